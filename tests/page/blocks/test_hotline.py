"""The Hotline's band says where to call, to write and to chat, as the contact file has it."""

from dataclasses import replace

import pytest

from factsheet.geometry import Box
from factsheet.model import BlockChoice, BlockName, Profile
from factsheet.model.vocabulary import Format
from factsheet.page.blocks.hotline import compose_hotline
from factsheet.page.placed import Panel, Role
from tests.page.builders import a_context, runs_in
from tests.sheets.drawn import profile_of


@pytest.mark.parametrize("form", [Format.HANDOUT, Format.LARGE])
@pytest.mark.parametrize(
    ("chat", "shown"), [("chat.example.org", "chat.example.org"), (None, "humantraffickinghotline.org")]
)
def test_the_address_of_the_chat_is_its_own_where_it_has_one(
    form: Format, chat: str | None, shown: str
) -> None:
    profile = profile_of("MA")
    contact = profile.contact.model_copy(update={"chat": chat})
    block = compose_hotline(a_context(replace(profile, contact=contact), form=form), 540)
    runs = runs_in(block.place(Box(0, 0, 540, block.least)).elements)
    assert shown in " ".join(run.text.strip() for run in runs)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("form", [Format.HANDOUT, Format.GRAY])
def test_the_words_of_the_band_end_before_the_ground_of_the_code(form: Format, lang: str) -> None:
    context = a_context(form=form, lang=lang)
    block = compose_hotline(context, 540)
    placed = block.place(Box(0, 0, 540, block.least))
    band, ground = (panel.box for panel in placed.artifacts if isinstance(panel, Panel))
    runs = runs_in(placed.elements)
    assert len(runs) > 5
    assert max(run.x + run.width for run in runs) <= ground.x
    assert ground.right <= band.right


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_band_that_nobody_can_scan_has_no_code_and_its_words_end_inside(lang: str) -> None:
    context = a_context(form=Format.GRANT, lang=lang)
    block = compose_hotline(context, 540)
    placed = block.place(Box(0, 0, 540, block.least))
    (band,) = (panel.box for panel in placed.artifacts if isinstance(panel, Panel))
    assert [element for element in placed.elements if element.role is Role.FIGURE] == []
    assert max(run.x + run.width for run in runs_in(placed.elements)) <= band.right


def lines_of(profile: Profile, lang: str = "en") -> list[str]:
    """The paragraphs of the band, from the top."""
    block = compose_hotline(a_context(profile, lang=lang), 540)
    elements = block.place(Box(0, 0, 540, block.least)).elements
    paragraphs = [element for element in elements if element.role is Role.PARAGRAPH]
    return [" ".join("".join(run.text for run in runs_in((each,))).split()) for each in paragraphs]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_third_line_of_the_band_has_the_other_national_lines_with_their_numbers(lang: str) -> None:
    profile = profile_of("MA")
    *_, third = lines_of(profile, lang)
    assert profile.contact.other_lines
    parts = third.split(" · ")
    assert len(parts) == len(profile.contact.other_lines)
    numbers = zip(parts, profile.contact.other_lines, strict=True)
    assert [part for part, line in numbers if not part.endswith(f" {line.phone}")] == []


def test_a_publisher_may_leave_the_other_lines_out() -> None:
    profile = profile_of("MA")
    without = replace(profile, blocks=BlockChoice(leave_out=(BlockName.LINES,)))
    assert lines_of(without) == lines_of(profile)[:2]
    none = replace(profile, contact=profile.contact.model_copy(update={"other_lines": ()}))
    assert lines_of(none) == lines_of(profile)[:2]


def test_all_lines_stand_inside_the_band_clear_of_its_code() -> None:
    context = a_context(profile_of("MA"), lang="es")
    block = compose_hotline(context, 540)
    placed = block.place(Box(0, 0, 540, block.least))
    band, ground = (mark.box for mark in placed.artifacts if isinstance(mark, Panel))
    runs = runs_in(placed.elements)
    assert runs
    for run in runs:
        box = Box(run.x, run.y, run.width, 0.65 * run.size)
        assert band.holds(box)
        assert not ground.overlaps(box)
