"""Blocks share height without overlap, loss or a part beyond its limits."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.geometry import Box
from factsheet.page.placed import Panel
from factsheet.page.stacking import Block, Placement, make_space, set_beside, share_heights, stack_blocks

heights = st.floats(0, 300, allow_nan=False)


def a_block(least: float, most: float) -> Block:
    return Block(least, most, lambda box: Placement((), (Panel(box, fill="#000000"),)))


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    least = draw(heights)
    return a_block(least, least + draw(heights))


@given(st.lists(blocks(), min_size=1, max_size=8), st.floats(0, 500))
def test_shared_heights_stay_within_each_blocks_limits(parts: list[Block], extra: float) -> None:
    total = sum(part.least for part in parts) + extra
    shared = share_heights(parts, total)
    for part, height in zip(parts, shared, strict=True):
        assert part.least - 1e-6 <= height <= part.most + 1e-6
    most = sum(part.most for part in parts)
    assert sum(shared) == pytest.approx(min(total, most), abs=1e-6)


@given(st.lists(blocks(), min_size=1, max_size=8), st.floats(0, 500))
def test_a_stack_places_its_parts_in_order_without_overlap(parts: list[Block], extra: float) -> None:
    whole = stack_blocks(*parts)
    frame = Box(36, 36, 540, whole.least + extra)
    boxes = [panel.box for panel in whole.place(frame).artifacts if isinstance(panel, Panel)]
    assert boxes[0].top == pytest.approx(frame.top)
    for upper, lower in itertools.pairwise(boxes):
        assert lower.top == pytest.approx(upper.y)
    assert all(frame.holds(box, slack=1e-6) for box in boxes)


@given(st.lists(st.tuples(blocks(), st.floats(10, 200)), min_size=1, max_size=4), st.floats(0, 30))
def test_columns_stand_side_by_side_at_one_height(parts: list[tuple[Block, float]], gutter: float) -> None:
    row = set_beside(*parts, gutter=gutter)
    assert row.least == max(part.least for part, _ in parts)
    width = sum(width for _, width in parts) + gutter * (len(parts) - 1)
    boxes = [
        panel.box for panel in row.place(Box(0, 0, width, row.least)).artifacts if isinstance(panel, Panel)
    ]
    for left, right in itertools.pairwise(boxes):
        assert right.x == pytest.approx(left.right + gutter)
    assert boxes[-1].right == pytest.approx(width)


def test_space_gives_way_and_prints_nothing() -> None:
    gap = make_space(4, 10)
    assert (gap.least, gap.most) == (4, 10)
    assert gap.place(Box(0, 0, 100, 10)) == Placement()


def test_a_named_block_names_its_elements_once() -> None:
    from factsheet.page.placed import Element, Role

    inner = Block(
        1, 1, lambda _box: Placement((Element(Role.PARAGRAPH, key="inner"), Element(Role.PARAGRAPH)))
    )
    placed = inner.named("outer", "laws").place(Box(0, 0, 1, 1))
    assert [element.key for element in placed.elements] == ["inner", "outer"]
