"""What an import would write, and how that differs from what stands there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factsheet.sources.found import quoted
from factsheet.sources.records import dotted
from factsheet.sources.yaml_nodes import Plain


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
class Difference:
    """One value that would change; None stands for a value that is not there."""

    file: str
    item: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        if self.before is None:
            return f"{self.file}: {self.item}: new, {self.after}"
        if self.after is None:
            return f"{self.file}: {self.item}: taken away, was {self.before}"
        return f"{self.file}: {self.item}: {self.before} -> {self.after}"


@dataclass(frozen=True, slots=True)
class Intake:
    """What an import comes to, before anything is written.

    Attributes:
        files: Each file that would be written anew.
        differences: Each value that would change.
        notes: What was repaired, left out or decided, one line each.
        states: Postal codes of the states whose sheets may change.
    """

    files: tuple[NewFile, ...]
    differences: tuple[Difference, ...]
    notes: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


def table_differences(file: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
    """Yield the rows that differ, in the order of their names."""
    for item in sorted({*before, *after}):
        if before.get(item) != after.get(item):
            yield Difference(file, item, before.get(item), after.get(item))


def tree_differences(file: str, before: Plain, after: Plain) -> Iterator[Difference]:
    """Yield the values of a YAML file that differ, in the order of the new file, then those taken away."""
    old, new = dict(_leaves(before, ())), dict(_leaves(after, ()))
    for path in dict.fromkeys((*new, *old)):
        if old.get(path) != new.get(path):
            yield Difference(file, path, old.get(path), new.get(path))


def _leaves(value: Plain, path: tuple[int | str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(inner, (*path, index))
    elif value is not None:
        yield dotted(path), quoted(value)
