"""What a folder of data was before each save, kept in it: whole files, and what changed in words.

Below ``.studio/history`` each save has a folder of its number: what its files held before, and a list with
when, by which way, of which subjects, and the old and new values. The list is in its place before the first
file changes. Kept are the last 200 saves, none longer than 90 days. Imports of the command line stand in a
history of their own, which is read here too.
"""

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from pydantic import ValidationError

from factsheet.digests import make_digest
from factsheet.errors import DataError, Fault, OutputError
from factsheet.intake.saved_imports import find_record, list_saved, read_saved
from factsheet.intake.write_intent import digest_file
from factsheet.model.record import Record
from factsheet.output_files import (
    FOLDER_ALLOWED,
    is_name_beside,
    move_into_place,
    name_beside,
    prepare_folder,
    word_os_error,
    write_beside,
)
from factsheet.reading.files import format_path
from factsheet.staff_tables.change_set import NewFile

MOST_SAVES = 200
MOST_DAYS = 90
_LIST, _IMPORT_LIST, _BEFORE = "save.json", "import.json", "before"
_IMPORTED = "i"  # begins the names of imports
_NUMBER = re.compile(r"[0-9]{4,}")
_KEPT_ALLOWED = "what the program kept of a save; without it nothing can be put back"


class SaveWay(StrEnum):
    """By which way files were changed."""

    SAVE = "save"
    IMPORT = "import"
    PUT_BACK = "put_back"


class ToldChange(Record):
    """One value that changed, as it is told.

    Attributes:
        names: What it is called, by language; no number stands in it.
        before: Its value, in words; None for nothing.
        after: Likewise.
        is_hidden: Whether its values are not told: it is, or was, a count that is not printed.
    """

    names: dict[str, str]
    before: str | None = None
    after: str | None = None
    is_hidden: bool = False


class SavedFile(Record):
    """A file that was written: SHA-256 of its content before, None where it was not there, and after."""

    name: str
    before: str | None
    after: str | None


