"""Two object graphs walked side by side: each value that differs, by the keys that lead to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Object, Stream

from factsheet.pdf_files.stream_content import read_stream
from factsheet.verification.file_differences import NOTHING
from factsheet.verification.told_values import (
    SHORT_LIST,
    describe_both,
    describe_bytes,
    describe_value,
    is_same_value,
)

_PACKING_KEYS = frozenset({"/Length", "/Filter", "/DecodeParms", "/DL"})  # how a stream is stored
_MOST_PAIRS = 100_000

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ValueDifference:
    """One value that differs; `path` is the keys that lead to it, without their slashes."""

    path: tuple[str, ...]
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """The pages of both files by their objects, so that a reference to one is told by its number."""

    found: Mapping[Key, int]
    expected: Mapping[Key, int]


@dataclass(frozen=True, slots=True)
class _ValuePair:
    found: object
    expected: object
    path: tuple[str, ...]


class ObjectPairs:
    """What differs below pairs of objects; each pair is looked at once in its lifetime, so cycles end."""

    def __init__(self, numbers: PageNumbers) -> None:
        self._numbers = numbers
        self._seen: set[tuple[Key, Key]] = set()

    def compare_entries(
        self, found: Object | None, expected: Object | None, skipped: frozenset[str] = frozenset()
    ) -> Iterator[ValueDifference]:
        """Yield what differs in the entries of two dictionaries or streams, but for some keys."""
        self._is_known(found, expected)
        one = {key: value for key, value in _list_entries(found) if key not in skipped}
        other = {key: value for key, value in _list_entries(expected) if key not in skipped}
        for key in sorted({*one, *other}):
            yield from self.compare_values(one.get(key), other.get(key), (key.removeprefix("/"),))

    def compare_values(
        self, found: object, expected: object, path: tuple[str, ...] = ()
    ) -> Iterator[ValueDifference]:
        """Yield what differs at and below two values."""
        waiting = [_ValuePair(found, expected, path)]
        while waiting:
            pair = waiting.pop()
            if self._is_known(pair.found, pair.expected):
                continue
            if len(self._seen) > _MOST_PAIRS:
                yield ValueDifference(pair.path, "more objects than can be compared", NOTHING)
                return
            yield from _compare_pair(pair)
            waiting += reversed(self._list_inner(pair))

    def _list_inner(self, pair: _ValuePair) -> list[_ValuePair]:
        """Return what stands in two objects of one kind in pairs; a page is told as such, not looked into."""
        found, expected, path = pair.found, pair.expected, pair.path
        if _is_long_pair(found, expected):
            pairs = zip(_list_items(found), _list_items(expected), strict=True)
            return [_ValuePair(*each, (*path, f"entry {at}")) for at, each in enumerate(pairs, start=1)]
        if not _is_keyed_pair(found, expected):
            return []
        if _find_key(found) in self._numbers.found or _find_key(expected) in self._numbers.expected:
            one, other = (
                _name_page(self._numbers.found, found),
                _name_page(self._numbers.expected, expected),
            )
            return [_ValuePair(one, other, path)]
        left, right = dict(_list_entries(found)), dict(_list_entries(expected))
        keys = sorted({*left, *right} - (_PACKING_KEYS if isinstance(found, Stream) else frozenset()))
        return [_ValuePair(left.get(key), right.get(key), (*path, key.removeprefix("/"))) for key in keys]

    def _is_known(self, one: object, other: object) -> bool:
        """Return whether a pair was looked at before, or is one page of both files; it is from now on."""
        if not (isinstance(one, Object) and isinstance(other, Object)):
            return False
        if not (one.is_indirect and other.is_indirect):
            return False
        pair = (one.objgen, other.objgen)
        number = self._numbers.expected.get(pair[1])
        is_page = number is not None and self._numbers.found.get(pair[0]) == number
        if is_page or pair in self._seen:
            return True
        self._seen.add(pair)
        return False


def _compare_pair(pair: _ValuePair) -> Iterator[ValueDifference]:
    """Yield what differs in two values themselves, not in what stands in them."""
    found, expected = pair.found, pair.expected
    if isinstance(found, Stream) and isinstance(expected, Stream):
        yield from _compare_streams(found, expected, pair.path)
    elif _is_plain_pair(found, expected):
        yield from _compare_lists(found, expected, pair.path)
    elif not (
        _is_long_pair(found, expected) or _is_keyed_pair(found, expected) or is_same_value(found, expected)
    ):
        yield ValueDifference(pair.path, *describe_both(found, expected))


def _is_walked_pair(found: object, expected: object) -> bool:
    """Return whether two values are compared by what stands in them."""
    return _is_long_pair(found, expected) or _is_keyed_pair(found, expected)


def _find_key(value: object) -> Key:
    return value.objgen if isinstance(value, Object) else (0, 0)


def _name_page(numbers: Mapping[Key, int], value: object) -> str:
    number = numbers.get(_find_key(value))
    return describe_value(value) if number is None else f"page {number}"


def _compare_streams(found: Stream, expected: Stream, path: tuple[str, ...]) -> Iterator[ValueDifference]:
    one, other = read_stream(found), read_stream(expected)
    if one != other:
        yield ValueDifference((*path, "content"), *describe_bytes(one, other))


def _list_entries(value: object) -> list[tuple[str, object]]:
    return list(value.items()) if isinstance(value, Dictionary | Stream) else []


def _list_items(value: object) -> list[object]:
    return list(value) if isinstance(value, Array) else []


def _is_keyed_pair(one: object, other: object) -> bool:
    """Return whether two values are both dictionaries or both streams."""
    return any(isinstance(one, kind) and isinstance(other, kind) for kind in (Dictionary, Stream))


def _is_long_pair(one: object, other: object) -> bool:
    """Return whether two arrays are compared entry by entry: both as long, and of more than plain values."""
    if not (isinstance(one, Array) and isinstance(other, Array) and len(one) == len(other)):
        return False
    return any(isinstance(each, Array | Dictionary | Stream) for each in (*one, *other))


def _is_plain_pair(one: object, other: object) -> bool:
    """Return whether two arrays are as long, too long to be told whole, and of plain values."""
    if not (isinstance(one, Array) and isinstance(other, Array) and len(one) == len(other)):
        return False
    return len(one) > SHORT_LIST and not _is_long_pair(one, other)


def _compare_lists(found: object, expected: object, path: tuple[str, ...]) -> Iterator[ValueDifference]:
    """Yield the first entry in which two lists of plain values differ, and in how many they do."""
    if isinstance(found, Array) and isinstance(expected, Array):
        pairs = [*enumerate(zip(found, expected, strict=True), start=1)]
        other = [(at, pair) for at, pair in pairs if not is_same_value(*pair)]
        for at, (one, another) in other[:1]:
            more = f" (and {len(other) - 1} more)" if len(other) > 1 else ""
            told = describe_both(one, another)
            yield ValueDifference((*path, f"entry {at}"), told[0] + more, told[1])
