"""One sheet from data to file, and what becomes of each way to go wrong."""

from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, cast

import pytest

from factsheet import layout
from factsheet.batch.manifest import write_manifest
from factsheet.batch.order import Order
from factsheet.batch.planner import Planner
from factsheet.batch.report import SheetResult, SheetStatus
from factsheet.batch.sheet_task import draw_state
from factsheet.batch.sheet_writer import SheetWriter
from factsheet.batch.standing_sheets import look_at_sheets
from factsheet.disclosure import SafeProfile
from factsheet.errors import DataError, FactsheetError, Fault, LayoutError, UsageError
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.output_store import open_store
from factsheet.sources.data_library import Library, open_library
from factsheet.theme import DEFAULT_THEME, Theme
from tests.sources.builders import a_folder, write

FAULT = Fault("data/profiles/wy.yaml", 4, "laws[0].title", "212 characters", "2 lines in the column of laws")


@dataclass(frozen=True)
class FailingLibrary:
    """A library in which no profile can be read."""

    error: Exception
    wording_folder: Path = Path()
    theme: Theme = DEFAULT_THEME

    def find(self, usps: str) -> NoReturn:
        raise UsageError(FAULT)

    def is_carried(self, _usps: str) -> bool:
        return False

    def readable(self, usps: str) -> NoReturn:
        raise self.error


def make_sheet(library: Library, usps: str, order: Order) -> SheetResult:
    store = open_store(order.output)
    store.prepare()
    standing = look_at_sheets(store, (usps,), order)
    plan = Planner(library, order, standing).plan_state(usps)
    drawn = draw_state(plan.task) if plan.task else ()
    writer = SheetWriter(store, order, standing.list_present())
    (result,) = writer.finish_state(plan, drawn)
    write_manifest(store, writer.records)
    return result


def make_with(error: Exception, folder: Path) -> SheetResult:
    return make_sheet(cast(Library, FailingLibrary(error)), "WY", Order(output=folder))


def test_a_sheet_is_written_under_its_name_and_its_fit_is_told(tmp_path: Path) -> None:
    result = make_sheet(open_library(), "WY", Order(output=tmp_path))
    assert (result.usps, result.status, result.faults) == ("WY", SheetStatus.WRITTEN, ())
    assert result.path == tmp_path / "wy_trafficking_2023.pdf"
    assert result.path.read_bytes().startswith(b"%PDF")
    assert result.fit is not None
    assert result.fit.pages == 1


def test_a_second_run_leaves_the_sheet_as_it_is(tmp_path: Path) -> None:
    results = [make_sheet(open_library(), "WY", Order(output=tmp_path)) for _run in range(2)]
    assert [result.status for result in results] == [SheetStatus.WRITTEN, SheetStatus.UNCHANGED]


@pytest.mark.parametrize("error", [DataError(FAULT, FAULT), LayoutError(FAULT, FAULT)])
def test_the_faults_of_a_state_become_its_result(error: FactsheetError, tmp_path: Path) -> None:
    result = make_with(error, tmp_path)
    assert (result.usps, result.status, result.faults) == ("WY", SheetStatus.FAILED, (FAULT, FAULT))


def test_a_slip_in_the_program_becomes_a_fault_at_its_line(tmp_path: Path) -> None:
    (fault,) = make_with(ZeroDivisionError("division\nby zero"), tmp_path).faults
    assert (fault.file, fault.field) == ("test_one_sheet.py", "sheet of WY")
    assert fault.found == "ZeroDivisionError: division by zero"
    assert fault.allowed == "no such error; please report this line, it is a fault of the program"
    lines = Path(__file__).read_text(encoding="utf-8").splitlines()
    assert lines[fault.line - 1].strip() == "raise self.error"


@pytest.mark.parametrize(("line", "field"), [("", "motto"), ("version: 0\n", "version")])
def test_a_fault_of_the_theme_is_told_of_a_state_that_has_none(line: str, field: str, tmp_path: Path) -> None:
    write(tmp_path / "theme.yaml", "publisher: An Office\nmotto: x\n")
    library = a_folder(tmp_path, f"state: MA\nedition: 2023\nstatus: synthetic\n{line}")
    result = make_sheet(library, "MA", Order(output=tmp_path / "sheets"))
    assert (result.status, [fault.field for fault in result.faults]) == (SheetStatus.FAILED, [field])


def test_a_folder_in_place_of_the_sheet_becomes_a_fault(tmp_path: Path) -> None:
    place = tmp_path / "wy_trafficking_2023.pdf"
    place.mkdir()
    result = make_sheet(open_library(), "WY", Order(output=tmp_path))
    assert [str(fault) for fault in result.faults] == [
        f"{place}:1: file: found Is a directory; allowed: a file that can be written, or a name that is free"
    ]


def test_the_layout_gets_what_was_asked_for_and_a_profile_that_is_safe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[object] = []

    def refuse(profile: object, options: SheetOptions, **_data: object) -> NoReturn:
        taken.extend((type(profile), options))
        raise LayoutError(FAULT)

    monkeypatch.setattr(layout, "draw_sheet", refuse)
    asked = SheetOptions(Format.GRAY, "es", is_draft=True, has_back=True)
    make_sheet(open_library(), "WY", Order(output=tmp_path, variants=(asked,)))
    assert taken == [SafeProfile, asked]