class SavedChange(Record):
    """One save.

    Attributes:
        way: How it came about.
        at: When, with the time zone.
        subjects: Postal codes of states in small letters, or what else was saved.
        note: What somebody wrote of it.
        of: The save that was put back.
        changes: What changed.
        files: What was written; without a digest after it a file was taken away.
    """

    way: SaveWay
    at: datetime
    subjects: tuple[str, ...]
    note: str = ""
    of: str | None = None
    changes: tuple[ToldChange, ...] = ()
    files: tuple[SavedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """The saves of a folder of data.

    Attributes:
        folder: Where they are kept: ``.studio/history``.
        data: The folder of data.
    """

    folder: Path
    data: Path

    def list_saves(self) -> tuple[str, ...]:
        """Return the names of the saves and imports, the last one first."""
        saves = self._time_names(map(str, reversed(self._list_numbers())))
        imports = self._time_names(f"{_IMPORTED}{int(path.name)}" for path in list_saved(self.data))
        return tuple(name for _time, _number, name in sorted((*saves, *imports), reverse=True))

    def _time_names(self, names: Iterable[str]) -> Iterator[tuple[float, int, str]]:
        """Yield names in the order of their numbers, with times that never fall: clocks may be set back."""
        time = 0.0
        for name in names:
            time = max(time, self._find_time(name))
            yield time, int(name.removeprefix(_IMPORTED)), name

    def read_save(self, name: str) -> SavedChange:
        """Return a save.

        Raises:
            DataError: Its list is gone or was changed.
        """
        record = self._name_save(name)
        if name.startswith(_IMPORTED):
            saved = read_saved(record)
            files = tuple(SavedFile(name=one.name, before=one.before, after=one.after) for one in saved.files)
            made = datetime.fromtimestamp(self._find_time(name), UTC).astimezone()
            return SavedChange(way=SaveWay.IMPORT, at=made, subjects=(), note=saved.file, files=files)
        try:
            return SavedChange.model_validate_json((record / _LIST).read_bytes())
        except (OSError, ValidationError) as error:
            raise _refuse_kept(record / _LIST) from error

    def _list_numbers(self) -> tuple[int, ...]:
        with suppress(OSError):
            names = [path.name for path in self.folder.iterdir() if _NUMBER.fullmatch(path.name)]
            return tuple(sorted(map(int, names), reverse=True))
        return ()

    def _find_time(self, name: str) -> float:
        with suppress(OSError):
            record = self._name_save(name)
            return (record / (_IMPORT_LIST if name.startswith(_IMPORTED) else _LIST)).stat().st_mtime
        return 0.0

    def keep_files(self, change: SavedChange, files: Sequence[NewFile], gone: Sequence[str] = ()) -> str:
        """Keep what files hold before a save writes them, and return the name of the save.

        Raises:
            OutputError: The disk does not take it; nothing is kept then.
        """
        prepare_folder(self.folder)
        name = str(max(self._list_numbers(), default=0) + 1)
        target = self._name_save(name)
        beside = name_beside(target)
        try:
            self._write_save(beside, change, {file.name: make_digest(file.content) for file in files}, gone)
            move_into_place(beside, target)
        except OSError as error:
            raise OutputError(
                Fault(str(target), 1, "folder", word_os_error(error), FOLDER_ALLOWED)
            ) from error
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        self._drop_old(change.at)
        return name

    def read_before(self, name: str) -> tuple[tuple[NewFile, ...], tuple[str, ...]]:
        """Return what the files of a save held before it, and the names of those that it made new.

        Raises:
            DataError: What was kept is gone or was changed.
        """
        files: list[NewFile] = []
        made: list[str] = []
        for kept in self.read_save(name).files:
            path = self._name_save(name) / _BEFORE / kept.name
            if kept.before is None:
                made.append(kept.name)
                continue
            try:
                content = path.read_bytes()
            except OSError as error:
                raise _refuse_kept(path) from error
            if make_digest(content) != kept.before:
                raise _refuse_kept(path)
            files.append(NewFile(kept.name, content))
        return tuple(files), tuple(made)

    def list_changed_since(self, name: str) -> tuple[str, ...]:
        """Return the files of a save that hold something else by now than it wrote.

        Raises:
            DataError: The list of the save is gone or was changed.
        """
        kept = self.read_save(name).files
        return tuple(file.name for file in kept if digest_file(self.data / file.name) != (file.after or None))

    def drop_save(self, name: str) -> None:
        """Take a save out of the history, at once and as a whole."""
        target = self._name_save(name)
        beside = name_beside(target)
        with suppress(OSError):
            target.replace(beside)
        shutil.rmtree(beside, ignore_errors=True)

    def drop_unwritten(self) -> None:
        """Take the last save out where none of its files was written: a killed program had only begun it."""
        for path in [*self.folder.glob(".*")] if self.folder.is_dir() else []:
            if is_name_beside(path.name):
                shutil.rmtree(path, ignore_errors=True)
        for number in self._list_numbers()[:1]:
            with suppress(DataError):
                kept = self.read_save(str(number)).files
                if all(digest_file(self.data / file.name) == file.before for file in kept):
                    self.drop_save(str(number))

    def _drop_old(self, now: datetime) -> None:
        first = (now - timedelta(days=MOST_DAYS)).timestamp()
        for place, number in enumerate(self._list_numbers()):
            if place >= MOST_SAVES or self._find_time(str(number)) < first:
                self.drop_save(str(number))

    def _name_save(self, name: str) -> Path:
        number = f"{int(name.removeprefix(_IMPORTED)):04}"
        return find_record(self.data, number) if name.startswith(_IMPORTED) else self.folder / number

    def _write_save(
        self, beside: Path, change: SavedChange, after: dict[str, str], gone: Sequence[str]
    ) -> None:
        """Write the content of files before a save, and its list.

        Raises:
            OSError: They cannot be written.
        """
        beside.mkdir()
        kept: list[SavedFile] = []
        for name in (*after, *gone):
            path = self.data / name
            before = digest_file(path)
            kept.append(SavedFile(name=name, before=before, after=after.get(name)))
            if before is not None:
                copy = beside / _BEFORE / name
                copy.parent.mkdir(parents=True, exist_ok=True)
                write_beside(copy, path.read_bytes())
        listed = change.model_copy(update={"files": tuple(kept)})
        write_beside(beside / _LIST, listed.model_dump_json(indent=1).encode())


def _refuse_kept(path: Path) -> DataError:
    return DataError(Fault(format_path(path), 1, "file", "another content, or no file", _KEPT_ALLOWED))
