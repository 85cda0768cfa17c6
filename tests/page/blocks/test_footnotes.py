"""A count that is shown after its source has a mark, a line that names the source, and words to be heard."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from factsheet.geometry import Box
from factsheet.model import Bar, Breakdown, CallTypes, Demographics, Measure, Period, Profile, Published
from factsheet.model.vocabulary import Format
from factsheet.page.blocks.demographics import compose_calls, compose_people
from factsheet.page.blocks.key_figures import compose_key_figures
from factsheet.page.placed import Element, Picture, Role
from factsheet.page.stacking import Block
from factsheet.pdf.extents import walk_marks
from tests.page.builders import a_context, runs_in
from tests.sheets.drawn import profile_of

YEARS = Period(first=2012, last=2016)
SOURCE = "hhs-massachusetts-2016"
WIDTH = 540.0
CREDIT = "HHS, 2012–2016"  # beside a heading, an element of its own


def published(by: str) -> Published:
    return Published.model_validate(
        {
            "by": by,
            "in": "Made-up counts",
            "seen_on": "2026-11-23",
            "decided_by": "a made-up office",
            "reason": "It is made up for a test.",
        }
    )


def a_bar(label: str, value: int, by: str | None = None) -> Bar:
    return Bar(label=label, value=value, published=published(by) if by else None)


def a_profile(*groups: Sequence[Bar], calls: Sequence[Bar] = ()) -> Profile:
    listed = tuple(Breakdown(title=f"Kind {n}", bars=tuple(bars)) for n, bars in enumerate(groups))
    return replace(
        profile_of("MA"),
        persons=None,
        demographics=Demographics(period=YEARS, source=SOURCE, groups=listed) if listed else None,
        call_types=CallTypes(period=YEARS, source=SOURCE, bars=tuple(calls)) if calls else None,
    )


def elements_of(block: Block | None, width: float = WIDTH) -> tuple[Element, ...]:
    assert block is not None
    return block.place(Box(0, 0, width, block.least)).elements


def paragraphs(elements: tuple[Element, ...]) -> list[str]:
    told = [runs_in((element,)) for element in elements if element.role is Role.PARAGRAPH]
    return ["".join(run.text for run in runs).replace("\u00a0", " ").strip() for runs in told]


def drawn_texts(elements: tuple[Element, ...]) -> list[str]:
    """Return what stands in charts."""
    pictures = [mark for element in elements for mark in walk_marks(element) if isinstance(mark, Picture)]
    return [run.text.strip() for picture in pictures for run in picture.drawing.runs]


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize(
    ("lang", "told", "heard"),
    [
        ("en", "* As published by HHS.", "Rest: as published by HHS."),
        ("es", "* Según lo publicado por el HHS.", "Rest: según lo publicado por el HHS."),
    ],
)
def test_mark_line_and_words_stand_in_every_format(form: Format, lang: str, told: str, heard: str) -> None:
    profile = a_profile([a_bar("First", 80), a_bar("Rest", 3, "HHS")], [a_bar("Adult", 83)])
    elements = elements_of(compose_people(a_context(profile, form=form, lang=lang), WIDTH))
    assert [text.count(told) for text in paragraphs(elements)].count(1) == 1
    figures = [element for element in elements if element.role is Role.FIGURE]
    assert [element.alt.endswith(heard) for element in figures if element.alt] == [True, False]
    assert "Rest*" in drawn_texts(elements)
    assert "*" not in "".join(element.alt or "" for element in figures)


def test_without_an_exemption_there_is_neither_mark_nor_line() -> None:
    elements = elements_of(
        compose_people(a_context(a_profile([a_bar("First", 80), a_bar("Other", 30)])), WIDTH)
    )
    assert paragraphs(elements) == [CREDIT, "Not cumulative: a case may involve several people."]
    assert "Other" in drawn_texts(elements)


def test_each_publisher_has_one_mark_on_the_whole_sheet() -> None:
    people = [a_bar("First", 80), a_bar("Other", 3, "One Office"), a_bar("More", 4, "Two Offices")]
    profile = a_profile(people, calls=[a_bar("Crisis", 90), a_bar("Tip", 5, "Two Offices")])
    context = a_context(profile)
    (note,) = [
        text for text in paragraphs(elements_of(compose_people(context, WIDTH))) if "published" in text
    ]
    assert note.endswith("people. * As published by One Office. † As published by Two Offices.")
    calls = elements_of(compose_calls(context, WIDTH))
    assert paragraphs(calls) == [CREDIT, "† As published by Two Offices."]
    assert "Tip†" in drawn_texts(calls)


def test_a_key_figure_has_its_mark_behind_the_title_of_its_tile() -> None:
    persons = Measure(value=7, period=YEARS, source=SOURCE, published=published("Example Inc."))
    elements = elements_of(compose_key_figures(a_context(replace(a_profile(), persons=persons)), WIDTH))
    headings = [runs_in((element,))[0].text.strip() for element in elements if element.role is Role.H2]
    assert [heading for heading in headings if heading.endswith("*")] == ["PERSONS*"]
    assert paragraphs(elements)[-1] == "* As published by Example Inc."


def test_more_publishers_than_signs_have_doubled_ones() -> None:
    bars = [a_bar("First", 80), *(a_bar(f"Kind {n}", 3, f"Office {n}") for n in range(4))]
    texts = drawn_texts(elements_of(compose_people(a_context(a_profile(bars)), WIDTH)))
    assert [text for text in texts if text.startswith("Kind ") and text[-1] in "*†‡"] == [
        "Kind 0*",
        "Kind 1†",
        "Kind 2‡",
        "Kind 3**",
    ]
