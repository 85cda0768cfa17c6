"""What a reader can infer, against plain search."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.disclosure.feasibility import Bounds, infer_bounds, infer_cell_bounds
from factsheet.disclosure.relations import CellRole, CountCell, Sum, Tables, make_tables
from factsheet.disclosure.suppressed_cells import collect_prior_bounds
from tests.disclosure.builders import a_policy, a_table, all_solutions, chosen

MOST = 9
COUNTS = st.integers(0, MOST)


def a_tree(left: list[int], right: list[int], *, printed: bool, threshold: int) -> Tables:
    """Two sums that share a total; the second is filled up to it."""
    policy = a_policy(threshold)
    gap = sum(left) - sum(right)
    (right if gap > 0 else left).append(abs(gap))
    cells = [CountCell(f"l{index}", value, policy) for index, value in enumerate(left)]
    others = [CountCell(f"r{index}", value, policy) for index, value in enumerate(right)]
    total = CountCell("t", sum(left), policy, CellRole.TOTAL if printed else CellRole.UNSEEN)
    sums = [Sum("t", tuple(cell.name for cell in side)) for side in (cells, others)]
    return make_tables([total, *cells, *others], sums)


TREES = st.builds(
    a_tree,
    st.lists(COUNTS, min_size=1, max_size=2),
    st.lists(COUNTS, min_size=1, max_size=2),
    printed=st.booleans(),
    threshold=st.sampled_from([3, 4, 5]),
)


@settings(deadline=None, max_examples=60)
@given(tables=TREES, data=st.data())
def test_bounds_are_exact_on_two_sums_that_share_a_total(tables: Tables, data: st.DataObject) -> None:
    seen = data.draw(st.sets(st.sampled_from(sorted(tables.cells))))
    known = {
        name: Bounds(cell.value or 0, cell.value or 0) if name in seen else Bounds(0, 20)
        for name, cell in tables.cells.items()
    }
    assert infer_bounds(tables, known) == searched(tables, known)


def searched(tables: Tables, known: Mapping[str, Bounds]) -> dict[str, Bounds]:
    """The least and most of each cell over all totals and parts that fit, side by side of the total."""
    found: dict[str, list[int]] = {name: [] for name in tables.cells}
    for total in range(known["t"].low, known["t"].high + 1):
        sides = [splits(each.parts, total, known) for each in tables.sums]
        if not all(sides):
            continue
        found["t"].append(total)
        for side in sides:
            for split in side:
                for name, value in split.items():
                    found[name].append(value)
    return {name: Bounds(min(values), max(values)) for name, values in found.items()}


def splits(parts: tuple[str, ...], total: int, known: Mapping[str, Bounds]) -> list[dict[str, int]]:
    if not parts:
        return [{}] if total == 0 else []
    first, *rest = parts
    return [
        {first: value, **split}
        for value in range(known[first].low, min(known[first].high, total) + 1)
        for split in splits(tuple(rest), total - value, known)
    ]


@settings(deadline=None, max_examples=60)
@given(parts=st.lists(st.integers(0, 30), min_size=1, max_size=3), threshold=st.sampled_from([3, 5, 11]))
def test_bounds_are_exact_on_one_sum(parts: list[int], threshold: int) -> None:
    tables = a_table(None, *parts, policy=a_policy(threshold))
    hidden = chosen(tables)
    known = {**collect_prior_bounds(tables, hidden), "t": Bounds(sum(parts), sum(parts))}
    fixed = make_tables(
        [CountCell("t", sum(parts), a_policy(None)), *list(tables.cells.values())[1:]], tables.sums
    )
    solutions = all_solutions(fixed, hidden, most=sum(parts))
    expected = {
        name: Bounds(min(each[name] for each in solutions), max(each[name] for each in solutions))
        for name in tables.cells
    }
    assert infer_bounds(tables, known) == expected


def test_one_unknown_in_a_sum_is_known() -> None:
    tables = a_table(50, 3, 47)
    bounds = infer_bounds(tables, {"t": Bounds(50, 50), "a": Bounds(0, 99), "b": Bounds(47, 47)})
    assert bounds["a"] == Bounds(3, 3)
    assert bounds["a"].width == 0


def test_a_sum_alone_tells_what_the_other_cells_leave() -> None:
    (each,) = a_table(50, 3, 47).sums
    bounds = {"t": Bounds(40, 50), "a": Bounds(1, 10), "b": Bounds(30, 60)}
    assert infer_cell_bounds(each, bounds, "a") == Bounds(0, 20)
    assert infer_cell_bounds(each, bounds, "b") == Bounds(30, 49)
    assert infer_cell_bounds(each, bounds, "t") == Bounds(31, 70)
