"""What a reader of one sheet puts together: all that is public, and what may be guessed.

A tie is taken for known where it truly holds. Where a breakdown is not said to be complete, a reader may
guess that it is; from the sheet nobody can tell whether the guess is right, so a right one may tell no more
than a wrong one. A guess that what is shown rules out is no guess.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from factsheet.disclosure.cell_names import (
    CALL_TYPES,
    NOT_PLACED,
    OFFENSES_BY_YEAR,
    OFFENSES_TOTAL,
    name_bars,
    name_county,
    name_groups,
    name_not_stated,
    name_offense_types,
    name_years,
)
from factsheet.model import Breakdown, Period, Profile
from tests.disclosure.audit.sheets import AuditedSheet, Kind, SheetCount
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
class Guess:
    """Something that a reader may take to hold.

    Attributes:
        is_promised: Whether the promise holds against it. Guesses about a total of other years than the
            profile has are noted only, and wrong ones about a list of which nothing is left to hide: a list
            for which they were right would have been refused.
    """

    text: str
    row: Row
    is_promised: bool = False


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a reader knows and may guess, and the thresholds of the counts that are hidden, by name."""

    system: System
    thresholds: Mapping[str, int]
    guesses: tuple[Guess, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Ties of one part of a profile, and guesses."""

    rows: tuple[Row, ...] = ()
    guesses: tuple[Guess, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Counts that are added up.

    Attributes:
        value: Their sum, None where a source keeps one back.
        least: The sum of those that are known.
        can_lose: Whether more of them could be hidden.
    """

    names: Sequence[str]
    value: int | None
    least: int
    can_lose: bool


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
    sheet = _add_offense_total(sheet)
    truth = sheet.truth
    readings = [_read_people(sheet), _read_call_types(sheet), _read_offenses(sheet)]
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
    parts = {name: _add_part(sheet, _list_group(name, group)) for name, group in groups.items()}
    readings = {
        name: _read_declared(sheet.truth, name, group, parts[name])
        if group.of
        else _read_undeclared(sheet, name, parts[name])
        for name, group in groups.items()
    }
    free = {name: parts[name] for name, group in groups.items() if not group.of}
    pairs = _read_equal_sums({name: part for name, part in free.items() if readings[name].guesses})
    every = [*readings.values(), pairs]
    return Reading(
        tuple(row for reading in every for row in reading.rows),
        tuple(guess for reading in every for guess in reading.guesses),
    )


def _list_group(name: str, group: Breakdown) -> list[str]:
    bars = list(name_bars(name, group.bars))
    return bars if group.not_stated is None else [*bars, name_not_stated(name)]


def _add_part(sheet: AuditedSheet, names: Sequence[str]) -> Part:
    counts = [sheet.counts[name] for name in names]
    known = [count.value for count in counts if count.value is not None]
    can_lose = any(count.is_printed and count.value and not count.policy.is_open for count in counts)
    return Part(names, sum(known) if len(known) == len(counts) else None, sum(known), can_lose)


def _read_declared(truth: Profile, name: str, group: Breakdown, part: Part) -> Reading:
    """What it divides is told; that it is complete is told where "not stated" has a number."""
    assert group.of is not None
    assert truth.demographics is not None
    period = truth.demographics.period
    total = find_total(truth, group.of.value, period)
    years = name_figure_years(truth, group.of.value, period)
    is_told = group.not_stated is not None and (total is None or part.value in (None, total))
    return _tie_part(name, group.of.value, part, total, years, is_told=is_told)


def _tie_part(
    name: str, figure: str, part: Part, total: int | None, years: Sequence[str], *, is_told: bool
) -> Reading:
    """Tie counts to what they divide: as equal where they are, else as at most that, equal by a guess."""
    equal = tie_equal(part.names, years)
    if total is not None and part.least > total:
        return Reading() if part.value is None else Reading((tie_sum(part.names, part.value),))
    if is_told or (total is not None and part.value == total):
        return Reading((equal,))
    return Reading(
        (tie_at_most(part.names, years),),
        (Guess(f"{name} has all {figure}", equal, total is not None and part.can_lose),),
    )


def _read_undeclared(sheet: AuditedSheet, name: str, part: Part) -> Reading:
    """What it divides is plain where it comes to cases or persons, else persons at most, by its heading."""
    truth = sheet.truth
    assert truth.demographics is not None
    period = truth.demographics.period
    figures = [figure for figure in ("cases", "persons") if is_published(truth, figure)]
    totals = {figure: find_total(truth, figure, period) for figure in figures}
    rows, guesses = list[Row](), list[Guess]()
    for figure in figures:
        years, total = name_figure_years(truth, figure, period), totals[figure]
        is_right = total is not None and total == part.value
        if is_right and _is_total_seen(sheet, figure, period):
            return Reading((tie_equal(part.names, years),))
        if figure == "persons" and (total is None or part.least <= total):
            rows.append(tie_at_most(part.names, years))
        is_promised = is_right or (total is not None and part.can_lose)
        guesses.append(Guess(f"{name} has all {figure}", tie_equal(part.names, years), is_promised))
    return Reading(tuple(rows), tuple(guesses))


def _is_total_seen(sheet: AuditedSheet, figure: str, period: Period) -> bool:
    measure = find_measure(sheet.truth, figure)
    names = name_figure_years(sheet.truth, figure, period)
    is_shown = measure is not None and measure.period == period and sheet.counts[figure].is_printed
    return is_shown or all(name in sheet.counts and sheet.counts[name].is_printed for name in names)


def _read_equal_sums(parts: Mapping[str, Part]) -> Reading:
    """Breakdowns that come to the same are known to divide the same; of others it may be guessed."""
    rows, guesses = list[Row](), list[Guess]()
    for (name, part), (other_name, other) in combinations(parts.items(), 2):
        equal = tie_equal(part.names, other.names)
        if part.value is not None and part.value == other.value:
            rows.append(equal)
        else:
            guesses.append(Guess(f"{name} comes to what {other_name} does", equal))
    return Reading(tuple(rows), tuple(guesses))


def _read_call_types(sheet: AuditedSheet) -> Reading:
    types = sheet.truth.call_types
    if types is None or not is_published(sheet.truth, "calls"):
        return Reading()
    part = _add_part(sheet, list(name_bars(CALL_TYPES, types.bars)))
    total = find_total(sheet.truth, "calls", types.period)
    years = name_figure_years(sheet.truth, "calls", types.period)
    return _tie_part(CALL_TYPES, "calls", part, total, years, is_told=False)


def _list_offense_parts(sheet: AuditedSheet) -> list[Part]:
    """Return the counts by county with those not placed, by year and by type: each comes to all offenses."""
    truth, lists = sheet.truth, list[list[str]]()
    if truth.counties is not None:
        lists.append([*(name_county(fips) for fips in truth.counties.cells), NOT_PLACED])
    if truth.offenses is not None:
        lists.append(list(name_years(OFFENSES_BY_YEAR, truth.offenses.by_year)))
        lists.append(list(name_offense_types(truth.offenses.by_type)))
    return [_add_part(sheet, names) for names in lists if names]


def _add_offense_total(sheet: AuditedSheet) -> AuditedSheet:
    """Return the sheet with the number of all offenses: known, though on no sheet, unless it is small."""
    parts = _list_offense_parts(sheet)
    values = [part.value for part in parts if part.value is not None]
    if not values:
        return sheet
    policy = sheet.counts[parts[0].names[0]].policy
    total = SheetCount(OFFENSES_TOTAL, max(values), not policy.is_small(max(values)), policy)
    return replace(sheet, counts={**sheet.counts, OFFENSES_TOTAL: total})


def _read_offenses(sheet: AuditedSheet) -> Reading:
    known = sheet.counts.get(OFFENSES_TOTAL)
    total = known.value if known else None
    rows = list[Row]()
    for part in _list_offense_parts(sheet):
        if total is None or part.value == total or (part.value is None and part.least <= total):
            rows.append(tie_equal(part.names, [OFFENSES_TOTAL]))
        elif part.value is not None:
            rows.append(tie_sum(part.names, part.value))
    return Reading(tuple(rows))
