"""What an import would write, and how that differs from what stands there."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factsheet.reading.quoting import quote_value
from factsheet.reading.yaml_values import Plain
from factsheet.yaml_edit.edits import find_naming_value

_COUNT = re.compile(r"(^|\.)(value|not_stated|sha256|counts(\[[^\]]*\])?)$")


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
    """One value that would change; None stands for a value that is not there.

    Attributes:
        is_hidden: Whether its values are not told: a count of which messages may not tell the number.
    """

    file: str
    item: str
    before: str | None
    after: str | None
    is_hidden: bool = False

    def __str__(self) -> str:
        if self.before is None:
            told, values = "new", f"new, {self.after}"
        elif self.after is None:
            told, values = "taken away", f"taken away, was {self.before}"
        else:
            told, values = "changed", f"{self.before} -> {self.after}"
        return f"{self.file}: {self.item}: {told if self.is_hidden else values}"


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


def compare_trees(
    file: str, before: Plain, after: Plain, path: str = "", *, is_told: bool = False
) -> Iterator[Difference]:
    """Yield the values of a YAML file that differ; entries of lists are told by their names.

    Args:
        file: What the file is called.
        before: Its content.
        after: The same, as it would be.
        path: Where in the file that is.
        is_told: Whether messages may tell the counts among the values.
    """
    if before == after:
        return
    old, new = _name_parts(before), _name_parts(after)
    is_hidden = not is_told and _is_count(path)
    if not (old or new):
        yield Difference(file, path, _word_value(before), _word_value(after), is_hidden)
        return
    for name in dict.fromkeys((*new, *old)):
        inner = f"{path}[{name}]" if isinstance(after or before, list) else f"{path}.{name}".removeprefix(".")
        yield from compare_trees(file, old.get(name), new.get(name), inner, is_told=is_told)
    for value, parts, is_new in ((before, old, False), (after, new, True)):
        if not parts and not isinstance(value, dict | list | None):
            told = _word_value(value)
            yield Difference(file, path, None if is_new else told, told if is_new else None, is_hidden)
    both = [name for name in new if name in old]
    if both != [name for name in old if name in new]:
        yield Difference(file, path, "in its order", "in another order")


def _is_count(path: str) -> bool:
    """Return whether a path leads to a count, or to a digest that a count can be guessed by."""
    return _COUNT.search(path) is not None


def _name_parts(value: Plain) -> dict[str, Plain]:
    """Return the values of a mapping or list by what tells them apart."""
    if isinstance(value, dict):
        return value
    if not isinstance(value, list):
        return {}
    parts: dict[str, Plain] = {}
    seen: Counter[str] = Counter()
    for index, entry in enumerate(value):
        name = _name_entry(entry, index)
        seen[name] += 1
        parts[name if seen[name] == 1 else f"{name} ({seen[name]})"] = entry
    return parts


def _name_entry(value: Plain, index: int) -> str:
    if isinstance(value, dict):
        named = find_naming_value(value)
        return str(index) if named is None else quote_value(named)
    return quote_value(value) if isinstance(value, str) else str(index)


def _word_value(value: Plain) -> str | None:
    return None if value is None else quote_value(value)
