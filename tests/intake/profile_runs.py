"""Tables of a profile, brought into a folder of data."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from factsheet import resources
from factsheet.errors import DataError, UsageError
from factsheet.intake.staff_import import import_tables
from factsheet.intake.submission import read_submission
from factsheet.staff_tables.change_set import ChangeSet
from factsheet.staff_tables.table_schemas import Topic
from tests.intake.builders import CAME_FROM, a_data_folder, messages, workbook

PEOPLE = ("group", "category", "value", "period", "source")


def take(folder: Path, sheets: dict[str, Sequence[Sequence[object]]], only: str | None = "MA") -> ChangeSet:
    file = workbook(folder / "in.xlsx", sheets)
    own = a_data_folder(folder / "own", "MA")
    return import_tables(
        read_submission(file, Topic.PROFILE, has_state=only is not None), own, CAME_FROM, only
    )


def told(folder: Path, sheets: dict[str, Sequence[Sequence[object]]], only: str | None = "MA") -> list[str]:
    with pytest.raises((DataError, UsageError)) as caught:
        take(folder, sheets, only)
    return messages(caught.value, folder)


def text_of(change_set: ChangeSet) -> str:
    return change_set.files[0].content.decode()


def shipped() -> str:
    return (resources.DATA / "profiles" / "ma.yaml").read_text(encoding="utf-8")


def changes(change_set: ChangeSet) -> list[str]:
    return [str(each) for each in change_set.differences if each.file != "sources.yaml"]
