"""The edition after a made-up one: unchanged, with a year more, corrected, grown, or under longer totals."""

import random
from collections.abc import Callable
from dataclasses import replace

from factsheet.model import Period
from tests.disclosure.audit.plans import Made, Plan
from tests.disclosure.audit.worlds import World, grow_world, shift_world

Change = Callable[[random.Random, Made], Made]


def make_next_edition(rng: random.Random, made: Made) -> tuple[Made, frozenset[str]]:
    """Return what the next edition is cut from, and what changed."""
    names = rng.choices(list(CHANGES), k=rng.choice((1, 1, 2)))
    for name in names:
        made = CHANGES[name](rng, made)
    return replace(made, plan=replace(made.plan, edition=made.plan.edition + 1)), frozenset(names)


def _keep(rng: random.Random, made: Made) -> Made:
    return made


def _add_year(rng: random.Random, made: Made) -> Made:
    """All that ends with the last year goes on for one more, though breakdowns may lag behind."""
    plan = _lengthen_figures(made.plan)
    plan = replace(
        plan,
        series={name: _lengthen_period(period) for name, period in plan.series.items()},
        offenses=_lengthen_period(plan.offenses) if plan.offenses else None,
    )
    if plan.people and rng.random() < 0.6:
        plan = replace(plan, people=_lengthen_period(plan.people))
    if plan.types and rng.random() < 0.6:
        plan = replace(plan, types=_lengthen_period(plan.types))
    if plan.second and rng.random() < 0.6:
        plan = replace(plan, second=_lengthen_period(plan.second))
    return replace(made, plan=plan)


def _lengthen_totals(rng: random.Random, made: Made) -> Made:
    return replace(made, plan=_lengthen_figures(made.plan))


def _correct(rng: random.Random, made: Made) -> Made:
    """Some counts move from one part of a breakdown to another."""
    world = made.world
    for _ in range(rng.randint(1, 3)):
        world = shift_world(rng, world, rng.choice(list(world.splits)), _draw_year(rng, made.plan))
    return replace(made, world=world)


def _grow(rng: random.Random, made: Made) -> Made:
    """Some more reports of years that were published before come in."""
    return replace(made, world=_grow_some(rng, made, rng.randint(1, 12)))


def _revise(rng: random.Random, made: Made) -> Made:
    """Many more come in, as after a change of the method."""
    return replace(made, world=_grow_some(rng, made, rng.randint(12, 60)))


def _grow_some(rng: random.Random, made: Made, more: int) -> World:
    what = rng.choice(("cases", "persons", "calls", "offenses"))
    return grow_world(rng, made.world, what, _draw_year(rng, made.plan), more)


CHANGES: dict[str, Change] = {
    "unchanged": _keep,
    "year added": _add_year,
    "longer totals": _lengthen_totals,
    "corrected": _correct,
    "grown": _grow,
    "revised": _revise,
}


def _lengthen_figures(plan: Plan) -> Plan:
    return replace(plan, figures={name: _lengthen_period(period) for name, period in plan.figures.items()})


def _lengthen_period(period: Period) -> Period:
    return Period(first=period.first, last=period.last + 1)


def _draw_year(rng: random.Random, plan: Plan) -> int:
    """Return a year that is published, if any is."""
    periods = [
        *plan.figures.values(),
        *plan.series.values(),
        plan.people,
        plan.types,
        plan.offenses,
        plan.second,
    ]
    known = [period for period in periods if period is not None]
    period = rng.choice(known) if known else Period(first=2012, last=2014)
    return rng.randint(period.first, period.last)
