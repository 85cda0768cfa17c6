"""The order of a sheet's rows: the publisher's first and last, all else as usual, and no row lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.model import BlockChoice, BlockName
from factsheet.model.blocks import AS_USUAL, NEVER_GIVES_WAY
from factsheet.page.block_order import Extra, SheetRow, order_extras, order_rows
from factsheet.page.stacking import make_space, stack_blocks

HEAD = SheetRow(stack_blocks()._replace(key="head"))


def a_row(*names: BlockName) -> SheetRow:
    return SheetRow(make_space(0)._replace(key="+".join(names)), names)


def keys(rows: tuple[SheetRow, ...]) -> list[str]:
    return [row.block.key for row in rows]


def a_choice(**chosen: str) -> BlockChoice:
    """Return a choice from lists of names: ``order="laws venues"``."""
    return BlockChoice.model_validate({field: names.split() for field, names in chosen.items()})


NAMES = st.lists(st.sampled_from(BlockName), unique=True)
ROWS = NAMES.map(lambda names: [HEAD, *(a_row(name) for name in names)])
CHOICES = st.builds(
    lambda order, back: BlockChoice(order=tuple(order), prefer_back=tuple(back)), order=NAMES, back=NAMES
)


@given(ROWS)
def test_without_a_choice_the_order_is_the_usual_one(rows: list[SheetRow]) -> None:
    assert order_rows(rows, AS_USUAL) == tuple(rows)


@given(ROWS, CHOICES)
def test_no_row_is_lost_and_the_head_stays_on_top(rows: list[SheetRow], choice: BlockChoice) -> None:
    ordered = order_rows(rows, choice)
    assert sorted(keys(ordered)) == sorted(keys(tuple(rows)))
    assert ordered[0] == HEAD


@given(ROWS, CHOICES)
def test_first_come_those_of_the_order_then_the_others_then_the_back(
    rows: list[SheetRow], choice: BlockChoice
) -> None:
    first, last = list(choice.order or ()), list(choice.prefer_back or ())
    names = [row.names[0] for row in rows[1:]]
    expected = [
        *(name for name in first if name in names and name not in last),
        *(name for name in names if name not in first and name not in last),
        *(name for name in last if name in names),
    ]
    ordered = order_rows(rows, choice)
    assert [row.names[0] for row in ordered[1:]] == expected
    assert [row.names[0] for row in ordered if row.is_back] == [name for name in last if name in names]


@pytest.mark.parametrize(
    ("choice", "order"),
    [
        (a_choice(order="venues map"), ["head", "call_types+venues", "figures+map", "laws"]),
        (a_choice(order="laws"), ["head", "laws", "figures+map", "call_types+venues"]),
        (a_choice(prefer_back="map"), ["head", "call_types+venues", "laws", "figures+map"]),
        (
            a_choice(order="laws", prefer_back="laws venues"),
            ["head", "figures+map", "laws", "call_types+venues"],
        ),
        (a_choice(order="requests lines"), ["head", "figures+map", "call_types+venues", "laws"]),
    ],
)
def test_a_row_of_several_blocks_stands_where_the_first_of_them_is_wanted(
    choice: BlockChoice, order: list[str]
) -> None:
    rows = (
        HEAD,
        a_row(BlockName.FIGURES, BlockName.MAP),
        a_row(BlockName.CALL_TYPES, BlockName.VENUES),
        a_row(BlockName.LAWS),
    )
    assert keys(order_rows(rows, choice)) == order


def test_extras_are_taken_in_their_usual_order() -> None:
    assert order_extras(reversed(Extra), AS_USUAL) == tuple(Extra)


@given(
    st.permutations(Extra),
    st.lists(st.sampled_from([name for name in BlockName if name not in NEVER_GIVES_WAY]), unique=True),
)
def test_what_gives_way_first_is_taken_in_last(extras: list[Extra], giving: list[BlockName]) -> None:
    given_up = [Extra(name.value) for name in giving if name.value in set(Extra)]
    ordered = order_extras(extras, BlockChoice(gives_way=tuple(giving)))
    kept = [extra for extra in Extra if extra not in given_up]
    assert list(ordered) == [*kept, *reversed(given_up)]
