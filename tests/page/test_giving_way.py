"""What the publisher lets go: left out before any list is shortened, and never in vain."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factsheet.page.copyfit import fit_sheet
from factsheet.page.ladder import (
    COMPARISON,
    FEDERAL_LAWS,
    FUNDING,
    LAWS,
    ONE_PAGE,
    TOP_COUNTIES,
    rank_ladder,
)
from tests.page.made_up_texts import (
    GIVEN_BACK,
    ORIGINS,
    ROOM,
    Text,
    has_room,
    list_cuts,
    long_texts,
    texts,
)

GIVING = st.lists(st.sampled_from(sorted(GIVEN_BACK)), unique=True, max_size=4)


@given(st.one_of(texts, long_texts), GIVING)
def test_what_the_publisher_lets_go_goes_before_any_other_list_and_never_in_vain(
    text: Text, giving: list[str]
) -> None:
    ladder = rank_ladder(ONE_PAGE, giving)
    fits = [step for step in ladder if has_room(text.compose, step, ROOM)]
    assume(fits)
    fitted = fit_sheet(text.compose, ladder, ROOM, ORIGINS, gives_way=giving)
    cuts = {omission.path: omission for omission in list_cuts(fitted)}
    others = {path for path, _count in fits[0].shortening.most} - set(giving)
    assert others or set(cuts) <= set(giving)
    fitting = [
        (path, count)
        for path, omission in cuts.items()
        for count in range(omission.shown + 1, omission.shown + omission.hidden + 1)
        if has_room(text.compose, fitted.step.show(path, count), ROOM)
    ]
    assert fitting == []


@pytest.mark.parametrize("giving", [[], [FEDERAL_LAWS], [TOP_COUNTIES, LAWS], [LAWS, FUNDING, FEDERAL_LAWS]])
def test_a_ladder_with_what_gives_way_only_takes_away(giving: list[str]) -> None:
    ladder = rank_ladder(ONE_PAGE, giving)
    for before, after in pairwise(ladder):
        has_strips = [step.shortening.count_shown(COMPARISON) for step in (before, after)]
        assert after.scale.body <= before.scale.body or has_strips == [1, 0]
        for path in GIVEN_BACK:
            assert after.shortening.count_shown(path, 99) <= before.shortening.count_shown(path, 99)
    whole = [step for step in ladder if step.shortening.keeps_data]
    going = ladder[len(whole) : len(whole) + len(giving)]
    assert [
        [path for path, count in step.shortening.most if not count and path != COMPARISON] for step in going
    ] == [giving[: number + 1] for number in range(len(giving))]
    assert len(ladder) == len(ONE_PAGE) + len(giving)


def test_blocks_that_give_way_come_back_in_the_order_that_keeps_the_last_named() -> None:
    """Both had to go; there is room for one of them after all, and the first named goes first."""
    text = Text({LAWS: (30.0,) * 4}, {FEDERAL_LAWS: 100.0, TOP_COUNTIES: 100.0}, 600.0, {})
    giving = [TOP_COUNTIES, FEDERAL_LAWS]
    fitted = fit_sheet(text.compose, rank_ladder(ONE_PAGE, giving), ROOM, ORIGINS, gives_way=giving)
    assert [omission.path for omission in fitted.composition.omits] == [TOP_COUNTIES]
