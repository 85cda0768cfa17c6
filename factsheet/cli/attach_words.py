"""The words of `factsheet attach`: which are files, which are folders of sheets, which are states."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from factsheet.dead_links import is_dead_link
from factsheet.errors import Fault, OutputError, UsageError
from factsheet.output_files import DEAD_LINK
from factsheet.reading.files import format_path

ENDING = ".pdf"
REPORT_ALLOWED = "a PDF file, to which the others are attached; or --bind, to join sheets alone"
FOLDER_ALLOWED = "a folder with PDF files"
OUT_ALLOWED = "a name of its own, which is none of the files that are joined"
KIND_ALLOWED = "a name that is free, or that of a PDF file, which is replaced"
_HEAD = 1024  # bytes in which a PDF file says that it is one


@dataclass(frozen=True, slots=True)
class AttachWords:
    """What is to be joined: the report, None for a binder, and files and states in their order."""

    report: Path | None
    sheets: tuple[Path | str, ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """Return every file that is given."""
        sheets = [each for each in self.sheets if isinstance(each, Path)]
        return (*([] if self.report is None else [self.report]), *sheets)

    @property
    def states(self) -> tuple[str, ...]:
        """Return every word that names a state."""
        return tuple(each for each in self.sheets if isinstance(each, str))


def sort_words(words: Sequence[str], out: Path, *, is_binder: bool) -> AttachWords:
    """Return what the words of the command stand for.

    Args:
        words: As typed.
        out: Where the result goes; left out of a folder in which an earlier result lies.
        is_binder: Whether no word is a report.

    Raises:
        UsageError: The report is no file, or a folder holds no PDF file.
    """
    report, sheets = (None, words) if is_binder else (words[0], words[1:])
    if report is not None and not _is_file(report):
        raise UsageError(Fault("command line", 1, "REPORT", repr(report), REPORT_ALLOWED))
    sorted_sheets = [each for word in sheets for each in _sort_word(word, out)]
    return AttachWords(None if report is None else Path(report), tuple(sorted_sheets))


def _is_file(word: str) -> bool:
    return word.lower().endswith(ENDING) or Path(word).is_file()


def _sort_word(word: str, out: Path) -> Iterator[Path | str]:
    path = Path(word)
    if _is_file(word):
        yield path
    elif path.is_dir():
        found = [each for each in sorted(path.iterdir()) if each.suffix.lower() == ENDING and each.is_file()]
        kept = [each for each in found if not is_same_file(each, out)]
        if not kept:
            raise UsageError(Fault(format_path(path), 1, "folder", "no PDF file", FOLDER_ALLOWED))
        yield from kept
    else:
        yield word


def is_same_file(one: Path, other: Path) -> bool:
    """Return whether two paths lead to one file, by whatever way or case of letters."""
    try:
        return one.resolve() == other.resolve() or one.samefile(other)
    except OSError:
        return False


def check_out_path(out: Path, files: Sequence[Path]) -> None:
    """Refuse a place for the result that would cost a file which is no earlier result.

    Raises:
        OutputError: It is one of the files that are joined, a folder, a link that leads nowhere, or another
            kind of file.
    """
    name = format_path(out)
    if any(is_same_file(each, out) for each in files):
        raise OutputError(Fault(name, 1, "--out", "a file that is to be joined", OUT_ALLOWED))
    if out.is_dir():
        raise OutputError(Fault(name, 1, "--out", "a folder", KIND_ALLOWED))
    if is_dead_link(out):
        raise OutputError(Fault(name, 1, "--out", DEAD_LINK, KIND_ALLOWED))
    if out.exists() and not _is_pdf(out):
        raise OutputError(Fault(name, 1, "--out", "a file of another kind", KIND_ALLOWED))


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return b"%PDF-" in file.read(_HEAD)
    except OSError:
        return False
