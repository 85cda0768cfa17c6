"""What a made-up profile publishes of its world: which parts, for which periods, under which policies."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from factsheet.model import DisclosurePolicy, Period, Profile, Universe
from factsheet.sources.data_library import Library, open_library
from tests.disclosure.audit.worlds import World, make_counts, make_split

MOST_GROUPS = 3
THRESHOLDS = (3, 5, 6, 10, 11, 20)
STATES = ("DE", "RI", "HI", "CT", "NH", "MA", "VT")  # of 3 to 14 counties
SOURCES = (
    "figures-source", "hotline-source", "people-source", "calls-source", "offenses-source", "group-source",
    "map-source",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """A breakdown.

    Attributes:
        split: Its name in the world; two breakdowns of one split are copies.
        of: What it is said to divide; None leaves it open.
        rest: Whether the last part of the split is told as "not stated", left out, or a bar like the others.
        period: Of its own, None where it has that of all.
        source: Likewise.
    """

    split: str
    of: Universe | None
    rest: str
    period: Period | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is published.

    Attributes:
        figures: Periods of the key figures, by name.
        series: Periods of the series by year, by figure.
        people: Period of the breakdowns.
        types: Period of the types of calls; their last part is left out where `has_types_rest`.
        offenses: Period of the counties, years and types of offenses.
        policies: By source; of a source without one the default holds.
        kept: Which bars their source keeps back: names of counts.
        exempt: Which bars their source is said to have printed itself: names of counts.
        slips: By how much a key figure is wrong.
        second: Period of the second map.
    """

    state: str
    edition: int
    figures: Mapping[str, Period]
    series: Mapping[str, Period]
    people: Period | None
    groups: tuple[GroupPlan, ...]
    types: Period | None
    has_types_rest: bool
    offenses: Period | None
    policies: Mapping[str, DisclosurePolicy]
    kept: frozenset[str] = frozenset()
    exempt: frozenset[str] = frozenset()
    slips: Mapping[str, int] | None = None
    second: Period | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A world and what is published of it."""

    world: World
    plan: Plan


@cache
def open_shipped_data() -> Library:
    """Return the shipped data, which lend their maps, laws and contact facts to made-up profiles."""
    return open_library()


@cache
def load_base(state: str) -> Profile:
    """Return the shipped profile of a state, whose counts are replaced."""
    return open_shipped_data().profile(state)


def count_counties(state: str) -> int:
    """Return how many counties a state has."""
    return len(load_base(state).shapes.counties)


def make_policies(rng: random.Random) -> dict[str, DisclosurePolicy]:
    """Return one policy for all sources, or one for each."""
    if rng.random() < 0.5:
        same = draw_policy(rng, open_share=0.0)
        open_one = draw_policy(rng, open_share=1.0)
        return {key: same if rng.random() < 0.8 else open_one for key in SOURCES}
    return {key: draw_policy(rng, open_share=0.2) for key in SOURCES}


def draw_policy(rng: random.Random, *, open_share: float) -> DisclosurePolicy:
    """Return the policy of a source, which may publish every count."""
    threshold = None if rng.random() < open_share else rng.choice(THRESHOLDS)
    return make_policy(threshold, protect_zeros=rng.random() < 0.3)


def make_policy(threshold: int | None, *, protect_zeros: bool = False) -> DisclosurePolicy:
    """Return the policy with a threshold."""
    return DisclosurePolicy(
        threshold=threshold,
        protect_zeros=protect_zeros,
        decided_by="an office made up for the audit",
        reason="Made up for the audit.",
    )


def make_plan(rng: random.Random) -> Made:
    """Return a world and a plan of any shape that the data files allow."""
    state, main = rng.choice(STATES), draw_period(rng)
    counts = make_counts(rng)
    groups = _draw_groups(rng)
    kinds = {
        **{f"group{index}": rng.choice(("cases", "persons")) for index in range(len(groups))},
        "types": "calls",
        "kinds": "offenses",
    }
    splits = {name: make_split(rng, counts, of, rng.randint(2, 6)) for name, of in kinds.items()}
    splits["kinds"] = make_split(rng, counts, "offenses", 2)
    splits["counties"] = make_split(rng, counts, "offenses", count_counties(state) + 1)
    splits["second"] = make_split(rng, counts, rng.choice(("cases", "persons")), count_counties(state) + 1)
    groups = tuple(_declare_group(rng, group, kinds[group.split]) for group in groups)
    groups = _date_groups(rng, groups, main)
    plan = Plan(
        state=state,
        edition=2020,
        figures=_draw_figures(rng, main),
        series=_draw_series(rng, main),
        people=draw_near_period(rng, main) if groups else None,
        groups=groups,
        types=draw_near_period(rng, main) if rng.random() < 0.4 else None,
        has_types_rest=rng.random() < 0.4,
        offenses=draw_period(rng) if rng.random() < 0.6 else None,
        policies=make_policies(rng),
        kept=_draw_bars(rng, len(groups), 0.15),
        exempt=_draw_bars(rng, len(groups), 0.1),
        slips={rng.choice(("cases", "persons", "calls")): rng.randint(1, 9)} if rng.random() < 0.04 else None,
        second=draw_near_period(rng, main) if rng.random() < 0.2 else None,
    )
    return Made(World(counts, splits), plan)


def draw_period(rng: random.Random) -> Period:
    """Return one to six years."""
    first = rng.randint(2010, 2013)
    return Period(first=first, last=first + rng.choice((0, 1, 2, 3, 4, 4, 5)))


def draw_near_period(rng: random.Random, main: Period) -> Period:
    """Return the period itself, one inside it, one that contains it, or one that only meets it."""
    first, last = main.first, main.last
    match rng.choice(("same", "same", "inside", "longer", "other")):
        case "inside":
            first = rng.randint(first, last)
            last = rng.randint(first, last)
        case "longer":
            first, last = first - rng.randint(0, 2), last + rng.randint(0, 2)
        case "other":
            first, last = sorted((first + rng.randint(-1, 2), last + rng.randint(-1, 2)))
    return Period(first=first, last=last)


def _draw_figures(rng: random.Random, main: Period) -> dict[str, Period]:
    shares = {"cases": 0.9, "persons": 0.5, "calls": 0.5}
    return {
        name: main if rng.random() < 0.7 else draw_near_period(rng, main)
        for name, share in shares.items()
        if rng.random() < share
    }


def _draw_series(rng: random.Random, main: Period) -> dict[str, Period]:
    """Cases and calls come from one table, so both have its years; but a table may have one alone."""
    period = main if rng.random() < 0.6 else draw_near_period(rng, main)
    names = rng.choice(((), ("cases",), ("calls",), ("cases", "calls"), ("cases", "calls")))
    return dict.fromkeys(names, period)


def _draw_groups(rng: random.Random) -> tuple[GroupPlan, ...]:
    """Return up to three breakdowns, the second of which may be a copy of the first."""
    count = rng.choice((0, 1, 1, 1, 2, 2, 3))
    names = [f"group{index}" for index in range(count)]
    if count > 1 and rng.random() < 0.1:
        names[1] = names[0]
    return tuple(GroupPlan(name, None, rng.choice(("told", "left out", "bar", "bar"))) for name in names)


def _declare_group(rng: random.Random, group: GroupPlan, of: str) -> GroupPlan:
    declared = Universe(of) if rng.random() < 0.6 else None
    return GroupPlan(group.split, declared, group.rest)


def _date_groups(rng: random.Random, groups: tuple[GroupPlan, ...], main: Period) -> tuple[GroupPlan, ...]:
    """Give some breakdowns a period and a source of their own, and some splits further years."""
    dated = [_date_group(rng, group, main) if rng.random() < 0.15 else group for group in groups]
    if groups and len(groups) < MOST_GROUPS and rng.random() < 0.15:
        dated.append(_date_group(rng, dated[0], main))
    return tuple(dated)


def _date_group(rng: random.Random, group: GroupPlan, main: Period) -> GroupPlan:
    source = "group-source" if rng.random() < 0.5 else None
    return replace(group, period=draw_near_period(rng, main), source=source)


def _draw_bars(rng: random.Random, groups: int, share: float) -> frozenset[str]:
    """Return the name of one bar, or with the rest of the share none."""
    if not groups or rng.random() > share:
        return frozenset()
    bar = f"demographics.groups[{rng.randrange(groups)}].bars[{rng.randrange(3)}]"
    return frozenset({bar if rng.random() < 0.7 else f"call_types.bars[{rng.randrange(3)}]"})
