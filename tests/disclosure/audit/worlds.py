"""A made-up world: how many there truly are in each year, and how each number splits into its parts.

Profiles are cut from it, so that whatever periods they have, their counts agree; a later edition is cut from
the same world after it went on, or was corrected.
"""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from factsheet.model import Period

YEARS = range(2008, 2024)
Parts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """A number of each year, split into parts.

    Attributes:
        of: Cases, persons, calls or offenses.
        by_year: The parts of each year.
    """

    of: str
    by_year: Mapping[int, Parts]

    def add_up(self, period: Period) -> Parts:
        """Return the parts of a period."""
        years = range(period.first, period.last + 1)
        return tuple(map(sum, zip(*(self.by_year[year] for year in years), strict=True)))


@dataclass(frozen=True, slots=True)
class World:
    """Numbers by year, by what is counted, and their splits by name."""

    counts: Mapping[str, Mapping[int, int]]
    splits: Mapping[str, Split]

    def add_up(self, what: str, period: Period) -> int:
        """Return how many there are in a period."""
        return sum(self.counts[what][year] for year in range(period.first, period.last + 1))


def make_counts(rng: random.Random) -> dict[str, dict[int, int]]:
    """Return cases, persons, calls and offenses by year: never more cases than calls or persons."""
    size = rng.choice((3, 8, 15, 30, 80, 200))
    cases = {year: _draw_number(rng, size) for year in YEARS}
    # Mostly many more; but where there are hardly any more, the one number tells the other.
    margins = {more: rng.choice((0, 2, size, 2 * size)) for more in ("persons", "calls")}
    more = {
        name: {year: count + rng.randint(0, margin) for year, count in cases.items()}
        for name, margin in margins.items()
    }
    offenses = rng.choice((2, 6, 15, 40, 120))
    return {"cases": cases, **more, "offenses": {year: _draw_number(rng, offenses) for year in YEARS}}


def make_split(rng: random.Random, counts: Mapping[str, Mapping[int, int]], of: str, parts: int) -> Split:
    """Return a split into so many parts, some of them rare."""
    weights = [rng.choice((0.0, 0.01, 0.05, 0.1, 0.3, 1.0, 3.0)) for _ in range(parts)]
    weights[rng.randrange(parts)] += 1.0
    return Split(of, {year: _divide_number(rng, number, weights) for year, number in counts[of].items()})


def grow_world(rng: random.Random, world: World, what: str, year: int, more: int) -> World:
    """Return the world with more in one year; a case more is a call more and a person more."""
    added = ("cases", "persons", "calls") if what == "cases" else (what,)
    counts = {
        name: {**by_year, year: by_year[year] + more} if name in added else by_year
        for name, by_year in world.counts.items()
    }
    splits = {
        name: _change_split(split, year, {rng.randrange(len(split.by_year[year])): more})
        if split.of in added
        else split
        for name, split in world.splits.items()
    }
    return World(counts, splits)


def shift_world(rng: random.Random, world: World, name: str, year: int) -> World:
    """Return the world with some counted under another part: a correction that leaves the number alone."""
    parts = world.splits[name].by_year[year]
    source, target = rng.randrange(len(parts)), rng.randrange(len(parts))
    moved = rng.randint(0, min(parts[source], 12))
    changed = _change_split(world.splits[name], year, {source: -moved})
    changed = _change_split(changed, year, {target: moved})
    return replace(world, splits={**world.splits, name: changed})


def _change_split(split: Split, year: int, changes: Mapping[int, int]) -> Split:
    parts = tuple(count + changes.get(place, 0) for place, count in enumerate(split.by_year[year]))
    return replace(split, by_year={**split.by_year, year: parts})


def _draw_number(rng: random.Random, size: int) -> int:
    return rng.choice((rng.randint(0, size), rng.randint(size // 2, 2 * size), rng.randint(0, 12)))


def _divide_number(rng: random.Random, number: int, weights: Sequence[float]) -> Parts:
    drawn = Counter(rng.choices(range(len(weights)), weights, k=number))
    return tuple(drawn[place] for place in range(len(weights)))
