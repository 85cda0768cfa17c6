"""What is kept of one step of the ladder changes nothing at another: a sheet is as if made afresh."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.disclosure import protect_profile
from factsheet.geometry import Box
from factsheet.model.vocabulary import Format
from factsheet.page.compose import compose_sheet
from factsheet.page.composition import Composition
from factsheet.page.formats import SHEET_FORMATS
from factsheet.page.ladder import SHORT_TITLES, FitStep
from factsheet.page.placed import Artifact, Drawable, Element, Picture
from factsheet.page.sheet_content import SheetContent, keep_answer
from factsheet.page.sheet_context import SheetContext, keep_setting, take_step
from factsheet.page.stacking import Block
from factsheet.page.styles import Styles
from factsheet.page.type_scale import TypeScale
from factsheet.theme import Palette
from factsheet.wording import load_wording
from tests.sheets.drawn import profile_of

STATES = ("MA", "VA", "GU", "DC", "AK", "OH")  # crowded, cities among counties, without figures, one unit
STEPS = {form: (*kept.ladder, *kept.back, *kept.last) for form, kept in SHEET_FORMATS.items()}


def a_content(usps: str, form: Format, lang: str) -> SheetContent:
    profile = protect_profile(profile_of(usps)).profile
    return SheetContent(profile, load_wording(lang), SHEET_FORMATS[form])


def compose(content: SheetContent, step: FitStep) -> Composition:
    return compose_sheet(take_step(content, step), content.form.sheet.frame.width)


def list_marks(element: Element) -> Iterator[Drawable | tuple[object, ...]]:
    """Yield what an element says and draws; a picture by its size and its runs."""
    yield element.role, element.alt, element.lang, element.url, element.scope, element.key, element.counties
    for child in element.children:
        if isinstance(child, Element):
            yield from list_marks(child)
        elif isinstance(child, Picture):
            yield child.x, child.y, child.drawing.width, child.drawing.height, child.drawing.runs
        else:
            yield child


def read_block(block: Block, width: float) -> tuple[list[object], tuple[Artifact, ...]]:
    placed = block.place(Box(40, 40, width, block.least))
    return [mark for element in placed.elements for mark in list_marks(element)], placed.artifacts


def describe(composition: Composition) -> list[object]:
    blocks = [*(row.block for row in composition.rows), composition.foot, composition.back_header]
    return [(block.least, block.most, block.omits, block.key, block.is_space) for block in blocks]


cases = st.tuples(
    st.sampled_from(STATES), st.sampled_from([Format.HANDOUT, Format.GRANT]), st.sampled_from(["en", "es"])
)


@settings(max_examples=40)
@given(cases, st.data())
def test_a_step_is_the_same_whatever_was_composed_before_it(
    case: tuple[str, Format, str], data: st.DataObject
) -> None:
    steps = st.sampled_from(STEPS[case[1]])
    before, step = data.draw(st.lists(steps, max_size=3)), data.draw(steps)
    content = a_content(*case)
    for earlier in before:
        compose(content, earlier)
    assert describe(compose(content, step)) == describe(compose(a_content(*case), step))


@pytest.mark.parametrize("usps", STATES)
def test_a_block_is_placed_as_if_made_afresh(usps: str) -> None:
    first, *_, last = STEPS[Format.HANDOUT]
    content = a_content(usps, Format.HANDOUT, "en")
    width = content.form.sheet.frame.width
    compose(content, first)
    kept, fresh = compose(content, last), compose(a_content(usps, Format.HANDOUT, "en"), last)
    assert [read_block(row.block, width) for row in kept.rows] == [
        read_block(row.block, width) for row in fresh.rows
    ]


def test_a_question_is_worked_out_once_for_each_of_its_arguments() -> None:
    asked: list[int] = []

    @keep_answer
    def add_to_edition(content: SheetContent, number: int) -> int:
        asked.append(number)
        return content.profile.edition + number

    content = a_content("OH", Format.HANDOUT, "en")
    steps = [take_step(content, step) for step in STEPS[Format.HANDOUT][:3]]
    edition = content.profile.edition
    assert [add_to_edition(step, 1) for step in steps] == [edition + 1] * 3
    assert add_to_edition(content, 2) == edition + 2
    assert asked == [1, 2]


def test_a_setting_is_worked_out_once_for_each_type() -> None:
    asked: list[tuple[float, int]] = []

    @keep_setting
    def add_to_size(context: SheetContext, number: int) -> float:
        asked.append((context.styles.scale.body, number))
        return context.styles.scale.body + number

    content = a_content("OH", Format.HANDOUT, "en")
    small, large = TypeScale(8, 1.2), TypeScale(10, 1.2)
    steps = [FitStep("a", small), FitStep("b", small, SHORT_TITLES), FitStep("c", large)]
    contexts = [take_step(content, step) for step in steps]
    assert [add_to_size(context, 1) for context in contexts] == [9, 9, 11]
    assert asked == [(8, 1), (10, 1)]
    other = Styles(small, Palette(ink="#000000"))
    assert add_to_size(replace(contexts[0], styles=other), 1) == 9
    assert asked == [(8, 1), (10, 1), (8, 1)]


def test_another_content_begins_without_answers() -> None:
    @keep_answer
    def name_code(content: SheetContent) -> str:
        return content.code

    context = take_step(a_content("OH", Format.HANDOUT, "en"), STEPS[Format.HANDOUT][0])
    assert name_code(context) == ""
    assert name_code(replace(context, code="a1b2c3")) == "a1b2c3"
    assert name_code(context) == ""
