"""Several states of one national table, with the nation's sums by year, which everybody knows."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from factsheet.disclosure.cell_names import name_year
from factsheet.model import DisclosurePolicy, JurisdictionKind, Nation, Period, Profile, YearSeries
from tests.disclosure.audit.plans import (
    THRESHOLDS,
    Made,
    Plan,
    draw_period,
    load_base,
    make_policy,
    open_shipped_data,
)
from tests.disclosure.audit.profiles import build_profile
from tests.disclosure.audit.readers import Knowledge, read_sheet
from tests.disclosure.audit.sheets import AuditedSheet
from tests.disclosure.audit.systems import Row, join_systems
from tests.disclosure.audit.totals import find_series, name_series
from tests.disclosure.audit.worlds import World, make_counts

OTHERS = "all other states"
TABLE = ("cases", "calls")
STATES = ("AK", "CT", "DC", "DE", "HI", "ID", "MA", "MD", "ME", "NH", "NJ", "NV", "RI", "UT", "VT", "WY")


def make_states(rng: random.Random) -> tuple[Profile, ...]:
    """Return some states whose cases and calls by year come from one table, each with the nation's sums."""
    period = draw_period(rng)
    policy = make_policy(rng.choice(THRESHOLDS), protect_zeros=rng.random() < 0.3)
    states = rng.sample(STATES, rng.randint(4, 9))
    plans = [_plan_state(state, dict.fromkeys(TABLE, period), policy) for state in states]
    profiles = [build_profile(Made(World(make_counts(rng), {}), plan)) for plan in plans]
    others = rng.choice((0, 0, 40))
    nation = Nation(*(_add_up_states(profiles, figure, rng.randint(0, others)) for figure in TABLE))
    return tuple(replace(profile, nation=nation) for profile in profiles)


def load_real_states(threshold: int) -> tuple[Profile, ...]:
    """Return the states of the shipped Hotline table, their own breakdowns left out, under a threshold."""
    jurisdictions = open_shipped_data().jurisdictions
    members = [each.usps for each in jurisdictions if each.kind is not JurisdictionKind.TERRITORY]
    return tuple(_cut_real_state(load_base(usps), make_policy(threshold)) for usps in members)


def read_states(sheets: Mapping[str, AuditedSheet]) -> Knowledge:
    """Return what a reader of all states knows, with the nation's sums; counts are led by the state."""
    read = {state: read_sheet(sheet) for state, sheet in sheets.items()}
    joined = join_systems({state: each.system for state, each in read.items()})
    thresholds = {
        f"{state}:{name}": threshold
        for state, each in read.items()
        for name, threshold in each.thresholds.items()
    }
    return Knowledge(joined.with_rows(_tie_nation(sheets)), thresholds)


def _plan_state(state: str, series: Mapping[str, Period], policy: DisclosurePolicy) -> Plan:
    return Plan(
        state=state,
        edition=2020,
        figures=series,
        series=series,
        people=None,
        groups=(),
        types=None,
        has_types_rest=False,
        offenses=None,
        policies={"figures-source": policy, "hotline-source": policy},
    )


def _add_up_states(profiles: Sequence[Profile], figure: str, others: int) -> YearSeries:
    series = [found for profile in profiles if (found := find_series(profile, figure)) is not None]
    columns = zip(*(each.values for each in series), strict=True)
    sums = tuple(sum(value for value in column if isinstance(value, int)) + others for column in columns)
    return YearSeries(series[0].years, sums, series[0].source)


def _cut_real_state(profile: Profile, policy: DisclosurePolicy) -> Profile:
    sources = tuple(source.model_copy(update={"disclosure": policy}) for source in profile.sources)
    return replace(
        profile,
        persons=None,
        demographics=None,
        call_types=None,
        counties=None,
        offenses=None,
        sources=sources,
    )


def _tie_nation(sheets: Mapping[str, AuditedSheet]) -> list[Row]:
    """A year of the nation is that year of its states; a state without a sheet adds what nobody sees."""
    nations = [sheet.truth.nation for sheet in sheets.values() if sheet.truth.nation is not None]
    rows = list[Row]()
    for figure in TABLE if nations else ():
        sums = nations[0].cases_by_year if figure == "cases" else nations[0].calls_by_year
        for year, value in zip(sums.years, sums.values, strict=True):
            name = name_year(name_series(figure), year)
            told = [sheet.counts.get(name) for sheet in sheets.values()]
            names = [f"{state}:{name}" for state, sheet in sheets.items() if name in sheet.counts]
            least = sum(count.value or 0 for count in told if count)
            if isinstance(value, int):
                others = {f"{OTHERS} {name}": 1} if value > least else {}
                rows.append(Row({**dict.fromkeys(names, 1), **others}, value, value))
    return rows
