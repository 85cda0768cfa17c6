"""The nation by year, for sheets without figures of their own: only what gives no count of a state away."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from factsheet.model import (
    CellMark,
    Nation,
    NationalPicture,
    Profile,
    Source,
    YearSeries,
    has_figures,
)
from factsheet.sources.compared_states import has_whole_nation
from factsheet.sources.national_tables import StateTable


def sum_picture(
    nation: Nation | None, members: Collection[str], types: StateTable, source: Source
) -> NationalPicture:
    """Return cases, calls and offenses of the nation by year, each only where no count of a state is hidden.

    The nation's sum, less the sheets of the other states, is the count of one: so the Hotline's sums are
    told where the sheet of every state shows all its counts, those of offenses where their source publishes
    every count.

    Args:
        nation: The sums of the Hotline's table, with the states that show all their counts.
        members: Postal codes of the states that make the nation.
        types: Offenses by state, year and kind.
        source: Of that table; its period tells in which years each state was looked for.
    """
    offenses = _sum_offenses(types, members, source)
    if nation is None or {state.usps for state in nation.states} != {*members}:
        return NationalPicture(offenses=offenses)
    return NationalPicture(nation.cases_by_year, nation.calls_by_year, offenses)


def _sum_offenses(table: StateTable, members: Collection[str], source: Source) -> YearSeries | None:
    """Return the nation's offenses of each year of their source; None where a part of the nation lacks."""
    period = source.period
    if not source.protection.is_open or period is None or not has_whole_nation(table, members):
        return None
    entries = [entry for usps in members for entry in table.rows.get(usps, ())]
    years = range(period.first, period.last + 1)
    sums = [[entry.numbers[0] for entry in entries if entry.year == year] for year in years]
    values = tuple(sum(counts) if counts else CellMark.NONE_REPORTED for counts in sums)
    return YearSeries(tuple(years), values, source.key) if any(sums) else None


def add_picture(profile: Profile, picture: NationalPicture, sources: Mapping[str, Source]) -> Profile:
    """Return a profile with the nation, where it has no figures of its own, and the sources cited for it.

    Sources that the publisher left out tell nothing of the nation either.
    """
    if has_figures(profile):
        return profile
    left_out = profile.blocks.leave_out_sources or ()
    told = NationalPicture(
        *(_drop_left_out(series, left_out) for series in (picture.cases, picture.calls, picture.offenses))
    )
    if not told.series:
        return profile
    keys = (*(series.source for series in told.series), *(source.key for source in profile.sources))
    cited = tuple(sources[key] for key in dict.fromkeys(keys))
    return replace(profile, picture=told, sources=cited)


def _drop_left_out(series: YearSeries | None, left_out: Sequence[str]) -> YearSeries | None:
    return None if series is None or series.source in left_out else series
