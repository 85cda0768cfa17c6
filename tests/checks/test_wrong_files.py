# ruff: noqa: E501 - a wrong file a line
"""Data files with one thing wrong in each: the right code, file, line and entry, and nothing else."""

from pathlib import Path

import pytest

from factsheet.checks import RULES
from factsheet.checks.file_faults import FORM_FAULTS
from factsheet.checks.rules import SILENCE_RULES
from factsheet.errors import FormCode
from tests.checks.builders import ANNUAL, YEARS, places

SOURCE = "period: 2012-2016, source: hhs-massachusetts-2016"
FIGURES = f"figures:\n  persons: {{value: 500, {SOURCE}}}\n"  # lines 4 and 5
WITH_CASES = f"{FIGURES}  cases: {{value: 260, {SOURCE}}}\n"  # lines 4 to 6
GROUPS = (
    f"{FIGURES}demographics:\n  period: 2012-2016\n  source: hhs-massachusetts-2016\n  groups:\n"  # to line 9
)
RANKING = "venues:\n  sex:\n    period: 2012-2016\n    source: hhs-massachusetts-2016\n"  # lines 4 to 7
DATED = "source: Made up, checked_on: 2026-11-23"


def group(title: str, *bars: tuple[str, int], more: str = "") -> str:
    """Write a group; its first line is the title's."""
    lines = [f"        - {{label: {label}, value: {value}}}" for label, value in bars]
    return "\n".join(
        [f"    - title: {title}", *([f"      {more}"] if more else []), "      bars:", *lines, ""]
    )


def law(title: str = "An act", citation: str = "Ch. 1", more: str = "") -> str:
    """Write a law in one line."""
    return f"  - {{title: {title}, citation: {citation}, {DATED}{more}}}\n"


def effort(name: str, more: str = "") -> str:
    """Write an effort in one line."""
    return f"    - {{name: {name}, {DATED}{more}}}\n"


def silence(code: str, field: str, reason: str = "Printed so in the source.") -> str:
    """Write a silence in three lines."""
    return f"  - code: {code}\n    field: {field}\n    reason: {reason}\n"


A_GROUP = group("Age", ("Adult", 300), ("Minor", 200))

