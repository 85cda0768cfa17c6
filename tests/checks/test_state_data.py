"""What the sources have of one state, as it is collected before anything is judged."""

from pathlib import Path

from factsheet.checks.state_data import collect_state_data, list_periods
from factsheet.model import list_key_figures
from factsheet.sources.data_library import open_library
from tests.checks.builders import HEAD, YEARS
from tests.checks.test_context import EMPTY, a_full_file
from tests.sources.builders import a_folder, write


def test_periods_are_listed_with_their_sources_in_the_order_of_the_page() -> None:
    assert [(block.path, str(block.period.first), block.source) for block in list_periods(a_full_file())] == [
        ("figures.cases", "2012", "made-up"),
        ("figures.persons", "2012", "made-up"),
        ("demographics", "2016", "people"),
        ("call_types", "2012", "calls"),
        ("venues.labor", "2012", "venues"),
        ("efforts.agencies", "2012", "made-up"),
    ]
    assert list_periods(EMPTY) == ()


def test_the_key_figures_are_those_of_the_sheet() -> None:
    data = collect_state_data(open_library(), "MA")
    assert data.context is not None
    assert data.context.totals is data.profile
    assert data.faults == ()


def test_a_state_that_cannot_be_joined_has_the_sums_of_its_rows(tmp_path: Path) -> None:
    library = a_folder(tmp_path, HEAD + "version: 0\n", tables__hotline_annual_csv=YEARS)
    data = collect_state_data(library, "MA")
    assert data.profile is None
    assert data.context is not None
    figures = {name: measure.value for name, measure in list_key_figures(data.context.totals).items()}
    assert figures == {"cases": 260, "calls": 630}
    assert [fault.field for fault in data.faults] == ["version"]


def test_faults_of_the_edition_before_are_collected_with_those_of_this_one(tmp_path: Path) -> None:
    write(tmp_path / "previous" / "profiles" / "ma.yaml", HEAD + "version: 0\n")
    library = a_folder(tmp_path, HEAD + "region: none\n", tables__hotline_annual_csv=YEARS)
    data = collect_state_data(library, "MA")
    places = [Path(fault.file).relative_to(tmp_path).as_posix() for fault in data.faults]
    assert places == ["profiles/ma.yaml", "previous/profiles/ma.yaml"]
    assert data.context is not None
    assert data.context.before is None


def test_a_file_that_is_no_text_has_nothing_to_look_at(tmp_path: Path) -> None:
    library = a_folder(tmp_path, "- a list\n")
    data = collect_state_data(library, "MA")
    assert data.context is None
    assert len(data.faults) == 1
