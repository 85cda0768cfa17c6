"""Blocks: things with a least and a most height that place themselves in a box, and their combinations.

A page is a stack of blocks. Measuring asks for heights only; nothing is drawn before its box is known.
Where a sheet may take several pages, blocks that can be cut tell how.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from factsheet.geometry import Box
from factsheet.model.sheet_fit import LeftOut
from factsheet.page.placed import Artifact, Element

LEAST_CARRIED = 2  # entries of a list on either side of a page break
MOST_WHOLE = 6  # entries of a list that no page break divides
ROUNDING = 0.01  # points by which sums of heights may be off

Cut = Callable[[float, int], "tuple[Block, Block] | None"]


@dataclass(frozen=True, slots=True)
class Omission:
    """Entries that a block does not print.

    Attributes:
        path: Of the list in the profile file, or the name of an optional block, which is one entry.
        shown: How many entries are printed; 0 where the whole list or block is left out.
        hidden: How many are not.
    """

    path: str
    shown: int
    hidden: int
    reason: LeftOut = LeftOut.NO_ROOM


@dataclass(frozen=True, slots=True)
class Placement:
    """What a block puts on the page: elements in reading order, and artifacts."""

    elements: tuple[Element, ...] = ()
    artifacts: tuple[Artifact, ...] = ()

    def __add__(self, other: "Placement") -> "Placement":
        return Placement(self.elements + other.elements, self.artifacts + other.artifacts)


class Block(NamedTuple):
    """A part of the page.

    Attributes:
        least: Smallest height in points.
        most: Largest height that it fills well.
        place: Puts the block into a box whose width it was made for and whose height is at least `least`;
            it starts at the top of the box.
        cut: Takes a height, and how many entries of a list stay together on either side of a break. Returns
            a first part of at most that height, and the rest; None where no part fits. Blocks without it
            are never cut.
        key: Name for messages and dumps.
        origin: Path in the profile file whose text fills the block, for messages.
        is_space: Whether it is white space, which a page neither begins nor ends with.
        keeps_next: Whether it must stand on one page with what follows, as headings must.
        omits: What the data hold for this part of the page and it does not print.
    """

    least: float
    most: float
    place: Callable[[Box], Placement]
    cut: Cut | None = None
    key: str = ""
    origin: str = ""
    is_space: bool = False
    keeps_next: bool = False
    omits: tuple[Omission, ...] = ()

    def named(self, key: str, origin: str = "") -> "Block":
        """Return the block under a name that its elements carry."""

        def place(box: Box) -> Placement:
            placed = self.place(box)
            return replace(placed, elements=tuple(e._replace(key=e.key or key) for e in placed.elements))

        def cut(height: float, carried: int) -> tuple[Block, Block] | None:
            parts = self.cut(height, carried) if self.cut else None
            return parts and (parts[0].named(key, origin), parts[1].named(key, origin))

        kind = (self.is_space, self.keeps_next, self.omits)
        return Block(self.least, self.most, place, cut if self.cut else None, key, origin, *kind)


def make_fixed(height: float, place: Callable[[Box], Placement], *, cut: Cut | None = None) -> Block:
    """Return a block of one height."""
    return Block(height, height, place, cut)


def make_space(least: float, most: float | None = None) -> Block:
    """Return white space that gives way between `least` and `most` points."""
    return Block(least, least if most is None else most, lambda _box: Placement(), is_space=True)


def leave_out(path: str, hidden: int = 1, *, reason: LeftOut = LeftOut.NO_ROOM) -> Block:
    """Return a block without height that stands for what is not printed."""
    return make_space(0)._replace(omits=(Omission(path, 0, hidden, reason),))


def stack_blocks(*blocks: Block) -> Block:
    """Return blocks one below the other; height beyond the least is shared by how much each can take."""

    def place(box: Box) -> Placement:
        heights = share_heights(blocks, box.height)
        placed, top = Placement(), box.top
        for block, height in zip(blocks, heights, strict=True):
            placed += block.place(Box(box.x, top - height, box.width, height))
            top -= height
        return placed

    return Block(
        sum([b.least for b in blocks]),
        sum([b.most for b in blocks]),
        place,
        cut=lambda height, carried: _cut_stack(blocks, height, carried),
        is_space=all(b.is_space for b in blocks),
        omits=_join_omissions(blocks),
    )


def _join_omissions(blocks: Iterable[Block]) -> tuple[Omission, ...]:
    return tuple([omission for block in blocks for omission in block.omits])


def _cut_stack(blocks: Sequence[Block], height: float, carried: int) -> tuple[Block, Block] | None:
    """Cut before the first block that does not fit, or inside of it; headings go with what follows.

    The rest may be empty, where only white space did not fit.
    """
    count, used = 0, 0.0
    while count < len(blocks) and has_room(used + blocks[count].least, height):
        used += blocks[count].least
        count += 1
    head, tail = list(blocks[:count]), list(blocks[count:])
    parts = tail[0].cut(height - used, carried) if tail and tail[0].cut else None
    if parts:
        head, tail = [*head, parts[0]], [parts[1], *tail[1:]]
    while head and (head[-1].is_space or head[-1].keeps_next):
        tail.insert(0, head.pop())
    while tail and tail[0].is_space:
        tail.pop(0)
    return (stack_blocks(*head), stack_blocks(*tail)) if head else None


def share_heights(blocks: Sequence[Block], height: float) -> tuple[float, ...]:
    """Return a height for each block: its least plus its part of the slack, never beyond its most."""
    least, most = sum(b.least for b in blocks), sum(b.most for b in blocks)
    slack = min(max(height - least, 0.0), most - least)
    share = slack / (most - least) if most > least else 0.0
    return tuple(b.least + (b.most - b.least) * share for b in blocks)


def set_beside(*columns: tuple[Block, float], gutter: float, may_differ: float = 24.0) -> Block:
    """Return blocks side by side; each comes with the width it was made for.

    The row grows no further than `may_differ` points beyond what its shortest column fills, so that no
    column ends in a hole.
    """

    def place(box: Box) -> Placement:
        placed, x = Placement(), box.x
        for block, width in columns:
            placed += block.place(Box(x, box.y, width, box.height))
            x += width + gutter
        return placed

    blocks = [block for block, _ in columns]
    tallest = max(blocks, key=lambda block: block.least)
    even = min(b.most for b in blocks) + may_differ
    most = max(tallest.least, min(max(b.most for b in blocks), even))
    omits = _join_omissions(blocks)
    return Block(tallest.least, most, place, origin=tallest.origin, omits=omits)


def has_room(height: float, room: float) -> bool:
    """Return whether a height fits into the room, both in points; asked here alone, so that all agree."""
    return height <= room + ROUNDING


def choose_break(fitting: int, total: int, carried: int) -> int:
    """Return how many of `total` entries stay before a page break where `fitting` of them have room.

    At least `carried` stand on either side; 0 where that cannot be, so that the list moves as a whole, as a
    short list does where more than one entry is to be carried.
    """
    if total <= MOST_WHOLE and carried > 1:
        return 0
    count = min(fitting, total - carried)
    return count if count >= carried else 0


def paginate_block(block: Block, rooms: Sequence[float]) -> tuple[Block, ...] | None:
    """Return one part of the block for each page, or None where they do not suffice.

    Lists keep `LEAST_CARRIED` entries on either side of a break, but where a page would stay empty.

    Args:
        block: What is to be divided.
        rooms: Height of each page in points; the parts are at most as many.
    """
    parts: list[Block] = []
    rest = block
    for room in rooms:
        if has_room(rest.least, room):
            return (*parts, rest)
        pair = rest.cut and (rest.cut(room, LEAST_CARRIED) or rest.cut(room, 1))
        if pair is None:
            return None
        parts.append(pair[0])
        rest = pair[1]
        if rest.is_space:
            return tuple(parts)
    return None
