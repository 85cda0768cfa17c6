"""A profile as its sheet prints it, whoever asks for it."""

from pathlib import Path

import pytest

from factsheet import load_profile
from factsheet.checks import Limits
from factsheet.checks.printed_profile import load_printed_profile
from factsheet.checks.state import check_state
from factsheet.disclosure import protect_profile
from factsheet.errors import DataError
from factsheet.model import CellMark
from factsheet.resources import DATA
from tests.sources.builders import MINIMAL, a_folder, messages, write


def hidden_sources() -> str:
    return (DATA / "sources.yaml").read_text(encoding="utf-8").replace("threshold: none", "threshold: 11")


def write_editions(folder: Path, editions: tuple[int, ...]) -> None:
    """Write profiles of Vermont and Maine, the last edition first, with sources that hide small counts."""
    write(folder / "sources.yaml", hidden_sources())
    for edition in editions:
        for usps in ("VT", "ME"):
            profile = MINIMAL.replace("MA", usps).replace("2023", str(edition))
            write(folder / "profiles" / f"{usps.lower()}.yaml", profile)
        folder /= "previous"


@pytest.mark.parametrize("editions", [(2023,), (2023, 2022)])
def test_a_sheet_hides_the_same_whether_it_is_built_listed_or_drawn_by_a_program(
    tmp_path: Path, editions: tuple[int, ...]
) -> None:
    write_editions(tmp_path, editions)
    library = a_folder(tmp_path)
    known = load_profile("VT", tmp_path)
    assert known.hidden_elsewhere
    assert [each.edition for each in (known, known.before) if each] == list(editions)
    drawn = protect_profile(known).profile
    assert drawn.cases_by_year is not None
    assert CellMark.NOT_SHOWN in drawn.cases_by_year.values
    assert load_printed_profile(library, "VT") == drawn
    assert check_state(library, "VT", Limits()).profile == drawn


def test_a_profile_that_cannot_be_read_is_refused_with_its_faults_of_form(tmp_path: Path) -> None:
    library = a_folder(
        tmp_path, MINIMAL + "figures:\n  persons: {value: many, period: 2016, source: fbi-offenses}\n"
    )
    with pytest.raises(DataError) as caught:
        load_printed_profile(library, "MA")
    assert messages(caught.value, tmp_path) == [
        "DIR/profiles/ma.yaml:5: figures.persons.value: found 'many'; allowed: a whole number from 0 to "
        "10,000,000, digits only"
    ]
