"""Text on one baseline: what the page and its figures set alike."""

from dataclasses import dataclass

from factsheet.typesetting.faces import Face


@dataclass(frozen=True, slots=True)
class Run:
    """Text on one baseline in one face, size and colour; x and y are the start of the baseline.

    `tracking` points are added after each character.
    `text` may end in a space that takes no room on the page: it keeps the words of two lines apart when read.
    """

    text: str
    x: float
    y: float
    width: float
    face: Face
    size: float
    color: str
    tracking: float = 0.0
