"""The FBI's download: what comes out of it, and what is refused."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factsheet.errors import DataError, UsageError
from factsheet.intake.fbi_file import STATE_CODES
from factsheet.intake.fbi_import import FbiOptions, import_fbi
from factsheet.model import CellMark, Period, sum_cells
from factsheet.sources import open_library
from factsheet.sources.shapes import read_shapes
from tests.intake.builders import CAME_FROM, HEADER, a_data_folder, messages, shipped_as_fbi_rows
from tests.intake.fbi_runs import an_empty_folder, table, take, take_into_shipped


@pytest.mark.slow
def test_a_file_that_adds_up_to_the_shipped_tables_changes_nothing(tmp_path: Path) -> None:
    change_set = take_into_shipped(tmp_path, *shipped_as_fbi_rows())
    assert (change_set.files, change_set.differences) == ((), ())
    assert change_set.notes[:5] == (
        "federal agencies left out, they belong to no state: 1 row, 7 offenses",
        "MD: BALTIMORE is read as Baltimore County: the file writes cities as BALTIMORE CITY",
        "MO: ST LOUIS is read as St. Louis County: the file writes cities as ST LOUIS CITY",
        "VA: FAIRFAX is read as Fairfax County: the file writes cities as CHESAPEAKE CITY",
        "VA: ROANOKE is read as Roanoke County: the file writes cities as CHESAPEAKE CITY",
    )


def test_counts_are_added_by_county_year_and_kind(tmp_path: Path) -> None:
    change_set = take(
        tmp_path,
        ("TX", 2024, "PARKER; DENTON; TARRANT", "HTCSA", 5),
        ("TX", 2024, "TRAVIS, WILLIAMSON", "HTIS", 1),
        ("TX", 2024, "NOT SPECIFIED", "HTCSA", 2),
        ("TX", 2024, "UNMAPPED COUNTY", "HTCSA", 4),
        ("TX", 2024, "DE WITT", "HTCSA", 0),
        ("NB", 2023, "LANCASTER", "HTCSA", 3),
        ("NB", 2023, "LANCASTER", "HTIS", 2),
        ("NB", 2023, "LANCASTER", "HTIS", -1),
        ("GM", 2024, "NOT SPECIFIED", "HTCSA", 1),
        ("FS", 2024, "NOT SPECIFIED", "HTCSA", 9),
    )
    assert table(change_set, "fbi_county_offenses") == ["31109,2023,4", "48123,2024,0"]
    assert table(change_set, "fbi_not_placed") == [
        "GU,2024,not_specified,1",
        "TX,2024,not_specified,6",
        "TX,2024,several_counties,6",
    ]
    assert table(change_set, "fbi_offense_types") == [
        "GU,2024,commercial_sex_acts,1",
        "NE,2023,commercial_sex_acts,3",
        "NE,2023,involuntary_servitude,1",
        "TX,2024,commercial_sex_acts,11",
        "TX,2024,involuntary_servitude,1",
    ]
    assert change_set.states == ("GU", "NE", "TX")
    assert change_set.notes == (
        "federal agencies left out, they belong to no state: 1 row, 9 offenses",
        "agencies of several counties, on no map: 2 rows, 6 offenses",
        "agencies without a county, on no map: 3 rows, 7 offenses",
        "line 9: NE 2023, LANCASTER: correction of -1 kept",
    )


def test_the_source_says_where_the_figures_came_from(tmp_path: Path) -> None:
    change_set = take(tmp_path, ("OH", 2024, "FRANKLIN", "HTCSA", 1))
    sources = change_set.files[-1].content.decode()
    assert "  title: Human Trafficking, 2024, file synthetic.csv\n" in sources
    assert "  period: 2024\n" in sources
    noted = f"  imported:\n    - file: synthetic.csv\n      sha256: {'0' * 64}\n      on: 2026-11-23\n"
    assert noted in sources
    assert "# Where the figures and facts come from." in sources


def test_the_latest_five_years_are_taken_unless_others_are_asked_for(tmp_path: Path) -> None:
    rows = [("OH", year, "FRANKLIN", "HTCSA", year - 2000) for year in range(2013, 2025)]
    (tmp_path / "a").mkdir()
    latest = take(tmp_path / "a", *rows)
    assert table(latest, "fbi_county_offenses") == [
        f"39049,{year},{year - 2000}" for year in range(2020, 2025)
    ]
    (tmp_path / "b").mkdir()
    asked = take(tmp_path / "b", *rows, options=FbiOptions(Period(first=2014, last=2015)))
    assert table(asked, "fbi_county_offenses") == ["39049,2014,14", "39049,2015,15"]


def test_years_that_the_file_lacks_are_a_slip_in_typing(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        take(
            tmp_path, ("OH", 2024, "FRANKLIN", "HTCSA", 1), options=FbiOptions(Period(first=2019, last=2024))
        )
    assert messages(caught.value, tmp_path) == [
        "command line:1: --years: found 2019-2024; allowed: years from 2024 to 2024, those of the file"
    ]


def test_a_name_of_county_and_city_is_refused_where_the_file_writes_no_cities(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        take(
            tmp_path,
            ("VA", 2024, "FAIRFAX", "HTCSA", 1),
            ("VA", 2024, "FAIRFAX", "HTCSA", 1),
            ("MD", 2024, "BALTIMORE", "HTCSA", 1),
            ("OH", 2024, "FRANKLYN", "HTCSA", 1),
        )
    assert messages(caught.value, tmp_path) == [
        "DIR/fbi.csv:2: COUNTY_NAME: found 'FAIRFAX'; allowed: "
        '--place "FAIRFAX=51059" for Fairfax County or --place "FAIRFAX=51600" for Fairfax city',
        "DIR/fbi.csv:4: COUNTY_NAME: found 'BALTIMORE'; allowed: "
        '--place "BALTIMORE=24005" for Baltimore County or --place "BALTIMORE=24510" for Baltimore city',
        "DIR/fbi.csv:5: COUNTY_NAME: found 'FRANKLYN'; allowed: "
        "the name of a county of OH; perhaps Franklin County",
    ]


def test_a_decision_settles_a_name(tmp_path: Path) -> None:
    options = FbiOptions(places=("fairfax=51600",))
    change_set = take(tmp_path, ("VA", 2024, "FAIRFAX", "HTCSA", 1), options=options)
    assert table(change_set, "fbi_county_offenses") == ["51600,2024,1"]
    assert change_set.notes == ("VA: FAIRFAX is read as Fairfax city, as --place says",)


@pytest.mark.parametrize("text", ["FAIRFAX", "=51059", "FAIRFAX=99999"])
def test_a_decision_in_another_form_is_a_slip_in_typing(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError) as caught:
        take(tmp_path, ("OH", 2024, "FRANKLIN", "HTCSA", 1), options=FbiOptions(places=(text,)))
    assert messages(caught.value, tmp_path) == [
        f"command line:1: --place: found '{text}'; allowed: "
        'a name and the code of its county, such as "FAIRFAX=51059"'
    ]


def test_the_edition_of_most_years_is_kept(tmp_path: Path) -> None:
    change_set = take(
        tmp_path,
        ("CT", 2022, "HARTFORD", "HTCSA", 1),
        ("CT", 2023, "CAPITOL PLANNING REGION", "HTCSA", 2),
        ("CT", 2024, "CAPITOL PLANNING REGION", "HTCSA", 3),
        ("AK", 2022, "VALDEZ-CORDOVA", "HTCSA", 1),
        ("AK", 2023, "VALDEZ-CORDOVA", "HTCSA", 1),
        ("AK", 2023, "CHUGACH", "HTCSA", 4),
    )
    assert table(change_set, "fbi_county_offenses") == [
        "02261,2022,1",
        "02261,2023,5",
        "09110,2023,2",
        "09110,2024,3",
    ]
    assert table(change_set, "fbi_not_placed") == ["CT,2022,planning_region,1"]
    told = "counties of another edition than the state's other rows (CT), on no map: 1 row, 1 offense"
    assert told in change_set.notes


def test_every_wrong_row_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "fbi.csv"
    lines = [
        "1889,A1,x,OH,Ohio,FRANKLIN,HTCSA,x,1,0",
        "2024,,x,OH,Ohio,FRANKLIN,HTCSA,x,1,0",
        "2024,A3,x,ZZ,Ohio,FRANKLIN,HTCSA,x,1,0",
        "2024,A4,x,OH,Ohio,FRANKLIN,ARSON,x,1,0",
        "2024,A5,x,OH,Ohio,FRANKLIN,HTCSA,x,1.5,0",
        "2024,A6,x,OH,Ohio,FRANKLIN,HTCSA,x,,0",
        "2024,A7,x,OH,Ohio,FRANKLIN,HTCSA,x,1,0",
        "2024,A7,x,OH,Ohio,FRANKLIN,HTCSA,x,1,0",
    ]
    file.write_text("\n".join([",".join(HEADER), *lines]), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        import_fbi(file, a_data_folder(tmp_path / "own"), CAME_FROM, FbiOptions())
    count = "a whole number up to 10,000,000, digits only, below zero only for a correction"
    assert messages(caught.value, tmp_path) == [
        "DIR/fbi.csv:2: DATA_YEAR: found '1889'; allowed: a year from 1990 to 2100",
        "DIR/fbi.csv:3: ORI: found nothing; allowed: the code of an agency",
        "DIR/fbi.csv:4: STATE_ABBR: found 'ZZ'; allowed: the postal code of a state or territory, "
        "NB for Nebraska, GM for Guam or FS for federal agencies",
        "DIR/fbi.csv:5: OFFENSE_SUBCAT_ID: found 'ARSON'; allowed: HTCSA or HTIS",
        f"DIR/fbi.csv:6: ACTUAL_COUNT: found '#.#'; allowed: {count}",
        f"DIR/fbi.csv:7: ACTUAL_COUNT: found nothing; allowed: {count}",
        "DIR/fbi.csv:9: ORI: found A7 2024 commercial_sex_acts again, as in line 8; allowed: "
        "each agency, year and offense once",
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "1: header: found no names of columns"),
        (
            ",".join(HEADER),
            "1: file: found no rows; allowed: at least one row below the names of the columns",
        ),
        (
            ",".join(HEADER) + "\n2024,A1",
            "2: row: found 2 cells; allowed: 10 cells, one for each column; "
            "take the row out if it is a remark",
        ),
        (
            ",".join(HEADER) + '\n2024,"A1',
            "2: row: found a quotation mark that is not closed; "
            'allowed: a quotation mark (") at the end of the cell',
        ),
        (
            ",".join(HEADER) + "\n2024,A1,x,FS,x,x,HTIS,x,1,0",
            "1: file: found no such row; allowed: a row of a state or territory in the years 2024 to 2024",
        ),
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, content: str, told: str) -> None:
    file = tmp_path / "fbi.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        import_fbi(file, an_empty_folder(tmp_path / "own"), CAME_FROM, FbiOptions())
    assert messages(caught.value, tmp_path)[0].startswith(f"DIR/fbi.csv:{told}")


PLACES = {"OH": ("FRANKLIN", "SUMMIT"), "TX": ("TRAVIS", "BELL"), "NB": ("LANCASTER", "DOUGLAS"), "GM": ()}


@st.composite
def files(draw: st.DrawFn) -> tuple[list[tuple[object, ...]], Period]:
    """Return rows of any years, corrections among them, and a window with a row."""
    states = st.sampled_from(sorted(PLACES))
    rows: list[tuple[object, ...]] = []
    for usps in draw(st.lists(states, min_size=1, max_size=20)):
        year, kind = draw(st.integers(2013, 2023)), draw(st.sampled_from(["HTCSA", "HTIS"]))
        place = draw(st.sampled_from([*PLACES[usps], "NOT SPECIFIED", "ALPHA; BETA"]))
        rows.append((usps, year, place, kind, draw(st.integers(-3, 20))))
    years = [int(str(row[1])) for row in rows]
    seen = draw(st.sampled_from(years))
    first, last = draw(st.integers(min(years), seen)), draw(st.integers(seen, max(years)))
    return rows, Period(first=first, last=last)


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(files())
def test_any_window_of_any_file_comes_in_and_its_states_can_be_joined_with_equal_sums(
    tmp_path_factory: pytest.TempPathFactory, made: tuple[list[tuple[object, ...]], Period]
) -> None:
    rows, window = made
    folder = tmp_path_factory.mktemp("fbi")
    change_set = take(folder, *rows, options=FbiOptions(window))
    for file in change_set.files:
        (folder / "own" / file.name).write_bytes(file.content)
    library, met = open_library(folder / "own"), 0
    for usps in ("OH", "TX", "NE", "GU"):
        own = [row for row in rows if STATE_CODES.get(str(row[0]), row[0]) == usps]
        counts = {year: 0 for _, year, *_, count in own if window.first <= int(str(year)) <= window.last}
        for _, year, *_, count in own:
            if year in counts:
                counts[year] += int(str(count))
        offenses = library.tables.count_offenses(usps)
        shapes = read_shapes(library.geography, usps, library.tables.counties.of(usps))
        counties = library.tables.count_counties(shapes)
        if not counts:
            assert (offenses, counties) == (None, None)
            continue
        assert offenses is not None
        assert counties is not None
        met += 1
        years = range(min(counts), max(counts) + 1)
        told = tuple(counts.get(year, CellMark.NONE_REPORTED) for year in years)
        assert (offenses.by_year.years, offenses.by_year.values) == (tuple(years), told)
        assert counties.period == Period(first=min(counts), last=max(counts))
        placed = sum_cells((*counties.cells.values(), counties.not_placed))
        assert placed == sum_cells(bar.value for bar in offenses.by_type) == sum(counts.values())
    assert met
