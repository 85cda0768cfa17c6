"""Parts that hold most, and how few counties hold half, beside all choices there are."""

from itertools import combinations

from hypothesis import assume, given
from hypothesis import strategies as st

from factsheet.model import CountyShape
from factsheet.wording import load_wording
from factsheet.wording.concentration import find_half, word_share
from factsheet.wording.counties import Counted
from factsheet.wording.directions import NINTHS, SIDES, find_largest_part, find_leading_parts


def make_counted(values: list[tuple[int, int]]) -> list[Counted]:
    """Return made-up counties (synthetic) from counts and ninths, highest first."""
    shapes = (
        (CountyShape(f"99{n:03d}", f"C{n}", f"C{n} County", (0, 0), 1, (), ninth, 1.0), value)
        for n, (value, ninth) in enumerate(values)
    )
    return sorted(shapes, key=lambda pair: -pair[1])


counted_counties = st.lists(st.tuples(st.integers(1, 30), st.integers(0, 8)), min_size=1, max_size=12).map(
    make_counted
)


def sum_ninths(counted: list[Counted]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for county, value in counted:
        name = NINTHS[county.ninth]
        sums[name] = sums.get(name, 0) + value
    return sums


@given(counted_counties)
def test_parts_are_named_unless_three_hold_too_little_or_a_tie_asks_for_a_fourth(
    counted: list[Counted],
) -> None:
    sums, whole = sum_ninths(counted), sum(value for _, value in counted)
    assert find_largest_part(counted) == max(sums.values())
    best = [*sorted(sums.values(), reverse=True), 0, 0, 0, 0]
    holding = [number for number in (1, 2, 3) if sum(best[:number]) * 100 >= 60 * whole]
    is_found = any(best[number - 1] > best[number] for number in holding)
    assert (find_leading_parts(counted) is not None) == is_found


@given(counted_counties)
def test_no_fewer_parts_hold_as_much_and_a_tie_is_never_cut(counted: list[Counted]) -> None:
    sums, whole, parts = sum_ninths(counted), sum(value for _, value in counted), find_leading_parts(counted)
    assume(parts is not None)
    assert parts is not None
    side = SIDES.get(parts.names[0], frozenset())
    is_side = len(parts.names) == 1 and sum(sums.get(name, 0) for name in side) == parts.held
    names = side & sums.keys() if is_side else {*parts.names}
    least = min(sums[name] for name in names)
    assert parts.held == sum(sums[name] for name in names)
    assert parts.held * 100 >= 60 * whole
    assert least > max((sums[name] for name in sums.keys() - names), default=0)
    assert sum(sums[name] for name in names if sums[name] > least) * 100 < 60 * whole


@given(counted_counties)
def test_half_is_held_by_the_counties_told_and_by_no_fewer(counted: list[Counted]) -> None:
    whole, half = sum(value for _, value in counted), find_half(counted)
    fewer = (sum(value for _, value in some) for some in combinations(counted, half.number - 1))
    assert all(held * 2 < whole for held in fewer)
    choices = [
        some for some in combinations(counted, half.number) if sum(value for _, value in some) * 2 >= whole
    ]
    assert choices
    least = half.counties[-1][1] if half.counties else 0
    assert half.counties in [*choices, ()]
    assert not half.counties or all(value < least for _, value in counted[half.number :])


@given(st.integers(1, 10_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_a_share_is_within_half_a_percent_and_never_all_of_what_is_less(numbers: tuple[int, int]) -> None:
    part, whole = numbers
    percent = int(word_share(load_wording("en"), part, whole).removesuffix("%"))
    assert (percent == 100) == (part == whole)
    assert percent == 99 or abs(percent - 100 * part / whole) <= 0.5
