"""Two editions in one hand: what the one hides, the other does not tell."""

from dataclasses import replace

import pytest

from factsheet.disclosure import protect_profile
from factsheet.disclosure.editions import HiddenCounts, JoinedEditions, join_editions
from factsheet.disclosure.relations import Bounds, CellRole, CountCell, Counted, Sum, Tables, make_tables
from factsheet.disclosure.suppressed_cells import SuppressedCell, SuppressionRule
from factsheet.errors import DataError
from factsheet.model import Cell, Measure, Period, Profile, YearSeries
from tests.disclosure.builders import SYNTHETIC, a_policy, a_profile

FIRST = 2012


def an_edition(year: int, *years: Cell, before: Profile | None = None) -> Profile:
    """Cases by year from 2012 on, and their sum."""
    total = sum(value for value in years if isinstance(value, int))
    made = a_profile((), years=(0,), types=(0,))
    series = YearSeries(tuple(range(FIRST, FIRST + len(years))), years, SYNTHETIC)
    cases = Measure(value=total, period=series.period, source=SYNTHETIC)
    return replace(made, edition=year, cases_by_year=series, cases=cases, before=before)


def hidden(profile: Profile) -> set[int]:
    """The years that the sheet does not show."""
    log = protect_profile(profile).log
    return {int(entry.cell.rpartition(".")[2]) for entry in log.entries}


def test_a_year_that_was_hidden_stays_hidden_though_a_smaller_one_could_cover() -> None:
    before = an_edition(2016, 44, 9, 30, 52)
    assert hidden(before) == {2013, 2014}
    assert hidden(an_edition(2017, 44, 9, 30, 52, 12)) == {2013, 2016}
    assert hidden(an_edition(2017, 44, 9, 30, 52, 12, before=before)) == {2013, 2014}


def test_a_count_that_was_corrected_gives_no_other_one_away() -> None:
    before = an_edition(2016, 200, 12, 3, 30)
    assert hidden(an_edition(2017, 200, 40, 3, 30, before=before)) == hidden(before)


def test_a_count_that_grew_past_the_threshold_stays_hidden() -> None:
    before = an_edition(2016, 9, 44)
    assert hidden(an_edition(2017, 12, 44)) == set()
    assert hidden(an_edition(2017, 12, 44, before=before)) == {2012, 2013}


def test_a_new_year_that_two_totals_give_away_is_refused_with_what_to_do() -> None:
    before = an_edition(2016, 44, 90, 30, 52)
    assert hidden(an_edition(2017, 44, 90, 30, 52, 3)) == {2014, 2016}
    with pytest.raises(DataError) as caught:
        protect_profile(an_edition(2017, 44, 90, 30, 52, 3, before=before))
    assert str(caught.value) == (
        "profiles/xx.yaml:3: cases_by_year.2016: found small counts that can be worked out beside the 2016 "
        "edition: 'cases in 2016'; allowed: counts that can be hidden; put several years together, or show "
        "the whole period alone; or the figures of the 2016 edition"
    )


def test_a_new_year_beside_the_key_figure_of_the_edition_before_is_hidden_alone() -> None:
    before = an_edition(2016, 44, 90, 30, 52)
    now = replace(an_edition(2017, 44, 90, 30, 52, 3, before=before), cases=before.cases)
    assert hidden(now) == {2016}


def test_a_third_edition_keeps_to_the_first() -> None:
    first = an_edition(2016, 44, 9, 30, 52)
    second = an_edition(2017, 44, 9, 30, 52, 12, before=first)
    assert hidden(an_edition(2018, 44, 9, 30, 52, 12, 13, before=second)) == {2013, 2014}


def a_year(name: str, value: int | None, year: int) -> CountCell:
    return CountCell(name, value, a_policy(), CellRole.COUNT, Counted("cases", Period(first=year, last=year)))


def an_edition_before(*cells: CountCell, hidden: str = "") -> HiddenCounts:
    reason = {hidden: SuppressedCell(hidden, SuppressionRule.PRIMARY, (hidden,))} if hidden else {}
    return HiddenCounts(make_tables(cells), reason)


def test_a_count_that_has_not_changed_is_one_cell_that_readers_know() -> None:
    joined = join_editions(
        make_tables([a_year("a", 20, 2012)]), 2016, an_edition_before(a_year("a", 20, 2012))
    )
    assert joined == JoinedEditions(
        Tables({"a": a_year("a", 20, 2012)}, seen={"a": Bounds(20, 20)}), retained=()
    )


def test_a_count_that_has_grown_has_at_least_what_it_was() -> None:
    joined = join_editions(
        make_tables([a_year("a", 25, 2012)]), 2016, an_edition_before(a_year("a", 20, 2012))
    )
    assert joined.tables.sums == (Sum("a", ("2016/a", "a less 2016/a")),)
    assert joined.tables.cells["2016/a"].role is CellRole.TOTAL
    assert joined.tables.seen == {"2016/a": Bounds(20, 20)}


def test_a_count_that_was_hidden_stays_hidden_in_both_editions() -> None:
    before = an_edition_before(a_year("a", 9, 2012), hidden="a")
    grown = join_editions(make_tables([a_year("a", 12, 2012)]), 2016, before)
    assert (grown.retained, grown.tables.seen) == (("a", "2016/a"), {"2016/a": Bounds(1, 10)})
    same = join_editions(make_tables([a_year("a", 9, 2012)]), 2016, before)
    assert (same.retained, same.tables.seen) == (("a",), {"a": Bounds(1, 10)})


def test_a_count_of_a_source_that_has_become_open_is_hidden_no_more() -> None:
    now = replace(a_year("a", 12, 2012), policy=a_policy(None))
    before = an_edition_before(a_year("a", 9, 2012), hidden="a")
    assert join_editions(make_tables([now]), 2016, before).retained == ("2016/a",)


def test_years_of_the_edition_before_are_together_at_most_a_longer_count_of_this_one() -> None:
    total = CountCell("t", 60, a_policy(), CellRole.TOTAL, Counted("cases", Period(first=2012, last=2014)))
    before = an_edition_before(a_year("a", 20, 2012), a_year("b", 30, 2013))
    sums = join_editions(make_tables([total]), 2016, before).tables.sums
    own = "t from 2016/a to 2016/b.sum"
    assert {Sum(own, ("2016/a", "2016/b")), Sum("t", (own, f"t less {own}"))} <= set(sums)


def test_counts_of_something_else_are_not_tied() -> None:
    now = replace(a_year("a", 25, 2012), counted=Counted("calls", Period(first=2012, last=2012)))
    joined = join_editions(make_tables([now]), 2016, an_edition_before(a_year("a", 20, 2012)))
    assert joined.tables.sums == ()
    assert set(joined.tables.cells) == {"a", "2016/a"}
