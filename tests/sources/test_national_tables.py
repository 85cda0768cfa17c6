# ruff: noqa: E501 - a case a line, with its whole message
from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.model import Period
from tests.sources.builders import a_folder, messages

HEAD = "usps,year,calls,cases\n"
COUNTIES = "fips,year,offenses\n"
SUM = "0 to 10,000,000 for a state, a county or a kind of offense, over all years"
TYPES = "usps,year,type,offenses\n"
NOT_PLACED = "usps,year,reason,offenses\n"
NET = "a whole number up to 10,000,000, digits only, below zero only for a correction"
WHOLE_YEAR = "one whole year such as 2024; a figure of a quarter or of several years goes into the profile, with its period"


def test_cases_and_calls_are_the_sums_of_the_annual_table(tmp_path: Path) -> None:
    rows = "MA,2013,300,50\nMA,2012,200,40\nMA,2014,1,1\nMA,2015,1,0\nMA,2016,1,1\nTX,2012,9,9\n"
    profile = a_folder(tmp_path, tables__hotline_annual_csv=HEAD + rows).profile("MA")
    assert profile.cases is not None
    assert profile.calls is not None
    assert (profile.cases.value, profile.calls.value) == (92, 503)
    assert profile.cases.period == profile.calls.period == Period(first=2012, last=2016)
    assert profile.cases_by_year is not None
    assert profile.cases_by_year.years == (2012, 2013, 2014, 2015, 2016)
    assert profile.cases_by_year.values == (40, 50, 1, 0, 1)


def test_a_state_without_rows_has_no_figures(tmp_path: Path) -> None:
    profile = a_folder(tmp_path, tables__hotline_annual_csv=HEAD + "TX,2012,9,9\n").profile("MA")
    assert (profile.cases, profile.calls, profile.cases_by_year) == (None, None, None)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("MA,2012,200,forty\n", ["2: cases: found 'forty'; allowed: a whole number from 0 to 10,000,000, digits only"]),
        ("MA,2012,\"1,000\",-4\n", ["2: calls: found '1,000'; allowed: a whole number from 0 to 10,000,000, digits only",
                                    "2: cases: found '-4'; allowed: a whole number from 0 to 10,000,000, digits only"]),
        ("MA,2012,1,1\nMA,2012,2,2\n", ["3: usps: found 'MA 2012' again; allowed: each place and year once"]),
        ("MA,1989,1,1\n", ["2: year: found '1989'; allowed: a year from 1990 to 2100"]),
        ("MA,20l6,1,1\n", ["2: year: found '#l#'; allowed: a year from 1990 to 2100"]),
        ("MA,2024 Q1,1,1\n", [f"2: year: found '2024 Q#'; allowed: {WHOLE_YEAR}"]),
        ("MA,Jan-Jun 2024,1,1\n", [f"2: year: found 'Jan-Jun 2024'; allowed: {WHOLE_YEAR}"]),
        ("MA,2012-2016,1,1\n", [f"2: year: found '2012-2016'; allowed: {WHOLE_YEAR}"]),
    ],
)  # fmt: skip
def test_a_wrong_row_of_the_annual_table_is_refused(tmp_path: Path, rows: str, expected: list[str]) -> None:
    library = a_folder(tmp_path, tables__hotline_annual_csv=HEAD + rows)
    with pytest.raises(DataError) as caught:
        library.profile("MA")
    assert messages(caught.value, tmp_path) == [f"DIR/tables/hotline_annual.csv:{each}" for each in expected]


def test_a_wrong_row_of_one_state_does_not_stop_another(tmp_path: Path) -> None:
    rows = "TX,2012,x,1\n" + "".join(f"MA,{year},2,1\n" for year in range(2012, 2017))
    assert a_folder(tmp_path, tables__hotline_annual_csv=HEAD + rows).profile("MA").cases is not None


ALL_YEARS = "".join(f"MA,{year},2,1\n" for year in range(2012, 2017))


def test_a_row_of_another_length_strikes_its_own_state_alone(tmp_path: Path) -> None:
    library = a_folder(tmp_path, tables__hotline_annual_csv=f"{HEAD}TX,2012,1,600,1\n{ALL_YEARS},,,\n")
    assert library.profile("MA").cases is not None
    assert library.profile("MA").nation is None
    assert library.unassigned_faults == ()
    with pytest.raises(DataError) as caught:
        library.tables.hotline.of("TX")
    assert messages(caught.value, tmp_path) == [
        "DIR/tables/hotline_annual.csv:2: row: found 5 cells; allowed: 4 cells, one for each column"
        "; quotation marks around a cell with a comma"
    ]


