"""Text on one baseline: what the page and its figures set alike."""

from typing import NamedTuple

from factsheet.typesetting.faces import Face
from factsheet.typesetting.line_breaking import measure_styled_text
from factsheet.typesetting.text_style import TextStyle


class Run(NamedTuple):
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


def set_run(text: str, x: float, y: float, style: TextStyle) -> Run:
    """Return a text that stands alone, with its baseline from x, y; a space ends it for those who read it."""
    width = measure_styled_text(text, style)
    return Run(f"{text} ", x, y, width, style.face, style.size, style.color, style.tracking)


def set_run_to(text: str, right: float, y: float, style: TextStyle) -> Run:
    """Return a text that stands alone, with its baseline up to an end at right, y."""
    return set_run(text, right - measure_styled_text(text, style), y, style)
