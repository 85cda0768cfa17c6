"""A profile cut from a made-up world as planned, in the records that the program draws from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from factsheet.model import (
    Bar,
    Breakdown,
    CallTypes,
    CellMark,
    CountyCounts,
    Demographics,
    DisclosurePolicy,
    Measure,
    Offenses,
    Period,
    Profile,
    Published,
    Source,
    Status,
    YearSeries,
)
from factsheet.model.vocabulary import OffenseType
from tests.disclosure.audit.plans import GroupPlan, Made, Plan, load_base
from tests.disclosure.audit.worlds import World

TITLES = ("Gender", "Age", "Citizenship")
LABELS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")

PUBLISHED = Published.model_validate(
    {
        "by": "Made up for the audit",
        "in": "A report made up for the audit",
        "seen_on": "2026-11-23",
        "decided_by": "an office made up for the audit",
        "reason": "It stands in that report for everybody to see.",
    }
)


def build_profile(made: Made) -> Profile:
    """Return the profile that a plan makes of a world."""
    plan, world = made.plan, made.world
    base = load_base(plan.state)
    figures = {
        name: _cut_figure(made, name, "figures-source") if name in plan.figures else None
        for name in ("cases", "persons", "calls")
    }
    series = {
        name: _cut_series(world, name, plan.series[name], "hotline-source") if name in plan.series else None
        for name in ("cases", "calls")
    }
    return replace(
        base,
        edition=plan.edition,
        status=Status.SYNTHETIC,
        cases=figures["cases"],
        persons=figures["persons"],
        calls=figures["calls"],
        cases_by_year=series["cases"],
        calls_by_year=series["calls"],
        demographics=_cut_people(made),
        call_types=_cut_call_types(made),
        counties=_cut_counties(made, [county.fips for county in base.shapes.counties]),
        second_counties=_cut_second_map(made, [county.fips for county in base.shapes.counties]),
        offenses=_cut_offenses(made),
        nation=None,
        sources=(*make_sources(plan.policies), *base.sources),
    )


def make_sources(policies: Mapping[str, DisclosurePolicy]) -> tuple[Source, ...]:
    """Return a source for each policy."""
    return tuple(make_source(key, policy) for key, policy in policies.items())


def make_source(key: str, policy: DisclosurePolicy | None) -> Source:
    """Return a made-up source with its policy."""
    return Source(
        key=key,
        cited="Made-up counts",
        publisher="Made up for the audit",
        title=f"Counts made up for the audit: {key}",
        unit="counts",
        checked_on="2026-11-23",
        licence="none",
        policy="Made up for the audit.",
        disclosure=policy,
    )


def _cut_figure(made: Made, name: str, source: str) -> Measure:
    period = made.plan.figures[name]
    slip = (made.plan.slips or {}).get(name, 0)
    return Measure(value=made.world.add_up(name, period) + slip, period=period, source=source)


def _cut_series(world: World, name: str, period: Period, source: str) -> YearSeries:
    years = tuple(range(period.first, period.last + 1))
    return YearSeries(years, tuple(world.counts[name][year] for year in years), source)


def _cut_people(made: Made) -> Demographics | None:
    plan = made.plan
    if plan.people is None:
        return None
    groups = tuple(_cut_group(made, index, group, plan.people) for index, group in enumerate(plan.groups))
    return Demographics(period=plan.people, source="people-source", groups=groups)


def _cut_group(made: Made, index: int, group: GroupPlan, period: Period) -> Breakdown:
    """Return a breakdown; one of a period of its own has the title of the other one of its split."""
    parts = made.world.splits[group.split].add_up(group.period or period)
    place = index if group.period is None else int(group.split.removeprefix("group"))
    bars = parts if group.rest == "bar" else parts[:-1]
    return Breakdown(
        title=TITLES[place],
        bars=_make_bars(f"demographics.groups[{index}]", bars, made.plan),
        of=group.of,
        not_stated=parts[-1] if group.rest == "told" else None,
        period=group.period,
        source=group.source,
    )


def _make_bars(name: str, counts: Sequence[int], plan: Plan) -> tuple[Bar, ...]:
    return tuple(
        _make_bar(f"{name}.bars[{index}]", LABELS[index], count, plan) for index, count in enumerate(counts)
    )


def _make_bar(name: str, label: str, count: int, plan: Plan) -> Bar:
    if name in plan.kept:
        return Bar(label=label, value=CellMark.NOT_SHOWN)
    return Bar(label=label, value=count, published=PUBLISHED if name in plan.exempt else None)


def _cut_call_types(made: Made) -> CallTypes | None:
    plan = made.plan
    if plan.types is None:
        return None
    parts = made.world.splits["types"].add_up(plan.types)
    bars = parts[:-1] if plan.has_types_rest else parts
    return CallTypes(period=plan.types, source="calls-source", bars=_make_bars("call_types", bars, plan))


def _cut_counties(made: Made, fips: Sequence[str]) -> CountyCounts | None:
    period = made.plan.offenses
    if period is None:
        return None
    *placed, rest = made.world.splits["counties"].add_up(period)
    return CountyCounts(dict(zip(fips, placed, strict=True)), rest, period, "offenses-source")


def _cut_second_map(made: Made, fips: Sequence[str]) -> CountyCounts | None:
    period = made.plan.second
    if period is None:
        return None
    *placed, rest = made.world.splits["second"].add_up(period)
    return CountyCounts(dict(zip(fips, placed, strict=True)), rest, period, "map-source")


def _cut_offenses(made: Made) -> Offenses | None:
    period = made.plan.offenses
    if period is None:
        return None
    by_type = made.world.splits["kinds"].add_up(period)
    bars = tuple(Bar(label=kind, value=count) for kind, count in zip(OffenseType, by_type, strict=True))
    return Offenses(_cut_series(made.world, "offenses", period, "offenses-source"), bars)
