"""Where text is shown, so that it can be told whether it stands apart from what was shown before it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import hypot
from typing import Any

from pikepdf import Array

from factsheet.pdf_files.font_widths import FontWidths, read_number

Matrix = tuple[float, float, float, float, float, float]
_NO_MOVE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_APART = 0.18  # of the type size: less than a space of any face, more than kerning
_SPACE = 32
_NUMBERS = {"Tc": "spacing", "Tw": "word_spacing", "Tz": "stretch", "TL": "leading", "Ts": "rise"}
_SIX = 6
FOLLOWED = frozenset({"q", "Q", "cm", "Tf", *_NUMBERS, "BT", "Tm", "Td", "TD", "T*", "'", '"'})  # operators


def _combine_moves(first: Matrix, second: Matrix) -> Matrix:
    """Return what a point goes through that is moved by the first and then by the second."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


@dataclass(slots=True)
class _TextState:
    """What `q` keeps and `Q` brings back; `stretch` is in percent."""

    space: Matrix = _NO_MOVE
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 100.0
    leading: float = 0.0
    rise: float = 0.0


class TextPen:
    """Follows the operators that set and move text (ISO 32000-1, 9.3 and 9.4)."""

    def __init__(self) -> None:
        self._state = _TextState()
        self._kept: list[_TextState] = []
        self._line: Matrix = _NO_MOVE
        self._x = 0.0
        self._end: tuple[float, float] | None = None

    def follow(self, operator: str, operands: Sequence[Any]) -> None:
        """Take in one operator, but for what it shows."""
        numbers = [read_number(each) for each in operands]
        if operator == "q":
            self._kept.append(replace(self._state))
        elif operator == "Q" and self._kept:
            self._state = self._kept.pop()
        elif operator == "cm" and len(numbers) == _SIX:
            self._state.space = _combine_moves(_make_matrix(numbers), self._state.space)
        elif operator == "Tf" and len(numbers) > 1:
            self._state.size = numbers[1]
        elif operator in _NUMBERS and numbers:
            setattr(self._state, _NUMBERS[operator], numbers[0])
        else:
            self._move(operator, numbers)

    def _move(self, operator: str, numbers: list[float]) -> None:
        if operator == "BT":
            self._begin_line(_NO_MOVE)
        elif operator == "Tm" and len(numbers) == _SIX:
            self._begin_line(_make_matrix(numbers))
        elif operator in {"Td", "TD"} and len(numbers) > 1:
            if operator == "TD":
                self._state.leading = -numbers[1]
            self._begin_line(_combine_moves((1, 0, 0, 1, numbers[0], numbers[1]), self._line))
        elif operator in {"T*", "'", '"'}:
            self._begin_line(_combine_moves((1, 0, 0, 1, 0, -self._state.leading), self._line))

    def _begin_line(self, line: Matrix) -> None:
        self._line, self._x = line, 0.0

    def is_apart(self) -> bool:
        """Return whether what is shown next stands apart from what was shown last."""
        if self._end is None:
            return False
        x, y = self._find_point(self._x)
        along, up = self._measure_axes()
        dx, dy = x - self._end[0], y - self._end[1]
        length = hypot(*along) or 1.0
        forward = (dx * along[0] + dy * along[1]) / length
        across = abs(dx * along[1] - dy * along[0]) / length
        limit = _APART * up
        return forward > limit or forward < -up or across > up / 2

    def _measure_axes(self) -> tuple[tuple[float, float], float]:
        """Return the direction of the line on the page, and the size of the type there."""
        a, b, c, d, _e, _f = _combine_moves(self._line, self._state.space)
        return (a, b), hypot(c, d) * abs(self._state.size) or 1.0

    def _find_point(self, x: float) -> tuple[float, float]:
        matrix = _combine_moves((1, 0, 0, 1, x, 0), _combine_moves(self._line, self._state.space))
        return matrix[4], matrix[5]

    def show(self, codes: Sequence[int], widths: FontWidths) -> None:
        """Move on by what is shown."""
        state = self._state
        for code in codes:
            wide = widths.find(code) / 1000 * state.size + state.spacing
            wide += state.word_spacing if code == _SPACE else 0.0
            self._x += wide * state.stretch / 100
        self._end = self._find_point(self._x)

    def kern(self, move: float) -> None:
        """Move back by thousandths of the type size."""
        self._x -= move / 1000 * self._state.size * self._state.stretch / 100


def _make_matrix(numbers: Sequence[float]) -> Matrix:
    a, b, c, d, e, f = numbers
    return (a, b, c, d, e, f)


def flatten_shown(operands: Sequence[Any]) -> list[Any]:
    """Return the strings and moves that an operator shows, in order."""
    return [each for operand in operands for each in (operand if isinstance(operand, Array) else [operand])]
