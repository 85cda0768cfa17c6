"""Cells under their total, and sums that form a tree or are refused."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.disclosure.profile_relations import read_tables
from factsheet.disclosure.relations import (
    OPEN,
    CellRank,
    CountCell,
    Sum,
    Tables,
    join_tables,
    make_tables,
    sum_counts,
    tie_parts,
    tie_parts_below,
)
from factsheet.model import Bar, Breakdown, CallTypes, Cell, CellMark, Measure, Period, Profile, YearSeries
from tests.disclosure.builders import SYNTHETIC, a_group, a_policy, a_profile
from tests.sheets.drawn import STATES, profile_of

NAMES = tuple("abcdefgh")


def a_cell(name: str, value: int | None, order: CellRank = CellRank.ORDINARY) -> CountCell:
    return CountCell(name, value, a_policy(), order)


def some_cells(*values: int | None) -> list[CountCell]:
    return [a_cell(f"group.{index}", value) for index, value in enumerate(values)]


def a_total(value: int | None) -> CountCell:
    return a_cell("total", value, CellRank.TOTAL)


PARTS = ("group.0", "group.1")


def test_parts_that_come_to_the_total_add_up_to_it() -> None:
    assert tie_parts(a_total(50), some_cells(20, 30), is_complete=False).sums == (Sum("total", PARTS),)


def test_parts_that_fall_short_leave_an_unknown_rest_that_stands_on_no_sheet() -> None:
    tables = tie_parts(a_total(60), some_cells(20, 30), is_complete=False)
    assert tables.sums == (Sum("total", (*PARTS, "group.rest")),)
    assert tables.cells["group.rest"] == CountCell("group.rest", None, OPEN, is_printed=False)


@pytest.mark.parametrize(("total", "is_complete"), [(60, True), (40, True), (40, False)])
def test_parts_that_contradict_the_total_add_up_to_a_sum_of_their_own(
    total: int, *, is_complete: bool
) -> None:
    tables = tie_parts(a_total(total), some_cells(20, 30), is_complete=is_complete)
    assert tables.sums == (Sum("group.sum", PARTS),)
    assert tables.cells["group.sum"] == CountCell("group.sum", 50, OPEN)


@pytest.mark.parametrize(("known", "sums"), [(20, (Sum("total", PARTS),)), (70, ())])
def test_parts_of_which_one_is_kept_back_are_tied_where_the_others_leave_room(
    known: int, sums: tuple[Sum, ...]
) -> None:
    assert tie_parts(a_total(60), some_cells(known, None), is_complete=True).sums == sums


@pytest.mark.parametrize("total", [None, 50])
def test_parts_below_a_total_have_a_rest_where_either_is_unknown(total: int | None) -> None:
    tables = tie_parts_below(a_total(total), some_cells(20, None if total else 30))
    assert tables.sums == (Sum("total", (*PARTS, "group.rest")),)


@given(values=st.lists(st.one_of(st.integers(0, 400), st.none()), min_size=1, max_size=6))
def test_a_sum_of_counts_is_known_where_each_of_them_is(values: list[int | None]) -> None:
    found = sum_counts(some_cells(*values))
    assert found == (None if None in values else sum(value or 0 for value in values))


@given(
    total=st.one_of(st.integers(0, 60), st.none()),
    values=st.lists(st.integers(0, 20), min_size=1, max_size=4),
    is_complete=st.booleans(),
)
def test_tied_parts_never_contradict_their_sum(
    *, total: int | None, values: list[int], is_complete: bool
) -> None:
    tables = tie_parts(a_total(total), some_cells(*values), is_complete=is_complete)
    (relation,) = tables.sums
    known = sum_counts(tables.cells[name] for name in relation.parts if tables.cells[name].value is not None)
    whole = tables.cells[relation.total].value
    assert known == sum(values)
    assert whole is None or (whole == known if "group.rest" not in relation.parts else whole > known)


@pytest.mark.parametrize(
    ("sums", "message"),
    [
        ([("t", "ab"), ("u", "ab")], "the sum of a, b to u closes a chain of sums"),
        ([("t", "ab"), ("t", "ac")], "the sum of a, c to t closes a chain of sums"),
        ([("t", "ab"), ("u", "bc"), ("v", "ca")], "the sum of c, a to v closes a chain of sums"),
        ([("t", "ab"), ("b", "ct")], "the sum of c, t to b closes a chain of sums"),
        ([("t", "aa")], "the sum of a, a to t closes a chain of sums"),
        ([("t", "ta")], "the sum of t, a to t closes a chain of sums"),
    ],
)
def test_a_chain_of_sums_that_closes_is_refused(sums: list[tuple[str, str]], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        join_tables([Tables({}, (Sum(total, tuple(parts)),)) for total, parts in sums])


def test_sums_that_share_one_cell_are_joined() -> None:
    sums = (Sum("t", ("a", "b")), Sum("t", ("c", "d")), Sum("b", ("e", "f")), Sum("u", ("t", "g")))
    assert join_tables([Tables({}, (relation,)) for relation in sums]).sums == sums


def has_cycle(sums: Sequence[Sum]) -> bool:
    """Whether the graph of cells and sums has more edges than a forest: another way to see it."""
    names = {name for relation in sums for name in relation.names}
    neighbors = {name: {name} for name in names}
    for relation in sums:
        for name in relation.names:
            neighbors[name] |= set(relation.names)
    trees = 0
    while names:
        trees += 1
        reached, edge = set[str](), {next(iter(names))}
        while edge - reached:
            reached |= edge
            edge = {name for found in edge for name in neighbors[found]}
        names -= reached
    edges = sum(len(relation.names) for relation in sums)
    return edges != len(neighbors) + len(sums) - trees


SUMS = st.lists(
    st.lists(st.sampled_from(NAMES), min_size=2, max_size=4).map(
        lambda names: Sum(names[0], tuple(names[1:]))
    ),
    max_size=4,
)


@given(sums=SUMS)
def test_sums_are_refused_exactly_where_their_graph_has_a_cycle(sums: list[Sum]) -> None:
    tables = [Tables({}, (relation,)) for relation in sums]
    if has_cycle(sums):
        with pytest.raises(ValueError, match=r"closes a chain of sums$"):
            join_tables([make_tables([]), *tables])
    else:
        assert join_tables([make_tables([]), *tables]).sums == tuple(sums)


@pytest.mark.parametrize("usps", STATES)
def test_the_sums_of_each_shipped_profile_form_a_tree(usps: str) -> None:
    tables = read_tables(profile_of(usps))
    assert {name for relation in tables.sums for name in relation.names} <= set(tables.cells)
    assert bool(tables.sums) == bool(profile_of(usps).counties or profile_of(usps).cases_by_year)


PERIODS = st.tuples(st.integers(2011, 2017), st.integers(2011, 2017)).map(
    lambda years: Period(first=min(years), last=max(years))
)
CELLS = st.one_of(st.integers(0, 9), st.just(CellMark.NOT_SHOWN))
MEASURES = st.one_of(
    st.none(), st.builds(Measure, value=st.integers(0, 40), period=PERIODS, source=st.just(SYNTHETIC))
)
SERIES = st.one_of(
    st.none(),
    st.lists(CELLS, min_size=1, max_size=5).map(
        lambda cells: YearSeries(tuple(range(2012, 2012 + len(cells))), tuple(cells), SYNTHETIC)
    ),
)


def a_breakdown(cells: list[Cell], of: str | None, not_stated: int | None) -> Breakdown:
    bars = {f"Bar_{index}": cell for index, cell in enumerate(cells)}
    return a_group("Group", of, not_stated, **bars)


GROUPS = st.lists(
    st.builds(
        a_breakdown,
        st.lists(CELLS, min_size=2, max_size=3),
        st.sampled_from([None, "cases", "persons"]),
        st.one_of(st.none(), st.integers(1, 9)),
    ),
    max_size=3,
)
OFFENSES = st.lists(st.integers(0, 9), min_size=1, max_size=3)


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    made = a_profile(
        draw(OFFENSES),
        years=draw(OFFENSES),
        types=draw(OFFENSES),
        not_placed=draw(st.integers(0, 5)),
        groups=draw(GROUPS),
    )
    people, bars = made.demographics, [Bar(label=f"Type {n}", value=n) for n in draw(OFFENSES)]
    return replace(
        made,
        cases=draw(MEASURES),
        persons=draw(MEASURES),
        calls=draw(MEASURES),
        cases_by_year=draw(SERIES),
        calls_by_year=draw(SERIES),
        demographics=people and people.model_copy(update={"period": draw(PERIODS)}),
        call_types=CallTypes(period=draw(PERIODS), source=SYNTHETIC, bars=tuple(bars)),
    )


@settings(deadline=None, max_examples=300)
@given(profile=profiles())
def test_the_sums_of_any_profile_form_a_tree(profile: Profile) -> None:
    tables = read_tables(profile)
    assert not has_cycle(tables.sums)
    assert {name for relation in tables.sums for name in relation.names} <= set(tables.cells)
