"""Which counts a message may tell: by what the sheet prints, and by sources that are open."""

from dataclasses import replace
from pathlib import Path

import pytest

from factsheet.checks.context import CheckContext, NamedCount
from factsheet.checks.count_voice import can_tell, word_named_count, word_named_limit, word_sentence
from factsheet.checks.state_data import collect_state_data
from factsheet.disclosure import protect_profile
from tests.checks.builders import HEAD, YEARS
from tests.sources.builders import a_folder

SOURCE = "source: hhs-massachusetts-2016"
PROFILE = (
    HEAD
    + f"figures:\n  persons: {{value: 7, period: 2012-2016, {SOURCE}}}\n"
    + f"demographics:\n  period: 2012-2016\n  {SOURCE}\n  groups:\n    - title: Age\n"
    + "      bars: [{label: A, value: 3}, {label: B, value: 203}, {label: C, value: 350}]\n"
    + f"venues:\n  sex: {{period: 2016, {SOURCE}, names: [A], counts: [43]}}\n"
)
SMALL = NamedCount(3, ("demographics.groups[0].bars[0]",))
LARGE = NamedCount(350, ("demographics.groups[0].bars[2]",))
PERSONS, CASES = NamedCount(7, ("persons",)), NamedCount(260, ("cases",))
RANKED, AGENCIES = NamedCount(43, ("venues.sex.counts[0]",)), NamedCount(4)


@pytest.fixture(name="context")
def a_context(tmp_path: Path) -> CheckContext:
    """Collect what rules look at, with the sheet as it is printed."""
    data = collect_state_data(a_folder(tmp_path, PROFILE, tables__hotline_annual_csv=YEARS), "MA")
    assert data.context is not None
    assert data.profile is not None
    return replace(data.context, safe=protect_profile(data.profile).profile)


def test_what_the_sheet_prints_is_told_and_nothing_else(context: CheckContext) -> None:
    assert [can_tell(context, [count]) for count in (LARGE, CASES, AGENCIES)] == [True, True, True]
    assert [can_tell(context, [count]) for count in (SMALL, PERSONS, RANKED)] == [False, False, False]


def test_a_sum_is_told_where_each_of_its_parts_is(context: CheckContext) -> None:
    both = NamedCount(353, (*SMALL.cells, *LARGE.cells))
    assert not can_tell(context, [both])
    assert not can_tell(context, [LARGE, SMALL])
    assert can_tell(replace(context, shows_counts=True), [both, PERSONS, RANKED])


def test_without_a_sheet_the_counts_of_open_sources_alone_are_told(context: CheckContext) -> None:
    without = replace(context, safe=None)
    year = NamedCount(45, ("cases_by_year.2013",))
    assert [can_tell(without, [count]) for count in (year, CASES, AGENCIES)] == [True, True, True]
    assert [can_tell(without, [count]) for count in (SMALL, LARGE, PERSONS)] == [False, False, False]


def test_a_count_of_the_edition_before_is_told_as_that_edition_printed_it(context: CheckContext) -> None:
    earlier = replace(context, safe_before=context.safe)
    large, small = (replace(count, is_before=True) for count in (LARGE, SMALL))
    assert [can_tell(context, [large]), can_tell(earlier, [large])] == [False, True]
    assert not can_tell(earlier, [small])


def test_a_hidden_count_is_worded_without_its_number(context: CheckContext) -> None:
    assert word_named_count(context, LARGE) == "350"
    assert word_named_count(context, SMALL) == "a count that is not shown"
    assert word_named_limit(context, LARGE, "the number of C") == "350, the number of C"
    assert word_named_limit(context, SMALL, "the number of A") == "the number of A"
    assert word_sentence(context, "{} of {}", [LARGE, CASES], hidden="some") == "350 of 260"
    assert word_sentence(context, "{} of {}", [SMALL, CASES], hidden="some") == "some"
