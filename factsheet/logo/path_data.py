"""The path data of SVG (SVG 1.1, 8.3) as lines and Bézier curves in absolute places.

fontTools follows the commands. It passes over what it cannot read, so that the data are read strictly before.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path.parser import parse_path as follow_path

from factsheet.logo.artwork import Operator, Segment
from factsheet.logo.svg_numbers import BLANK, GAP, NUMBER, parse_number

PATH_ALLOWED = "path data as SVG writes it, which begin with M"
MOST_SEGMENTS = 20_000
_NUMBER = re.compile(rf"{GAP}({NUMBER})")
_FLAG = re.compile(rf"{GAP}([01])")
_COMMAND = re.compile(rf"{GAP}([MmLlHhVvCcSsQqTtAaZz])")
_END = re.compile(rf"{BLANK}*\Z")
_VALUES = {
    letter: [_NUMBER] * count for letter, count in zip("MLHVCSQTZ", (2, 2, 1, 1, 6, 4, 4, 2, 0), strict=True)
}
_VALUES["A"] = [_NUMBER] * 3 + [_FLAG] * 2 + [_NUMBER] * 2  # the flags may stand without a space between
_THEN = {"M": "L", "m": "l"}  # what a command means where its letter is not repeated
_STRAIGHT = {"A": "L", "a": "l"}
_OPERATORS: dict[str, Operator] = {
    "moveTo": "M",
    "lineTo": "L",
    "curveTo": "C",
    "qCurveTo": "C",
    "closePath": "Z",
}

Point = tuple[float, float]


def parse_path(data: str) -> tuple[Segment, ...]:
    """Return the outline that path data describe.

    Raises:
        ValueError: They are not written as SVG asks, or too long; carries what is allowed.
        FarPointError: A number lies beyond all bounds.
    """
    commands = list(islice(_split_commands(data), MOST_SEGMENTS + 1))
    pen = RecordingPen()
    follow_path(" ".join(commands[:MOST_SEGMENTS]), pen)
    segments = list_segments(pen)
    if max(len(commands), len(segments)) > MOST_SEGMENTS:
        raise ValueError(f"at most {MOST_SEGMENTS:,} lines and curves")
    return segments


def list_segments(pen: RecordingPen) -> tuple[Segment, ...]:
    """Return what a pen recorded, without moves that draw nothing and lines that closing draws anyway."""
    segments: list[Segment] = []
    at = start = (0.0, 0.0)
    for call, points in pen.value:
        if call == "endPath":
            continue
        if (call == "moveTo" and segments and segments[-1][0] == "M") or (
            call == "closePath" and segments[-1] == ("L", start)
        ):
            segments.pop()
        drawn = _raise_degree(at, *points) if call == "qCurveTo" else points
        segments.append((_OPERATORS[call], tuple(value for point in drawn for value in point)))
        start = points[0] if call == "moveTo" else start
        at = points[-1] if points else start
    return tuple(segments)


def _raise_degree(start: Point, control: Point, end: Point) -> tuple[Point, Point, Point]:
    """Return a quadratic curve as a cubic one: its controls lie two thirds of the way to the one given."""
    (x, y), (cx, cy), (ex, ey) = start, control, end
    first = (x + 2 / 3 * (cx - x), y + 2 / 3 * (cy - y))
    return first, (ex + 2 / 3 * (cx - ex), ey + 2 / 3 * (cy - ey)), end


def _split_commands(data: str) -> Iterator[str]:
    """Yield each command with its letter and values, its numbers as fontTools reads them."""
    place, letter = 0, ""
    while not _END.match(data, place):
        is_first = not letter
        command = _COMMAND.match(data, place)
        if command:
            letter, place = command[1], command.end()
        elif letter in ("", "Z", "z"):
            raise ValueError(PATH_ALLOWED)
        if is_first and letter not in "Mm":
            raise ValueError(PATH_ALLOWED)
        values, place = _parse_values(data, place, letter.upper())
        yield _format_command(letter, values)
        letter = _THEN.get(letter, letter)


def _parse_values(data: str, place: int, letter: str) -> tuple[list[float], int]:
    values = []
    for pattern in _VALUES[letter]:
        found = pattern.match(data, place)
        if found is None:
            raise ValueError(PATH_ALLOWED)
        values.append(parse_number(found[1]))
        place = found.end()
    return values, place


def _format_command(letter: str, values: Sequence[float]) -> str:
    if letter in _STRAIGHT and 0.0 in values[:2]:  # SVG 1.1, F.6.6: an arc without a radius is a line
        letter, values = _STRAIGHT[letter], values[5:]
    return " ".join([letter, *(f"{value:.17g}" for value in values)])
