"""How few counties hold half of what was counted, and what share of a whole is called."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from factsheet.wording.counties import Counted
from factsheet.wording.language import Wording

MOST_NAMED = 4  # counties


@dataclass(frozen=True, slots=True)
class Half:
    """The smallest number of counties that hold half.

    Attributes:
        number: How many counties there are of it.
        counties: Which they are; empty where a tie leaves several choices, or they are too many to be named.
    """

    number: int
    counties: tuple[Counted, ...]


def find_half(counted: Sequence[Counted]) -> Half:
    """Return the smallest number of counties that hold half of what was counted.

    Args:
        counted: Counties with counts above zero, highest first; one at least.
    """
    whole, held, number = sum(value for _, value in counted), 0, 0
    while held * 2 < whole:
        held += counted[number][1]
        number += 1
    is_tied = number < len(counted) and counted[number - 1][1] == counted[number][1]
    return Half(number, () if is_tied or number > MOST_NAMED else tuple(counted[:number]))


def word_share(wording: Wording, part: int, whole: int, *, rounding: str = ROUND_HALF_UP) -> str:
    """Return a share as whole percents, "72%": only the whole is all of it, and nothing is none.

    Args:
        wording: The language.
        part: From 0 to `whole`.
        whole: Above 0.
        rounding: As `decimal` names it.
    """
    if part == whole:
        return wording.percent(Decimal(100))
    percent = (Decimal(100 * part) / whole).quantize(Decimal(1), rounding)
    return wording.percent(min(percent, Decimal(99)))
