"""What a sheet may tell of the nation beside its state: rounded figures, and none of the sums behind them."""

from dataclasses import dataclass
from decimal import Decimal

from factsheet.model.period import Period


@dataclass(frozen=True, slots=True)
class OtherState:
    """One figure of another state, rounded as it would be printed."""

    name: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class NationFigure:
    """One figure of the nation, rounded as it is printed.

    Attributes:
        others: The same of the other states that show all their counts, in the order of their postal codes.
    """

    value: Decimal
    others: tuple[OtherState, ...] = ()


@dataclass(frozen=True, slots=True)
class NationFigures:
    """What is told of the nation beside a state; one of the three is there at least.

    Attributes:
        period: The years of the nation's sums, all of which the state has.
        rate: Cases a year per 100,000 residents, to a tenth: all cases of the years, divided by the sum of
            the residents of each year.
        share: Of the calls, how many led to a case, in whole percents.
        change: Of the cases of a year, from the first year to the last, in whole percents: below zero where
            they fell.
    """

    period: Period
    rate: NationFigure | None = None
    share: NationFigure | None = None
    change: NationFigure | None = None
