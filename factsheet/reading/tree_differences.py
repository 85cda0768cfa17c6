"""Values that differ between two trees of data, each told by its path; entries of lists by their names."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.reading.quoting import quote_value
from factsheet.reading.yaml_values import Plain, Tree

_NAMING_KEYS = ("title", "name", "label", "code", "file")  # what tells an entry of a list from the others
_COUNT = re.compile(r"(^|\.)(value|not_stated|sha256|counts(\[[^\]]*\])?)$")


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


def find_naming_value(entry: Tree) -> Plain:
    """Return what tells an entry of a list from the others, None where it has no such value."""
    return next((entry[key] for key in _NAMING_KEYS if entry.get(key) not in (None, "")), None)
