"""Lines hold their measure, keep every word, and never join two words when read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.page.paragraphs import Span, set_text
from factsheet.page.placed import Element, Role, Run
from factsheet.theme import TextStyle
from factsheet.typography import Face, text_width

BODY = TextStyle(Face.REGULAR, 9, 11.2, "#1b1b1b")
BOLD = TextStyle(Face.BOLD, 9, 11.2, "#1b1b1b")
words = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzABC.,-/’§ñé0123456789"), min_size=1, max_size=14)
texts = st.lists(words, min_size=1, max_size=40).map(" ".join)


def runs_of(marks: tuple[object, ...]) -> list[Run]:
    found: list[Run] = []
    for mark in marks:
        if isinstance(mark, Run):
            found.append(mark)
        elif isinstance(mark, Element):
            found.extend(runs_of(mark.children))
    return found


@given(texts, st.floats(60, 540))
def test_no_line_is_wider_than_the_measure(text: str, measure: float) -> None:
    paragraph = set_text(Span(text, BODY), measure)
    runs = runs_of(paragraph.marks(0, 100))
    assert all(run.x + run.width <= measure + 0.02 for run in runs)


@given(texts, st.floats(60, 540))
def test_the_words_read_back_are_the_words_put_in(text: str, measure: float) -> None:
    read = "".join(run.text for run in runs_of(set_text(Span(text, BODY), measure).marks(0, 100)))
    long_words = [word for word in text.split() if text_width(word, Face.REGULAR, 9) > measure]
    if long_words:
        assert read.replace(" ", "") == text.replace(" ", "")
    else:
        assert read.split() == text.split()


@given(texts, st.floats(60, 400), st.floats(0, 140))
def test_a_wider_measure_never_takes_more_lines(text: str, measure: float, more: float) -> None:
    narrow, wide = set_text(Span(text, BODY), measure), set_text(Span(text, BODY), measure + more)
    assert wide.height <= narrow.height


def test_a_no_break_space_holds_a_citation_together() -> None:
    citation = "M.G.L.\u00a0ch.\u00a0265\u00a0§\u00a026D"
    room = text_width(citation, Face.REGULAR, 9) + 10
    runs = runs_of(set_text(Span(f"Enticement of a child under eighteen {citation}", BODY), room).marks(0, 100))
    assert any(citation in run.text for run in runs)


def test_words_of_two_spans_without_a_space_stay_on_one_line() -> None:
    paragraph = set_text((Span("in the national referral ", BODY), Span("directory", BOLD), Span(".", BODY)), 110)
    ends = {run.text: run.y for run in runs_of(paragraph.marks(0, 100))}
    assert ends["directory"] == ends["."]


def test_a_link_over_two_lines_is_one_element_with_a_run_a_line() -> None:
    link = Span("Massachusetts Coalition to End Human Trafficking", BODY, url="https://example.org")
    (element,) = set_text(link, 100).marks(0, 100)
    assert isinstance(element, Element)
    assert element.role is Role.LINK
    assert len(runs_of((element,))) > 1
    assert all(run.text.endswith(" ") for run in runs_of((element,))[:-1])


def test_lines_are_set_left_centred_or_right() -> None:
    paragraph = set_text(Span("abc", BODY), 100)
    width = text_width("abc", Face.REGULAR, 9)
    starts = [runs_of(paragraph.marks(10, 100, align=align))[0].x for align in (0, 0.5, 1)]
    assert starts == pytest.approx([10, 10 + (100 - width) / 2, 110 - width])


def test_baselines_are_one_leading_apart() -> None:
    runs = runs_of(set_text(Span("one two three four five six", BODY), 40).marks(0, 100))
    steps = [upper.y - lower.y for upper, lower in zip(runs, runs[1:], strict=False)]
    assert steps == pytest.approx([11.2] * len(steps))
