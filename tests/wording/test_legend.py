"""The words of the legend: honest limits, and each special entry once."""

from dataclasses import dataclass

import pytest

from factsheet.model import CellMark
from factsheet.wording import Wording
from factsheet.wording.legend import Special, format_class_labels, list_legend_entries, list_specials
from tests.wording.conftest import CountsOf, ShapesOf


@dataclass(frozen=True)
class Breaks:
    """Limits of classes, lowest first."""

    limits: tuple[tuple[int, int | None], ...]
    is_scale: bool = False

    def __len__(self) -> int:
        return len(self.limits)

    def lower(self, index: int) -> int:
        return self.limits[index][0]

    def upper(self, index: int) -> int | None:
        return self.limits[index][1]

    def class_of(self, value: int) -> int:
        return next(index for index, (_, high) in enumerate(self.limits) if high is None or value <= high)


@pytest.mark.parametrize(
    ("limits", "labels"),
    [
        (((1, 1), (2, 4), (5, 9), (10, 1200)), ("1", "2 to 4", "5 to 9", "10 to 1,200")),
        (((1, 1), (3, 3), (1785, 1785)), ("1", "3", "1,785")),
        (((1, 2), (42, 60)), ("1 to 2", "42 to 60")),
        (((1, 2), (3, 999), (1000, None)), ("1 to 2", "3 to 999", "1,000 or more")),
    ],
)
def test_a_class_has_its_limits_in_words_that_copiers_keep_and_one_number_where_they_are_one(
    limits: tuple[tuple[int, int | None], ...], labels: tuple[str, ...], en: Wording
) -> None:
    assert format_class_labels(en, Breaks(limits)) == labels


def test_special_entries_follow_the_order_of_the_legend(shapes_of: ShapesOf, counts_of: CountsOf) -> None:
    counts = counts_of(
        shapes_of("DE"), {"Kent": CellMark.NO_DATA, "New Castle": 0, "Sussex": CellMark.NOT_SHOWN}
    )
    assert list_specials(counts) == (Special.NONE_REPORTED, Special.NOT_SHOWN, Special.NO_DATA)
    assert list_specials(counts_of(shapes_of("DE"), {"Kent": 1, "New Castle": 2, "Sussex": 3})) == ()


SCALE = ((1, 2), (3, 9), (10, 29), (30, 99), (100, None))


def test_white_comes_first_and_what_has_no_count_last(
    shapes_of: ShapesOf, counts_of: CountsOf, en: Wording, es: Wording
) -> None:
    cells = {"Suffolk": 51, "Essex": 2, "Dukes": CellMark.NOT_SHOWN, "Norfolk": CellMark.NO_DATA}
    counts = counts_of(shapes_of("MA"), cells)
    classes = Breaks(((1, 2), (3, 51)))
    assert list_legend_entries(en, classes, counts) == (
        (Special.NONE_REPORTED, "None recorded"),
        (0, "1 to 2"),
        (1, "3 to 51"),
        (Special.NOT_SHOWN, "Not shown"),
        (Special.NO_DATA, "No data"),
    )
    assert [label for _, label in list_legend_entries(es, Breaks(SCALE), counts)][1] == "de 1 a 2"


def test_classes_of_a_scale_that_do_not_occur_are_left_out_and_the_others_keep_their_shade(
    shapes_of: ShapesOf, counts_of: CountsOf, en: Wording
) -> None:
    counts = counts_of(shapes_of("DE"), {"Kent": 2, "New Castle": 785, "Sussex": 12})
    assert list_legend_entries(en, Breaks(SCALE, is_scale=True), counts) == (
        (0, "1 to 2"),
        (2, "10 to 29"),
        (4, "100 or more"),
    )
    everything = list_legend_entries(en, Breaks(SCALE), counts)
    assert [entry for entry, _ in everything] == [0, 1, 2, 3, 4]


def test_hidden_counts_of_a_scale_are_in_no_entry_of_a_class(
    shapes_of: ShapesOf, counts_of: CountsOf, en: Wording
) -> None:
    counts = counts_of(shapes_of("DE"), {"Kent": 2, "New Castle": CellMark.NOT_SHOWN, "Sussex": 3})
    entries = list_legend_entries(en, Breaks(SCALE, is_scale=True), counts)
    assert entries == ((0, "1 to 2"), (1, "3 to 9"), (Special.NOT_SHOWN, "Not shown"))
