"""Values that differ between two trees of data, each told by its path; entries of lists by their names."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.reading.quoting import quote_value
from factsheet.reading.yaml_values import Plain, Tree

_NAMING_KEYS = (
    "key",
    "title",
    "name",
    "label",
    "code",
    "file",
)  # what tells an entry of a list from the others
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


@dataclass(frozen=True, slots=True)
class ValuePair:
    """Two values of one place that differ; None stands for a value that is not there.

    Attributes:
        path: The place, in dots and brackets.
        keys: The same, key by key; entries of lists by their names, texts among them in quotes.
        is_order: Whether what differs is the order of the entries alone; it has no values then.
    """

    path: str
    keys: tuple[str, ...]
    before: Plain
    after: Plain
    is_order: bool = False


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
    for pair in pair_values(before, after, path):
        if pair.is_order:
            yield Difference(file, pair.path, "in its order", "in another order")
            continue
        is_hidden = not is_told and _is_count(pair.path)
        yield Difference(file, pair.path, _word_value(pair.before), _word_value(pair.after), is_hidden)


def pair_values(
    before: Plain,
    after: Plain,
    path: str = "",
    keys: tuple[str, ...] = (),
    *,
    opens_missing: bool = True,
) -> Iterator[ValuePair]:
    """Yield the values that differ between two trees, in the order of the second one.

    Args:
        before: A tree.
        after: Another one.
        path: Where both stand.
        keys: The same, key by key.
        opens_missing: Whether what only one tree has is taken apart into its values.
    """
    if before == after:
        return
    old, new = _name_parts(before), _name_parts(after)
    is_missing = before is None or after is None
    is_other_kind = bool(old and new) and isinstance(before, list) != isinstance(after, list)
    if not (old or new) or is_other_kind or (is_missing and not opens_missing):
        yield ValuePair(path, keys, before, after)
        return
    is_list = isinstance(after if new else before, list)
    for name in dict.fromkeys((*new, *old)):
        inner = f"{path}[{name}]" if is_list else f"{path}.{name}".removeprefix(".")
        values = (old.get(name), new.get(name))
        yield from pair_values(*values, inner, (*keys, name), opens_missing=opens_missing)
    if not old and not isinstance(before, dict | list | None):
        yield ValuePair(path, keys, before, None)
    if not new and not isinstance(after, dict | list | None):
        yield ValuePair(path, keys, None, after)
    both = [name for name in new if name in old]
    if both != [name for name in old if name in new]:
        yield ValuePair(path, keys, None, None, is_order=True)


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
