"""Which counts are hidden, each with the reason, and what a reader knows of it by the reason alone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from factsheet.disclosure.relations import (
    ENDLESS,
    UNBOUNDED,
    Bounds,
    CellRole,
    CountCell,
    Known,
    Tables,
)


class SuppressionRule(StrEnum):
    """Why a count is hidden."""

    PRIMARY = "small count"
    SECONDARY = "cover"
    RETAINED = "hidden before"
    ELSEWHERE = "hidden elsewhere"


@dataclass(frozen=True, slots=True)
class SuppressedCell:
    """A count that is kept back.

    Attributes:
        protects: The cells on whose account it is hidden; itself where no other one is the reason.
        rivals: The counts among which it was the smallest.
    """

    name: str
    rule: SuppressionRule
    protects: tuple[str, ...]
    rivals: tuple[str, ...] = ()


Hidden = Mapping[str, SuppressedCell]


def collect_prior_bounds(tables: Tables, hidden: Hidden) -> Known:
    """Return what a reader who knows the rule knows of each cell, before any sum."""
    return {name: _find_prior_bounds(cell, tables, hidden) for name, cell in tables.cells.items()}


def collect_plain_bounds(tables: Tables, hidden: Hidden) -> Known:
    """Return what a reader knows of each cell who does not know that covers were the smallest at hand."""
    return collect_prior_bounds(tables, {name: replace(cell, rivals=()) for name, cell in hidden.items()})


def _find_prior_bounds(cell: CountCell, tables: Tables, hidden: Hidden) -> Bounds:
    seen = tables.seen.get(cell.name, UNBOUNDED)
    if cell.role is CellRole.UNSEEN or cell.value is None:
        return seen
    if cell.name not in hidden:
        return Bounds(cell.value, cell.value)
    told = _find_told_bounds(cell, tables, hidden)
    return seen.within(told.low, told.high)


def _find_told_bounds(cell: CountCell, tables: Tables, hidden: Hidden) -> Bounds:
    """Return what the reason tells for which a count is hidden."""
    reason, threshold = hidden[cell.name], cell.policy.threshold or 1
    if reason.rule is SuppressionRule.PRIMARY:
        return Bounds(0 if cell.policy.protect_zeros else 1, threshold - 1)
    if reason.rule in {SuppressionRule.RETAINED, SuppressionRule.ELSEWHERE}:
        return Bounds(min(cell.value or 0, 0), UNBOUNDED.high)  # corrections may have exceeded it by now
    larger = [tables.cells[rival].value or 0 for rival in reason.rivals if rival not in hidden]
    return Bounds(threshold, min(larger, default=ENDLESS + 1) - 1)
