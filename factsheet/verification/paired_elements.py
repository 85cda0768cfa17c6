"""The elements of two structure trees in pairs, so that a missing one makes no other differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from factsheet.verification.tree_elements import TreeElement

Pair = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class ElementPairs:
    """Elements of both trees by their index, in pairs.

    Attributes:
        partners: The expected element of each found one.
        missing: Expected elements that the found tree lacks.
        extra: Found elements that are not expected.
        moved: Found and expected element that are alike in another place of the order.
    """

    partners: dict[int, int]
    missing: tuple[int, ...]
    extra: tuple[int, ...]
    moved: tuple[tuple[int, int], ...]


def pair_elements(found: Sequence[TreeElement], expected: Sequence[TreeElement]) -> ElementPairs:
    """Return the elements in pairs: alike ones first, then those of one role between them."""
    pairs = list(_pair_alike(found, expected))
    partners = {one: other for one, other in pairs if one is not None and other is not None}
    missing = [other for one, other in pairs if one is None and other is not None]
    extra = [one for one, other in pairs if other is None and one is not None]
    moved = []
    for index in extra:
        same = next((at for at in missing if expected[at].signature == found[index].signature), None)
        if same is not None:
            missing.remove(same)
            moved.append((index, same))
    partners |= dict(moved)
    gone = {one for one, _ in moved}
    return ElementPairs(
        partners, tuple(missing), tuple(index for index in extra if index not in gone), tuple(moved)
    )


def _pair_alike(found: Sequence[TreeElement], expected: Sequence[TreeElement]) -> Iterator[Pair]:
    one = [element.signature for element in found]
    other = [element.signature for element in expected]
    for tag, start, stop, first, last in _match_lists(one, other):
        if tag == "equal" or stop - start == last - first:
            yield from zip(range(start, stop), range(first, last), strict=True)
        else:
            yield from _pair_roles(found, expected, range(start, stop), range(first, last))


def _pair_roles(
    found: Sequence[TreeElement], expected: Sequence[TreeElement], ones: range, others: range
) -> Iterator[Pair]:
    roles = [found[index].role for index in ones], [expected[index].role for index in others]
    for tag, start, stop, first, last in _match_lists(*roles):
        left, right = ones[start:stop], others[first:last]
        if tag == "equal":
            yield from zip(left, right, strict=True)
        else:
            yield from (
                zip_longest(left, right)
                if len(left) == len(right)
                else (
                    *((index, None) for index in left),
                    *((None, index) for index in right),
                )
            )


def _match_lists(
    found: Sequence[object], expected: Sequence[object]
) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield blocks that are alike or not; what both share at the ends is cut off first."""
    most = min(len(found), len(expected))
    head = next((at for at in range(most) if found[at] != expected[at]), most)
    rest = most - head
    tail = next((at for at in range(rest) if found[-1 - at] != expected[-1 - at]), rest)
    yield "equal", 0, head, 0, head
    inner = found[head : len(found) - tail], expected[head : len(expected) - tail]
    for tag, start, stop, first, last in SequenceMatcher(None, *inner, autojunk=False).get_opcodes():
        yield tag, start + head, stop + head, first + head, last + head
    yield "equal", len(found) - tail, len(found), len(expected) - tail, len(expected)
