"""What is new since a page was loaded: edits of other windows, and files that somebody else saved."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from factsheet.drafts.journal import Draft
from factsheet.drafts.subjects import Subject
from factsheet.studio.running_studio import Studio
from factsheet.studio.told_times import show_clock

_DIGITS = 16


@dataclass(frozen=True, slots=True)
class DiskNews:
    """What is new since a page was loaded.

    Attributes:
        number: Of the draft now.
        marks: Of the files now; a page sends them back.
        kept_at: When another window kept edits, as a clock shows it; "" for none.
        saved_at: When a file was saved by somebody else, likewise.
    """

    number: int
    marks: str
    kept_at: str = ""
    saved_at: str = ""


def read_marks(studio: Studio, subject: Subject) -> str:
    """Return what changes whenever one of the files of something is saved; "" where there is no folder."""
    if studio.folder is None:
        return ""
    told = repr([_read_mark(studio.folder / name) for name in subject.files])
    return hashlib.sha256(told.encode()).hexdigest()[:_DIGITS]


def read_news(studio: Studio, subject: Subject, *, number: int, marks: str, tab: str) -> DiskNews:
    """Return what is new since a page was loaded. Nothing is read but the edits that are kept.

    Args:
        studio: The studio.
        subject: What the page shows.
        number: Of the draft that it shows.
        marks: Of the files, as it was told them; "" where it was not told yet.
        tab: Which window it is.

    Raises:
        OutputError: The edits cannot be read.
    """
    now = read_marks(studio, subject)
    kept = None if studio.folder is None else studio.journal.read_draft(subject.name)
    saved_at = _find_time(studio, subject) if marks and marks != now else ""
    return DiskNews(kept.number if kept else 0, now, _find_other_window(kept, number, tab), saved_at)


def _find_other_window(kept: Draft | None, number: int, tab: str) -> str:
    steps = kept.steps if kept else ()
    others = [step for step in steps if step.number > number and step.tab != tab]
    return show_clock(others[-1].made) if others else ""


def _find_time(studio: Studio, subject: Subject) -> str:
    """Return when the file was saved that was saved last."""
    folder = studio.folder or Path()
    times = [(folder / name).stat().st_mtime for name in subject.files if (folder / name).is_file()]
    now = studio.read_time()
    return show_clock(type(now).fromtimestamp(max(times), now.tzinfo) if times else now)


def _read_mark(path: Path) -> tuple[int, int, int]:
    try:
        facts = path.stat()
    except OSError:
        return 0, 0, 0
    return facts.st_size, facts.st_mtime_ns, facts.st_ino
