"""Files of the FBI, brought into a folder of data."""

from pathlib import Path

from factsheet.intake.fbi_import import FbiOptions, import_fbi
from factsheet.intake.fbi_states import OFFENSE_TABLES
from factsheet.model import Period
from factsheet.sources import Library
from factsheet.staff_tables.change_set import ChangeSet
from tests.intake.builders import CAME_FROM, a_data_folder, fbi_file
from tests.sources.builders import write


def take(folder: Path, *rows: tuple[object, ...], options: FbiOptions | None = None) -> ChangeSet:
    """Import rows into a folder that has no offenses yet."""
    file = fbi_file(folder / "fbi.csv", rows)
    return import_fbi(file, an_empty_folder(folder / "own"), CAME_FROM, options or FbiOptions())


def an_empty_folder(path: Path) -> Library:
    library = a_data_folder(path)
    for schema in OFFENSE_TABLES:
        write(path / schema.path, ",".join(schema.columns))
    return library


def take_into_shipped(
    folder: Path, *rows: tuple[object, ...], states: tuple[str, ...] = (), years: Period | None = None
) -> ChangeSet:
    """Import rows into a folder with the shipped tables."""
    file = fbi_file(folder / "fbi.csv", rows)
    return import_fbi(
        file, a_data_folder(folder / "own"), CAME_FROM, FbiOptions(years, (), frozenset(states))
    )


def table(change_set: ChangeSet, name: str) -> list[str]:
    (content,) = [file.content for file in change_set.files if file.name == f"tables/{name}.csv"]
    return content.decode().splitlines()[1:]
