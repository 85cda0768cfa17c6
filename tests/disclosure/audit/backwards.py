"""The whole program run backwards over one list: which tables would print the same picture?

All tables of a total are protected one by one and laid together by what is printed of each. A reader who
owns the program knows that the truth is one of the tables under the picture in his hands; so what each
hidden count is under them must lie as far apart as is promised.

Tables whose bars stand in another order are one table here: nothing is chosen by its place. So under one
picture a hidden bar can be whatever any hidden bar is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import product

from factsheet.disclosure.cell_names import COUNTIES, list_counts, name_not_placed
from factsheet.model import (
    Bar,
    Breakdown,
    CountyCounts,
    Demographics,
    Measure,
    Offenses,
    Period,
    Profile,
    Status,
    Universe,
    YearSeries,
)
from tests.disclosure.audit.engine import print_profile
from tests.disclosure.audit.plans import load_base, make_policy
from tests.disclosure.audit.profiles import LABELS, make_sources
from tests.disclosure.audit.widths import find_need

PERIOD = Period(first=2016, last=2016)
NO_REST = -1


@dataclass(frozen=True, slots=True)
class ListShape:
    """One list under a total that is shown.

    Attributes:
        parts: How many bars, or counties of the state.
        has_rest: Whether it has "not stated"; the counties always have "not placed".
        state: Whose counties they are; None for a breakdown.
    """

    threshold: int
    total: int
    parts: int
    has_rest: bool = True
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Counts from the largest on, and the rest."""

    parts: tuple[int, ...]
    rest: int


@dataclass(frozen=True, slots=True)
class Picture:
    """What is printed of a table: the shown counts, how many are hidden, the rest unless it is hidden."""

    shown: tuple[int, ...]
    hidden: int
    rest: int | None


@dataclass(slots=True)
class Group:
    """The tables under one picture, and what is hidden in them."""

    tables: list[Table] = field(default_factory=list)
    parts: set[int] = field(default_factory=set)
    rests: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many tables of a shape there are, how many give too much away, how many of these an exact count."""

    shape: ListShape
    tables: int
    refused: int
    narrow: int
    exact: int
    example: str = ""


def run_backwards(shape: ListShape) -> Outcome:
    """Return what becomes of all tables of a shape."""
    groups, refused = dict[Picture, Group](), 0
    for table in list_tables(shape):
        picture = print_table(shape, table)
        if picture is None:
            refused += 1
            continue
        group = groups.setdefault(picture, Group())
        group.tables.append(table)
        if picture.hidden:
            group.parts |= set(list_hidden_parts(table, picture))
        if picture.rest is None:
            group.rests.add(table.rest)
    widths = {picture: _find_least_width(group) for picture, group in groups.items()}
    need = find_need(shape.threshold)
    narrow = [picture for picture, width in widths.items() if width is not None and width < need]
    return Outcome(
        shape,
        sum(len(group.tables) for group in groups.values()) + refused,
        refused,
        sum(len(groups[picture].tables) for picture in narrow),
        sum(len(groups[picture].tables) for picture in narrow if widths[picture] == 0),
        f"{narrow[0]} is printed of {groups[narrow[0]].tables} alone" if narrow else "",
    )


def list_tables(shape: ListShape) -> Iterator[Table]:
    """Yield all tables of a shape, each once whatever the order of its parts."""
    for rest in range(shape.total + 1) if shape.has_rest else (NO_REST,):
        left = shape.total - max(rest, 0)
        yield from (Table(parts, rest) for parts in _list_partitions(left, shape.parts, left))


def print_table(shape: ListShape, table: Table) -> Picture | None:
    """Return what is printed of a table, None where it is refused."""
    protected = print_profile(build_table(shape, table))
    if protected is None:
        return None
    counts = list_counts(protected.profile)
    parts = [counts[name] for name in list_part_names(shape)]
    rest = counts.get(_name_rest(shape), NO_REST)
    shown = tuple(sorted(part for part in parts if isinstance(part, int)))
    return Picture(shown, len(parts) - len(shown), rest if isinstance(rest, int) else None)


def build_table(shape: ListShape, table: Table) -> Profile:
    """Return a profile that publishes one table and its total."""
    base = _make_base(shape.state or "RI", shape.threshold, shape.total)
    if shape.state is None:
        rest = None if table.rest == NO_REST else table.rest
        bars = tuple(_make_bar(LABELS[index], value) for index, value in enumerate(table.parts))
        group = Breakdown(title="Age", of=Universe.CASES, not_stated=rest, bars=bars)
        people = Demographics(period=PERIOD, source="people-source", groups=(group,))
        return replace(base, demographics=people)
    fips = [county.fips for county in base.shapes.counties]
    counts = CountyCounts(dict(zip(fips, table.parts, strict=True)), table.rest, PERIOD, "people-source")
    years = YearSeries((PERIOD.first,), (shape.total,), "people-source")
    return replace(base, cases=None, counties=counts, offenses=Offenses(years, ()))


def list_part_names(shape: ListShape) -> list[str]:
    """Return what the counts of the list are called, without the rest."""
    if shape.state is not None:
        return [f"counties.{county.fips}" for county in load_base(shape.state).shapes.counties]
    return [f"demographics.groups[0].bars[{index}]" for index in range(shape.parts)]


def list_hidden_parts(table: Table, picture: Picture) -> list[int]:
    """Return the counts of a table that its picture does not show."""
    left = list(table.parts)
    for value in picture.shown:
        left.remove(value)
    return left


def list_shapes_of(totals: Mapping[int, tuple[int, ...]], parts: tuple[int, ...]) -> list[ListShape]:
    """Return breakdowns with and without "not stated", for totals by threshold."""
    return [
        ListShape(threshold, total, count, has_rest=has_rest)
        for threshold, every in totals.items()
        for total, count, has_rest in product(every, parts, (False, True))
    ]


def _find_least_width(group: Group) -> int | None:
    spans = [max(values) - min(values) for values in (group.parts, group.rests) if values]
    return min(spans, default=None)


def _name_rest(shape: ListShape) -> str:
    is_map = shape.state is not None
    return name_not_placed(COUNTIES) if is_map else "demographics.groups[0].not_stated"


def _list_partitions(total: int, parts: int, most: int) -> Iterator[tuple[int, ...]]:
    """Yield each way to write a number as so many parts that do not rise, zeros included."""
    if parts == 1:
        yield from ((total,),) if total <= most else ()
        return
    for first in range(min(total, most), -(-total // parts) - 1, -1):
        yield from ((first, *others) for others in _list_partitions(total - first, parts - 1, first))


@cache
def _make_base(state: str, threshold: int, total: int) -> Profile:
    policies = {"figures-source": make_policy(None), "people-source": make_policy(threshold)}
    return replace(
        load_base(state),
        status=Status.SYNTHETIC,
        cases=Measure(value=total, period=PERIOD, source="figures-source"),
        persons=None,
        calls=None,
        cases_by_year=None,
        calls_by_year=None,
        demographics=None,
        call_types=None,
        counties=None,
        offenses=None,
        nation=None,
        sources=(*make_sources(policies), *load_base(state).sources),
    )


@cache
def _make_bar(label: str, value: int) -> Bar:
    return Bar(label=label, value=value)
