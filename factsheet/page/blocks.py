"""Blocks: things with a least and a most height that place themselves in a box, and their combinations.

A page is a stack of blocks. Measuring asks for heights only; nothing is drawn before its box is known.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from factsheet.geometry import Box
from factsheet.page.placed import Element, Ornament


@dataclass(frozen=True, slots=True)
class Placement:
    """What a block puts on the page: elements in reading order, and ornaments."""

    elements: tuple[Element, ...] = ()
    ornaments: tuple[Ornament, ...] = ()

    def __add__(self, other: "Placement") -> "Placement":
        return Placement(self.elements + other.elements, self.ornaments + other.ornaments)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page.

    Attributes:
        least: Smallest height in points.
        most: Largest height that it fills well.
        place: Puts the block into a box whose width it was made for and whose height is at least `least`;
            it starts at the top of the box.
        key: Name for messages and dumps.
        origin: Path in the profile file whose text fills the block, for messages.
    """

    least: float
    most: float
    place: Callable[[Box], Placement]
    key: str = ""
    origin: str = ""

    def named(self, key: str, origin: str = "") -> "Block":
        """Return the block under a name that its elements carry."""

        def place(box: Box) -> Placement:
            placed = self.place(box)
            return replace(placed, elements=tuple(replace(e, key=e.key or key) for e in placed.elements))

        return replace(self, place=place, key=key, origin=origin)


def fixed(height: float, place: Callable[[Box], Placement]) -> Block:
    """Return a block of one height."""
    return Block(height, height, place)


def space(least: float, most: float | None = None) -> Block:
    """Return white space that gives way between `least` and `most` points."""
    return Block(least, least if most is None else most, lambda _box: Placement())


def stack(*blocks: Block) -> Block:
    """Return blocks one below the other; height beyond the least is shared by how much each can take."""

    def place(box: Box) -> Placement:
        heights = shared_heights(blocks, box.height)
        placed, top = Placement(), box.top
        for block, height in zip(blocks, heights, strict=True):
            placed += block.place(Box(box.x, top - height, box.width, height))
            top -= height
        return placed

    return Block(sum(b.least for b in blocks), sum(b.most for b in blocks), place)


def shared_heights(blocks: Sequence[Block], height: float) -> tuple[float, ...]:
    """Return a height for each block: its least plus its part of the slack, never beyond its most."""
    least, most = sum(b.least for b in blocks), sum(b.most for b in blocks)
    slack = min(max(height - least, 0.0), most - least)
    share = slack / (most - least) if most > least else 0.0
    return tuple(b.least + (b.most - b.least) * share for b in blocks)


def beside(*columns: tuple[Block, float], gutter: float) -> Block:
    """Return blocks side by side; each comes with the width it was made for."""

    def place(box: Box) -> Placement:
        placed, x = Placement(), box.x
        for block, width in columns:
            placed += block.place(Box(x, box.y, width, box.height))
            x += width + gutter
        return placed

    blocks = [block for block, _ in columns]
    tallest = max(blocks, key=lambda block: block.least)
    return Block(tallest.least, max(b.most for b in blocks), place, origin=tallest.origin)
