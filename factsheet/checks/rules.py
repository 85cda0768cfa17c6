# ruff: noqa: E501 - a rule a line, as a table
"""THE table of rules: code, severity, meaning, remedy, and the function that looks.

A code is given once and for good, since silences in data files and readers of reports name it: a rule that
goes leaves its number free for ever.
"""

from factsheet.checks import (
    breakdowns,
    carried_texts,
    changes,
    dates,
    exemption_rules,
    links,
    list_entries,
    phone_numbers,
    policies,
    short_sources,
    table_rows,
    texts,
    totals,
    unprinted,
    unseen_counts,
)
from factsheet.checks.finding import CheckRule, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTICE

RULES: tuple[CheckRule, ...] = (
    CheckRule("FS101", _E, "The HHS region stated is not the region of the jurisdiction.", "Correct the region, or leave it out: the table of jurisdictions is what is printed.", totals.find_wrong_region),
    CheckRule("FS102", _W, "Two breakdowns have the very same counts.", "Compare both with the source: one is probably a copy of the other.", breakdowns.find_copied_counts),
    CheckRule("FS103", _W, "A breakdown adds to less than what it divides.", "Enter the rest as not_stated, or say with of: what the counts divide.", breakdowns.find_counts_below_universe),
    CheckRule("FS104", _W, "A breakdown adds to the number of cases where persons are counted, or the other way round.", "Find out what the source counts and enter it as of: cases or of: persons.", breakdowns.find_other_universe),
    CheckRule("FS105", _E, "A breakdown and its not_stated do not add to what it divides.", "Correct the counts, or what stands behind not_stated: or of:.", breakdowns.find_contradicted_universe),
    CheckRule("FS106", _E, "A breakdown adds to more than what it divides.", "Correct the counts, or say with of: what they divide.", breakdowns.find_counts_above_universe),
    CheckRule("FS107", _W, "A total differs from the national table.", "Compare number and period with the source; take the number out if the table is right.", totals.find_table_mismatch),
    CheckRule("FS108", _E, "There are more cases than calls.", "Compare both with the source; columns may have changed places.", totals.find_excess_cases),
    CheckRule("FS109", _W, "There are fewer persons than cases.", "Compare both with the source.", totals.find_too_few_persons),
    CheckRule("FS110", _W, "Blocks of one sheet are of different periods.", "Use figures of one period, or silence this with the reason.", totals.find_mixed_periods),
    CheckRule("FS111", _W, "A period reaches beyond the years that its source covers.", "Correct the period, or the period of the source.", totals.find_uncovered_periods),
    CheckRule("FS112", _W, "A count of the annual table fell or rose by more than the factor in a year.", "Compare both years with the source.", changes.find_year_jumps),
    CheckRule("FS113", _W, "A count fell or rose by more than the factor since the edition before.", "Compare with the source; the unit or the period may have changed.", changes.find_edition_jumps),
    CheckRule("FS114", _W, "The change of a count since the edition before is itself a small count, so that new reports may be recognised.", "Keep the number of the edition before, or wait for more years.", changes.find_small_differences),
    CheckRule("FS115", _N, "A count is so small that the policy of its source keeps it off the sheet.", "Fold it into a larger category if there is one; nothing else needs to be done.", breakdowns.find_small_counts),
    CheckRule("FS116", _E, "A label or a group's title stands there twice.", "Join the two, or correct the label.", breakdowns.find_doubled_labels),
    CheckRule("FS117", _W, "A breakdown is nothing but zeros.", "Leave it out unless the source reports zeros.", breakdowns.find_all_zeros),
    CheckRule("FS118", _W, "The counts of a breakdown add to 100, as percentages do.", "Enter counts as published; shares are worked out.", breakdowns.find_percentages),
    CheckRule("FS119", _E, "Types of calls add to more than the calls of these years.", "Compare with the source; a request may be counted twice.", breakdowns.find_excess_call_types),
    CheckRule("FS120", _W, "A ranking is not in the order of its counts.", "Sort the names by their counts, highest first.", list_entries.find_rank_disorder),
    CheckRule("FS121", _E, "A name stands twice in a ranking.", "Take one of the two out.", list_entries.find_doubled_names),
    CheckRule("FS122", _W, "What is left over does not stand last.", "Move it to residual in a ranking, to the end among bars.", list_entries.find_misplaced_rest),
    CheckRule("FS123", _E, "The edition comes before the one that is kept as the edition before, or another sheet has its version.", "Raise edition or version; factsheet edition does both.", changes.find_unraised_edition),
    CheckRule("FS124", _E, "A breakdown has a count that is not shown and does not say what it divides.", "Say with of: what the counts divide; where the source does not tell, fold the small category into a larger one or leave the breakdown out.", unseen_counts.find_undeclared_breakdowns, can_be_silenced=False),
    CheckRule("FS125", _E, "A count of a county is exempted from being hidden.", "Take published out: it is for counts of the whole jurisdiction alone.", exemption_rules.find_exempted_counties, can_be_silenced=False),
    CheckRule("FS126", _W, "A source is said to show every count, and nobody has acknowledged that.", "Let the office that decided it look whether the source itself publishes every count, and enter the day as acknowledged_on; else state a threshold.", policies.find_unacknowledged_waivers, can_be_silenced=False),
    CheckRule("FS127", _W, "A policy on small counts does not say in words who decided it, or why.", "Name the office that answers for it, and the reason in one sentence.", policies.find_poor_policies, can_be_silenced=False),
    CheckRule("FS128", _W, "A source keeps a count back, although it is said to show every count.", "State a threshold for the source, or enter the count if the source prints it.", policies.find_kept_back_counts),
    CheckRule("FS129", _N, "A count is exempted from being hidden that would not be hidden.", "Take published out; it is for small counts.", exemption_rules.find_idle_exemptions),
    CheckRule("FS130", _W, "A count that the edition before exempted from being hidden is hidden now.", "Enter published again; a count that was printed stays known, and hiding it protects nobody.", exemption_rules.find_withdrawn_exemptions),
    CheckRule("FS131", _N, "Counts are not shown, and no edition before is kept: whether both sheets together give them away cannot be judged.", "Keep the data of each printed edition in the folder previous/; nothing needs to be done for a first edition.", changes.find_missing_edition),
    CheckRule("FS132", _W, "A state has years in the annual table before a gap: the sheet has the latest years without a gap alone.", "Add the years between, or take the older rows out; one year far from the others may be a slip in typing.", table_rows.find_undrawn_years),
    CheckRule("FS133", _N, "A row of offenses is below zero, as corrections are that the FBI publishes; it is kept in its year.", "Nothing needs to be done if the FBI's file has it.", table_rows.find_corrections),
    CheckRule("FS135", _W, "The edition is older than figures that the sheet has from the tables.", "Raise it with factsheet edition, or take the newer rows out of the table.", dates.find_newer_tables),
    CheckRule("FS136", _N, "The edition before is kept with figures of later years, from which its sheet was not drawn: what both sheets together give away cannot be judged.", "Put the tables and sources.yaml of that edition into the folder previous/.", dates.find_newer_tables_before),
    CheckRule("FS138", _N, "Data of the state are on no sheet.", "Nothing needs to be done if that is meant; else change blocks in the profile or in theme.yaml.", unprinted.find_unprinted_data),
    CheckRule("FS201", _W, "A text looks like a formula of a spreadsheet.", "Enter the words that the formula gives.", texts.find_formulas),
    CheckRule("FS202", _W, "A text holds markup.", "Take the marks out; the sheet prints text as it stands.", texts.find_markup),
    CheckRule("FS203", _W, "A number is written as a word.", "Enter it as a count, so that it changes with the data.", texts.find_spelled_numbers),
    CheckRule("FS204", _W, "A rank or a heading such as Top 5 is typed into a text.", "Take it out; both are counted from the list.", texts.find_typed_ranks),
    CheckRule("FS205", _W, "A text stands for something still to be entered.", "Enter what is published, or take the entry out.", texts.find_unfilled_texts),
    CheckRule("FS206", _W, "A web address stands within a text.", "Move the address to url.", texts.find_addresses),
    CheckRule("FS207", _W, "The publisher is named as the federal Department.", "Name the office that publishes the sheet; if it is the Department, silence this.", texts.find_department_publisher),
    CheckRule("FS208", _W, "A text that travels with the sheet names a number as small as the counts that the sheet hides.", "Say it without the number; if it is no count, silence this.", carried_texts.find_told_counts),
    CheckRule("FS211", _W, "One link stands at two entries.", "Find the link of each, or take one out.", links.find_doubled_links),
    CheckRule("FS212", _E, "A link is a placeholder.", "Enter the link to the thing itself, or take url out.", links.find_placeholder_links),
    CheckRule("FS213", _N, "The link of a law leads to a front page.", "Enter the link to the text of the law, or take url out.", links.find_front_pages),
    CheckRule("FS214", _E, "A law stands there twice.", "Take one of the two out.", list_entries.find_doubled_laws),
    CheckRule("FS215", _W, "Two laws have the same citation.", "Compare both citations with the source.", list_entries.find_doubled_citations),
    CheckRule("FS216", _E, "An effort stands there twice.", "Take one of the two out.", list_entries.find_doubled_efforts),
    CheckRule("FS217", _W, "A phone or text number cannot be dialled.", "Compare the number with the page of the line, call it, and write all its digits.", phone_numbers.find_wrong_numbers),
    CheckRule("FS301", _W, "A fact was not checked for longer than the limit.", "Look again, correct it if need be, and enter the day as checked_on.", dates.find_stale_facts),
    CheckRule("FS302", _W, "A fact is said to be checked on a day that has not come.", "Enter the day on which somebody last looked.", dates.find_future_checks),
    CheckRule("FS303", _E, "The edition is older than figures on the sheet.", "Correct edition or the period.", dates.find_edition_before_figures),
    CheckRule("FS304", _W, "The edition lies more than a year ahead.", "Correct edition, or wait with the sheet.", dates.find_future_edition),
    CheckRule("FS305", _W, "Figures are of years that were not over when their source was checked.", "Correct the period, or check the source again.", dates.find_period_after_check),
    CheckRule("FS401", _N, "A county code lost its leading zero; it is read with it.", "Write the code as five digits; in a spreadsheet, as text.", table_rows.find_lost_zeros),
    CheckRule("FS402", _N, "A county code was replaced by another one; it is read as the one in force.", "Write the code in force.", table_rows.find_replaced_codes),
    CheckRule("FS403", _W, "A county has rows under its old and its new code in one year; both are added up.", "Keep one row, or join the two.", table_rows.find_doubled_codes),
    CheckRule("FS404", _W, "A year has the same calls and cases as the year before.", "Compare with the source: the row is probably a copy.", table_rows.find_copied_years),
    CheckRule("FS409", _E, "A row of a national table is of a year that has not come.", "Correct the year.", table_rows.find_years_to_come),
    CheckRule("FS412", _N, "The entry of a source leaves out what readers of its figures should know.", "Enter it in sources.yaml as far as it is known; nothing else needs to be done, the sheet is drawn without it.", short_sources.find_short_sources),
)  # fmt: skip