PROFILES = [
    ("FS001", 4, "version", "version: first\n"),
    ("FS001", 4, "region", "region: 11\n"),
    ("FS001", 5, "figures.cases.value", f"figures:\n  cases: {{value: Four, {SOURCE}}}\n"),
    ("FS001", 5, "figures.persons.period", "figures:\n  persons: {value: 500, period: since December 2012, source: hhs-massachusetts-2016}\n"),
    ("FS003", 4, "file", "publisher: &name An office\n"),
    ("FS003", 5, "file", "version: 1\nversion: 2\n"),
    ("FS004", 4, "law", "law: []\n"),
    ("FS004", 4, "top_5", "top_5: []\n"),
    ("FS005", 5, "laws[0].citation", f"laws:\n  - {{title: An act, {DATED}}}\n"),
    ("FS006", 5, "laws[0].url", "laws:\n" + law(more=', url: "#"')),
    ("FS006", 6, "efforts.collaborations[0].url", "efforts:\n  collaborations:\n" + effort("A task force", ", url: http://mass.gov/task-force")),
    ("FS006", 6, "efforts.resources[0].url", "efforts:\n  resources:\n" + effort("A guide", ", url: javascript:alert(1)")),
    ("FS007", 5, "figures.persons.source", "figures:\n  persons: {value: 500, period: 2012-2016, source: my-desk}\n"),
    ("FS013", 4, "publisher", "publisher: 事務所\n"),
    ("FS015", 4, "map.bounds", "map: {method: fixed, classes: 2, bounds: [1, 2]}\n"),
    ("FS101", 4, "region", "region: 3\n"),
    ("FS101", 4, "region", "region: III\n"),
    ("FS101", 4, "publisher", "publisher: Department of Public Safety Region III\n"),
    ("FS102", 14, "demographics.groups[1]", GROUPS + A_GROUP + group("Citizenship", ("Foreign", 300), ("U.S.", 200))),
    ("FS103", 10, "demographics.groups[0]", GROUPS + group("Age", ("Adult", 300), ("Minor", 190))),
    ("FS104", 11, "demographics.groups[0]", GROUPS.replace(FIGURES, WITH_CASES) + group("Age", ("Adult", 200), ("Minor", 60))),
    ("FS105", 11, "demographics.groups[0].not_stated", GROUPS + group("Age", ("Adult", 300), ("Minor", 190), more="not_stated: 11")),
    ("FS106", 10, "demographics.groups[0]", GROUPS + group("Age", ("Adult", 301), ("Minor", 200))),
    ("FS107", 5, "figures.cases.value", f"figures:\n  cases: {{value: 259, {SOURCE}}}\n"),
    ("FS109", 5, "figures.persons.value", WITH_CASES.replace("500", "259")),
    ("FS110", 7, "demographics.period", GROUPS.replace("  period: 2012-2016\n", "  period: 2016\n") + A_GROUP),
    ("FS116", 14, "demographics.groups[0].bars[2].label", GROUPS + group("Age", ("Adult", 300), ("Minor", 150), ("minor", 50))),
    ("FS116", 14, "demographics.groups[1].title", GROUPS + A_GROUP + group("Age", ("Adult", 301), ("Minor", 199))),
    ("FS118", 10, "demographics.groups[0]", GROUPS + group("Age", ("Adult", 70), ("Minor", 30), more="not_stated: 400")),
    ("FS120", 9, "venues.sex.counts[1]", RANKING + "    names: [Hotels, Escort services]\n    counts: [12, 15]\n"),
    ("FS120", 9, "venues.sex.counts", RANKING + "    names: [Hotels, Escort services]\n    counts: [12]\n"),
    ("FS121", 11, "venues.sex.names[2]", RANKING + "    names:\n      - Hotels\n      - Escort services\n      - hotels\n"),
    ("FS122", 10, "venues.sex.names[1]", RANKING + "    names:\n      - Hotels\n      - Other Venues\n      - Escort services\n"),
    ("FS122", 12, "demographics.groups[0].bars[0].label", GROUPS + group("Age", ("Unknown", 50), ("Adult", 300), ("Minor", 150))),
    ("FS201", 5, "laws[0].title", "laws:\n" + law(title='"=HYPERLINK(1)"')),
    ("FS201", 5, "laws[0].citation", "laws:\n" + law(citation='"@SUM(A1)"')),
    ("FS202", 5, "laws[0].title", "laws:\n" + law(title='"An act on <b>trafficking</b>"')),
    ("FS202", 5, "laws[0].title", "laws:\n" + law(title='"**An act** on trafficking"')),
    ("FS202", 5, "laws[0].citation", "laws:\n" + law(citation='"[H.3808](#)"')),
    ("FS203", 6, "efforts.resources[0].name", "efforts:\n  resources:\n" + effort("Four victim service agencies")),
    ("FS204", 9, "venues.sex.names[0]", RANKING + '    names:\n      - "1. Hotels"\n      - Escort services\n'),
    ("FS204", 4, "publisher", "publisher: TOP 5 Offices\n"),
    ("FS205", 5, "laws[0].citation", "laws:\n" + law(citation="TBD")),
    ("FS205", 5, "laws[0].title", "laws:\n" + law(title="N/A")),
    ("FS206", 5, "laws[0].title", "laws:\n" + law(title='"An act, see www.malegislature.gov"')),
    ("FS207", 4, "publisher", "publisher: U.S. Department of Health and Human Services\n"),
    ("FS211", 6, "laws[1].url", "laws:\n" + law(more=", url: https://malegislature.gov/a") + law("Another", "Ch. 2", ", url: https://malegislature.gov/a/")),
    ("FS212", 5, "laws[0].url", "laws:\n" + law(more=', url: "https://malegislature.gov/#"')),
    ("FS212", 5, "laws[0].url", "laws:\n" + law(more=", url: https://www.example.com/law")),
    ("FS213", 5, "laws[0].url", "laws:\n" + law(more=", url: https://malegislature.gov/")),
    ("FS214", 6, "laws[1].title", "laws:\n" + law() + law("An Act", "ch. 1")),
    ("FS215", 6, "laws[1].citation", "laws:\n" + law() + law("Another act")),
    ("FS216", 8, "efforts.resources[0].name", "efforts:\n  collaborations:\n" + effort("A task force") + "  resources:\n" + effort("A Task Force")),
    ("FS301", 5, "laws[0].checked_on", "laws:\n" + law().replace("2026-11-23", "2025-11-23")),
    ("FS302", 5, "laws[0].checked_on", "laws:\n" + law().replace("2026-11-23", "2026-12-23")),
    ("FS901", 5, "silenced[0].code", "silenced:\n" + silence("FS199", "region")),
    ("FS901", 5, "silenced[0].code", "silenced:\n" + silence("FS001", "version")),
    ("FS902", 5, "silenced[0]", "silenced:\n" + silence("FS101", "region")),
    ("FS903", 8, "silenced[0].reason", "region: 3\nsilenced:\n" + silence("FS101", "region", "as is")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "line", "field", "profile"), PROFILES)
def test_a_wrong_profile_is_told_by_code_line_and_entry(
    tmp_path: Path, code: str, line: int, field: str, profile: str
) -> None:
    unprinted = [("FS138", "ma.yaml", 1, "blocks")] if "counts:" in profile else []
    assert places(tmp_path, profile) == [*unprinted, (code, "ma.yaml", line, field)]


def test_a_breakdown_may_say_what_it_divides_where_nobody_counted_that(tmp_path: Path) -> None:
    profile = GROUPS.replace(FIGURES, "") + group("Age", ("Adult", 300), more="of: persons")
    assert places(tmp_path, profile) == []


