# ruff: noqa: E501 - a case a line, with its whole message
"""Figures against their source, the table, the calendar and the edition before."""

from datetime import date
from pathlib import Path

import pytest

from factsheet import resources
from factsheet.checks import Limits, Severity
from factsheet.checks.state import CheckedState, check_state
from factsheet.sources import open_library
from tests.checks.builders import DAY, HEAD, YEARS, check, told
from tests.sources.builders import a_folder, write

SOURCE = "source: hhs-massachusetts-2016"


def figures(**values: int) -> str:
    """Write key figures of the years 2012 to 2016."""
    lines = [f"  {name}: {{value: {value}, period: 2012-2016, {SOURCE}}}" for name, value in values.items()]
    return "\n".join(["figures:", *lines, ""])


def edition(folder: Path, now: str, before: str, *, head: str = HEAD) -> list[str]:
    """Check a profile beside the edition before, whose year is 2022."""
    write(folder / "previous" / "profiles" / "ma.yaml", HEAD.replace("2023", "2022") + before)
    write(folder / "previous" / "tables" / "hotline_annual.csv", YEARS)
    a_folder(folder, head + now, tables__hotline_annual_csv=YEARS)
    return messages(folder, check_state(open_library(folder), "MA", Limits(DAY)))


def of_code(found: list[str], code: str) -> list[str]:
    return [each for each in found if f"[{code} " in each]


def messages(folder: Path, checked: CheckedState) -> list[str]:
    return [str(each).replace(f"{folder}/profiles/ma.yaml", "MA") for each in checked.findings]


def test_a_period_beyond_its_source_is_told(tmp_path: Path) -> None:
    profile = f"figures:\n  persons: {{value: 300, period: 2011-2016, {SOURCE}}}\n"
    assert messages(tmp_path, check(tmp_path, profile)) == [
        "MA:5: figures.persons.period: found '2011-2016'; allowed: years within 2012-2016, which hhs-massachusetts-2016 covers [FS111 warning]",
    ]


def test_nothing_but_zeros_is_told(tmp_path: Path) -> None:
    profile = f"call_types:\n  period: 2012-2016\n  {SOURCE}\n  bars: [{{label: Crisis, value: 0}}, {{label: Tip, value: 0}}]\n"
    assert messages(tmp_path, check(tmp_path, profile)) == [
        "MA:4: call_types: found nothing but zeros; allowed: counts that were reported; leave out what is not published [FS117 warning]"
    ]


@pytest.mark.parametrize(("period", "most"), [("2012-2016", 630), ("2016", 160)])
def test_types_of_calls_above_the_calls_are_told(tmp_path: Path, period: str, most: int) -> None:
    profile = f"call_types:\n  period: {period}\n  {SOURCE}\n  bars: [{{label: Crisis, value: {most}}}, {{label: Tip, value: 20}}]\n"
    (finding,) = [each for each in check(tmp_path, profile).findings if each.severity is Severity.ERROR]
    assert str(finding).endswith(
        f"ma.yaml:7: call_types.bars: found counts that add to {most + 20}; allowed: at most {most} calls [FS119 error]"
    )


def test_cases_above_calls_in_the_profile_are_told(tmp_path: Path) -> None:
    findings = messages(tmp_path, check(tmp_path, figures(cases=260, calls=250)))
    assert (
        "MA:5: figures.cases.value: found 260 cases; allowed: no more cases than calls, 250 in 2012-2016 [FS108 error]"
        in findings
    )


def test_an_edition_older_than_its_figures_is_told(tmp_path: Path) -> None:
    a_folder(tmp_path, HEAD.replace("2023", "2015") + figures(persons=300), tables__hotline_annual_csv=YEARS)
    checked = check_state(open_library(tmp_path), "MA", Limits(DAY))
    assert messages(tmp_path, checked) == [
        "MA:2: edition: found 2015; allowed: 2016 or later, as figures.persons reaches to 2016 [FS303 error]",
        "MA:2: edition: found 2015; allowed: 2023 or later, as the figures of fbi-offenses reach to 2023 [FS135 warning]",
    ]


