"""Set text as elements: links and other languages are wrapped, each once, in reading order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.page.placed import Drawable, Element, Role
from factsheet.page.text_marks import mark_below_each_other, mark_text
from factsheet.typesetting.faces import Face
from factsheet.typesetting.paragraphs import Paragraph, TextSpan, set_text
from factsheet.typesetting.text_run import Run
from factsheet.typesetting.text_style import TextStyle

BODY = TextStyle(Face.REGULAR, 9, 11.2, "#1b1b1b")
URL = "https://example.org"
PLAIN, LINK, FOREIGN, FOREIGN_LINK = (None, None), (URL, None), (None, "en-US"), (URL, "en-US")


def runs_of(marks: tuple[Element | Drawable, ...]) -> list[Run]:
    runs: list[Run] = []
    for mark in marks:
        if isinstance(mark, Run):
            runs.append(mark)
        elif isinstance(mark, Element):
            runs += runs_of(mark.children)
    return runs


def a_paragraph(*parts: tuple[str, str | None, str | None], measure: float = 400) -> Paragraph:
    return set_text([TextSpan(text, BODY, url=url, lang=lang) for text, url, lang in parts], measure)


def test_plain_text_is_runs_alone() -> None:
    marks = mark_text(a_paragraph(("one two three", *PLAIN)), 10, 100)
    assert [mark.text for mark in marks if isinstance(mark, Run)] == ["one two three"]
    assert len(marks) == 1


@pytest.mark.parametrize(
    ("url", "lang", "role"),
    [(*LINK, Role.LINK), (*FOREIGN, Role.SPAN), (*FOREIGN_LINK, Role.LINK)],
)
def test_a_link_or_another_language_is_one_element_over_all_its_lines(
    url: str | None, lang: str | None, role: Role
) -> None:
    (element,) = mark_text(a_paragraph(("one two three four five", url, lang), measure=40), 10, 100)
    assert isinstance(element, Element)
    assert (element.role, element.url, element.lang) == (role, url, lang)
    assert [run.text for run in runs_of((element,))] == ["one two ", "three four ", "five"]


def test_what_stands_between_two_links_is_not_part_of_either() -> None:
    first, between, second = mark_text(a_paragraph(("a ", *LINK), ("and ", *PLAIN), ("b", *LINK)), 10, 100)
    assert isinstance(between, Run)
    assert [isinstance(each, Element) and each.role for each in (first, second)] == [Role.LINK] * 2


WORDS = st.lists(st.text(st.sampled_from("abcdefghi"), min_size=1, max_size=9), min_size=1, max_size=6)
SPANS = st.lists(
    st.tuples(WORDS.map(lambda words: " ".join(words) + " "), st.sampled_from([PLAIN, LINK, FOREIGN])),
    min_size=1,
    max_size=5,
)


@given(spans=SPANS, measure=st.floats(60, 300), align=st.sampled_from([0.0, 0.5, 1.0]))
def test_marks_hold_each_run_once_in_reading_order_and_one_element_for_each_marked_span(
    spans: list[tuple[str, tuple[str | None, str | None]]], measure: float, align: float
) -> None:
    paragraph = a_paragraph(*((text, *kind) for text, kind in spans), measure=measure)
    marks = mark_text(paragraph, 10, 100, align=align)
    assert runs_of(marks) == [run for _, run in paragraph.runs(10, 100, align=align)]
    elements = [mark for mark in marks if isinstance(mark, Element)]
    assert [(each.url, each.lang) for each in elements] == [kind for _, kind in spans if kind != PLAIN]
    assert ["".join(run.text for run in runs_of((each,))).strip() for each in elements] == [
        text.strip() for text, kind in spans if kind != PLAIN
    ]


def test_paragraphs_of_one_element_stand_below_each_other_and_are_read_apart() -> None:
    first, second = a_paragraph(("one two", *PLAIN)), a_paragraph(("three", *PLAIN))
    upper, lower = runs_of(mark_below_each_other(10, 100, first, second))
    assert (upper.text, lower.text) == ("one two ", "three")
    assert upper.y - lower.y == pytest.approx(first.height)


def test_no_paragraphs_are_no_marks() -> None:
    assert mark_below_each_other(10, 100) == ()
