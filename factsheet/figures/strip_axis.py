"""The axis of a dot strip: round limits around most of the values, and what lies beyond them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

STEPS = 4  # that an axis has at most, but for one more at either end where a limit is rounded
ROUND_STEPS = (1, 2, 5, 10)  # times a power of ten
LONGER = 2  # an outermost value is left out where the axis would be more than so many times as long with it
MOST_LEFT_OUT = 3  # at either end


@dataclass(frozen=True, slots=True)
class StripAxis:
    """Where an axis begins and ends, in the unit of its values."""

    low: Decimal
    high: Decimal

    def holds(self, value: Decimal) -> bool:
        """Return whether a value lies on the axis."""
        return self.low <= value <= self.high

    def find_share(self, value: Decimal) -> float:
        """Return how far along the axis a value lies, from 0 to 1."""
        return float((value - self.low) / (self.high - self.low))


def fit_axis(values: Iterable[Decimal], kept: Iterable[Decimal]) -> StripAxis:
    """Return round limits that hold most of the values.

    A value at either end that alone would make the axis more than twice as long is left out, and so is the
    next one: the others would be crowded together for its sake. What is left out must be said.

    Args:
        values: Of which a few may be left out.
        kept: One or more that never are.
    """
    needed = sorted(kept)
    rising = sorted(values)
    for _ in range(MOST_LEFT_OUT):
        rising = _leave_out_end(rising, needed, at=-1)
        rising = _leave_out_end(rising, needed, at=0)
    low, high = min([*rising[:1], *needed]), max([*rising[-1:], *needed])
    step = _round_step((high - low) / STEPS)
    start = (low / step).to_integral_value(ROUND_FLOOR) * step
    end = (high / step).to_integral_value(ROUND_CEILING) * step
    return StripAxis(start, end if end > start else start + step)


def _leave_out_end(rising: list[Decimal], kept: list[Decimal], *, at: int) -> list[Decimal]:
    """Return the values without the first or last one, where the axis would be far longer with it."""
    rest = rising[:-1] if at else rising[1:]
    if len(rest) < STEPS:  # of so few none is an exception
        return rising
    span = _measure_span([*rising, *kept])
    return rest if span > LONGER * _measure_span([*rest, *kept]) > 0 else rising


def _measure_span(values: list[Decimal]) -> Decimal:
    return max(values) - min(values)


def _round_step(least: Decimal) -> Decimal:
    """Return the smallest round step that is no smaller than the least; 1 where all values are one."""
    if least <= 0:
        return Decimal(1)
    power = Decimal(1).scaleb(least.adjusted())
    return next(step * power for step in ROUND_STEPS if step * power >= least)