def test_an_edition_far_ahead_is_told(tmp_path: Path) -> None:
    a_folder(tmp_path, HEAD.replace("2023", "2029"), tables__hotline_annual_csv=YEARS)
    checked = check_state(open_library(tmp_path), "MA", Limits(DAY))
    assert messages(tmp_path, checked) == [
        "MA:2: edition: found 2029; allowed: 2027 or earlier [FS304 warning]"
    ]


def test_figures_of_years_that_were_not_over_are_told(tmp_path: Path) -> None:
    profile = "figures:\n  persons: {value: 300, period: 2027, source: census-shapes}\n"
    findings = messages(tmp_path, check(tmp_path, profile))
    assert (
        "MA:5: figures.persons.period: found '2027'; allowed: years up to 2026, when census-shapes was checked [FS305 warning]"
        in findings
    )


def test_without_a_day_nothing_that_depends_on_it_is_told(tmp_path: Path) -> None:
    profile = "laws:\n  - {title: An act, citation: Ch. 1, source: Made up, checked_on: 1999-01-01}\n"
    assert check(tmp_path, profile, limits=Limits()).findings == ()
    found = check(tmp_path, profile, limits=Limits(date(2000, 1, 2), oldest=365)).findings
    assert ("FS301", "laws[0].checked_on") in [(each.code, each.fault.field) for each in found]


def test_a_fact_is_stale_on_the_day_after_the_last(tmp_path: Path) -> None:
    profile = "laws:\n  - {title: An act, citation: Ch. 1, source: Made up, checked_on: 2026-11-16}\n"
    assert check(tmp_path, profile, limits=Limits(DAY, oldest=10)).findings == ()
    assert [each.code for each in check(tmp_path, profile, limits=Limits(DAY, oldest=9)).findings] == [
        "FS301"
    ]


def test_a_count_that_rose_or_fell_too_much_since_the_edition_before_is_told(tmp_path: Path) -> None:
    assert edition(tmp_path / "a", figures(persons=901), figures(persons=300)) == [
        "MA:5: figures.persons.value: found 901; allowed: a change from 300 in the edition before by a factor of 3 at most [FS113 warning]"
    ]
    assert edition(tmp_path / "b", figures(persons=900), figures(persons=300)) == []
    assert "FS113" in "".join(edition(tmp_path / "c", figures(persons=260), figures(persons=781)))


def test_a_count_a_little_above_the_edition_before_is_told(tmp_path: Path) -> None:
    assert edition(tmp_path / "a", figures(persons=310), figures(persons=300)) == [
        "MA:5: figures.persons.value: found persons from 2012: the change since the 2022 edition is a small count; allowed: the count of the edition before, or a larger change [FS114 warning]"
    ]
    assert edition(tmp_path / "b", figures(persons=311), figures(persons=300)) == []


def test_bars_are_compared_by_group_and_label(tmp_path: Path) -> None:
    def groups(adults: int, minors: int) -> str:
        return figures(persons=300) + (
            f"demographics:\n  period: 2012-2016\n  {SOURCE}\n  groups:\n    - title: Age\n      bars:\n"
            f"        - {{label: Adult, value: {adults}}}\n        - {{label: Minor, value: {minors}}}\n"
        )

    assert edition(tmp_path, groups(250, 50), groups(48, 252)) == [
        "MA:12: demographics.groups[0].bars[0].value: found 250; allowed: a change from 48 in the edition before by a factor of 3 at most [FS113 warning]",
        "MA:13: demographics.groups[0].bars[1].value: found 50; allowed: a change from 252 in the edition before by a factor of 3 at most [FS113 warning]",
    ]


