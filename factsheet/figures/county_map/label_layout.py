"""The layouts a county label can take, and its text once it has a place."""

from dataclasses import dataclass
from itertools import pairwise

from factsheet.geometry import Box
from factsheet.typesetting.faces import ASCENT, DESCENT, Face, measure_text
from factsheet.typesetting.text_run import Run, set_run
from factsheet.typesetting.text_style import TextStyle

LEADING = 1.1  # of two label lines, in type sizes
_DESCENDERS = frozenset("gjpqyQ,;()ç")

Line = tuple[tuple[str, Face], ...]


@dataclass(frozen=True, slots=True)
class LabelLayout:
    """Lines of a label from the top, each with its parts from the left.

    Attributes:
        size: Type size in points.
        widths: Of the lines, in points.
        height: Of what is inked, from the tallest letter to the lowest.
    """

    lines: tuple[Line, ...]
    size: float
    widths: tuple[float, ...]
    height: float

    @property
    def width(self) -> float:
        """Return the width of the widest line."""
        return max(self.widths)

    def line_boxes(self) -> tuple[Box, ...]:
        """Return the ink of each line, around the centre of the label as origin."""
        tops = (self.height / 2 - index * LEADING * self.size for index in range(len(self.lines)))
        return tuple(
            Box(
                -width / 2,
                top - (ASCENT + _measure_depth(line)) * self.size,
                width,
                (ASCENT + _measure_depth(line)) * self.size,
            )
            for line, width, top in zip(self.lines, self.widths, tops, strict=True)
        )

    def at(self, x: float, y: float) -> Box:
        """Return the box around all ink with the label's centre at x, y."""
        return Box(x - self.width / 2, y - self.height / 2, self.width, self.height)

    def runs(self, box: Box, color: str) -> tuple[Run, ...]:
        """Return the text in its place, each line in the middle of the box."""
        placed, baseline = [], box.top - ASCENT * self.size
        for line, width in zip(self.lines, self.widths, strict=True):
            x = box.x + (box.width - width) / 2
            for text, face in line:
                style = TextStyle(face, self.size, LEADING * self.size, color)
                placed.append(set_run(text, x, baseline, style))
                x += measure_text(f"{text} ", face, self.size)
            baseline -= LEADING * self.size
        return tuple(placed)


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label in its place.

    Attributes:
        box: Around all ink of the text.
        leader: Line x0, y0, x1, y1 from the county to a label that stands beside it.
    """

    fips: str
    runs: tuple[Run, ...]
    box: Box
    leader: tuple[float, float, float, float] | None = None


def make_named_layouts(name: str, value: str | None, size: float) -> tuple[LabelLayout, ...]:
    """Return the layouts of a label inside its county, best first: value below the name, behind it, 2 lines.

    Args:
        name: Of the county.
        value: Its count as printed; None for a name alone.
        size: Type size.
    """
    names = [(name,), *_split_name(name)]
    if value is None:
        return tuple(_make_layout([_make_bold_line(text) for text in texts], size) for texts in names)
    number: Line = ((value, Face.REGULAR),)
    stacked = [_make_layout([*map(_make_bold_line, texts), number], size) for texts in names]
    return (stacked[0], _make_layout([(*_make_bold_line(name), *number)], size), *stacked[1:])


def make_beside_layouts(name: str, value: str | None, size: float) -> tuple[LabelLayout, ...]:
    """Return the layouts of a label beside its county: one line before two."""
    layouts = make_named_layouts(name, value, size)
    return tuple(sorted(layouts, key=lambda layout: len(layout.lines)))


def make_caption_layouts(name: str, value: str | None, size: float) -> tuple[LabelLayout, ...]:
    """Return the layouts of an inset's caption: one line, then two; regular where it has no value."""
    if value is not None:
        return make_beside_layouts(name, value, size)
    names = [(name,), *_split_name(name)]
    return tuple(_make_layout([((text, Face.REGULAR),) for text in texts], size) for texts in names)


def _make_layout(lines: list[Line], size: float) -> LabelLayout:
    height = size * (ASCENT + LEADING * (len(lines) - 1) + _measure_depth(lines[-1]))
    return LabelLayout(tuple(lines), size, tuple(_measure_line(line, size) for line in lines), height)


def _make_bold_line(text: str) -> Line:
    return ((text, Face.SEMIBOLD),)


def _split_name(name: str) -> list[tuple[str, ...]]:
    """The name over two lines of about equal length, where it has a space."""
    words = name.split(" ")
    splits = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return [min(splits, key=lambda halves: max(map(len, halves)))] if splits else []


def _measure_depth(line: Line) -> float:
    """How far a line's letters reach below its baseline, in type sizes."""
    return DESCENT if any(_DESCENDERS & set(text) for text, _ in line) else 0.0


def _measure_line(line: Line, size: float) -> float:
    spaces = sum(measure_text(" ", face, size) for (_, face), _ in pairwise(line))
    return spaces + sum(measure_text(text, face, size) for text, face in line)
