"""Over-suppression: how many counts the program hides to cover others, beside the fewest that would do.

The fewest are found by trying all sets from the smallest on. A set does where the same reader comes too close
to no hidden count, where no list has one hidden count alone, and where the hidden ones of a list come to the
threshold at least.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from factsheet.disclosure.cell_names import list_counts
from factsheet.model import Breakdown, Demographics, Measure, Profile, Universe
from tests.disclosure.audit.backwards import PERIOD, ListShape, Table, build_table
from tests.disclosure.audit.engine import print_profile
from tests.disclosure.audit.readers import read_sheet
from tests.disclosure.audit.sheets import AuditedSheet, Kind, compare_sheet
from tests.disclosure.audit.widths import measure_widths

MOST_RATIO = 1.25
THRESHOLDS = (3, 5, 11, 20)


@dataclass(frozen=True, slots=True)
class Cover:
    """How many counts cover others in some tables: those that the program hides, and the fewest."""

    tables: int
    hidden: int
    fewest: int

    @property
    def ratio(self) -> float:
        """How many are hidden for each that is needed."""
        return self.hidden / self.fewest if self.fewest else 1.0


def count_covers(tables: int, lists: int, seed: int) -> Cover:
    """Return the covers of made-up tables of one list or two under one total, those refused left out."""
    rng = random.Random(f"covers {seed}/{lists}")
    found = [pair for _ in range(tables) if (pair := _count_pair(make_lists(rng, lists))) is not None]
    return Cover(len(found), sum(hidden for hidden, _ in found), sum(fewest for _, fewest in found))


def make_lists(rng: random.Random, lists: int) -> Profile:
    """Return a profile with cases and one or two breakdowns of them, some counts of which are small."""
    threshold = rng.choice(THRESHOLDS)
    total, parts = rng.randint(2 * threshold, 12 * threshold), rng.randint(3, 5)
    shape = ListShape(threshold, total, parts, has_rest=False)
    rows = [_draw_row(rng, shape) for _ in range(lists)]
    profile = build_table(shape, Table(rows[0], -1))
    assert profile.demographics is not None
    groups = tuple(_make_group(rng, index, row, profile) for index, row in enumerate(rows))
    people = Demographics(period=PERIOD, source=profile.demographics.source, groups=groups)
    cases = Measure(value=shape.total, period=PERIOD, source="figures-source")
    return replace(profile, demographics=people, cases=cases)


def _draw_row(rng: random.Random, shape: ListShape) -> tuple[int, ...]:
    """Return counts that come to the total, the first of them small."""
    small = rng.randint(1, shape.threshold - 1)
    cuts = sorted(rng.randint(0, shape.total - small) for _ in range(shape.parts - 2))
    ends = [0, *cuts, shape.total - small]
    return (small, *(high - low for low, high in pairwise(ends)))


def _make_group(rng: random.Random, index: int, row: Sequence[int], profile: Profile) -> Breakdown:
    """Return a breakdown of the cases, whose last count may be "not stated"."""
    assert profile.demographics is not None
    (template,) = profile.demographics.groups
    bars = [bar.model_copy(update={"value": row[place]}) for place, bar in enumerate(template.bars)]
    rest = row[-1] if rng.random() < 0.5 else None
    shown = bars if rest is None else bars[:-1]
    return Breakdown(title=("Age", "Gender")[index], of=Universe.CASES, not_stated=rest, bars=tuple(shown))


def _count_pair(profile: Profile) -> tuple[int, int] | None:
    """Return how many covers the program takes and how many would do, None where it refuses the table."""
    protected = print_profile(profile)
    if protected is None:
        return None
    sheet = compare_sheet(profile, protected.profile)
    covers = [name for name, count in sheet.counts.items() if count.kind is Kind.COVER]
    return len(covers), _find_fewest(sheet, len(covers))


def _find_fewest(sheet: AuditedSheet, most: int) -> int:
    """Return the size of the smallest set of covers that does, at most the one in use."""
    small = {name for name, count in sheet.counts.items() if count.kind is Kind.SMALL}
    could = [
        name
        for name, count in sheet.counts.items()
        if name.startswith("demographics") and name not in small and count.value
    ]
    for size in range(most):
        if any(_is_safe(sheet, {*small, *covers}) for covers in combinations(could, size)):
            return size
    return most


def _is_safe(sheet: AuditedSheet, hidden: Iterable[str]) -> bool:
    names = set(hidden)
    counts = {name: replace(count, is_printed=name not in names) for name, count in sheet.counts.items()}
    tried = replace(sheet, counts=counts)
    return _can_stand(tried, names) and not measure_widths(read_sheet(tried)).violations


def _can_stand(sheet: AuditedSheet, hidden: set[str]) -> bool:
    """Return whether no list has one hidden count alone, or hidden ones that come to too little."""
    lists: dict[str, list[str]] = {}
    for name in list_counts(sheet.truth):
        if name in hidden:
            lists.setdefault(name.partition(".bars")[0].partition(".not")[0], []).append(name)
    return all(len(names) > 1 and _is_enough(sheet, names) for names in lists.values())


def _is_enough(sheet: AuditedSheet, names: Sequence[str]) -> bool:
    threshold = sheet.counts[names[0]].policy.threshold or 0
    return sum(sheet.counts[name].value or 0 for name in names) >= threshold
