"""The letters of a page as lines: how close their letters stand, and how close they stand to each other."""

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from factsheet.geometry import POINTS_PER_INCH
from factsheet.preflight.glyph_survey import Glyph

MOST_LINES = 2_000  # of a page that are compared with each other; a page of small print has 300
_RAISED = 0.1  # of the type size: what lies nearer to the line stands on it
_SAME_LINE = 0.35  # of the type size: a raised figure stands on the line beside it
_NEXT_COLUMN = 1.2  # of the type size: a wider gap parts columns
_SLACK = 0.05  # points


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of one column.

    Attributes:
        x: Where it begins.
        right: Where it ends.
        last: Where its last letter begins.
        text: Letters, and the blanks between them.
        size: That of its first letter.
    """

    page: int
    text: str
    x: float
    right: float
    last: float
    baseline: float
    size: float

    @property
    def density(self) -> float:
        """Characters in an inch, blanks included."""
        return measure_line_density([self])


def measure_line_density(lines: Collection[TextLine]) -> float:
    """Return how many characters there are in an inch, from the begin of one to that of the next."""
    steps, width = sum(len(line.text) - 1 for line in lines), sum(line.last - line.x for line in lines)
    return steps / width * POINTS_PER_INCH if width > 0 else 0.0


def split_into_lines(
    page: int, glyphs: Iterable[Glyph], left_out: Container[int] = ()
) -> tuple[TextLine, ...]:
    """Return the lines that read from left to right.

    Args:
        page: 1-based.
        glyphs: Of the page, with blanks.
        left_out: Numbers of marked content whose letters do not count, such as that of figures.
    """
    return tuple(
        TextLine(
            page=page,
            text="".join(glyph.text for glyph in line),
            x=line[0].box.x,
            right=max(glyph.box.right for glyph in line if glyph.text != " "),
            last=line[-1].box.x,
            baseline=line[0].baseline,
            size=line[0].size,
        )
        for line in _gather_lines(glyph for glyph in glyphs if glyph.traits.mcid not in left_out)
        if line[-1].box.right > line[0].box.x
    )


def _gather_lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    blank: Glyph | None = None
    for glyph in glyphs:
        if glyph.text == " ":
            blank = glyph
            continue
        if not glyph.is_upright:
            continue
        if line and not _is_next_letter(line[-1], line[0], glyph):
            yield line
            line, blank = [], None
        line += [blank, glyph] if blank and line else [glyph]
        blank = None
    if line:
        yield line


def _is_next_letter(last: Glyph, first: Glyph, glyph: Glyph) -> bool:
    """Return whether a letter stands in the line of those before it."""
    size = max(first.size, glyph.size)
    is_level = abs(glyph.baseline - first.baseline) <= size * _SAME_LINE
    return is_level and -size <= glyph.box.x - last.box.right <= size * _NEXT_COLUMN


def find_raised_letters(letters: Sequence[Glyph], least: float) -> Iterator[Glyph]:
    """Yield the letters smaller than a size that stand above or below the line of a larger one before."""
    large: Glyph | None = None
    for glyph in letters:
        if glyph.size >= least:
            large = glyph
        elif large and _RAISED * large.size <= abs(glyph.baseline - large.baseline) <= large.size:
            yield glyph


def find_closest_lines(lines: Sequence[TextLine], height: float = POINTS_PER_INCH) -> tuple[TextLine, ...]:
    """Return the lines of one column of which most begin within a height; of equal ones the highest."""
    best: tuple[TextLine, ...] = ()
    below = {id(line): _find_line_below(line, lines) for line in lines}
    for line in lines:
        chain = [line]
        while (following := below[id(chain[-1])]) and line.baseline - following.baseline < height - _SLACK:
            chain.append(following)
        if len(chain) > len(best):
            best = tuple(chain)
    return best


def _find_line_below(line: TextLine, lines: Iterable[TextLine]) -> TextLine | None:
    """Return the nearest line under some of a line; raised and lowered figures are passed over."""
    under = [
        other
        for other in lines
        if line.baseline - other.baseline > _SAME_LINE * max(line.size, other.size)
        and other.x < line.right
        and line.x < other.right
    ]
    return max(under, key=lambda other: other.baseline, default=None)
