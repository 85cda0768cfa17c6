"""How a text is set: face, size, leading and colour."""

from typing import NamedTuple

from factsheet.typesetting.faces import Face


class TextStyle(NamedTuple):
    """Face, size and leading in points, and colour of a text; `tracking` is added after each character."""

    face: Face
    size: float
    leading: float
    color: str
    tracking: float = 0.0
