"""The path data of SVG (SVG 1.1, 8.3) as lines and Bézier curves in absolute places."""

import re
from collections.abc import Callable, Sequence

from factsheet.logo.affine import NUMBER
from factsheet.logo.arcs import convert_arc
from factsheet.logo.artwork import Segment

PATH_ALLOWED = "path data as SVG writes it, which begin with M"
MOST_SEGMENTS = 20_000
_NUMBER = re.compile(rf"[\s,]*({NUMBER})")
_FLAG = re.compile(r"[\s,]*([01])")
_COMMAND = re.compile(r"[\s,]*([MmLlHhVvCcSsQqTtAaZz])")
_END = re.compile(r"\s*$")
_ARC = [_NUMBER] * 3 + [_FLAG] * 2 + [_NUMBER] * 2  # the two flags may stand without a space between
_VALUES = {
    letter: [_NUMBER] * count for letter, count in zip("MLHVCSQTZ", (2, 2, 1, 1, 6, 4, 4, 2, 0), strict=True)
}
_VALUES["A"] = _ARC
_PLACES_OF_X = {"H": (0,), "V": (), "A": (5,)}  # which values move with x where a command is relative
_PLACES_OF_Y = {"H": (), "V": (0,), "A": (6,)}

Point = tuple[float, float]


def parse_path(data: str) -> tuple[Segment, ...]:
    """Return the outline that path data describe.

    Raises:
        ValueError: They are not written as SVG asks, or too long; carries what is allowed.
    """
    pen, place, letter = _Pen(), 0, ""
    while not _END.match(data, place):
        command = _COMMAND.match(data, place)
        if command:
            letter, place = command[1], command.end()
        elif letter in ("", "Z", "z"):
            raise ValueError(PATH_ALLOWED)
        if not pen.segments and letter not in "Mm":
            raise ValueError(PATH_ALLOWED)
        values, place = _parse_values(data, place, letter.upper())
        pen.draw(letter, values)
        letter = {"M": "L", "m": "l"}.get(letter, letter)
        if len(pen.segments) > MOST_SEGMENTS:
            raise ValueError(f"at most {MOST_SEGMENTS:,} lines and curves")
    return tuple(pen.segments)


def _parse_values(data: str, place: int, letter: str) -> tuple[list[float], int]:
    values = []
    for pattern in _VALUES[letter]:
        found = pattern.match(data, place)
        if found is None:
            raise ValueError(PATH_ALLOWED)
        values.append(float(found[1]))
        place = found.end()
    return values, place


class _Pen:
    """Where the pen stands while a path is drawn, and what it has drawn."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self._at: Point = (0.0, 0.0)
        self._start: Point = (0.0, 0.0)
        self._control: tuple[str, Point] = ("", (0.0, 0.0))  # of the last curve, with its kind

    def draw(self, letter: str, values: list[float]) -> None:
        """Carry out one command."""
        kind = letter.upper()
        if letter != kind:
            values = self._absolute(kind, values)
        if not self.segments or (self.segments[-1][0] == "Z" and kind not in "MZ"):
            self.segments.append(("M", self._at if kind != "M" else tuple(values)))
        steps: dict[str, Callable[[list[float]], None]] = {
            "M": self._move, "L": self._line, "H": self._across, "V": self._down, "C": self._curve,
            "S": self._smooth_curve, "Q": self._quadratic, "T": self._smooth_quadratic, "A": self._arc,
            "Z": self._close,
        }  # fmt: skip
        steps[kind](values)
        if kind not in "CSQT":
            self._control = ("", self._at)

    def _absolute(self, kind: str, values: Sequence[float]) -> list[float]:
        xs = _PLACES_OF_X.get(kind, range(0, len(values), 2))
        ys = _PLACES_OF_Y.get(kind, range(1, len(values), 2))
        x, y = self._at
        return [
            value + (x if place in xs else 0) + (y if place in ys else 0)
            for place, value in enumerate(values)
        ]

    def _move(self, values: Sequence[float]) -> None:
        self._at = self._start = (values[0], values[1])
        if self.segments[-1][0] == "M":
            self.segments.pop()
        self.segments.append(("M", self._at))

    def _line(self, values: Sequence[float]) -> None:
        self._at = (values[0], values[1])
        self.segments.append(("L", self._at))

    def _across(self, values: Sequence[float]) -> None:
        self._line((values[0], self._at[1]))

    def _down(self, values: Sequence[float]) -> None:
        self._line((self._at[0], values[0]))

    def _curve(self, values: Sequence[float]) -> None:
        self.segments.append(("C", tuple(values)))
        self._at = (values[4], values[5])
        self._control = ("C", (values[2], values[3]))

    def _smooth_curve(self, values: Sequence[float]) -> None:
        self._curve((*self._mirrored("C"), *values))

    def _quadratic(self, values: Sequence[float]) -> None:
        """Raise the curve to the third degree: its controls lie two thirds of the way to the one given."""
        (x, y), (cx, cy, ex, ey) = self._at, values
        self._curve(
            (
                x + 2 / 3 * (cx - x),
                y + 2 / 3 * (cy - y),
                ex + 2 / 3 * (cx - ex),
                ey + 2 / 3 * (cy - ey),
                ex,
                ey,
            )
        )
        self._control = ("Q", (cx, cy))

    def _smooth_quadratic(self, values: Sequence[float]) -> None:
        self._quadratic((*self._mirrored("Q"), *values))

    def _arc(self, values: Sequence[float]) -> None:
        rx, ry, turn, large, sweep, x, y = values
        curves = convert_arc(
            self._at, (x, y), (rx, ry), turn=turn, is_large=bool(large), is_sweep=bool(sweep)
        )
        self.segments.extend(curves)
        self._at = (x, y)

    def _close(self, _values: Sequence[float]) -> None:
        self.segments.append(("Z", ()))
        self._at = self._start

    def _mirrored(self, kind: str) -> Point:
        """Return the last control point mirrored, or the pen's place after another kind of command."""
        before, (x, y) = self._control
        return (2 * self._at[0] - x, 2 * self._at[1] - y) if before == kind else self._at
