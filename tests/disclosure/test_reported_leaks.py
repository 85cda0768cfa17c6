"""Small inputs by which counts could once be worked out, and others of their kinds."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from factsheet import resources
from factsheet.disclosure.cell_names import list_counts
from factsheet.model import (
    Bar,
    Breakdown,
    CallTypes,
    Demographics,
    Measure,
    Period,
    Profile,
    YearSeries,
)
from tests.checks.builders import places
from tests.disclosure.audit.backwards import ListShape, Table, build_table
from tests.disclosure.audit.behind import find_values_behind
from tests.disclosure.audit.cases import ALONE, Finding, Subject, audit_subject
from tests.disclosure.audit.editions import BEFORE, NOW
from tests.disclosure.audit.engine import print_profile
from tests.disclosure.audit.plans import load_base, make_policy
from tests.disclosure.audit.profiles import make_source

FIRST, LAST = 2012, 2016
PERIOD = Period(first=FIRST, last=LAST)
SOURCES = {"closed": 11, "three": 3, "open": None}


def a_profile(**parts: object) -> Profile:
    """Return a profile with nothing but these parts, of sources that are called by their thresholds."""
    base = load_base("RI")
    empty = dict.fromkeys(
        ("cases", "persons", "calls", "cases_by_year", "calls_by_year", "demographics", "call_types")
    )
    sources = tuple(make_source(key, make_policy(threshold)) for key, threshold in SOURCES.items())
    other = {"counties": None, "offenses": None, "nation": None, "sources": (*sources, *base.sources)}
    return replace(base, **{**empty, **other, **parts})


def a_figure(value: int, period: Period = PERIOD, source: str = "open") -> Measure:
    return Measure(value=value, period=period, source=source)


def years(*values: int, first: int = FIRST, source: str = "closed") -> YearSeries:
    return YearSeries(tuple(range(first, first + len(values))), values, source)


def a_breakdown(
    values: Sequence[int], of: str | None, period: Period = PERIOD, source: str = "closed"
) -> Demographics:
    bars = tuple(Bar(label=f"Bar {index}", value=value) for index, value in enumerate(values))
    group = Breakdown.model_validate({"title": "Gender", "bars": bars, "of": of})
    return Demographics(period=period, source=source, groups=(group,))


def find_leaks(profile: Profile, before: Profile | None = None) -> tuple[Finding, ...]:
    """Return what a reader of the sheet, or of both editions, comes too close to."""
    profiles = {ALONE: profile} if before is None else {BEFORE: before, NOW: profile}
    case = audit_subject(Subject("reported", profiles))
    return tuple(finding for finding in case.findings if finding.is_promised)


def is_printed(profile: Profile, before: Profile | None = None) -> bool:
    return print_profile(profile, before) is not None


@pytest.mark.parametrize(
    ("shape", "table"),
    [
        (ListShape(11, 68, 3), Table((11, 12, 40), 5)),
        (ListShape(11, 68, 3, state="DE"), Table((11, 12, 40), 5)),
        (ListShape(11, 70, 3), Table((12, 13, 40), 5)),
        (ListShape(5, 30, 3), Table((5, 6, 17), 2)),
        (ListShape(3, 20, 3), Table((3, 4, 12), 1)),
        (ListShape(3, 6, 3), Table((4, 1, 0), 1)),
    ],
)
def test_a_small_rest_is_not_told_by_its_being_the_rest(shape: ListShape, table: Table) -> None:
    behind = find_values_behind(build_table(shape, table))
    assert behind != {}
    spans = {name: max(values) - min(values) for name, values in behind.items()}
    assert [name for name, span in spans.items() if span < shape.threshold // 2] == []


FOUR = Period(first=2012, last=2015)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ((44, 9, 30, 52), (44, 9, 30, 52, 12)),
        ((44, 9, 30, 52), (44, 9, 30, 52, 31)),
        ((44, 9, 30, 52), (44, 9, 30, 52, 4)),
        ((200, 12, 3, 30), (200, 40, 3, 30)),
        ((9, 44, 50, 60), (12, 44, 50, 60)),
        ((44, 9, 30, 52), (44, 9, 30, 52)),
    ],
    ids=["year added", "larger year added", "small year added", "corrected", "grown", "unchanged"],
)
def test_two_editions_tell_no_more_than_one(before: tuple[int, ...], now: tuple[int, ...]) -> None:
    earlier, later = (
        a_profile(
            cases=a_figure(sum(values), Period(first=FIRST, last=FIRST + len(values) - 1)),
            cases_by_year=years(*values),
        )
        for values in (before, now)
    )
    later = replace(later, edition=earlier.edition + 1)
    # A small year is the difference of two totals, which no cover hides; nor that a count grew by a few
    # past the threshold, where it would be printed with more hidden if it had not.
    assert is_printed(later, earlier) is (sum(now) - sum(before) not in {3, 4})
    assert find_leaks(later, earlier) == ()


def sub_periods() -> dict[str, Profile]:
    types = CallTypes(
        period=Period(first=2016, last=2016),
        source="closed",
        bars=(Bar(label="Crisis", value=90), Bar(label="Tip", value=2)),
    )
    return {
        "cases": a_profile(cases=a_figure(332), demographics=a_breakdown((287, 44, 1), "cases", FOUR)),
        "persons": a_profile(
            persons=a_figure(334),
            demographics=a_breakdown((287, 44, 2), "persons", Period(first=2013, last=2016)),
        ),
        "calls": a_profile(calls=a_figure(93), call_types=types),
        "undeclared": a_profile(persons=a_figure(334), demographics=a_breakdown((287, 44, 2), None, FOUR)),
        "cases of calls": a_profile(
            calls=a_figure(333), demographics=a_breakdown((287, 44, 1), "cases", FOUR)
        ),
    }


@pytest.mark.parametrize("name", list(sub_periods()))
def test_a_breakdown_of_some_years_is_held_under_the_total_of_all(name: str) -> None:
    profile = sub_periods()[name]
    assert is_printed(profile)
    assert find_leaks(profile) == ()


@pytest.mark.parametrize(("source", "cases"), [("three", 52), ("closed", 56)])
def test_an_undeclared_breakdown_does_not_tell_whether_it_comes_to_the_cases(source: str, cases: int) -> None:
    pictures = {
        tuple(list_counts(protected.profile).items())
        for small in range(1, cases - 50 + 1)
        if (
            protected := print_profile(
                a_profile(cases=a_figure(cases), demographics=a_breakdown((small, 50), None, source=source))
            )
        )
    }
    assert len(pictures) == 1


@pytest.mark.parametrize(
    ("cases", "persons", "calls"),
    [
        (a_figure(8), a_figure(9, source="closed"), None),
        (a_figure(2, source="closed"), None, a_figure(3)),
        (a_figure(9, source="closed"), a_figure(10, source="closed"), a_figure(12)),
    ],
    ids=["persons beside cases", "cases beside few calls", "both hidden beside calls"],
)
def test_cases_persons_and_calls_do_not_tell_of_each_other(
    cases: Measure, persons: Measure | None, calls: Measure | None
) -> None:
    assert find_leaks(a_profile(cases=cases, persons=persons, calls=calls)) == ()


OPEN_SOURCE = """
made-up:
  cited: Made-up counts
  publisher: A test
  title: Counts made up for a test
  unit: persons
  period: 2012-2016
  checked_on: 2026-11-23
  licence: none
  policy: A test.
  disclosure:
    threshold: none
    decided_by: A test office
    reason: The publisher prints every count itself.
"""


def test_a_count_that_an_open_source_keeps_back_is_told(tmp_path: Path) -> None:
    profile = (
        "figures:\n  cases: {value: 336, period: 2012-2016, source: made-up}\n"
        "demographics:\n  period: 2012-2016\n  source: made-up\n  groups:\n"
        "    - title: Gender\n      of: cases\n      bars:\n"
        "        - {label: Female, value: 287}\n        - {label: Male, value: 44}\n"
        "        - {label: Gender minorities, value: not shown}\n"
    )
    sources = (resources.DATA / "sources.yaml").read_text(encoding="utf-8") + OPEN_SOURCE
    found = places(tmp_path, profile, sources_yaml=sources)
    assert "demographics.groups[0].bars[2].value" in {field for _, _, _, field in found}
