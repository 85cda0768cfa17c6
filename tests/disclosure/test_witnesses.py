"""Proofs by witnesses on sums that close a chain, against plain search."""

from collections.abc import Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.disclosure.feasibility import infer_bounds
from factsheet.disclosure.relations import Bounds, CellRole, CountCell, Sum, Tables, make_tables
from factsheet.disclosure.witnesses import Reach, find_chained_cells, widen_reach
from tests.disclosure.builders import a_policy, fits

MOST = 4
NAMES = "abcdefg"


def a_network(values: Sequence[int], groups: Sequence[Sequence[int]]) -> Tables:
    """Cells of these values and the sums of some groups of them, each with a known total."""
    cells = [CountCell(name, value, a_policy()) for name, value in zip(NAMES, values, strict=False)]
    totals, sums = list[CountCell](), list[Sum]()
    for number, group in enumerate(groups):
        parts = [cells[index] for index in dict.fromkeys(group) if index < len(cells)]
        totals.append(
            CountCell(f"t{number}", sum(part.value or 0 for part in parts), a_policy(None), CellRole.TOTAL)
        )
        sums.append(Sum(f"t{number}", tuple(part.name for part in parts)))
    return make_tables([*cells, *totals], [each for each in sums if each.parts])


NETWORKS = st.builds(
    a_network,
    st.lists(st.integers(0, MOST), min_size=3, max_size=5),
    st.lists(st.lists(st.integers(0, 4), min_size=2, max_size=3), min_size=2, max_size=4),
)


def what_readers_know(tables: Tables) -> dict[str, Bounds]:
    return {
        name: Bounds(cell.value or 0, cell.value or 0) if cell.role is CellRole.TOTAL else Bounds(0, MOST)
        for name, cell in tables.cells.items()
    }


def search(tables: Tables, known: Mapping[str, Bounds]) -> list[dict[str, int]]:
    ranges = [range(known[name].low, known[name].high + 1) for name in tables.cells]
    every = (dict(zip(tables.cells, values, strict=True)) for values in product(*ranges))
    return [counts for counts in every if fits(tables, counts)]


@settings(deadline=None, max_examples=150)
@given(tables=NETWORKS)
def test_witnesses_reach_exactly_as_far_as_the_counts_that_fit(tables: Tables) -> None:
    known = what_readers_know(tables)
    bounds, solutions = infer_bounds(tables, known), search(tables, known)
    assert solutions
    for name in tables.around:
        reach, values = Reach(), [counts[name] for counts in solutions]
        widen_reach(tables, bounds, name, max(values) - min(values), reach)
        assert bounds[name].low <= min(values) <= max(values) <= bounds[name].high
        assert reach.seen[name] == Bounds(min(values), max(values))


@settings(deadline=None, max_examples=150)
@given(tables=NETWORKS, beyond=st.integers(1, MOST))
def test_a_witness_has_no_number_that_its_cell_cannot_have_however_far_one_is_looked_for(
    tables: Tables, beyond: int
) -> None:
    known = what_readers_know(tables)
    bounds, solutions = infer_bounds(tables, known), search(tables, known)
    assert solutions
    for name in tables.around:
        reach, values = Reach(), {counts[name] for counts in solutions}
        widen_reach(tables, bounds, name, max(values) - min(values) + beyond, reach)
        assert {reach.seen[name].low, reach.seen[name].high} <= values


@settings(deadline=None, max_examples=150)
@given(tables=NETWORKS)
def test_bounds_are_exact_for_each_cell_that_stands_in_no_closed_chain(tables: Tables) -> None:
    known = what_readers_know(tables)
    bounds, solutions = infer_bounds(tables, known), search(tables, known)
    free = tables.cells.keys() - find_chained_cells(tables, bounds)
    assert {name for name, cell in tables.cells.items() if cell.role is CellRole.TOTAL} <= free
    for name in free:
        values = [counts[name] for counts in solutions]
        assert bounds[name] == Bounds(min(values), max(values))


def a_grid(rows: Sequence[Sequence[int]]) -> Tables:
    """A table with the sums of its rows and of its columns."""
    cells = {
        (i, j): CountCell(f"{i}{j}", v, a_policy()) for i, row in enumerate(rows) for j, v in enumerate(row)
    }
    totals, sums = list[CountCell](), list[Sum]()
    for axis in (0, 1):
        for number in sorted({at[axis] for at in cells}):
            parts = [cell for at, cell in cells.items() if at[axis] == number]
            total = CountCell(
                f"t{axis}{number}", sum(part.value or 0 for part in parts), a_policy(None), CellRole.TOTAL
            )
            totals.append(total)
            sums.append(Sum(total.name, tuple(part.name for part in parts)))
    return make_tables([*cells.values(), *totals], sums)


@pytest.mark.parametrize(
    ("rows", "width"),
    [
        ([[1, 2], [3, 0]], 2),  # one number gives the other three
        ([[1, 2, 1], [3, 0, 2], [0, 1, 1]], 4),
        ([[0, 0], [0, 0]], 0),
        ([[4, 4], [4, 4]], 0),
    ],
)
def test_the_cells_of_a_table_are_as_far_apart_as_its_sums_leave_them(
    rows: list[list[int]], width: int
) -> None:
    tables = a_grid(rows)
    bounds, reach = infer_bounds(tables, what_readers_know(tables)), Reach()
    widen_reach(tables, bounds, "00", width, reach)
    assert reach.find_width("00") == width
    assert find_chained_cells(tables, bounds) == (
        {name for name in bounds if not name.startswith("t")} if width else frozenset()
    )


def test_a_cell_that_was_seen_nowhere_has_no_width() -> None:
    assert Reach().find_width("a") == -1


def test_where_nothing_fits_nothing_is_found() -> None:
    tables, reach = a_network([1, 2], [[0, 1]]), Reach()
    widen_reach(tables, {**what_readers_know(tables), "t0": Bounds(99, 99)}, "a", 1, reach)
    assert reach.seen == {}


def test_a_witness_is_never_farther_than_what_is_known_of_a_cell() -> None:
    tables, reach = a_network([1, 2], [[0, 1]]), Reach()
    widen_reach(tables, {**what_readers_know(tables), "a": Bounds(1, 2)}, "a", 3, reach)
    assert reach.seen["a"] == Bounds(1, 1)
