"""Lines hold their measure, keep every word, and never join two words when read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.page.placed import (
    Element,
    Role,
)
from factsheet.page.text_marks import mark_text
from factsheet.typesetting.faces import Face, measure_text
from factsheet.typesetting.paragraphs import Paragraph, TextSpan, break_lines, set_heading, set_text
from factsheet.typesetting.text_run import Run
from factsheet.typesetting.text_style import TextStyle

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
    paragraph = set_text(TextSpan(text, BODY), measure)
    runs = runs_of(mark_text(paragraph, 0, 100))
    assert max(run.x + run.width for run in runs) <= measure + 0.02


@given(texts, st.floats(60, 540))
def test_the_words_read_back_are_the_words_put_in(text: str, measure: float) -> None:
    read = "".join(run.text for run in runs_of(mark_text(set_text(TextSpan(text, BODY), measure), 0, 100)))
    long_words = [word for word in text.split() if measure_text(word, Face.REGULAR, 9) > measure]
    if long_words:
        assert read.replace(" ", "") == text.replace(" ", "")
    else:
        assert read.split() == text.split()


@given(texts, st.floats(60, 400), st.floats(0, 140))
def test_a_wider_measure_never_takes_more_lines(text: str, measure: float, more: float) -> None:
    narrow, wide = set_text(TextSpan(text, BODY), measure), set_text(TextSpan(text, BODY), measure + more)
    assert wide.height <= narrow.height


long_words = st.text(st.sampled_from("abcTV.,-/0123§\u00a0"), min_size=1, max_size=40)


@given(
    st.lists(words | long_words, min_size=1, max_size=8).map(" ".join), st.floats(40, 140), st.floats(0, 30)
)
def test_a_wider_measure_never_takes_more_lines_where_words_are_torn(
    text: str, measure: float, more: float
) -> None:
    narrow, wide = set_text(TextSpan(text, BODY), measure), set_text(TextSpan(text, BODY), measure + more)
    assert wide.height <= narrow.height


@given(st.lists(long_words, min_size=2, max_size=5), st.floats(40, 200))
def test_words_over_borders_of_spans_hold_the_measure(parts: list[str], measure: float) -> None:
    paragraph = set_text([TextSpan(part, BODY if n % 2 else BOLD) for n, part in enumerate(parts)], measure)
    assert paragraph.width <= measure + 0.02
    assert "".join(run.text for run in runs_of(mark_text(paragraph, 0, 100))) == "".join(parts)


def test_a_no_break_space_holds_a_citation_together() -> None:
    citation = "M.G.L.\u00a0ch.\u00a0265\u00a0§\u00a026D"
    room = measure_text(citation, Face.REGULAR, 9) + 10
    runs = runs_of(
        mark_text(set_text(TextSpan(f"Enticement of a child under eighteen {citation}", BODY), room), 0, 100)
    )
    assert any(citation in run.text for run in runs)


def test_words_of_two_spans_without_a_space_stay_on_one_line() -> None:
    paragraph = set_text(
        (TextSpan("in the national referral ", BODY), TextSpan("directory", BOLD), TextSpan(".", BODY)), 110
    )
    ends = {run.text: run.y for run in runs_of(mark_text(paragraph, 0, 100))}
    assert ends["directory"] == ends["."]


def test_a_link_over_two_lines_is_one_element_with_a_run_a_line() -> None:
    link = TextSpan("Massachusetts Coalition to End Human Trafficking", BODY, url="https://example.org")
    (element,) = mark_text(set_text(link, 100), 0, 100)
    assert isinstance(element, Element)
    assert element.role is Role.LINK
    assert len(runs_of((element,))) > 1
    assert all(run.text.endswith(" ") for run in runs_of((element,))[:-1])


def test_lines_are_set_left_centred_or_right() -> None:
    paragraph = set_text(TextSpan("abc", BODY), 100)
    width = measure_text("abc", Face.REGULAR, 9)
    starts = [runs_of(mark_text(paragraph, 10, 100, align=align))[0].x for align in (0, 0.5, 1)]
    assert starts == pytest.approx([10, 10 + (100 - width) / 2, 110 - width])


def test_baselines_are_one_leading_apart() -> None:
    runs = runs_of(mark_text(set_text(TextSpan("one two three four five six", BODY), 40), 0, 100))
    steps = [upper.y - lower.y for upper, lower in pairwise(runs)]
    assert steps == pytest.approx([11.2] * len(steps))


@given(texts, st.floats(60, 540), st.sampled_from([0.0, 0.34]))
def test_a_run_is_as_wide_as_its_text_is_drawn(text: str, measure: float, tracking: float) -> None:
    style = TextStyle(Face.BOLD, 9, 11.2, "#1b1b1b", tracking)
    runs = runs_of(mark_text(set_text(TextSpan(text, style), measure), 0, 100, continued=False))
    drawn = [run.text.rstrip(" ") for run in runs]
    widths = [measure_text(part, Face.BOLD, 9) + len(part) * tracking for part in drawn]
    assert "".join(drawn).replace(" ", "") == text.replace(" ", "")
    assert [run.width for run in runs] == pytest.approx(widths)


short_texts = st.lists(
    st.text(st.sampled_from("ABCDEFGHIJKLMNOPRSTUVWY’É-"), min_size=1, max_size=9), min_size=1, max_size=12
).map(" ".join)


def lines_of(paragraph: Paragraph) -> list[str]:
    lines: dict[float, str] = {}
    for run in runs_of(mark_text(paragraph, 0, 100)):
        lines[run.y] = lines.get(run.y, "") + run.text
    return [line.rstrip(" ") for line in lines.values()]


wide_words = st.text(st.sampled_from("ABCDEFGHIJKLMNOPRSTUVWY’É-"), min_size=6, max_size=12)


@given(st.lists(wide_words, min_size=2, max_size=4).map(" ".join), st.floats(80, 140))
def test_a_word_ends_a_heading_alone_only_where_the_word_before_does_not_fit_beside_it(
    text: str, measure: float
) -> None:
    lines = lines_of(set_heading(TextSpan(text, BOLD), measure))
    is_alone = len(lines) > 1 and " " not in lines[-1]
    has_room = measure_text(" ".join(text.split(" ")[-2:]), Face.BOLD, 9) <= measure
    assert not (is_alone and has_room)


def test_the_property_above_sees_words_alone() -> None:
    heading = "COUNTIES REPORTED"
    assert lines_of(set_heading(TextSpan(heading, BOLD), 60)) == ["COUNTIES", "REPORTED"]


@given(short_texts, st.floats(80, 300))
def test_a_heading_has_the_words_and_the_height_of_plain_text_and_holds_its_measure(
    text: str, measure: float
) -> None:
    heading, plain = set_heading(TextSpan(text, BOLD), measure), set_text(TextSpan(text, BOLD), measure)
    assert " ".join(lines_of(heading)) == text
    assert heading.height == plain.height
    assert heading.width <= measure + 0.02
    assert lines_of(heading)[:-2] == lines_of(plain)[:-2]


def test_a_word_alone_at_the_end_of_a_heading_gets_company() -> None:
    heading = "COUNTIES WITH THE MOST OFFENSES REPORTED"
    room = measure_text("COUNTIES WITH THE MOST OFFENSES", Face.BOLD, 9)
    assert lines_of(set_text(TextSpan(heading, BOLD), room)) == [
        "COUNTIES WITH THE MOST OFFENSES",
        "REPORTED",
    ]
    assert lines_of(set_heading(TextSpan(heading, BOLD), room)) == [
        "COUNTIES WITH THE MOST",
        "OFFENSES REPORTED",
    ]


def test_a_heading_keeps_its_aside_in_its_own_style() -> None:
    spans = (TextSpan("PEOPLE AND CASES ", BOLD), TextSpan("2012–2016", BODY))
    heading = set_heading(spans, measure_text("PEOPLE AND CASES ", Face.BOLD, 9) + 15)
    assert lines_of(heading) == ["PEOPLE AND", "CASES 2012–2016"]
    assert [run.face for run in runs_of(mark_text(heading, 0, 100))] == [Face.BOLD, Face.BOLD, Face.REGULAR]


def test_words_bound_by_a_no_break_space_count_as_two_in_a_heading() -> None:
    room = measure_text("OFFENSES IN THE STATE OF NORTH", Face.BOLD, 9)
    bound = TextSpan("OFFENSES IN THE STATE OF NORTH\u00a0DAKOTA", BOLD)
    assert lines_of(set_heading(bound, room)) == ["OFFENSES IN THE STATE OF", "NORTH\u00a0DAKOTA"]


@given(texts, st.floats(20, 400))
def test_the_lines_of_a_label_are_those_of_its_text(text: str, measure: float) -> None:
    lines = set_text(TextSpan(text, BODY), measure).runs(0, 0)
    assert list(break_lines(text, BODY, measure)) == [run.text.removesuffix(" ") for _, run in lines]


def test_a_label_turns_at_spaces_but_not_at_no_break_spaces() -> None:
    assert break_lines("law of ch.\u00a0265", BODY, 30) == ("law of", "ch.\u00a0265")


def test_a_label_without_words_is_an_empty_line() -> None:
    assert break_lines("", BODY, 30) == ("",)
