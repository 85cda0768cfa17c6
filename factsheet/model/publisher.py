"""What a publisher adds to its sheets in words: a contact of its own, and who paid for the work."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from pydantic import Field

from factsheet.fields import Text, Url
from factsheet.model.record import Record

MOST_DOLLARS = 9_999_999_999
FEDERAL_ALLOWED = f"a whole number of dollars from 1 to {MOST_DOLLARS:,}, digits only"
NONFEDERAL_ALLOWED = f"a whole number of dollars from 0 to {MOST_DOLLARS:,}, digits only"

FederalDollars = Annotated[int, Field(strict=True, ge=1, le=MOST_DOLLARS, description=FEDERAL_ALLOWED)]
NonfederalDollars = Annotated[int, Field(strict=True, ge=0, le=MOST_DOLLARS, description=NONFEDERAL_ALLOWED)]


class OwnContact(Record):
    """A hotline or office of the publisher; besides its name it has a phone number, a text number or a page.

    Attributes:
        text: The number that text messages go to.
        note: When it answers, in which languages, or for whom.
    """

    name: Text
    phone: Text | None = None
    text: Text | None = None
    web: Url | None = None
    note: Text | None = None


class Funding(Record):
    """The amounts from which a federal grant is acknowledged.

    Attributes:
        federal: Dollars of the award.
        nonfederal: Dollars from all other sources, 0 where the award pays for everything.
        agency: Who gives the award, with its department.
        award: Its number.
        url: A page about the agency or the award.
    """

    federal: FederalDollars
    nonfederal: NonfederalDollars
    agency: Text
    award: Text | None = None
    url: Url | None = None

    @property
    def percents(self) -> tuple[Decimal, Decimal]:
        """Return the federal and the other part of the total cost in percent, which add up to 100.

        Both have as many decimals, one unless all is whole; more only where a part would else seem to be
        nothing or everything. The federal part is rounded to the nearest, halves up; the other is the rest.
        """
        exact = Decimal(100 * self.federal) / Decimal(self.federal + self.nonfederal)
        digits = 1
        while self.nonfederal and not 0 < (federal := _round_percent(exact, digits)) < 100:  # noqa: PLR2004 - percent
            digits += 1
        federal = _round_percent(exact, digits)
        return _drop_zero_decimals(federal), _drop_zero_decimals(100 - federal)


def _round_percent(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def _drop_zero_decimals(value: Decimal) -> Decimal:
    """Return a whole number without decimals."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value
