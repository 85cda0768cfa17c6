"""What a reader of one sheet puts together: all that is public, and what may be guessed.

A tie is taken for known where it truly holds. Where a breakdown is not said to be complete, a reader may
guess that it is; from the sheet nobody can tell whether the guess is right, so a right one may tell no more
than a wrong one. A guess that what is shown rules out is no guess.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from factsheet.disclosure.cell_names import (
    CALL_TYPES,
    name_bars,
    name_groups,
    name_not_stated,
)
from factsheet.model import Breakdown, Demographics, Period, Profile
from tests.disclosure.audit.lists import Guess, Part, Reading, add_part, read_undeclared, tie_part
from tests.disclosure.audit.places import add_wholes, read_places
from tests.disclosure.audit.sheets import AuditedSheet, Kind
from tests.disclosure.audit.systems import ANY, Row, System, tie_at_most, tie_equal, tie_sum
from tests.disclosure.audit.totals import (
    FIGURES,
    find_measure,
    find_series,
    find_total,
    is_published,
    list_known_periods,
    list_years,
    name_figure_year,
    name_figure_years,
)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a reader knows and may guess, and the thresholds of the counts that are hidden, by name."""

    system: System
    thresholds: Mapping[str, int]
    guesses: tuple[Guess, ...] = ()


def read_sheet(
    sheet: AuditedSheet,
    *,
    is_cover_known: bool = True,
    has_orders: bool = True,
    retained: Collection[str] = (),
) -> Knowledge:
    """Return what a reader knows of a sheet.

    Args:
        is_cover_known: Whether the reader knows that a count which covers others is not small itself.
        has_orders: Whether the reader knows that a case comes by a call and has a person at least.
        retained: Counts that may be hidden for no other reason than that they were before.
    """
    sheet = add_wholes(sheet)
    truth = sheet.truth
    readings = [_read_people(sheet), _read_call_types(sheet), read_places(sheet)]
    rows = [row for figure in FIGURES for row in _tie_figure(truth, figure)]
    rows += _tie_orders(truth) if has_orders else []
    rows += [row for reading in readings for row in reading.rows]
    guesses = tuple(guess for reading in readings for guess in reading.guesses)
    ranges = {name: count.find_range(is_cover_known=is_cover_known) for name, count in sheet.counts.items()}
    ranges |= {
        name: ANY for name, count in sheet.counts.items() if name in retained and count.kind is Kind.COVER
    }
    thresholds = {name: count.promised for name, count in sheet.counts.items() if count.promised is not None}
    named = System(ranges).with_rows([*rows, *(guess.row for guess in guesses)])
    return Knowledge(replace(named, rows=tuple(rows)), thresholds, guesses)


def _tie_figure(truth: Profile, figure: str) -> list[Row]:
    """Tie a key figure to its years; where they contradict it, the sum of the years counts as known.

    A single year that contradicts it is just another number, which nobody has for that.
    """
    measure, series = find_measure(truth, figure), find_series(truth, figure)
    if measure is None:
        return []
    names = name_figure_years(truth, figure, measure.period)
    total = find_total(truth, figure, measure.period)
    if series is None or total == measure.value:
        return [tie_equal(names, [figure])]
    if total is not None:
        return [tie_sum(names, total)] if len(names) > 1 else []
    by_year = dict(zip(series.years, series.values, strict=True))
    inside = [by_year[year] for year in list_years(measure.period) if year in by_year]
    least = sum(value for value in inside if isinstance(value, int))
    fits = isinstance(measure.value, int) and least <= measure.value
    return [tie_equal(names, [figure])] if fits else []


def _tie_orders(truth: Profile) -> list[Row]:
    """No more cases than calls or persons, in any year."""
    years = {year for period in list_known_periods(truth) for year in list_years(period)}
    return [
        tie_at_most([name_figure_year(truth, "cases", year)], [name_figure_year(truth, more, year)])
        for more in ("calls", "persons")
        if is_published(truth, more)
        for year in sorted(years)
        if _is_ordered(truth, more, year)
    ]