UNTRANSLATED_LABEL = "FS411"

LANGUAGE_RULES: tuple[tuple[str, Severity, str, str], ...] = (
    (UNTRANSLATED_LABEL, _N, "A label of the data has no translation, so that a sheet in that language prints it in English.", "Add the line that the message gives below terms: in the wording file of your data folder, with the translation."),
)  # fmt: skip

UNREAD_FILE, SECOND_PROFILE, SHIPPED_FILE, NO_NATION, SOME_STATES, PALE_RAMP = (
    "FS501",
    "FS502",
    "FS503",
    "FS504",
    "FS505",
    "FS506",
)

FOLDER_RULES: tuple[tuple[str, Severity, str, str], ...] = (
    (UNREAD_FILE, _W, "Nothing reads a file or folder that lies in the data folder: what stands in it is on no sheet.", "Correct the name, as the message offers; move out of the folder what is no data file."),
    (SECOND_PROFILE, _W, "A state has a second profile, which nothing reads.", "Bring both into the file that is read, and move the other one out of the folder."),
    (SHIPPED_FILE, _N, "A national table is the shipped one, though the folder has tables of its own.", "Nothing needs to be done if that is meant; else put a table of that name into the folder."),
    (NO_NATION, _W, "Something in the annual table, or in that of residents, keeps the nation from being summed, so that no sheet compares its state with it.", "Correct the row that is named, or add the rows that are missing."),
    (SOME_STATES, _N, "The annual table has some states only, so that no sheet compares its state with the nation.", "Nothing needs to be done; with the rows of all states the comparison is printed."),
    (PALE_RAMP, _N, "The lightest shade of the map in theme.yaml is so pale that some readers may take it for none recorded.", "Take a darker shade for the lowest class, and move the others apart if need be; nothing else needs to be done, the sheets are drawn with it."),
)  # fmt: skip

UNKNOWN_CODE, IDLE_SILENCE, POOR_REASON = "FS901", "FS902", "FS903"

SILENCE_RULES: tuple[tuple[str, Severity, str, str], ...] = (
    (UNKNOWN_CODE, _N, "A silence names a code that no rule has, or one that cannot be silenced.", "Correct the code; faults of form, below FS100, can only be mended."),
    (IDLE_SILENCE, _N, "A silence silences nothing.", "Take it out: what it was about is mended, or stands elsewhere now."),
    (POOR_REASON, _W, "The reason of a silence says nothing.", "Write why the finding stands as published."),
)  # fmt: skip
