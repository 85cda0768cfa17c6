"""Changes in words: numbers as they are written, by how much they rose or fell, what is not told."""

from decimal import Decimal

from factsheet.differences.difference_records import (
    Changes,
    Number,
    NumberChange,
    NumberUnit,
    PairOutcome,
    PlaceDifference,
)
from factsheet.embedded_data.changed_values import ChangeKind

MINUS = "−"
KIND_WORDS = {
    ChangeKind.CHANGED: "changed; one of the sheets does not show it",
    ChangeKind.ADDED: "new",
    ChangeKind.REMOVED: "gone",
    ChangeKind.REORDERED: "in another order",
}
"""What is told where no values are."""

WITHHELD = "a small difference, not told: the sheets hide small counts"
ONLY_BEFORE, ONLY_AFTER = "only before", "only after"


def format_value(change: NumberChange, number: Number) -> str:
    """Return a number of a change with its unit: "1,234", "1.5", "26%"."""
    return f"{number:,}{'%' * (change.unit is NumberUnit.PERCENT)}"


def word_difference(change: NumberChange) -> str:
    """Return by how much a number changed, such as "+14" or "−2 points"; "" where it is not told."""
    if change.difference is None:
        return ""
    told = _format_signed(change.difference)
    if change.unit is not NumberUnit.PERCENT:
        return told
    return f"{told} point" if abs(change.difference) == 1 else f"{told} points"


def word_percent(change: NumberChange) -> str:
    """Return by how much a number changed in percent, such as "+4.2%"; "" where it is not told."""
    return "" if change.percent is None else f"{_format_signed(change.percent)}%"


def _format_signed(number: Number | Decimal) -> str:
    sign = "+" if number > 0 else MINUS if number < 0 else ""
    return f"{sign}{abs(number):,}"


def word_counts(changes: Changes) -> str:
    """Return how many changes there are of each kind: "3 numbers, 1 text"."""
    counted = (
        (len(changes.numbers), "number", "numbers"),
        (len(changes.texts), "text", "texts"),
        (len(changes.choices), "choice of drawing", "choices of drawing"),
        (len(changes.looks), "difference on pages or in tags", "differences on pages or in tags"),
    )
    return ", ".join(f"{number} {one if number == 1 else other}" for number, one, other in counted if number)


def list_summary(difference: PlaceDifference) -> list[tuple[str, int]]:
    """Return how many pairs of sheets, or sheets alone, end each way; those that there are."""
    counted = [(outcome.value, len(difference.list_pairs(outcome))) for outcome in PairOutcome]
    counted += [
        (ONLY_BEFORE, len(difference.only_before)),
        (ONLY_AFTER, len(difference.only_after)),
        ("partner cannot be read", len(difference.uncompared)),
    ]
    return [(word, number) for word, number in counted if number]
