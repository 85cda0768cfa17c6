"""Lists break over pages with company: two entries on either side, whatever their lengths."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factsheet.geometry import Box
from factsheet.model.vocabulary import Format
from factsheet.page.laws_list import set_laws_list, word_laws
from factsheet.page.lists import set_bulleted_list, set_numbered_list
from factsheet.page.placed import Element, Role
from factsheet.page.stacking import LEAST_CARRIED, MOST_WHOLE, Block, choose_break, paginate_block
from factsheet.typesetting.paragraphs import TextSpan
from tests.page.builders import a_context
from tests.sheets.builders import a_law

WIDTH = 468.0
CONTEXT = a_context(form=Format.LARGE)
lengths = st.lists(st.integers(10, 300), min_size=1, max_size=12)


def make_list(kind: str, sizes: list[int]) -> Block:
    spans = [TextSpan(f"{'word ' * 60}"[:size].strip(), CONTEXT.styles.body) for size in sizes]
    if kind == "laws":
        laws = word_laws(CONTEXT, [a_law(number, size) for number, size in enumerate(sizes)])
        return set_laws_list(CONTEXT, laws, WIDTH)
    if kind == "numbers":
        return set_numbered_list(CONTEXT, spans, WIDTH, rows=len(spans))
    return set_bulleted_list(CONTEXT, spans, WIDTH)


def count_items(block: Block) -> int:
    placed = block.place(Box(0, 0, WIDTH, block.least))
    return sum(count_items_of(element) for element in placed.elements)


def count_items_of(element: Element) -> int:
    inside = (child for child in element.children if isinstance(child, Element))
    return (element.role is Role.ITEM) + sum(map(count_items_of, inside))


@pytest.mark.parametrize("kind", ["laws", "numbers", "bullets"])
@given(sizes=lengths, room=st.floats(20, 1500))
def test_two_entries_stand_on_either_side_of_a_break(kind: str, sizes: list[int], room: float) -> None:
    block = make_list(kind, sizes)
    parts = block.cut(room, LEAST_CARRIED) if block.cut else None
    assume(parts is not None)
    head, tail = parts or (block, block)
    assert head.least <= room + 0.02
    assert count_items(head) >= 2
    assert count_items(tail) >= 2
    assert count_items(head) + count_items(tail) == len(sizes)


@pytest.mark.parametrize("kind", ["laws", "numbers", "bullets"])
def test_the_property_above_sees_breaks(kind: str) -> None:
    block = make_list(kind, [40] * 8)
    parts = block.cut and block.cut(block.least - 1, LEAST_CARRIED)
    assert parts
    assert [count_items(part) for part in parts] == [6, 2]


@pytest.mark.parametrize("kind", ["laws", "numbers", "bullets"])
@given(sizes=st.lists(st.integers(10, 300), min_size=1, max_size=MOST_WHOLE), room=st.floats(20, 1500))
def test_a_short_list_is_never_divided_where_it_can_move_as_a_whole(
    kind: str, sizes: list[int], room: float
) -> None:
    block = make_list(kind, sizes)
    assert block.cut is not None
    assert block.cut(room, LEAST_CARRIED) is None


def test_two_entries_taller_than_a_page_are_parted_all_the_same() -> None:
    block = make_list("bullets", [300, 300, 300])
    pages = paginate_block(block, (block.least / 3 + 1,) * 3)
    assert pages is not None
    assert [count_items(page) for page in pages] == [1, 1, 1]


@given(st.integers(0, 20), st.integers(1, 20), st.integers(1, 3))
def test_a_break_leaves_enough_on_either_side_or_is_none(fitting: int, total: int, carried: int) -> None:
    count = choose_break(fitting, total, carried)
    assert count == 0 or (carried <= count <= fitting and total - count >= carried)
    is_short = carried > 1 and total <= MOST_WHOLE
    assert not (is_short and count)
    assert count or fitting < carried or total < 2 * carried or is_short
