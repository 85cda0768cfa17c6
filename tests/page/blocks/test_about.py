"""About these data: two columns of one text, its parts heard apart, a footer that meets none of it."""

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
) -> tuple[tuple[Element, ...], Element, float]:
    """The parts of the text, the footer, and the height of the block."""
    context = replace(a_context(profile, form=form, lang=lang), code="a1b2c3")
    block = compose_about(context, WIDTH)
    *about, footer = block.place(Box(0, 0, WIDTH, block.least)).elements
    return tuple(about), footer, block.least


def read(*elements: Element) -> str:
    return " ".join("".join(run.text for run in runs_in(elements)).split())


def box_of(run: Run) -> Box:
    return Box(run.x, run.y - 0.2 * run.size, run.width, 0.9 * run.size)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("usps", STATES)
def test_the_columns_are_as_high_as_each_other_and_the_footer_meets_neither(usps: str, lang: str) -> None:
    about, footer, height = elements_of(profile_of(usps), lang=lang)
    runs, foot = runs_in(about), runs_in((footer,))
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


def test_two_columns_have_the_words_of_one_column() -> None:
    two, footer, _ = elements_of(profile_of("MA"))
    assert ({each.key for each in two}, footer.key) == ({"about"}, "footer")
    text = read(*two)
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
    runs, foot = runs_in(about), runs_in((footer,))
    assert [run.text for run in foot if not Box(0, 0, WIDTH, height).holds(box_of(run), slack=0.7)] == []
    assert [run.text for run in runs for mark in foot if box_of(run).overlaps(box_of(mark))] == []


def test_large_print_has_one_column() -> None:
    about, _, _ = elements_of(profile_of("MA"), Format.LARGE)
    runs = runs_in(about)
    starts: dict[float, float] = {}
    for run in runs:
        starts[round(run.y, 2)] = min(starts.get(round(run.y, 2), run.x), run.x)
    assert len(starts) > 5
    assert set(starts.values()) == {0.0}


def test_a_short_text_is_in_columns_too() -> None:
    about, footer, height = elements_of(empty("GU"))
    runs = runs_in(about)
    assert {run.x < COLUMN for run in runs} == {True, False}
    assert height < 60
    assert read(footer).startswith("GU · ")


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("lang", ["en", "es"])
def test_heading_notes_and_sources_are_heard_apart(lang: str, form: Format) -> None:
    about, footer, _ = elements_of(profile_of("PR"), form, lang)
    heading, *notes, listed = about
    assert heading.role is Role.H2
    assert heading.actual_text == {"en": "About these data", "es": "Sobre los datos"}[lang]
    assert {note.role for note in notes} == {Role.PARAGRAPH}
    assert all(read(note).endswith((".", ":")) for note in notes)
    assert (listed.role, listed.numbering) == (Role.LIST, "None")
    items = [item for item in listed.children if isinstance(item, Element)]
    assert len(items) > 3
    assert [item.role for item in items] == [Role.ITEM] * len(items)
    assert [read(item)[-1] for item in items] == [";"] * (len(items) - 1) + ["."]
    heard = {
        "en": "Puerto Rico, 2023 edition, version 1, data code a1b2c3",
        "es": "Puerto Rico, edición de 2023, versión 1, código de los datos a1b2c3",
    }
    assert footer.actual_text in (heard[lang], f"{heard[lang]}. {ATTACHED[lang]}")


def test_a_source_that_is_named_in_english_is_marked_on_a_spanish_sheet() -> None:
    source = profile_of("MA").sources[0]
    other = source.model_copy(update={"cited": "A Yearbook Without Translation"})
    profile = replace(profile_of("MA"), sources=(other, *profile_of("MA").sources[1:]))
    about, _, _ = elements_of(profile, lang="es")
    bodies = [each for item in about[-1].children if isinstance(item, Element) for each in item.children]
    marked = [body for body in bodies if isinstance(body, Element) and body.lang == "en-US"]
    assert [read(body) for body in marked if "Yearbook" in read(body)] != []


ATTACHED = {
    "en": "Counts by municipio are attached to this file.",
    "es": "Las cifras por municipio están adjuntas a este archivo.",
}


@pytest.mark.parametrize("usps", STATES)
@pytest.mark.parametrize("lang", ["en", "es"])
def test_that_counts_are_attached_is_told_once_and_takes_no_line(usps: str, lang: str) -> None:
    about, footer, height = elements_of(profile_of(usps), lang=lang)
    without, _, least = elements_of(profile_of(usps), Format.GRANT, lang)
    words = {"en": "are attached to this file.", "es": "adjuntas a este archivo."}[lang]
    counties = profile_of(usps).counties
    is_told = counties is not None and len(counties.cells) > 1
    assert (read(*about) + (footer.actual_text or "")).count(words) == is_told
    assert words not in read(*without)
    assert height <= least + 0.01


def test_the_sentence_is_printed_on_some_sheets_and_heard_alone_on_others() -> None:
    printed = {usps: "attached" in read(*elements_of(profile_of(usps))[0]) for usps in STATES}
    assert 10 < sum(printed.values()) < 50
