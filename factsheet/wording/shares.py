"""Parts of a whole in percent, rounded as they are printed, and whether counts can be such parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from factsheet.model import Cell
from factsheet.wording import Wording

LEAST_WHOLE = 21  # shares of a whole of 20 or fewer say more than the count can bear
WHOLE = 100
NEAR = 1  # what rounding may take the sum of all shares from 100


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole.

    Attributes:
        percent: Rounded to a whole one, halves up.
        is_below: Whether there is something of it, though it rounds to 0.
        is_above: Whether it is not all, though it rounds to 100.
    """

    percent: int
    is_below: bool = False
    is_above: bool = False


def read_parts(values: Sequence[Cell]) -> tuple[int, ...] | None:
    """Return counts as parts of a whole, None where they can be none, or the whole is too small.

    Each must be known and not below zero. Beside a count that is not shown none of the others has a share:
    it would tell how much the hidden one may be.
    """
    counts = tuple(value for value in values if isinstance(value, int) and value >= 0)
    return counts if len(counts) == len(values) and sum(counts) >= LEAST_WHOLE else None


def find_shares(counts: Sequence[int]) -> tuple[Share, ...]:
    """Return the shares of counts in their sum, which is above zero.

    Each is rounded by itself, so that whoever divides gets what is printed; of shares that end in a half the
    last ones are rounded down where the sum would be more than one percent away from the whole.
    """
    total = sum(counts)
    percents = [(2 * WHOLE * count + total) // (2 * total) for count in counts]
    for place in reversed(range(len(counts))):
        is_half = 2 * WHOLE * counts[place] % (2 * total) == total
        if is_half and sum(percents) > WHOLE + NEAR:
            percents[place] -= 1
    return tuple(
        Share(percent, is_below=count > 0 and percent == 0, is_above=count < total and percent == WHOLE)
        for count, percent in zip(counts, percents, strict=True)
    )


def word_share(wording: Wording, share: Share) -> str:
    """Return a share as it is printed: "86%", "<1%" for less than a half of one, ">99%" likewise."""
    if share.is_below:
        return wording.say("shares.below", percent=wording.percent(Decimal(1)))
    if share.is_above:
        return wording.say("shares.above", percent=wording.percent(Decimal(WHOLE - 1)))
    return wording.percent(Decimal(share.percent))


def word_shares(wording: Wording, values: Sequence[Cell]) -> tuple[str, ...] | None:
    """Return the shares of counts as they are printed, None where they are no parts of a whole."""
    counts = read_parts(values)
    return None if counts is None else tuple(word_share(wording, share) for share in find_shares(counts))
