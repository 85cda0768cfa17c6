"""Two editions side by side: what is the same count in both, and what a reader of both knows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factsheet.disclosure.cell_names import (
    CALL_TYPES,
    OFFENSES_BY_YEAR,
    name_bars,
    name_county_cells,
    name_county_parts,
    name_groups,
    name_not_stated,
    name_offense_types,
    name_total,
    name_years,
)
from factsheet.model import Period, Profile
from tests.disclosure.audit.lists import Guess
from tests.disclosure.audit.places import is_map_of_offenses
from tests.disclosure.audit.readers import Knowledge, read_sheet
from tests.disclosure.audit.sheets import AuditedSheet
from tests.disclosure.audit.systems import Row, join_systems, tie_at_most, tie_equal
from tests.disclosure.audit.totals import (
    FIGURES,
    find_measure,
    find_total,
    list_known_periods,
    name_figure_years,
)

BEFORE, NOW = "before", "now"


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something counted in an edition: what, over which years, by which counts, and how many there are."""

    what: tuple[str, ...]
    period: Period
    names: tuple[str, ...]
    value: int | None


def read_editions(before: AuditedSheet, now: AuditedSheet) -> Knowledge:
    """Return what a reader of two editions knows; counts are led by "before:" and "now:".

    A count of the same years is known to be the same where it truly is, and to have grown where it truly has.
    What the edition before shows is known, so nothing is promised for it where the new edition hides it. What
    it hid stays hidden, so that being hidden does not tell that such a count is large enough to be a cover.
    """
    earlier, later = list_quantities(before), list_quantities(now)
    read = {BEFORE: read_sheet(before), NOW: read_sheet(now, retained=_list_retained(before, earlier, later))}
    joined = join_systems({edition: each.system for edition, each in read.items()})
    known = set(_list_told_counts(before, earlier, later))
    thresholds = {
        f"{edition}:{name}": threshold
        for edition, each in read.items()
        for name, threshold in each.thresholds.items()
        if f"{edition}:{name}" not in known
    }
    guesses = tuple(
        Guess(f"{edition} {guess.text}", _lead_row(edition, guess.row), guess.is_promised)
        for edition, each in read.items()
        for guess in each.guesses
    )
    return Knowledge(joined.with_rows(_tie_editions(earlier, later)), thresholds, guesses)


def list_quantities(sheet: AuditedSheet) -> list[Quantity]:
    """Return all that is counted in an edition, and the totals of each period that it names."""
    truth = sheet.truth
    counts = [
        Quantity(what, period, (name,), sheet.counts[name].value)
        for name, (what, period) in _identify_counts(truth).items()
    ]
    return [*counts, *_list_totals(truth)]


def _list_totals(truth: Profile) -> Iterator[Quantity]:
    periods = {(period.first, period.last) for period in list_known_periods(truth)}
    years = {(year, year) for first, last in periods for year in range(first, last + 1)}
    for figure in FIGURES:
        for first, last in sorted(periods | years):
            period = Period(first=first, last=last)
            value = find_total(truth, figure, period)
            if value is not None:
                names = tuple(name_figure_years(truth, figure, period))
                yield Quantity((figure,), period, names, value)
        measure = find_measure(truth, figure)
        if measure is not None and isinstance(measure.value, int):
            yield Quantity((figure,), measure.period, (figure,), measure.value)
    for part, counts in name_county_parts(truth).items():
        value = sum(cell for cell in (*counts.cells.values(), counts.not_placed) if isinstance(cell, int))
        is_of_offenses = is_map_of_offenses(truth, counts)
        what = "offenses" if is_of_offenses else counts.source
        yield Quantity((what,), counts.period, (name_total("offenses" if is_of_offenses else part),), value)


def _identify_counts(truth: Profile) -> Mapping[str, tuple[tuple[str, ...], Period]]:
    """Return what each count of a list stands for, by name: places in a list may change, labels stay."""
    found: dict[str, tuple[tuple[str, ...], Period]] = {}
    if truth.demographics is not None:
        for name, group in name_groups(truth.demographics).items():
            period = truth.demographics.date_group(group)
            found |= {
                each: ((group.title, bar.label), period) for each, bar in name_bars(name, group.bars).items()
            }
            if group.not_stated is not None:
                found[name_not_stated(name)] = ((group.title, "", "not stated"), period)
    if truth.call_types is not None:
        bars = name_bars(CALL_TYPES, truth.call_types.bars)
        found |= {name: ((CALL_TYPES, bar.label), truth.call_types.period) for name, bar in bars.items()}
    for part, counts in name_county_parts(truth).items():
        places = (*counts.cells, "not placed")
        named = zip(name_county_cells(part, counts), places, strict=True)
        found |= {name: ((counts.source, place), counts.period) for name, place in named}
    return found | _identify_offenses(truth)


def _identify_offenses(truth: Profile) -> dict[str, tuple[tuple[str, ...], Period]]:
    if truth.offenses is None:
        return {}
    series = truth.offenses.by_year
    years = zip(name_years(OFFENSES_BY_YEAR, series), series.years, strict=True)
    kinds = name_offense_types(truth.offenses.by_type)
    return {
        **{name: (("offenses",), Period(first=year, last=year)) for name, year in years},
        **{name: (("offenses", bar.label), series.period) for name, bar in kinds.items()},
    }


def _tie_editions(earlier: list[Quantity], later: list[Quantity]) -> Iterator[Row]:
    """Yield what is the same in both editions or has grown, and what one of them contains of the other."""
    for one in earlier:
        for other in later:
            if one.what != other.what or one.value is None or other.value is None:
                continue
            before = [f"{BEFORE}:{name}" for name in one.names]
            now = [f"{NOW}:{name}" for name in other.names]
            if one.period == other.period and one.value == other.value:
                yield tie_equal(before, now)
            elif _is_within(one.period, other.period) and one.value <= other.value:
                yield tie_at_most(before, now)
            elif _is_shorter_now(one, other):
                yield tie_at_most(now, before)


def _is_shorter_now(one: Quantity, other: Quantity) -> bool:
    """Return whether a count is now given for fewer years; of sums that nobody printed, no reader asks it."""
    return (
        len(one.names) == len(other.names) == 1
        and one.period != other.period
        and _is_within(other.period, one.period)
        and (other.value or 0) <= (one.value or 0)
    )


def _is_within(inner: Period, outer: Period) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _list_told_counts(before: AuditedSheet, earlier: list[Quantity], later: list[Quantity]) -> Iterator[str]:
    """Yield the counts of the new edition that the one before shows with the same number."""
    told = {
        (each.what, each.period.first, each.period.last, each.value)
        for each in earlier
        if len(each.names) == 1 and each.names[0] in before.counts and before.counts[each.names[0]].is_printed
    }
    for each in later:
        if len(each.names) == 1 and (each.what, each.period.first, each.period.last, each.value) in told:
            yield f"{NOW}:{each.names[0]}"


def _list_retained(before: AuditedSheet, earlier: list[Quantity], later: list[Quantity]) -> frozenset[str]:
    """Return the counts of the new edition that the one before hides."""
    hidden = {
        (each.what, each.period.first, each.period.last)
        for each in earlier
        for name in each.names
        if len(each.names) == 1 and name in before.counts and not before.counts[name].is_printed
    }
    return frozenset(
        each.names[0]
        for each in later
        if len(each.names) == 1 and (each.what, each.period.first, each.period.last) in hidden
    )


def _lead_row(edition: str, row: Row) -> Row:
    return Row({f"{edition}:{name}": weight for name, weight in row.terms.items()}, row.low, row.high)
