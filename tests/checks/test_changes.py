"""What is told where counts are hidden, and whether an edition before is kept."""

from pathlib import Path

from tests.checks.builders import HEAD, YEARS, told
from tests.sources.builders import write

SOURCE = "period: 2012-2016, source: hhs-massachusetts-2016"
PROFILE = (
    f"figures:\n  persons: {{value: 500, {SOURCE}}}\n"
    "demographics:\n  period: 2012-2016\n  source: hhs-massachusetts-2016\n  groups:\n"
    "    - title: Age\n      of: persons\n      bars:\n"
    "        - {label: Adult, value: 450}\n"
    "        - {label: Young adult, value: 47}\n"
    "        - {label: Minor, value: 3}\n"
)
SMALL = (
    "DIR/profiles/ma.yaml:15: demographics.groups[0].bars[2].value: found a count below 11; allowed: 11 or "
    "more by the policy of hhs-massachusetts-2016; the sheet will say 'not shown' [FS115 notice]"
)


def test_a_hidden_count_without_an_edition_before_cannot_be_judged(tmp_path: Path) -> None:
    assert told(tmp_path, PROFILE) == [
        "DIR/profiles/ma.yaml:2: edition: found counts that are not shown, and no edition before; allowed: "
        "the data of the edition before in 'previous/', if there was one: it may tell what is hidden "
        "[FS131 notice]",
        SMALL,
    ]


def test_with_the_edition_before_nothing_is_said_of_it_nor_of_what_it_hid(tmp_path: Path) -> None:
    before = tmp_path / "previous"
    write(before / "profiles" / "ma.yaml", HEAD + PROFILE)
    write(before / "tables" / "hotline_annual.csv", YEARS)
    assert told(tmp_path, PROFILE) == []


def test_where_every_count_is_shown_no_edition_before_is_missed(tmp_path: Path) -> None:
    assert told(tmp_path, PROFILE.replace("value: 3", "value: 13").replace("500", "510")) == []
