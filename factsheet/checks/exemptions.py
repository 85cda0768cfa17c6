"""Counts that are shown however small they are, for their source printed them itself: which there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from factsheet.disclosure.cell_names import CALL_TYPES, name_bars, name_groups
from factsheet.model import (
    Bar,
    CallTypes,
    Cell,
    Demographics,
    Efforts,
    Measure,
    Published,
    list_key_figures,
)
from factsheet.model.profile import KeyFigures

AGENCIES = "efforts.agencies"
_NO_TITLE = ""


class ProfileParts(Protocol):
    """What has the parts in which a count can be exempted: a profile, or its file."""

    @property
    def demographics(self) -> Demographics | None:
        """Return the breakdowns of persons."""

    @property
    def call_types(self) -> CallTypes | None:
        """Return the types of calls."""

    @property
    def efforts(self) -> Efforts:
        """Return what is done in the whole state."""


@dataclass(frozen=True, slots=True)
class SourceCount:
    """A count of a profile file, which its source may have printed itself.

    Attributes:
        path: Where it stands in the file: ``demographics.groups[1].bars[2]``, ``figures.persons``.
        cell: Its name in disclosure control, ``persons``; "" for agencies, which are never hidden.
        title: Of the breakdown that it stands in, "" outside of them.
        label: What it is called.
        published: What says that its source printed it; None for nearly all.
    """

    path: str
    cell: str
    title: str
    label: str
    value: Cell
    source: str
    published: Published | None

    @property
    def name(self) -> str:
        """Return what it is called, after the title of its breakdown."""
        return f"{self.title}: {self.label}" if self.title else self.label


def list_source_counts(figures: KeyFigures, parts: ProfileParts) -> tuple[SourceCount, ...]:
    """Return every count that its source may have printed itself, in the order of the page."""
    people, types, agencies = parts.demographics, parts.call_types, parts.efforts.agencies
    counts = [
        _make_figure(f"figures.{name}", name, measure) for name, measure in list_key_figures(figures).items()
    ]
    if people is not None:
        for name, group in name_groups(people).items():
            counts += _make_bars(name, group.title, group.bars, people.credit_group(group))
    if types is not None:
        counts += _make_bars(CALL_TYPES, _NO_TITLE, types.bars, types.source)
    if agencies is not None:
        counts.append(_make_figure(AGENCIES, "", agencies))
    return tuple(counts)


def list_exempted_counts(figures: KeyFigures, parts: ProfileParts) -> tuple[SourceCount, ...]:
    """Return the counts that are said to be printed by their source, in the order of the page."""
    return tuple(count for count in list_source_counts(figures, parts) if count.published is not None)


def _make_figure(path: str, cell: str, measure: Measure) -> SourceCount:
    label = path.rpartition(".")[2]
    return SourceCount(path, cell, _NO_TITLE, label, measure.value, measure.source, measure.published)


def _make_bars(part: str, title: str, bars: tuple[Bar, ...], source: str) -> Iterator[SourceCount]:
    for name, bar in name_bars(part, bars).items():
        yield SourceCount(name, name, title, bar.label, bar.value, source, bar.published)
