"""How small counts of a source are protected, and who decided so."""

from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from factsheet.fields import Day, Text
from factsheet.model.record import Record

LEAST_THRESHOLD, MOST_THRESHOLD = 3, 100
OPEN = "none"
THRESHOLD_ALLOWED = (
    f"a whole number from {LEAST_THRESHOLD} to {MOST_THRESHOLD}, the lowest count that is shown, "
    f"or '{OPEN}' where the source publishes every count openly"
)
FLAG_ALLOWED = "true or false"
DEFAULT_THRESHOLD = 11


def _threshold(value: object) -> object:
    if value is None or value == OPEN:
        return None
    if type(value) is int and LEAST_THRESHOLD <= value <= MOST_THRESHOLD:
        return value
    raise ValueError(THRESHOLD_ALLOWED)


def _flag(value: object) -> object:
    # data files are read without guesses, so the two words come as text
    words = {"true": True, "false": False}
    if isinstance(value, str) and value in words:
        return words[value]
    if isinstance(value, bool):
        return value
    raise ValueError(FLAG_ALLOWED)


Flag = Annotated[
    bool,
    BeforeValidator(_flag),
    Field(description=FLAG_ALLOWED),
    WithJsonSchema(
        {"anyOf": [{"type": "boolean"}, {"enum": ["true", "false"]}], "description": FLAG_ALLOWED}
    ),
]
Threshold = Annotated[
    int | None,
    BeforeValidator(_threshold),
    Field(description=THRESHOLD_ALLOWED),
    WithJsonSchema(
        {
            "oneOf": [
                {"type": "integer", "minimum": LEAST_THRESHOLD, "maximum": MOST_THRESHOLD},
                {"const": OPEN},
            ],
            "description": THRESHOLD_ALLOWED,
        }
    ),
]


class DisclosurePolicy(Record):
    """What is done about the small counts of one source; without a threshold it is a waiver.

    Attributes:
        threshold: The lowest count that is shown; None shows every count.
        protect_zeros: Whether a zero is kept back like a small count.
        decided_by: The office that answers for the decision, not a person.
        reason: Why so, in one sentence.
        acknowledged_on: The day on which that office confirmed that the source itself publishes every count.
    """

    threshold: Threshold
    protect_zeros: Flag = False
    decided_by: Text
    reason: Text
    acknowledged_on: Day | None = None

    @property
    def is_open(self) -> bool:
        """Return whether every count is shown."""
        return self.threshold is None

    @property
    def least_width(self) -> int:
        """Return how far apart the bounds that a reader can infer for a hidden count must lie at least.

        Half of what is known anyway of a small count: with the threshold 11, between 1 and 10, it is 5, so
        that at least 6 values stay possible.
        """
        return (self.threshold or 0) // 2

    def is_small(self, count: int) -> bool:
        """Return whether the count is kept back for its own sake."""
        least = 0 if self.protect_zeros else 1
        return self.threshold is not None and least <= count < self.threshold


DEFAULT_POLICY = DisclosurePolicy(
    threshold=DEFAULT_THRESHOLD,
    decided_by="the makers of this program",
    reason="The entry of the source states no 'disclosure'.",
)
"""What holds for a source that states no policy: counts from 1 to 10 are kept back, zeros are shown."""