def test_figures_of_other_sources_are_not_held_against_each_other(tmp_path: Path) -> None:
    """The cases are those of the table; the persons of another source may be fewer."""
    assert places(tmp_path, FIGURES.replace("500", "259")) == []
    ages = GROUPS + group("Age", ("Adult", 200), ("Minor", 50))
    assert [each[0] for each in places(tmp_path, ages)] == ["FS103"]


HOTLINE, OFFENSES, TYPES = "hotline_annual.csv", "fbi_county_offenses.csv", "fbi_offense_types.csv"
COUNTIES = "fips,year,offenses\n"
NAMES = {HOTLINE: "tables__hotline_annual_csv", OFFENSES: "tables__fbi_county_offenses_csv"}


def years(old: str, new: str) -> str:
    """Write the annual table with one thing changed."""
    assert old in YEARS
    return YEARS.replace(old, new)


TABLES = [
    ("FS001", HOTLINE, 4, "cases", years("120,50", "120,fifty")),
    ("FS001", HOTLINE, 4, "calls", years("120,50", '"1,120",50')),
    ("FS003", HOTLINE, 4, "row", years("120,50", "120")),
    ("FS004", HOTLINE, 1, "header", years("calls,cases", "calls,case")),
    ("FS009", HOTLINE, 7, "usps", YEARS + "MA,2016,160,65\n"),
    ("FS010", HOTLINE, 6, "year", years("MA,2016", "MA,1916")),
    ("FS010", HOTLINE, 6, "year", years("MA,2016", "MA,2016 Q1")),
    ("FS132", HOTLINE, 3, "MA.2013.year", years("MA,2014,120,50\n", "")),
    ("FS132", HOTLINE, 6, "MA.2026.year", years("MA,2016", "MA,2026")),
    ("FS133", OFFENSES, 2, "25025.2019.offenses", COUNTIES + "25025,2019,-1\n"),
    ("FS409", HOTLINE, 6, "MA.2061.year", years("MA,2016", "MA,2061")),
    ("FS409", OFFENSES, 2, "25025.2091.year", COUNTIES + "25025,2091,1\n"),
    ("FS108", HOTLINE, 4, "MA.2014.cases", years("120,50", "120,121")),
    ("FS112", HOTLINE, 6, "MA.2016.calls", years("160,65", "1600,65")),
    ("FS112", HOTLINE, 6, "MA.2016.calls", years("MA,2015,140,60\nMA,2016,160,65", "MA,2015,140,20\nMA,2016,30,15")),
    ("FS404", HOTLINE, 5, "MA.2015.calls", years("140,60", "120,50")),
    ("FS008", OFFENSES, 2, "fips", COUNTIES + "25999,2019,1\n"),
    ("FS009", OFFENSES, 3, "fips", COUNTIES + "25025,2019,1\n25025,2019,1\n"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "name", "line", "field", "text"), TABLES)
def test_a_wrong_table_is_told_by_code_line_and_entry(
    tmp_path: Path, code: str, name: str, line: int, field: str, text: str
) -> None:
    told = places(tmp_path, **{NAMES[name]: text})
    assert (code, name, line, field) in told
    # Tables that count the same must be changed together: the sums no longer agree.
    # A year that has not come stands by itself as well, after the edition, and no sheet prints those before a gap.
    codes = {each[0] for each in told} - {FormCode.SUM, "FS135"}
    assert codes in ({code}, {"FS132", "FS138"}, {code, "FS132", "FS138"})


def test_every_code_is_met_by_a_test() -> None:
    here = {code for code, *_ in PROFILES} | {code for code, *_ in TABLES}
    elsewhere = {
        "FS002", "FS011", "FS012", "FS014", "FS016", "FS017",  # tests/checks/test_states.py
        "FS111", "FS113", "FS114", "FS117", "FS119", "FS123", "FS135", "FS136",  # tests/checks/test_figures.py
        "FS124",  # tests/checks/test_unseen_counts.py
        "FS115", "FS131",  # tests/checks/test_changes.py
        "FS125", "FS129", "FS130",  # tests/checks/test_exemption_rules.py
        "FS126", "FS127", "FS128",  # tests/checks/test_policies.py
        "FS208",  # tests/checks/test_carried_texts.py
        "FS138",  # tests/checks/test_unprinted.py
        "FS217",  # tests/checks/test_phone_numbers.py
        "FS303", "FS304", "FS305",  # tests/checks/test_figures.py
        "FS401", "FS402", "FS403",  # tests/checks/test_states.py
            "FS412",  # tests/checks/test_short_sources.py
    }  # fmt: skip
    known = (
        {rule.code for rule in RULES}
        | {code.value for code in FORM_FAULTS}
        | {code for code, *_ in SILENCE_RULES}
    )
    assert here | elsewhere == known
    assert not here & elsewhere
    assert len(PROFILES) + len(TABLES) >= 40
    assert ANNUAL in YEARS
