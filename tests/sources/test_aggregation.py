"""What one state has in the national tables, as sums of its rows."""

from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factsheet.errors import DataError
from factsheet.model import Measure, Period
from factsheet.model.vocabulary import OffenseType
from factsheet.reading.csv_rows import Row
from factsheet.sources.aggregation import complete_figures, make_offenses
from factsheet.sources.national_schemas import HOTLINE_SOURCE
from factsheet.sources.national_tables import Entry
from factsheet.sources.profile_file import Figures

GIVEN = Measure(value=7, period=Period(first=2016, last=2016), source="my-desk")


def an_entry(line: int, year: int, word: str = "", **numbers: int) -> Entry:
    cells = {"year": str(year), "type": word} | {name: str(number) for name, number in numbers.items()}
    return Entry(Row("t.csv", line, cells), "MA", "MA", word, year, tuple(numbers.values()))


def offenses_of(*rows: tuple[int, str, int]) -> list[Entry]:
    return [an_entry(line, year, word, offenses=count) for line, (year, word, count) in enumerate(rows, 2)]


FIGURES = st.builds(
    Figures, cases=st.sampled_from([None, GIVEN]), persons=st.none(), calls=st.sampled_from([None, GIVEN])
)
KINDS = st.sampled_from([kind.value for kind in OffenseType])


@given(st.dictionaries(st.tuples(st.integers(2019, 2021), KINDS), st.integers(0, 99), min_size=1))
def test_a_kind_is_printed_if_it_has_a_row_and_is_the_sum_of_its_rows(
    counts: dict[tuple[int, str], int],
) -> None:
    rows = [(year, kind, counts.get((year, kind), 0)) for year, kind in sorted(counts)]
    assume({year for year, *_ in rows} != {2019, 2021})  # a gap is refused
    types = offenses_of(*rows)
    offenses = make_offenses(types, offenses_of((2019, "", sum(counts.values()))), ())
    sums = Counter[str]()
    for _, kind, count in rows:
        sums[kind] += count
    assert offenses is not None
    assert {bar.label: bar.value for bar in offenses.by_type} == dict(sums)
    assert sum(offenses.by_year.values) == sum(sums.values())  # type: ignore[arg-type] # all are counts


def test_a_zero_that_a_row_reports_is_printed_and_one_that_none_reports_is_not() -> None:
    reported = offenses_of((2019, "commercial_sex_acts", 3), (2019, "involuntary_servitude", 0))
    bars = [make_offenses(rows, offenses_of((2019, "", 3)), ()) for rows in (reported, reported[:1])]
    assert [[(bar.label, bar.value) for bar in each.by_type] for each in bars if each] == [
        [("commercial_sex_acts", 3), ("involuntary_servitude", 0)],
        [("commercial_sex_acts", 3)],
    ]


def test_kinds_stand_in_their_order_whatever_the_order_of_the_rows() -> None:
    rows = offenses_of((2019, "involuntary_servitude", 1), (2019, "commercial_sex_acts", 2))
    offenses = make_offenses(rows, offenses_of((2019, "", 3)), ())
    assert offenses is not None
    assert [bar.label for bar in offenses.by_type] == ["commercial_sex_acts", "involuntary_servitude"]


def test_corrections_of_a_kind_that_exceed_its_counts_are_refused() -> None:
    rows = offenses_of((2019, "commercial_sex_acts", 5), (2019, "involuntary_servitude", -2))
    with pytest.raises(DataError) as caught:
        make_offenses(rows, offenses_of((2019, "", 3)), ())
    assert str(caught.value) == (
        "t.csv:3: offenses: found -2 over all years; "
        "allowed: 0 or more for a county, or a kind of offense, over all years"
    )


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=5), FIGURES)
def test_a_key_figure_is_the_given_one_or_else_the_sum_of_its_years(
    rows: list[tuple[int, int]], given: Figures
) -> None:
    entries = [
        an_entry(line, 2012 + line, calls=calls, cases=cases) for line, (calls, cases) in enumerate(rows)
    ]
    full = complete_figures(given, entries)
    assert full.persons is None
    for place, name in enumerate(("calls", "cases")):
        stated, measure = getattr(given, name), getattr(full, name)
        if stated is not None or not rows:
            assert measure is stated
        else:
            period = Period(first=2012, last=2011 + len(rows))
            total = sum(row[place] for row in rows)
            assert measure == Measure(value=total, period=period, source=HOTLINE_SOURCE)
