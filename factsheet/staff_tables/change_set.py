"""What an import would write, and how that differs from what stands there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factsheet.reading.tree_differences import Difference


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that would be written.

    Attributes:
        name: Path below the folder of data, with slashes: ``tables/hotline_annual.csv``.
        content: Its bytes.
    """

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What an import comes to, before anything is written.

    Attributes:
        files: Each file that would be written anew.
        differences: Each value that would change.
        notes: What was repaired, left out or decided, one line each.
        states: Postal codes of the states whose sheets may change.
        is_published: Whether the tables are a publisher's own, which staff cannot mend.
        unread: Titles of the sheets that have rows and were not read.
    """

    files: tuple[NewFile, ...]
    differences: tuple[Difference, ...]
    notes: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    is_published: bool = False
    unread: tuple[str, ...] = ()


def compare_rows(
    file: str, before: Mapping[str, str], after: Mapping[str, str], *, is_told: bool = False
) -> Iterator[Difference]:
    """Yield the rows of counts that differ, in the order of their names.

    Args:
        file: What the table is called.
        before: Rows by name.
        after: The same, as they would be.
        is_told: Whether messages may tell the counts.
    """
    for item in sorted({*before, *after}):
        if before.get(item) != after.get(item):
            yield Difference(file, item, before.get(item), after.get(item), is_hidden=not is_told)
