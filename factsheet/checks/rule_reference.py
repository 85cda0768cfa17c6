# ruff: noqa: E501 - the document is wider than code
"""docs/checks.md, made from the tables of rules: ``python -m factsheet.checks.rule_reference docs/checks.md``."""

import sys
from collections.abc import Iterable
from pathlib import Path

from factsheet.checks.context import Limits
from factsheet.checks.file_faults import FORM_FAULTS
from factsheet.checks.rules import FOLDER_RULES, LANGUAGE_RULES, RULES, SILENCE_RULES
from factsheet.count_wording import HIDDEN_COUNT, NUMBER_SIGN

_DEFAULTS = Limits()
_FIRM_CODES = [rule.code for rule in RULES if not rule.can_be_silenced]

_HEAD = f"""# What `factsheet check` looks for

A finding is one line: file and line, entry, what stands there, what was expected, then its code and how grave it is.

```text
data/profiles/ma.yaml:28: demographics.groups[2]: found the counts 251, 85; allowed: other counts than those of demographics.groups[0] [FS102 warning]
```

| severity | `check` | `build` |
| --- | --- | --- |
| error | ends with code 1 | does not draw the sheet, ends with code 1 |
| warning | is told; ends with code 1 only with `--strict` | is told, the sheet is drawn |
| notice | is told | is not told |

The entry of a row in a table is its place, year and column: `MA.2014.cases`, `25025.2019.offenses`. When a profile has a
fault of form, what is left of it is checked all the same, so that one run tells all.

## Counts that a sheet does not show

No message, log or report tells a count that the sheet hides: it says "{HIDDEN_COUNT}", or leaves the number out. A value
that cannot be read is quoted by its shape, with "{NUMBER_SIGN}" for each number: it may be a small count, and its line tells where to look.
A warning or notice that rests on a hidden count would give it away by being there. It is told with `--show-counts` alone: on
your own screen, and never with `--report json`. An error is told always, without the hidden counts, for it keeps the sheet from
being drawn. Counts of a source that publishes openly are told where no sheet can be drawn.

## Limits

A fact stays checked for {_DEFAULTS.oldest} days (`--max-age`), counted from today (or `SOURCE_DATE_EPOCH`) or from the day given with `--on`. A count may
be {_DEFAULTS.factor:g} times what it was before, up or down (`--max-change`); differences below {_DEFAULTS.least_change} are never too much.

## The edition before

The data of the edition before lie in the folder `previous` within your data folder: `previous/profiles/ma.yaml` and, if they
differ, `previous/tables/` and `previous/sources.yaml`. Then each count is compared with it. `factsheet edition 2026 MA --data my-data`
puts them there and raises edition and version; type it before you bring in new figures. A state that is not in `previous/` is
looked for in `previous/previous/`. A sheet that shows what it showed before keeps its edition and version.

## To silence a finding

Some findings are right and the data still stand as published. Say so at the end of the profile, with the reason. `check`
then only counts them; `check --silenced` lists them with their reasons:

```yaml
silenced:
  - code: FS102
    field: demographics.groups[2]
    reason: The source prints the same two counts for both.
```

Code and field are those of the finding. Faults of form cannot be silenced, nor can findings in files that all states share,
nor {", ".join(_FIRM_CODES[:-1])} and {_FIRM_CODES[-1]}, on which the protection of small counts rests.

## A small count that its source printed

Small counts are hidden, whoever printed them before. An office may decide that a single count of the whole state is
shown, since its source itself printed it. It says so beside the count, in the profile:

```yaml
- label: Gender minorities
  value: 3
  published:
    by: who printed it, as the footnote names it
    in: the title of the page or report in which it is printed
    seen_on: 2026-11-23
    decided_by: the office that answers for it
    reason: why it is shown, in 12 letters or more
```

`url` may be added where it leads to the count. The sheet prints the count with a footnote, and `check` lists it each time, as it
lists each source of which every count is shown. Counts of a county cannot be exempted.

## The report as JSON

`factsheet check --report json` prints one object. Keys may be added later; none is renamed or taken away.

| key | holds |
| --- | --- |
| `checked` | how many profiles were looked at |
| `faults`, `warnings`, `notices` | lists of findings: `code`, `severity`, `file`, `line`, `field`, `found`, `allowed`, `meaning`, `remedy`, and `state`, the postal code, or null where several states share the file |
| `silenced` | findings as above without `state`, with `reason` and `silenced_in` (`file`, `line`) |
| `withheld` | counts that the sheet does not show: `state`, `cell`, `label`, `rule`, `reason`; never the count |
| `exempted` | counts that are shown, however small, because their source printed them: `state`, `field`, `label`, `by`, `in`, `url` if there is one, `seen_on`, `decided_by`, `reason`; never the count |
| `open_sources` | sources of which every count is shown (`threshold: none`): `source`, `decided_by`, `reason`, `acknowledged_on` or null |
"""

_LANGUAGE = """## Labels in another language

What `check --lang es` adds, for `es` or any other language that has a wording file: the labels of your data that have no
translation yet, with the lines to copy. Names, laws and titles keep their own language and are not listed.
"""

_FOLDER = """## The data folder

What concerns the folder as a whole and no single state; `check` tells it, and `build` and `list` tell the warnings. Hidden files, notes
such as README.md, what editors and systems leave behind, `output` and folders without data files are passed over.
"""


def format_document() -> str:
    """Return the text of docs/checks.md."""
    rules = [(rule.code, rule.severity.value, rule.meaning, rule.remedy) for rule in RULES]
    languages, folder, silences = (
        [(code, severity.value, meaning, remedy) for code, severity, meaning, remedy in table]
        for table in (LANGUAGE_RULES, FOLDER_RULES, SILENCE_RULES)
    )
    forms = [(code.value, "error", *told) for code, told in FORM_FAULTS.items()]
    parts = (
        _HEAD,
        "## Faults of form: FS001 to FS099\n\nWhat keeps a file from being read. They can only be mended.\n",
        _format_table(forms),
        "## Findings\n\nWhat cannot be right, or should be looked at, in data that can be read.\n",
        _format_table(rules),
        _LANGUAGE,
        _format_table(languages),
        _FOLDER,
        _format_table(folder),
        "## Silences\n",
        _format_table(silences),
    )
    return "\n".join(parts)


def _format_table(rows: Iterable[tuple[str, ...]]) -> str:
    head = ["| code | severity | means | to mend it |", "| --- | --- | --- | --- |"]
    return "\n".join([*head, *(f"| {' | '.join(row)} |" for row in rows)]) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(format_document(), encoding="utf-8")
