"""The Hotline's band says where to call, to write and to chat, as the contact file has it."""

from dataclasses import replace

import pytest

from factsheet.geometry import Box
from factsheet.model.vocabulary import Format
from factsheet.page.blocks.hotline import compose_hotline
from factsheet.page.placed import Panel
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
@pytest.mark.parametrize("form", [Format.HANDOUT, Format.GRAY, Format.GRANT])
def test_the_words_of_the_band_end_before_the_ground_of_the_code(form: Format, lang: str) -> None:
    context = a_context(form=form, lang=lang)
    block = compose_hotline(context, 540)
    placed = block.place(Box(0, 0, 540, block.least))
    band, ground = (panel.box for panel in placed.artifacts if isinstance(panel, Panel))
    runs = runs_in(placed.elements)
    assert len(runs) > 5
    assert max(run.x + run.width for run in runs) <= ground.x
    assert ground.right <= band.right