def _is_ordered(truth: Profile, more: str, year: int) -> bool:
    one, other = find_series(truth, "cases"), find_series(truth, more)
    if one is None or other is None or year not in one.years or year not in other.years:
        return True
    few, many = one.values[one.years.index(year)], other.values[other.years.index(year)]
    return isinstance(few, int) and isinstance(many, int) and few <= many


def _read_people(sheet: AuditedSheet) -> Reading:
    people = sheet.truth.demographics
    if people is None:
        return Reading()
    groups = name_groups(people)
    parts = {name: add_part(sheet, _list_group(name, group)) for name, group in groups.items()}
    readings = {
        name: _read_declared(sheet.truth, name, group, parts[name])
        if group.of
        else read_undeclared(sheet, name, parts[name], people.date_group(group))
        for name, group in groups.items()
    }
    free = {name: parts[name] for name, group in groups.items() if not group.of}
    periods = {name: people.date_group(group) for name, group in groups.items()}
    pairs = _read_equal_sums({name: part for name, part in free.items() if readings[name].guesses}, periods)
    every = [*readings.values(), pairs, Reading(tuple(_tie_alike(sheet, people)))]
    return Reading(
        tuple(row for reading in every for row in reading.rows),
        tuple(guess for reading in every for guess in reading.guesses),
    )


def _list_group(name: str, group: Breakdown) -> list[str]:
    bars = list(name_bars(name, group.bars))
    return bars if group.not_stated is None else [*bars, name_not_stated(name)]


def _read_declared(truth: Profile, name: str, group: Breakdown, part: Part) -> Reading:
    """What it divides is told; that it is complete is told where "not stated" has a number."""
    assert group.of is not None
    assert truth.demographics is not None
    period = truth.demographics.date_group(group)
    total = find_total(truth, group.of.value, period)
    years = name_figure_years(truth, group.of.value, period)
    is_told = group.not_stated is not None and (total is None or part.value in (None, total))
    return tie_part(name, group.of.value, part, total, years, is_told=is_told)


def _tie_alike(sheet: AuditedSheet, people: Demographics) -> Iterator[Row]:
    """Yield each count of a category that stands in breakdowns of several periods as the sum of its years."""
    alike: dict[tuple[str, str], dict[str, Period]] = {}
    for name, group in name_groups(people).items():
        labels = {bar: each.label for bar, each in name_bars(name, group.bars).items()}
        if group.not_stated is not None:
            labels[name_not_stated(name)] = "not stated"
        for bar, label in labels.items():
            alike.setdefault((group.title, label), {})[bar] = people.date_group(group)
    for (title, label), periods in alike.items():
        if len({*periods.values()}) > 1:
            for bar, period in periods.items():
                yield tie_equal([bar], [f"{title}: {label}@{year}" for year in list_years(period)])


def _read_equal_sums(parts: Mapping[str, Part], periods: Mapping[str, Period]) -> Reading:
    """Breakdowns that come to the same are known to divide the same; of others it may be guessed."""
    rows, guesses = list[Row](), list[Guess]()
    for (name, part), (other_name, other) in combinations(parts.items(), 2):
        equal = tie_equal(part.names, other.names)
        is_same = periods[name] == periods[other_name]
        if is_same and part.value is not None and part.value == other.value:
            rows.append(equal)
        else:
            guesses.append(Guess(f"{name} comes to what {other_name} does", equal))
    return Reading(tuple(rows), tuple(guesses))


def _read_call_types(sheet: AuditedSheet) -> Reading:
    types = sheet.truth.call_types
    if types is None or not is_published(sheet.truth, "calls"):
        return Reading()
    part = add_part(sheet, list(name_bars(CALL_TYPES, types.bars)))
    total = find_total(sheet.truth, "calls", types.period)
    years = name_figure_years(sheet.truth, "calls", types.period)
    return tie_part(CALL_TYPES, "calls", part, total, years, is_told=False)
