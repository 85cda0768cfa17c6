"""A studio on a data folder in which each kind of thing is to be looked at, and two sheets are built."""

from datetime import UTC, date, datetime
from pathlib import Path

from factsheet.batch.run import build_sheets
from factsheet.drafts.field_edits import EditKind, FieldEdit
from factsheet.studio.open_drafts import keep_edits, open_draft
from factsheet.studio.overview.sheets_now import make_build_order
from factsheet.studio.running_studio import Studio
from tests.studio.served import copy_data

DAY = date(2026, 12, 1)
TIME = datetime(2026, 12, 1, 14, 2, tzinfo=UTC)


def open_studio(folder: Path) -> Studio:
    """Return a studio on a folder, on a day on which the shipped facts are fresh."""
    return Studio(folder, is_read_only=False, read_day=lambda: DAY, read_time=lambda: TIME)


def replace_text(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def make_busy_folder(folder: Path) -> Path:
    """Copy the shipped data and change some of them.

    Guam and Wyoming are built, and then a law of Wyoming changed; Massachusetts has findings, Ohio a fault,
    Puerto Rico is a draft, Texas has an old fact, American Samoa a small count; edits of Vermont are kept.
    """
    copy_data(folder)
    studio = open_studio(folder)
    build_sheets(studio.open_data(), ("GU", "WY"), make_build_order(studio))
    profiles = folder / "profiles"
    replace_text(profiles / "wy.yaml", "title: ", "title: An ")
    replace_text(profiles / "ma.yaml", "cases: {value: 336,", "cases: {value: 340,")
    replace_text(profiles / "oh.yaml", "status: final", "status: finished")
    replace_text(profiles / "pr.yaml", "status: final", "status: draft")
    replace_text(profiles / "tx.yaml", "checked_on: 2026-11-23", "checked_on: 2024-11-23")
    add_small_count(profiles / "as.yaml")
    keep_version(studio, "VT")
    return folder


def add_small_count(path: Path) -> None:
    """Give a state a count of cases that its sheet hides."""
    figure = "figures:\n  cases: {value: 7, period: 2012-2016, source: hhs-massachusetts-2016}\n"
    path.write_text(path.read_text(encoding="utf-8") + figure, encoding="utf-8")


def keep_version(studio: Studio, usps: str) -> None:
    """Keep an edit of a state's version, as a window of the editor does."""
    edit = FieldEdit(kind=EditKind.SET, at=("profile", "version"), value=2)
    draft = open_draft(studio, studio.open_data(), usps)
    keep_edits(studio, draft, (edit,), made=TIME, tab="test")