def test_an_edition_before_the_one_before_is_told(tmp_path: Path) -> None:
    (found,) = of_code(edition(tmp_path, "", "", head=HEAD.replace("2023", "2021")), "FS123")
    assert found == (
        "MA:2: edition: found edition 2021, version 1; allowed: later than edition 2022, version 1, the one before [FS123 error]"
    )
    assert edition(tmp_path / "b", "version: 2\n", "version: 3\n") == []


def test_a_sheet_that_shows_what_it_showed_keeps_its_version(tmp_path: Path) -> None:
    head = HEAD.replace("2023", "2022")
    unprinted = "silenced:\n  - {code: FS110, field: laws, reason: A reason that is long enough to read}\n"
    map_choice = "map: {classes: 3}\n"
    for same in ("", unprinted, "# A comment\n"):
        assert (
            of_code(edition(tmp_path, figures(persons=300) + same, figures(persons=300), head=head), "FS123")
            == []
        )
    for other in (figures(persons=400), figures(persons=300) + map_choice, "publisher: An office\n"):
        assert of_code(edition(tmp_path, other, figures(persons=300), head=head), "FS123") == [
            "MA:2: edition: found edition 2022, version 1; allowed: a later version, as the sheet of the edition before has this one and shows something else [FS123 error]"
        ]


def test_a_draft_that_becomes_final_keeps_its_version(tmp_path: Path) -> None:
    head = HEAD.replace("2023", "2022").replace("synthetic", "final")
    assert of_code(edition(tmp_path, figures(persons=300), figures(persons=300), head=head), "FS123") == []


def test_a_table_newer_than_the_edition_is_told_and_one_as_old_is_not(tmp_path: Path) -> None:
    years = YEARS.replace("2016,", "2026,").replace("2015,", "2025,").replace("2014,", "2024,")
    years = years.replace("2013,", "2023,").replace("2012,", "2022,")
    sources = (resources.DATA / "sources.yaml").read_text(encoding="utf-8")
    hotline = sources.replace("period: 2012-2016", "period: 2022-2026")
    for named, expected in (
        ("2026", []),
        ("2027", []),
        ("2025", ["2025; allowed: 2026 or later, as the figures of hotline-annual reach to 2026"]),
    ):
        a_folder(
            tmp_path / named,
            HEAD.replace("2023", named),
            tables__hotline_annual_csv=years,
            sources_yaml=hotline,
        )
        found = messages(tmp_path / named, check_state(open_library(tmp_path / named), "MA", Limits(DAY)))
        assert of_code(found, "FS135") == [
            f"MA:2: edition: found {each} [FS135 warning]" for each in expected
        ]


def test_an_edition_before_with_later_figures_is_told_where_counts_are_hidden(tmp_path: Path) -> None:
    hidden = figures(persons=300) + (
        f"demographics:\n  period: 2012-2016\n  {SOURCE}\n  groups:\n    - title: Age\n      of: persons\n"
        "      bars: [{label: Adult, value: 250}, {label: Young, value: 47}, {label: Minor, value: 3}]\n"
    )
    assert of_code(edition(tmp_path / "a", hidden, hidden), "FS136") == [
        "MA:2: edition: found figures of fbi-offenses up to 2023 in the 2022 edition that is kept before; allowed: figures up to 2022, as the sheet of that edition was drawn from [FS136 notice]"
    ]
    assert of_code(edition(tmp_path / "b", figures(persons=300), figures(persons=300)), "FS136") == []


def test_groups_that_say_what_they_divide_and_what_is_not_stated_are_sound(tmp_path: Path) -> None:
    profile = (
        f"demographics:\n  period: 2012-2016\n  {SOURCE}\n  groups:\n    - title: Age\n      of: cases\n"
        "      not_stated: 20\n      bars: [{label: Adult, value: 200}, {label: Minor, value: 40}]\n"
    )
    assert told(tmp_path, profile) == []
