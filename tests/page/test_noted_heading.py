"""A heading with its note on one line where both have room, and no heading at all where they have not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.geometry import Box
from factsheet.page.noted_heading import GAP, set_noted_heading
from factsheet.page.placed import Element, Role
from factsheet.page.sheet_context import set_heading_block
from factsheet.page.stacking import Block
from factsheet.typesetting.paragraphs import TextSpan
from factsheet.typesetting.text_run import Run
from tests.page.builders import a_context, runs_in

CONTEXT = a_context()
WIDTH = 540.0


def a_heading(note: str, *, title: str = "Who was reported", aside: str = "HHS, 2016") -> Block | None:
    spans = [TextSpan(note, CONTEXT.styles.note)] if note else []
    return set_noted_heading(CONTEXT, title, WIDTH, aside=aside, note=spans)


def elements_of(block: Block) -> tuple[Element, ...]:
    return block.place(Box(10, 0, WIDTH, block.least)).elements


def right_of(runs: list[Run]) -> float:
    return max(run.x + run.width for run in runs)


def test_heading_credit_and_note_stand_on_one_line_and_are_three_elements() -> None:
    block = a_heading("A short note.")
    assert block is not None
    head, aside, note = elements_of(block)
    assert (head.role, aside.role, note.role) == (Role.H2, Role.PARAGRAPH, Role.PARAGRAPH)
    words, told = runs_in((head, aside)), runs_in((note,))
    assert " ".join("".join(run.text for run in words).split()) == "WHO WAS REPORTED HHS, 2016"
    assert head.actual_text == "Who was reported"
    assert "".join(run.text for run in told) == "A short note."
    assert told[0].x >= right_of(words) + GAP - 0.01
    assert abs(told[0].y - words[0].y) < 1.0


def test_it_takes_the_height_of_a_heading_and_stays_with_what_follows() -> None:
    block = a_heading("A short note.")
    assert block is not None
    plain = set_heading_block(CONTEXT, "Who was reported", WIDTH, aside="HHS, 2016")
    assert block.least == pytest.approx(plain.least)
    assert block.keeps_next
    assert block.cut is None


@given(note=st.text("abc ", min_size=1, max_size=160).map(str.strip).filter(len))
def test_a_note_stands_inside_or_there_is_no_such_heading(note: str) -> None:
    block = a_heading(note)
    head, *_ = elements_of(set_heading_block(CONTEXT, "Who was reported", WIDTH, aside="HHS, 2016"))
    free = 10 + WIDTH - right_of(runs_in((head,)))
    if block is None:
        alone = set_noted_heading(CONTEXT, "", 10_000, aside="", note=[TextSpan(note, CONTEXT.styles.note)])
        assert alone is not None
        (_, told) = elements_of(alone)
        assert right_of(runs_in((told,))) - runs_in((told,))[0].x + GAP > free - 0.02
    else:
        assert right_of(runs_in(elements_of(block))) <= 10 + WIDTH + 0.01


@pytest.mark.parametrize("note", ["", "A note that has more words than there is room for beside it. " * 3])
def test_without_a_note_or_room_for_it_there_is_none(note: str) -> None:
    assert a_heading(note) is None
    assert a_heading("", title="A heading") is None
