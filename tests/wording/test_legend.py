"""The words of the legend: honest limits, and each special entry once."""

from dataclasses import dataclass

import pytest

from factsheet.model import CellMark
from factsheet.wording import Wording
from factsheet.wording.legend import Special, format_class_labels, list_specials
from tests.wording.conftest import CountsOf, ShapesOf


@dataclass(frozen=True)
class Breaks:
    """Limits of classes, lowest first."""

    limits: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.limits)

    def lower(self, index: int) -> int:
        return self.limits[index][0]

    def upper(self, index: int) -> int:
        return self.limits[index][1]


@pytest.mark.parametrize(
    ("limits", "labels"),
    [
        (((1, 1), (2, 4), (5, 9), (10, 1200)), ("1", "2–4", "5–9", "10–1,200")),
        (((1, 1), (3, 3), (1785, 1785)), ("1", "3", "1,785")),
        (((1, 2), (42, 60)), ("1–2", "42–60")),
    ],
)
def test_a_class_of_one_count_has_one_number(
    limits: tuple[tuple[int, int], ...], labels: tuple[str, ...], en: Wording
) -> None:
    assert format_class_labels(en, Breaks(limits)) == labels


def test_special_entries_follow_the_order_of_the_legend(shapes_of: ShapesOf, counts_of: CountsOf) -> None:
    counts = counts_of(
        shapes_of("DE"), {"Kent": CellMark.NO_DATA, "New Castle": 0, "Sussex": CellMark.NOT_SHOWN}
    )
    assert list_specials(counts) == (Special.NONE_REPORTED, Special.NOT_SHOWN, Special.NO_DATA)
    assert list_specials(counts_of(shapes_of("DE"), {"Kent": 1, "New Castle": 2, "Sussex": 3})) == ()
