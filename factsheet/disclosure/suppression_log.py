"""What was kept back and why, without a single value, and what could be merged instead."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factsheet.count_wording import suppress_numbers
from factsheet.disclosure.cell_names import (
    CALL_TYPES,
    CALLS_BY_YEAR,
    CASES_BY_YEAR,
    COUNTIES,
    OFFENSES_BY_YEAR,
    SECOND_COUNTIES,
    name_bars,
    name_county,
    name_groups,
    name_not_placed,
    name_not_stated,
    name_offense_types,
    name_total,
    name_year,
)
from factsheet.disclosure.relations import Tables
from factsheet.disclosure.suppressed_cells import SuppressedCell, SuppressionRule
from factsheet.fields import FIRST_YEAR, LAST_YEAR
from factsheet.model import Profile

_SERIES = {
    CASES_BY_YEAR: "cases in",
    CALLS_BY_YEAR: "calls in",
    OFFENSES_BY_YEAR: "offenses in",
}


@dataclass(frozen=True, slots=True)
class Suppression:
    """One count that is kept back.

    Attributes:
        cell: Its name: ``demographics.groups[1].bars[2]``, ``counties.25001``.
        label: What it is called on the sheet.
        rule: A small count, or one that covers others.
        reason: In words, for the office that publishes the sheet.
        protects: The counts on whose account it is hidden, by name; itself where no other one is the reason.
        span: Of a small count, the lowest and the highest count that its source's policy keeps back.
    """

    cell: str
    label: str
    rule: SuppressionRule
    reason: str
    protects: tuple[str, ...] = dataclasses.field(default=(), compare=False)
    span: tuple[int, int] | None = dataclasses.field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Offer:
    """A way to show more by merging: what could be put together, and in which part of the data.

    Attributes:
        cells: The categories that would be folded into one, by name, in the order of the file; none where
            something else is offered.
    """

    field: str
    text: str
    cells: tuple[str, ...] = dataclasses.field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class SuppressionLog:
    """All that was kept back, in the order of the decisions, and the merges that would make it needless.

    The log holds no values, but it tells small counts from those that cover them: it is for the publisher,
    not for the sheet.
    """

    entries: tuple[Suppression, ...] = ()
    offers: tuple[Offer, ...] = ()


def make_log_entries(
    profile: Profile, tables: Tables, hidden: Mapping[str, SuppressedCell]
) -> tuple[Suppression, ...]:
    """Return one entry for each hidden count."""
    labels = label_cells(profile)
    return tuple(
        Suppression(
            name,
            labels.get(name, name),
            cell.rule,
            _word_reason(tables, cell, labels),
            cell.protects,
            _find_span(tables, cell),
        )
        for name, cell in hidden.items()
    )


def label_cells(profile: Profile) -> dict[str, str]:
    """Return what each count is called, in English, by its name."""
    labels = {name_total("offenses"): "all offenses"}
    for part in (COUNTIES, SECOND_COUNTIES):
        labels[name_not_placed(part)] = "not tied to one county"
        labels |= {name_county(part, county.fips): county.full_name for county in profile.shapes.counties}
    for name, title in _SERIES.items():
        labels |= {name_year(name, year): f"{title} {year}" for year in range(FIRST_YEAR, LAST_YEAR + 1)}
    for group_name, group in name_groups(profile.demographics).items():
        bars = name_bars(group_name, group.bars)
        labels |= {name: f"{group.title}: {bar.label}" for name, bar in bars.items()}
        labels[name_not_stated(group_name)] = f"{group.title}: not stated"
    if profile.call_types is not None:
        labels |= {name: bar.label for name, bar in name_bars(CALL_TYPES, profile.call_types.bars).items()}
    if profile.offenses is not None:
        labels |= {name: bar.label for name, bar in name_offense_types(profile.offenses.by_type).items()}
    return labels


def quote_names(names: Sequence[str]) -> str:
    """Return names as a list in quotes: "'Male' and 'Female'"."""
    *first, last = [f"'{name}'" for name in names]
    return f"{', '.join(first)} and {last}" if first else last


def _word_reason(tables: Tables, hidden: SuppressedCell, labels: Mapping[str, str]) -> str:
    """Return why a count is hidden; a number that somebody wrote into the reason of a policy is left out."""
    if hidden.rule is SuppressionRule.RETAINED:
        return "the edition before does not show it"
    if hidden.rule is SuppressionRule.ELSEWHERE:
        return "with it, counts on this sheet or on those of other states could be worked out"
    if span := _find_span(tables, hidden):
        least, most = span
        reason = suppress_numbers(tables.cells[hidden.name].policy.reason)
        return f"counts from {least} to {most} are not shown: {reason}"
    protected = quote_names([labels.get(name, name) for name in hidden.protects])
    return f"with it, {protected} could be worked out"


def _find_span(tables: Tables, hidden: SuppressedCell) -> tuple[int, int] | None:
    """Return which counts are hidden as small ones, None of a count that is hidden for another reason."""
    if hidden.rule is not SuppressionRule.PRIMARY:
        return None
    policy = tables.cells[hidden.name].policy
    return 0 if policy.protect_zeros else 1, (policy.threshold or 1) - 1
