"""Each run is set beside the base runs just before and just after it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.alternation import Reading, Row, alternate_rows

seconds = st.floats(0.01, 100)


def make_row(name: str, readings: list[float], order: list[str]) -> Row:
    """Return a row that takes what is given, one reading after the other, twice that of processor."""
    waiting = iter(readings)

    def run() -> Reading:
        order.append(name)
        wall = next(waiting)
        return Reading(wall, 2 * wall)

    return Row(name, run)


def test_the_base_runs_before_and_after_each_two_rows() -> None:
    order: list[str] = []
    rows = [make_row(name, [1, 1], order) for name in ("a", "b", "c")]
    alternate_rows(make_row("base", [1] * 5, order), rows, 2, warm_ups=0)
    assert " ".join(order) == "base a b base c base a b base c base"


def test_a_ratio_is_to_the_mean_of_the_bases_beside_a_run() -> None:
    order: list[str] = []
    base = make_row("base", [1, 3, 5], order)
    compared = alternate_rows(base, [make_row("a", [4, 2], order)], 2, warm_ups=0)
    (row,) = compared.rows
    assert [pair.wall_ratio for pair in row.pairs] == [4 / 2, 2 / 4]
    assert (row.wall_ratio, row.cpu_ratio, row.wall, compared.base_wall) == (1.25, 1.25, 3, 3)


def test_what_runs_to_warm_up_is_not_counted() -> None:
    order: list[str] = []
    base = make_row("base", [99, 1, 1], order)
    compared = alternate_rows(base, [make_row("a", [99, 2], order)], 1, warm_ups=1)
    assert (compared.rows[0].wall, compared.base_wall) == (2, 1)


@given(st.lists(seconds, min_size=3, max_size=3), st.floats(0.1, 10))
def test_a_row_that_is_a_multiple_of_the_base_is_found_whatever_the_machine_does(
    bases: list[float], multiple: float
) -> None:
    between = [(one + other) / 2 * multiple for one, other in pairwise(bases)]
    row = make_row("a", between, [])
    compared = alternate_rows(make_row("base", bases, []), [row], 2, warm_ups=0)
    assert compared.rows[0].wall_ratio == pytest.approx(multiple)


def test_rows_are_told_as_they_run(capsys: pytest.CaptureFixture[str]) -> None:
    alternate_rows(make_row("base", [1, 1], []), [make_row("a", [0.5], [])], 1, warm_ups=0)
    told = capsys.readouterr()
    assert (told.out, told.err.splitlines()[1]) == ("", "a: 0.500 s, processor 1.000 s")