@pytest.mark.parametrize(
    "text", [f"{HEAD}Texas,2012,1,600,1\n{ALL_YEARS}", "year,usps,calls,cases\n2012,TX\n2012,MA,2,1\n"]
)
def test_a_row_of_another_length_that_tells_no_state_stops_no_sheet(tmp_path: Path, text: str) -> None:
    library = a_folder(tmp_path, tables__hotline_annual_csv=text)
    assert len(library.tables.hotline.of("MA")) == text.count("MA")
    assert library.tables.hotline.of("TX") == ()
    assert [(fault.line, fault.field) for fault in library.unassigned_faults] == [(2, "row")]


@pytest.mark.parametrize(
    ("table", "row", "expected"),
    [
        ("hotline_annual", "Massachusetts,2012,1,1\n", "usps: found 'Massachusetts'; allowed: MA, the postal code of Massachusetts"),
        ("fbi_county_offenses", "99001,2019,1\n", "fips: found '99001'; allowed: 5 digits, state then county, with leading zeros, of a state or territory"),
        ("fbi_county_offenses", "MA025,2019,1\n", "fips: found 'MA025'; allowed: 5 digits, state then county, with leading zeros, of a state or territory"),
    ],
)  # fmt: skip
def test_a_row_of_no_state_is_told_and_stops_none(
    tmp_path: Path, table: str, row: str, expected: str
) -> None:
    heads = {"hotline_annual": HEAD, "fbi_county_offenses": COUNTIES}
    library = a_folder(tmp_path, **{f"tables__{table}_csv": heads[table] + row})
    path = tmp_path / "tables" / f"{table}.csv"
    assert [str(fault) for fault in library.unassigned_faults] == [f"{path}:2: {expected}"]


def test_a_county_code_without_its_leading_zero_is_read_with_it(tmp_path: Path) -> None:
    library = a_folder(tmp_path, tables__fbi_county_offenses_csv=COUNTIES + "1001,2019,1\n")
    assert library.unassigned_faults == ()
    (entry,) = library.tables.counties.of("AL")
    assert (entry.place, entry.written, entry.row["fips"], entry.row.line) == ("01001", "1001", "01001", 2)


def test_one_county_with_and_without_its_leading_zero_is_one_place(tmp_path: Path) -> None:
    library = a_folder(tmp_path, tables__fbi_county_offenses_csv=COUNTIES + "01001,2019,1\n1001,2019,2\n")
    with pytest.raises(DataError) as caught:
        library.tables.counties.of("AL")
    assert messages(caught.value, tmp_path) == [
        "DIR/tables/fbi_county_offenses.csv:3: fips: found '01001 2019' again; allowed: each place and year once"
    ]


@pytest.mark.parametrize(
    ("code", "state"), [("1901", "IA"), ("1903", "IA"), ("190130", "IA"), ("4401", "RI"), ("9000", None)]
)
def test_a_code_that_with_a_zero_is_no_county_is_told_as_it_stands_in_the_state_that_it_begins_with(
    tmp_path: Path, code: str, state: str | None
) -> None:
    text = COUNTIES + f"01001,2019,1\n09013,2019,1\n{code},2019,1\n"
    library = a_folder(tmp_path, tables__fbi_county_offenses_csv=text)
    assert (len(library.tables.counties.of("AL")), len(library.tables.counties.of("CT"))) == (1, 1)
    if state is None:
        told = library.unassigned_faults
    else:
        with pytest.raises(DataError) as caught:
            library.tables.counties.of(state)
        told = caught.value.faults
    begin = f"{tmp_path}/tables/fbi_county_offenses.csv:4: fips: found '{code}'; "
    assert [str(fault).startswith(begin) for fault in told] == [True]


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("Baltimore", "24005 (Baltimore County, MD) or 24510 (Baltimore city, MD)"),
        (
            "ST LOUIS",
            "27137 (St. Louis County, MN) or 29189 (St. Louis County, MO) or 29510 (St. Louis city, MO)",
        ),
        ("Fairfax", "51059 (Fairfax County, VA) or 51600 (Fairfax city, VA)"),
        ("Roanoke", "51161 (Roanoke County, VA) or 51770 (Roanoke city, VA)"),
    ],
)
def test_a_county_s_name_in_place_of_its_code_is_refused_with_the_choices(
    tmp_path: Path, name: str, choices: str
) -> None:
    library = a_folder(tmp_path, tables__fbi_county_offenses_csv=COUNTIES + f"{name},2019,1\n")
    (fault,) = library.unassigned_faults
    assert (fault.code, fault.line, fault.found) == ("FS014", 2, f"'{name}'")
    assert fault.allowed == f"5 digits, state then county, with leading zeros: {choices}"


