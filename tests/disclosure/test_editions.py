"""Two editions in one hand: what the one hides, the other does not tell."""

from dataclasses import replace

import pytest

from factsheet.disclosure import protect_profile
from factsheet.errors import DataError
from factsheet.model import Cell, Measure, Profile, YearSeries
from tests.disclosure.builders import SYNTHETIC, a_profile

OPENLY = "open"
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
