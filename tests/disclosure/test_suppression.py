"""Which counts are hidden, and that no reader comes close to one of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import permutations, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factsheet.disclosure.feasibility import infer_bounds
from factsheet.disclosure.relations import CellRole, CountCell, Sum, Tables, make_tables
from factsheet.disclosure.suppressed_cells import SuppressedCell, SuppressionRule, collect_prior_bounds
from factsheet.disclosure.suppression import choose_suppressions
from factsheet.disclosure.weaknesses import Weakness, find_weakness
from tests.disclosure.builders import a_policy, a_table, chosen

THRESHOLDS = st.sampled_from([3, 5, 6, 10, 11, 20])
COUNTS = st.one_of(st.integers(0, 12), st.integers(0, 400))


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ((12, 40, 55), "abc"),  # nothing is small
        ((0, 40, 55), "abc"),  # a zero is no small count
        ((3, 40, 55), "c"),  # one alone would be total minus the rest
        ((3, 0, 40, 55), "bd"),  # a zero covers nothing
        ((3, 7, 40, 55), "d"),  # 3 and 7 come to less than the threshold
        ((3, 9, 40, 55), "cd"),  # 3 and 9 do not
        ((10, 10, 40, 55), "d"),  # two of 10 at most that come to 20 are both 10
        ((1, 1, 1, 9, 40, 55), "ef"),
        ((1, 1, 1, 1, 40, 55), "f"),
        ((3, 40, 40, 55, 90), "de"),  # equal counts go together
        ((9, 80, 81, 82, 400), "e"),  # 9 + 80 = 89 hidden, below 81 the one, below 11 the other: too close
    ],
)
def test_a_sum_with_a_known_total_shows_what_is_safe(parts: tuple[int, ...], shown: str) -> None:
    tables = a_table(sum(parts), *parts)
    assert "".join(name for name in tables.cells if name not in chosen(tables)) == f"t{shown}"


def test_without_a_total_a_small_count_stands_alone() -> None:
    hidden = chosen(a_table(None, 3, 40, 55))
    assert hidden == {"a": SuppressedCell("a", SuppressionRule.PRIMARY, ("a",))}


def test_what_covers_names_what_it_covers() -> None:
    hidden = chosen(a_table(98, 3, 40, 55))
    assert hidden["b"] == SuppressedCell("b", SuppressionRule.SECONDARY, ("a",), ("b", "c"))


def test_an_open_source_hides_nothing() -> None:
    assert chosen(a_table(7, 1, 2, 4, policy=a_policy(None))) == {}


@pytest.mark.parametrize("retained", list(permutations(("a", "c", "elsewhere"))))
def test_what_was_hidden_before_stays_hidden_in_any_order(retained: tuple[str, ...]) -> None:
    hidden = choose_suppressions(a_table(198, 40, 45, 50, 63), retained).hidden
    assert {name: cell.rule.value for name, cell in hidden.items()} == {
        "a": "hidden before",
        "c": "hidden before",
    }
    assert list(hidden) == ["a", "c"]


def test_zeros_are_hidden_where_the_policy_says_so() -> None:
    tables = a_table(95, 0, 40, 55, policy=a_policy(protect_zeros=True))
    assert set(chosen(tables)) == {"a", "b"}


def test_small_counts_that_nothing_can_cover_are_refused() -> None:
    tables = a_table(20, 10, 10)
    choice = choose_suppressions(tables)
    assert choice.open_to_readers[0] == Weakness(("a",), tables.sums)


def test_a_count_that_its_source_keeps_back_is_covered_as_well() -> None:
    tables = a_table(100, 40, 55)
    kept = CountCell("c", None, a_policy())
    tables = make_tables([*tables.cells.values(), kept], [Sum("t", ("a", "b", "c"))])
    assert set(chosen(tables)) == {"a"}


def two_lists(total: int, left: list[int], right: list[int], threshold: int) -> Tables:
    """Two lists under one total, such as counties and years; each is filled up to it."""
    policy = a_policy(threshold)
    lists = [
        [*values, rest] for values, rest in ((side, total - sum(side)) for side in (left, right)) if rest >= 0
    ]
    named = [
        [CountCell(f"{side}{index}", value, policy) for index, value in enumerate(values)]
        for side, values in zip("lr", lists, strict=False)
    ]
    whole = CountCell("t", total, policy, CellRole.TOTAL)
    return make_tables(
        [whole, *(cell for cells in named for cell in cells)],
        [Sum("t", tuple(cell.name for cell in cells)) for cells in named],
    )


@st.composite
def linked(draw: st.DrawFn) -> Tables:
    left, right = (draw(st.lists(COUNTS, min_size=1, max_size=12)) for _ in range(2))
    total = max(sum(left), sum(right)) + draw(st.integers(0, 30))
    return two_lists(total, left, right, draw(THRESHOLDS))


def hidden_or_refused(tables: Tables) -> Mapping[str, SuppressedCell] | None:
    choice = choose_suppressions(tables)
    return None if choice.open_to_readers else choice.hidden


@settings(deadline=None, max_examples=2000)
@given(tables=linked())
def test_no_hidden_count_has_bounds_narrower_than_its_policy_asks(tables: Tables) -> None:
    hidden = hidden_or_refused(tables)
    assume(hidden is not None)
    assert hidden is not None
    bounds = infer_bounds(tables, collect_prior_bounds(tables, hidden))
    for name in hidden:
        cell = tables.cells[name]
        assert bounds[name].low <= (cell.value or 0) <= bounds[name].high
        assert bounds[name].width >= cell.policy.least_width
    assert find_weakness(tables, hidden) is None


@settings(deadline=None, max_examples=200)
@given(tables=linked())
def test_every_small_count_is_hidden_and_no_zero(tables: Tables) -> None:
    hidden = hidden_or_refused(tables)
    assume(hidden is not None)
    primary = {name for name, cell in (hidden or {}).items() if cell.rule is SuppressionRule.PRIMARY}
    assert primary == {name for name, cell in tables.cells.items() if cell.policy.is_small(cell.value or 0)}
    assert {name for name, cell in tables.cells.items() if cell.value == 0}.isdisjoint(hidden or {})


@settings(deadline=None, max_examples=200)
@given(tables=linked())
def test_the_choice_does_not_hang_on_the_order_of_the_cells(tables: Tables) -> None:
    turned = make_tables(reversed(tables.cells.values()), reversed(tables.sums))
    assert (hidden_or_refused(tables) is None) == (hidden_or_refused(turned) is None)


def splits(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in splits(total - first, parts - 1):
            yield (first, *rest)


def printed(tables: Tables, hidden: Mapping[str, SuppressedCell]) -> tuple[int | None, ...]:
    return tuple(None if name in hidden else cell.value for name, cell in tables.cells.items())


def least_range(every: list[Tables]) -> int:
    """How close a reader can come who runs this program on every table there is, and keeps those that look
    like the sheet."""
    alike: dict[tuple[int | None, ...], list[Tables]] = defaultdict(list)
    for tables in every:
        hidden = hidden_or_refused(tables)
        if hidden is not None:
            alike[printed(tables, hidden)].append(tables)
    ranges = []
    for sheet, found in alike.items():
        for index, value in enumerate(sheet):
            if value is None:
                values = [list(tables.cells.values())[index].value or 0 for tables in found]
                ranges.append(max(values) - min(values))
    return min(ranges)


@pytest.mark.parametrize(("threshold", "parts", "most"), [(3, 3, 10), (4, 3, 13), (5, 3, 15), (4, 4, 10)])
def test_a_reader_who_runs_the_program_backwards_learns_no_more(
    threshold: int, parts: int, most: int
) -> None:
    every = [
        a_table(total, *split, policy=a_policy(threshold))
        for total in range(most + 1)
        for split in splits(total, parts)
    ]
    assert least_range(every) == a_policy(threshold).least_width


@pytest.mark.parametrize(("threshold", "most"), [(3, 8), (4, 10), (5, 12)])
def test_nor_does_one_who_has_two_lists_with_one_total(threshold: int, most: int) -> None:
    every = [
        two_lists(total, list(left[:-1]), list(right[:-1]), threshold)
        for total in range(threshold, most + 1)
        for left, right in product(splits(total, 2), splits(total, 2))
    ]
    assert least_range(every) >= a_policy(threshold).least_width
