"""What tests of commands share: one day, so that no fact grows old, and no drawing where it is no matter."""

from pathlib import Path

import pytest

from factsheet.batch import run_report, sheet_identity, state_drawing
from factsheet.batch.sheet_task import DrawnSheet, StateTask
from factsheet.model.sheet_fit import SheetFit
from tests.cli.runs import DAY_OF_CHECK


@pytest.fixture(autouse=True)
def on_one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY_OF_CHECK)


@pytest.fixture
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def without_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the drawing out: what is told of the data does not depend on it."""
    fit = SheetFit("full", 9.0, 1.0, 1, (), {}, (), {})

    def draw_nothing(task: StateTask) -> tuple[DrawnSheet, ...]:
        return tuple(DrawnSheet(sheet.name, b"%PDF", fit) for sheet in task.sheets)

    monkeypatch.setattr(state_drawing, "draw_state", draw_nothing)
    monkeypatch.setattr(sheet_identity, "refuse_other_sheet", lambda *_arguments: None)
    for name in ("_add_pictures", "_put_gallery"):
        monkeypatch.setattr(run_report, name, lambda *_arguments: ())