def test_a_county_in_no_row_counts_none_reported_and_corrections_are_net(tmp_path: Path) -> None:
    library = a_folder(
        tmp_path,
        tables__fbi_county_offenses_csv=COUNTIES + "25025,2019,5\n25025,2020,-1\n25027,2019,2\n",
        tables__fbi_not_placed_csv=NOT_PLACED + "MA,2021,several_counties,3\n",
        tables__fbi_offense_types_csv=TYPES
        + "MA,2019,commercial_sex_acts,7\nMA,2020,commercial_sex_acts,-1\n"
        "MA,2021,involuntary_servitude,3\n",
    )
    profile = library.profile("MA")
    assert profile.counties is not None
    assert len(profile.counties.cells) == len(profile.shapes.counties) == 14
    assert {fips: cell for fips, cell in profile.counties.cells.items() if cell} == {"25025": 4, "25027": 2}
    assert (profile.counties.not_placed, profile.counties.period) == (3, Period(first=2019, last=2021))
    assert profile.counties.empty_years == (2022, 2023)
    assert profile.offenses is not None
    assert profile.offenses.by_year.values == (7, -1, 3)
    assert [(bar.label, bar.value) for bar in profile.offenses.by_type] == [
        ("commercial_sex_acts", 6),
        ("involuntary_servitude", 3),
    ]


@pytest.mark.parametrize(
    ("counties", "not_placed", "types", "expected"),
    [
        ("25999,2019,1\n", "", "", "DIR/tables/fbi_county_offenses.csv:2: fips: found '25999'; allowed: a county of MA in the edition 2016"),
        ("25025,2019,1\n25025,2019,1\n", "", "", "DIR/tables/fbi_county_offenses.csv:3: fips: found '25025 2019' again; allowed: each place and year once"),
        ("25025,1989,1\n", "", "", "DIR/tables/fbi_county_offenses.csv:2: year: found '1989'; allowed: a year from 1990 to 2100"),
        ("25025,2019,\n", "", "", f"DIR/tables/fbi_county_offenses.csv:2: offenses: found nothing; allowed: {NET}"),
        ("25025,2019,9000000\n25025,2020,9000000\n", "", "", f"DIR/tables/fbi_county_offenses.csv:3: offenses: found 18000000 over all years; allowed: {SUM}"),
        ("25025,2019,9000000\n25027,2020,9000000\n", "", "", f"DIR/tables/fbi_county_offenses.csv:3: offenses: found 18000000 over all years; allowed: {SUM}"),
        ("25025,2019,9000000\n", "MA,2020,not_specified,9000000\n", "", f"DIR/tables/fbi_not_placed.csv:2: offenses: found 18000000 over all years; allowed: {SUM}"),
        ("", "MA,2019,unknown,1\n", "", "DIR/tables/fbi_not_placed.csv:2: reason: found 'unknown'; allowed: one of several_counties, not_specified, planning_region"),
        ("25025,2019,4\n", "MA,2019,not_specified,1\n", "MA,2019,commercial_sex_acts,4\n", "DIR/tables/fbi_offense_types.csv:2: offenses: found 4 by type in 2019 (fbi_offense_types.csv from line 2), 5 by county and not placed (fbi_county_offenses.csv from line 2, fbi_not_placed.csv from line 2); allowed: the same sum in the three tables"),
        ("25025,2019,4\n", "", "", "DIR/tables/fbi_county_offenses.csv:2: offenses: found 0 by type in 2019 (no row), 4 by county and not placed (fbi_county_offenses.csv from line 2); allowed: the same sum in the three tables"),
    ],
)  # fmt: skip
def test_a_wrong_row_of_the_offenses_is_refused(
    tmp_path: Path, counties: str, not_placed: str, types: str, expected: str
) -> None:
    library = a_folder(
        tmp_path,
        tables__fbi_county_offenses_csv=COUNTIES + counties,
        tables__fbi_not_placed_csv=NOT_PLACED + not_placed,
        tables__fbi_offense_types_csv=TYPES + types,
    )
    with pytest.raises(DataError) as caught:
        library.profile("MA")
    assert messages(caught.value, tmp_path) == [expected]


def test_a_state_without_any_row_of_offenses_has_no_counts(tmp_path: Path) -> None:
    library = a_folder(
        tmp_path,
        tables__fbi_county_offenses_csv=COUNTIES,
        tables__fbi_not_placed_csv=NOT_PLACED,
        tables__fbi_offense_types_csv=TYPES,
    )
    profile = library.profile("MA")
    assert (profile.counties, profile.offenses) == (None, None)
    assert "fbi-offenses" not in {source.key for source in profile.sources}
