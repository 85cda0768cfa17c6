"""What tests of commands share: one day, so that no fact grows old, and no drawing where it is no matter."""

from pathlib import Path

import pytest

from factsheet.batch import sheet
from factsheet.layout import Sheet
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
    drawn = Sheet("ma.pdf", b"%PDF", SheetFit("full", 9.0, 1.0, 1, (), {}, (), {}))
    monkeypatch.setattr(sheet, "draw_sheet", lambda *_arguments, **_options: drawn)
