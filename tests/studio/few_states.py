"""A data folder of a few states, in which a build takes a moment."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factsheet import resources

CODES = ("DC", "GU", "MA", "VT")
_BEGINNINGS = (*CODES, "11", "66", "25", "50")  # of the rows of tables: codes, or those of counties


def make_few_states(folder: Path) -> Path:
    """Make a folder whose list of states and tables have four of them; return it.

    All else is read from the shipped one.
    """
    (folder / "profiles").mkdir(parents=True)
    for code in CODES:
        name = f"profiles/{code.lower()}.yaml"
        shutil.copy(resources.DATA / name, folder / name)
    (folder / "tables").mkdir()
    for path in (resources.DATA / "jurisdictions.csv", *(resources.DATA / "tables").glob("*.csv")):
        head, *rows = path.read_text(encoding="utf-8").splitlines()
        kept = [row for row in rows if row.startswith(_BEGINNINGS)]
        own = folder / path.relative_to(resources.DATA)
        own.write_text("\n".join([head, *kept, ""]), encoding="utf-8")
    return folder


@contextmanager
def hold_fault(folder: Path, code: str) -> Iterator[None]:
    """Let a profile have a fault that stops its sheet, while the block runs."""
    rewrite_profile(folder, code, "edition: 2023", "edition: soon")
    try:
        yield
    finally:
        rewrite_profile(folder, code, "edition: soon", "edition: 2023")


def rewrite_profile(folder: Path, code: str, before: str, after: str) -> None:
    """Write something else into the profile of a state."""
    path = folder / f"profiles/{code.lower()}.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")
