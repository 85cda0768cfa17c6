"""About these data: two columns read as one paragraph, a footer that meets none of it."""

from dataclasses import replace

import pytest

from factsheet.geometry import Box
from factsheet.model import Profile
from factsheet.model.vocabulary import Format
from factsheet.page.blocks.about import GUTTER, compose_about
from factsheet.page.placed import Element, Role
from factsheet.typesetting.text_run import Run
from tests.page.builders import a_context, runs_in
from tests.sheets.builders import empty
from tests.sheets.drawn import STATES, profile_of

WIDTH = 540.0
COLUMN = (WIDTH - GUTTER) / 2


def elements_of(
    profile: Profile, form: Format = Format.HANDOUT, lang: str = "en"
) -> tuple[Element, Element, float]:
    """The paragraph, the footer, and the height of the block."""
    context = replace(a_context(profile, form=form, lang=lang), code="a1b2c3")
    block = compose_about(context, WIDTH)
    about, footer = block.place(Box(0, 0, WIDTH, block.least)).elements
    return about, footer, block.least


def read(element: Element) -> str:
    return " ".join("".join(run.text for run in runs_in((element,))).split())


def box_of(run: Run) -> Box:
    return Box(run.x, run.y - 0.2 * run.size, run.width, 0.9 * run.size)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("usps", STATES)
def test_the_columns_are_as_high_as_each_other_and_the_footer_meets_neither(usps: str, lang: str) -> None:
    about, footer, height = elements_of(profile_of(usps), lang=lang)
    runs, foot = runs_in((about,)), runs_in((footer,))
    left = [run for run in runs if run.x < COLUMN]
    right = [run for run in runs if run.x >= COLUMN + GUTTER - 0.01]
    assert len(left) + len(right) == len(runs)
    assert max(run.x + run.width for run in left) <= COLUMN + 0.01
    lines = [len({round(run.y, 2) for run in column}) for column in (left, right)]
    assert 0 <= lines[0] - lines[1] <= 1
    sheet = Box(0, 0, WIDTH, height)
    assert [run.text for run in (*runs, *foot) if not sheet.holds(box_of(run), slack=0.7)] == []
    assert [run.text for run in runs for mark in foot if box_of(run).overlaps(box_of(mark))] == []
    assert max(run.x + run.width for run in foot) == pytest.approx(WIDTH)


def test_two_columns_are_one_paragraph_with_the_words_of_one_column() -> None:
    two, footer, _ = elements_of(profile_of("MA"))
    assert (two.role, footer.role, two.key, footer.key) == (Role.PARAGRAPH,) * 2 + ("about", "footer")
    text = read(two)
    assert text.startswith("About these data. ")
    assert text.endswith("HHS regional offices.")
    assert "humantraffickinghotline.org/state/massachusetts" in text
    assert read(footer) == "MA · 2023 edition · version 1 · a1b2c3"


REPLACING = {
    "en": "MA · 2023 edition · version 3, replaces version 2 · a1b2c3",
    "es": "MA · edición de 2023 · versión 3, reemplaza a la versión 2 · a1b2c3",
}


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize(("lang", "words"), list(REPLACING.items()))
def test_a_version_after_the_first_says_which_one_it_replaces(lang: str, words: str, form: Format) -> None:
    about, footer, height = elements_of(replace(profile_of("MA"), version=3), form, lang)
    assert read(footer).replace("\u00a0", " ") == words
    runs, foot = runs_in((about,)), runs_in((footer,))
    assert [run.text for run in foot if not Box(0, 0, WIDTH, height).holds(box_of(run), slack=0.7)] == []
    assert [run.text for run in runs for mark in foot if box_of(run).overlaps(box_of(mark))] == []


def test_large_print_has_one_column() -> None:
    about, _, _ = elements_of(profile_of("MA"), Format.LARGE)
    runs = runs_in((about,))
    starts: dict[float, float] = {}
    for run in runs:
        starts[round(run.y, 2)] = min(starts.get(round(run.y, 2), run.x), run.x)
    assert len(starts) > 5
    assert set(starts.values()) == {0.0}


def test_a_short_text_is_in_columns_too() -> None:
    about, footer, height = elements_of(empty("GU"))
    runs = runs_in((about,))
    assert {run.x < COLUMN for run in runs} == {True, False}
    assert height < 60
    assert read(footer).startswith("GU · ")
