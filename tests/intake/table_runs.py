"""Tables of staff, brought into a folder of data."""

from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.intake.staff_import import import_tables
from factsheet.intake.submission import read_submission
from factsheet.staff_tables.change_set import ChangeSet
from factsheet.staff_tables.table_schemas import Topic
from tests.intake.builders import CAME_FROM, a_data_folder, messages

HOTLINE, COUNTIES = Topic.HOTLINE, Topic.COUNTIES


def take(folder: Path, file: Path, topic: Topic, only: str | None = None) -> ChangeSet:
    submission = read_submission(file, topic, has_state=only is not None)
    return import_tables(submission, a_data_folder(folder / "own"), CAME_FROM, only)


def csv_file(folder: Path, *lines: str) -> Path:
    path = folder / "in.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def told(folder: Path, file: Path, topic: Topic, only: str | None = None) -> list[str]:
    with pytest.raises(DataError) as caught:
        take(folder, file, topic, only)
    return messages(caught.value, folder)


def changes(change_set: ChangeSet) -> list[str]:
    return [str(each) for each in change_set.differences if each.file != "sources.yaml"]


def notes(change_set: ChangeSet, folder: Path) -> list[str]:
    return [note.replace(str(folder), "DIR") for note in change_set.notes]
