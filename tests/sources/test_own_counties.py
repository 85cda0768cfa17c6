# ruff: noqa: E501 - a message a line
"""Counts by county of an office's own: every wrong row told, no county at zero that nobody counted."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factsheet.errors import DataError, Fault
from factsheet.model import Cell, CellMark, CountyCounts, CountyShape, Period, StateShapes
from factsheet.reading.data_folder import DataFolder
from factsheet.sources.national_tables import CountyCodes
from factsheet.sources.own_counties import (
    OWN_COUNTIES,
    OwnCounties,
    count_own_counties,
    list_county_sources,
    read_own_counties,
)
from tests.sources.builders import messages, write

HEAD = "fips,source,year,count\n"
STATES = {"25": "MA", "44": "RI"}
SOURCES = ("mine", "other", "fbi-offenses")
CODES = ("25001", "25003", "25005")
KNOWN = CountyCodes((*CODES, "25099", "01001", "44001"), {"25099": "25001"})
SHAPES = StateShapes(
    "MA",
    2016,
    (10_000, 10_000),
    (),
    tuple(CountyShape(fips, fips, f"{fips} County", (0, 0), 1, (), 4, 1.0) for fips in CODES),
    (),
)
COUNT = "a whole number from 0 to 10,000,000, digits only, or 'not shown' where the source keeps it back, or 'no data' where nobody knows"
PLACE = "5 digits, state then county, with leading zeros, of a state or territory; 000 for no single county"
PERIOD = "a year such as 2016, or two with a hyphen such as 2012-2016, from 1990 to 2100; a part of a year such as 2024 Q1 or Jan-Jun 2024; or {years: 2024, label: ...} for any other"
NO_DATA, NOT_SHOWN = CellMark.NO_DATA, CellMark.NOT_SHOWN


def read(folder: Path, rows: str, *, is_told: bool = False) -> OwnCounties:
    write(folder / OWN_COUNTIES, HEAD + rows)
    return read_own_counties(DataFolder(folder), STATES, SOURCES, KNOWN, is_told=is_told)


def count(folder: Path, rows: str, source: str = "mine", *, is_told: bool = False) -> CountyCounts:
    return count_own_counties(SHAPES, read(folder, rows).of("MA"), source, is_told=is_told)


def tell(faults: tuple[Fault, ...]) -> list[str]:
    return [f"{fault.line}: {fault.field}: found {fault.found}; allowed: {fault.allowed}" for fault in faults]


def refusal(folder: Path, rows: str, *, is_told: bool = False) -> list[str]:
    with pytest.raises(DataError) as caught:
        count(folder, rows, is_told=is_told)
    return [told.removeprefix(f"DIR/{OWN_COUNTIES}:") for told in messages(caught.value, folder)]


def test_a_county_without_a_row_has_no_data_and_is_never_zero(tmp_path: Path) -> None:
    counts = count(tmp_path, "25001,mine,2024,12\n25003,mine,2024,0\n")
    assert counts == CountyCounts(
        {"25001": 12, "25003": 0, "25005": NO_DATA}, 0, Period(first=2024, last=2024), "mine"
    )


def test_what_is_kept_back_and_what_nobody_knows_are_told_apart(tmp_path: Path) -> None:
    counts = count(
        tmp_path, "25001,mine,2024,not shown\n25003,mine,2024,No Data\n25005,mine,2024,Not shown\n"
    )
    assert counts.cells == {"25001": NOT_SHOWN, "25003": NO_DATA, "25005": NOT_SHOWN}


@pytest.mark.parametrize(
    ("cell", "not_placed"), [("7", 7), ("0", 0), ("not shown", NOT_SHOWN), ("no data", NO_DATA)]
)
def test_what_is_tied_to_no_single_county_has_the_code_that_ends_in_000(
    tmp_path: Path, cell: str, not_placed: Cell
) -> None:
    counts = count(tmp_path, f"25001,mine,2024,12\n25000,mine,2024,{cell}\n")
    assert (counts.not_placed, counts.cells["25001"]) == (not_placed, 12)
    assert "25000" not in counts.cells


def test_years_are_added_up_to_one_period(tmp_path: Path) -> None:
    rows = "25001,mine,2023,5\n25003,mine,2023,0\n25001,mine,2024,7\n25003,mine,2024,1\n"
    counts = count(tmp_path, rows)
    assert counts.cells == {"25001": 12, "25003": 1, "25005": NO_DATA}
    assert counts.period == Period(first=2023, last=2024)


def test_spans_that_follow_each_other_are_added_up_too(tmp_path: Path) -> None:
    counts = count(tmp_path, "25001,mine,2020-2022,5\n25001,mine,2023,7\n")
    assert (counts.cells["25001"], counts.period) == (12, Period(first=2020, last=2023))


@pytest.mark.parametrize(
    ("first", "second", "total"),
    [
        ("5", "not shown", NOT_SHOWN),
        ("not shown", "no data", NOT_SHOWN),
        ("5", "no data", NO_DATA),
        ("0", "0", 0),
    ],
)
def test_a_sum_that_lacks_a_year_is_no_number(tmp_path: Path, first: str, second: str, total: Cell) -> None:
    assert count(tmp_path, f"25001,mine,2023,{first}\n25001,mine,2024,{second}\n").cells["25001"] == total


def test_a_part_of_a_year_stands_alone_with_its_name(tmp_path: Path) -> None:
    counts = count(tmp_path, "25001,mine,2024 Q1,5\n25003,mine,2024 Q1,0\n")
    assert (counts.period.written, counts.period.is_part, counts.cells["25001"]) == ("2024 Q1", True, 5)


def test_each_source_is_counted_by_itself(tmp_path: Path) -> None:
    rows = "25001,other,2019,3\n25001,mine,2024,12\n25003,other,2019,4\n"
    assert count(tmp_path, rows).cells["25003"] is NO_DATA
    assert count(tmp_path, rows, "other").cells == {"25001": 3, "25003": 4, "25005": NO_DATA}
    assert list_county_sources(read(tmp_path, rows).of("MA")) == ("other", "mine")


def test_a_code_without_its_leading_zero_and_one_that_was_replaced_are_known(tmp_path: Path) -> None:
    write(tmp_path / OWN_COUNTIES, f"{HEAD}1001,mine,2024,12\n")
    alabama = read_own_counties(DataFolder(tmp_path), {"01": "AL"}, SOURCES, KNOWN)
    assert [row.place for row in alabama.of("AL")] == ["01001"]
    assert count(tmp_path, "25099,mine,2024,12\n").cells["25001"] == 12


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("25001,mine,2024,many\n", f"2: count: found 'many'; allowed: {COUNT}"),
        ("25001,mine,2024,43.5\n", f"2: count: found '#.#'; allowed: {COUNT}"),
        ("25001,mine,2024,-7\n", f"2: count: found '-#'; allowed: {COUNT}"),
        ("25001,mine,2024,007\n", f"2: count: found '#'; allowed: {COUNT}"),
        ("25001,mine,2024,\"1,043\"\n", f"2: count: found '#,#'; allowed: {COUNT}"),
        ("25001,mine,2024,10000001\n", f"2: count: found '#'; allowed: {COUNT}"),
        ("25001,mine,2024,\n", f"2: count: found nothing; allowed: {COUNT}"),
        ("25001,mine,43,7\n", f"2: year: found '#'; allowed: {PERIOD}"),
        ("25001,mine,,7\n", f"2: year: found nothing; allowed: {PERIOD}"),
        ("25001,mine,Winter 2024,7\n", f"2: year: found 'Winter 2024'; allowed: {PERIOD}"),
        ("25001,mnie,2024,7\n", "2: source: found 'mnie'; allowed: a key of sources.yaml: 'mine' perhaps; one of mine, other"),
        ("25001,,2024,7\n", "2: source: found nothing; allowed: a key of sources.yaml: one of mine, other"),
        ("25001,fbi-offenses,2024,7\n", "2: source: found 'fbi-offenses'; allowed: a key of sources.yaml: one of mine, other; the counts of fbi-offenses stand in tables/fbi_county_offenses.csv"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_told_without_its_count(tmp_path: Path, row: str, told: str) -> None:
    assert refusal(tmp_path, row) == [told]


@pytest.mark.parametrize("code", ["250010", "25 001", "25"])
def test_a_code_of_another_length_is_of_no_state(tmp_path: Path, code: str) -> None:
    table = read(tmp_path, f"{code},mine,2024,7\n")
    assert not table.faults.get("MA")
    (fault,) = table.unassigned
    assert (fault.line, fault.field, fault.allowed) == (2, "fips", PLACE)


@pytest.mark.parametrize(("count_text", "told"), [("many", "'many'"), ("43.5", "'43.5'")])
def test_the_own_screen_tells_what_stands_in_the_place_of_a_count(
    tmp_path: Path, count_text: str, told: str
) -> None:
    wrong = read(tmp_path, f"25001,mine,2024,{count_text}\n", is_told=True)
    assert tell(wrong.faults["MA"]) == [f"2: count: found {told}; allowed: {COUNT}"]


def test_all_faults_of_a_row_and_of_all_rows_are_told_at_once(tmp_path: Path) -> None:
    assert refusal(tmp_path, "25001,mnie,43,x\n25003,mine,2024,y\n") == [
        f"2: count: found 'x'; allowed: {COUNT}",
        "2: source: found 'mnie'; allowed: a key of sources.yaml: 'mine' perhaps; one of mine, other",
        f"2: year: found '#'; allowed: {PERIOD}",
        f"3: count: found 'y'; allowed: {COUNT}",
    ]


@pytest.mark.parametrize("again", ["25001,mine,2024,5", "25099,mine,2024,5", "25001,mine,2024-2024,5"])
def test_a_county_twice_in_one_period_of_one_source_is_refused(tmp_path: Path, again: str) -> None:
    fips, _source, year, _count = again.split(",")
    assert refusal(tmp_path, f"25001,mine,2024,12\n{again}\n") == [
        f"3: fips: found '{fips} mine {year}' again; allowed: each county, source and period once"
    ]


def test_a_county_twice_is_sound_where_source_or_period_differs(tmp_path: Path) -> None:
    rows = "25001,mine,2024,12\n25001,other,2024,5\n25001,mine,2023,5\n"
    assert count(tmp_path, rows).cells["25001"] == 17


@pytest.mark.parametrize(
    ("years", "found"),
    [
        (("2022", "2024"), "'2024' beside '2022'"),
        (("2020-2022", "2022-2024"), "'2022-2024' beside '2020-2022'"),
        (("2024", "2024 Q1"), "'2024 Q1' beside '2024'"),
        (("2024 Q1", "2024 Q2"), "'2024 Q2' beside '2024 Q1'"),
        (("2020-2024", "2024"), "'2024' beside '2020-2024'"),
    ],
)
def test_periods_that_leave_a_gap_or_overlap_are_not_added_up(
    tmp_path: Path, years: tuple[str, str], found: str
) -> None:
    assert refusal(tmp_path, "".join(f"25001,mine,{year},5\n" for year in years)) == [
        f"3: year: found {found}; allowed: one period, or years that follow each other without a gap"
    ]


def test_a_county_that_lacks_one_of_the_years_is_refused_since_its_sum_would_be_too_low(
    tmp_path: Path,
) -> None:
    rows = "25001,mine,2023,5\n25001,mine,2024,7\n25003,mine,2024,3\n25000,mine,2023,1\n"
    assert refusal(tmp_path, rows) == [
        "4: year: found none of 2023 for 25003; allowed: a row of 2023 too: 0 for none, 'no data' where nobody knows",
        "5: year: found none of 2024 for 25000; allowed: a row of 2024 too: 0 for none, 'no data' where nobody knows",
    ]


@pytest.mark.parametrize(("is_told", "told"), [(True, "12000000"), (False, "too many")])
def test_sums_above_all_that_a_count_may_be_are_refused(tmp_path: Path, told: str, *, is_told: bool) -> None:
    rows = "25001,mine,2023,6000000\n25001,mine,2024,6000000\n"
    assert refusal(tmp_path, rows, is_told=is_told) == [
        f"3: count: found {told} over all years; allowed: 0 to 10,000,000 for a county and for the state, over all years"
    ]


def test_the_sum_of_a_state_is_held_to_the_same_limit(tmp_path: Path) -> None:
    rows = "25001,mine,2024,6000000\n25003,mine,2024,6000000\n"
    assert refusal(tmp_path, rows, is_told=True) == [
        "3: count: found 12000000 over all years; allowed: 0 to 10,000,000 for a county and for the state, over all years"
    ]


def test_a_row_of_no_state_is_nobodys_and_is_told_all_the_same(tmp_path: Path) -> None:
    told = read(tmp_path, "99001,mine,2024,5\n43,mine,2024,5\nTotal,mine,2024,5\n25001,mine,2024,5\n")
    assert tell(told.unassigned) == [
        f"2: fips: found '99001'; allowed: {PLACE}",
        f"3: fips: found '#'; allowed: {PLACE}",
        f"4: fips: found 'Total'; allowed: {PLACE}",
    ]
    assert [row.place for row in told.of("MA")] == ["25001"]


def test_a_row_with_too_many_cells_is_told_to_the_state_that_it_names(tmp_path: Path) -> None:
    told = read(tmp_path, "25001,mine,2024,1,043\n44001,mine,2024,5\n")
    assert [fault.line for fault in told.faults["MA"]] == [2]
    assert [row.place for row in told.of("RI")] == ["44001"]
    with pytest.raises(DataError):
        told.of("MA")


def test_the_faults_of_one_state_do_not_keep_another_from_its_counts(tmp_path: Path) -> None:
    told = read(tmp_path, "25001,mine,2024,x\n44001,mine,2024,5\n")
    assert [row.cell for row in told.of("RI")] == [5]
    assert told.of("VT") == ()
    with pytest.raises(DataError):
        told.of("MA")


CELLS = st.one_of(st.integers(0, 5000), st.sampled_from([NO_DATA, NOT_SHOWN]))
TABLES = st.dictionaries(st.sampled_from((*CODES, "25000")), st.tuples(CELLS, CELLS), min_size=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TABLES, st.randoms(use_true_random=False))
def test_whatever_the_order_of_the_rows_each_county_has_the_sum_of_its_own(
    tmp_path: Path, table: Mapping[str, tuple[Cell, Cell]], rng: object
) -> None:
    rows = [
        f"{fips},mine,{2023 + place},{cell if isinstance(cell, int) else cell.value}\n"
        for fips, cells in table.items()
        for place, cell in enumerate(cells)
    ]
    rng.shuffle(rows)  # type: ignore[attr-defined]  # of Random
    counts = count(tmp_path, "".join(rows))
    for fips in CODES:
        assert counts.cells[fips] == (add_up(table[fips]) if fips in table else NO_DATA)
    assert counts.not_placed == (add_up(table["25000"]) if "25000" in table else 0)
    assert set(counts.cells) == set(CODES)


def add_up(cells: tuple[Cell, Cell]) -> Cell:
    numbers = [cell for cell in cells if isinstance(cell, int)]
    if len(numbers) == len(cells):
        return sum(numbers)
    return NOT_SHOWN if NOT_SHOWN in cells else NO_DATA
