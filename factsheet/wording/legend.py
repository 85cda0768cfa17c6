"""The entries of the county map's legend in words: its classes, and what a county may have instead of one."""

from collections.abc import Sequence
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

    def upper(self, index: int, /) -> int | None:
        """Return the highest count of a class, None where it has no limit."""

    def class_of(self, value: int, /) -> int:
        """Return the index of the class that holds a count."""

    @property
    def is_scale(self) -> bool:
        """Return whether classes that do not occur are left out."""


class Special(StrEnum):
    """What a county may have instead of a class, in the order of the legend; the value is a wording key."""

    NONE_REPORTED = "map.none_reported"
    NOT_SHOWN = "map.not_shown"
    NO_DATA = "map.no_data"


def format_class_labels(wording: Wording, classes: ClassBreaks) -> tuple[str, ...]:
    """Return the limits of each class, lowest first: "1 to 4", "5" for a class of one count, "100 or more".

    Limits are joined by a word: a copier loses a dash. Natural and quantile classes have the least and
    highest count that occur; all are on the sheet already.
    """
    return tuple(
        _format_limits(wording, classes.lower(index), classes.upper(index)) for index in range(len(classes))
    )


def _format_limits(wording: Wording, low: int, high: int | None) -> str:
    if high is None:
        return wording.say("map.or_more", low=wording.number(low))
    if low == high:
        return wording.number(low)
    return wording.say("map.range", low=wording.number(low), high=wording.number(high))


def list_legend_entries(
    wording: Wording, classes: ClassBreaks | None, counts: CountyCounts
) -> tuple[tuple[int | Special, str], ...]:
    """Return the entries of the legend as they stand: zero, the classes from the lowest, what else occurs.

    Each is the number of its class, from 0 for the lowest, or what a county has instead, with its words.
    """
    labels = () if classes is None else format_class_labels(wording, classes)
    specials = [(special, wording.say(special.value)) for special in list_specials(counts)]
    zero = [pair for pair in specials if pair[0] is Special.NONE_REPORTED]
    rest = [pair for pair in specials if pair[0] is not Special.NONE_REPORTED]
    used = range(len(labels)) if classes is None else _list_used_classes(classes, counts)
    return (*zero, *((index, labels[index]) for index in used), *rest)


def _list_used_classes(classes: ClassBreaks, counts: CountyCounts) -> Sequence[int]:
    """Return the classes that a legend tells: all, but of a scale those alone that occur."""
    if not classes.is_scale:
        return range(len(classes))
    values = [cell for cell in counts.cells.values() if isinstance(cell, int) and cell > 0]
    return sorted({classes.class_of(value) for value in values})


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
