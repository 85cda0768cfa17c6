"""The entries of the county map's legend in words: its classes, and what a county may have instead of one."""

from enum import StrEnum
from typing import Protocol

from factsheet.model import Cell, CellMark, CountyCounts
from factsheet.wording.language import Wording


class ClassBreaks(Protocol):
    """Classes of a choropleth, as far as they are told."""

    def __len__(self) -> int:
        """Return the number of classes."""

    def lower(self, index: int, /) -> int:
        """Return the least count of a class."""

    def upper(self, index: int, /) -> int:
        """Return the highest count of a class."""


class Special(StrEnum):
    """What a county may have instead of a class, in the order of the legend; the value is a wording key."""

    NONE_REPORTED = "map.none_reported"
    NOT_SHOWN = "map.not_shown"
    NO_DATA = "map.no_data"


def format_class_labels(wording: Wording, classes: ClassBreaks) -> tuple[str, ...]:
    """Return the limits of each class, lowest first: "1–4", or "5" for a class of one count.

    Natural and quantile classes have the least and highest count that occur; all are on the sheet already.
    """
    limits = [(classes.lower(index), classes.upper(index)) for index in range(len(classes))]
    return tuple(
        wording.number(low) if low == high else f"{wording.number(low)}–{wording.number(high)}"
        for low, high in limits
    )


def list_legend_entries(
    wording: Wording, classes: ClassBreaks | None, counts: CountyCounts
) -> tuple[tuple[int | Special, str], ...]:
    """Return the entries of the legend as they stand: the highest class on top, then what else occurs.

    Each is the number of its class, from 0 for the lowest, or what a county has instead, with its words.
    """
    labels = () if classes is None else format_class_labels(wording, classes)
    shades = reversed(list(enumerate(labels)))
    return (*shades, *((special, wording.say(special.value)) for special in list_specials(counts)))


def list_specials(counts: CountyCounts) -> tuple[Special, ...]:
    """Return what counties of the map have instead of a class, in the order of the legend."""
    found = {find_special(cell) for cell in counts.cells.values()}
    return tuple(entry for entry in Special if entry in found)


def find_special(cell: Cell) -> Special | None:
    """Return what a county has instead of a class; None for a count above zero.

    A sum below zero, where corrections exceed what was reported, is as white as a zero; a sentence tells it.
    """
    if isinstance(cell, CellMark):
        return Special.NOT_SHOWN if cell is CellMark.NOT_SHOWN else Special.NO_DATA
    return None if cell > 0 else Special.NONE_REPORTED
