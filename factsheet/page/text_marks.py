"""Set text as elements and runs: links and other languages are elements of their own."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from factsheet.page.placed import Drawable, Element, RepeatedText, Role, Rule
from factsheet.typesetting.faces import measure_text
from factsheet.typesetting.line_breaking import NO_BREAK
from factsheet.typesetting.paragraphs import Paragraph, TextSpan
from factsheet.typesetting.text_run import Run
from factsheet.typesetting.text_style import TextStyle

Marks = tuple[Element | Drawable, ...]
UNDERLINE_DEPTH, UNDERLINE_WEIGHT = 0.16, 0.4  # below the baseline in type sizes; in points


def capitalize_span(text: str, style: TextStyle, *, lang: str | None = None) -> TextSpan:
    """Return words in capitals, which are heard as they are written: capitals are looks, not spelling."""
    printed = text.upper()
    return TextSpan(printed, style, lang=lang, spoken=None if printed == text else text)


def mark_text(
    paragraph: Paragraph, x: float, top: float, *, align: float = 0.0, continued: bool = False
) -> Marks:
    """Return runs, links and marked languages in reading order; arguments as for `Paragraph.runs`."""
    return mark_runs(paragraph.spans, paragraph.runs(x, top, align=align, continued=continued))


def mark_runs(spans: Sequence[TextSpan], runs: Iterable[tuple[int, Run]]) -> Marks:
    """Return runs with the numbers of their spans as runs, links and marked languages, in the same order."""
    marks: list[Element | Drawable] = []
    for index, group in groupby(runs, key=lambda pair: pair[0]):
        marks.extend(_wrap_runs(spans[index], tuple(run for _, run in group)))
    return tuple(marks)


def hold_marks(role: Role, marks: Marks) -> Element:
    """Return an element of marks; the language or the spoken words of all of them are its own."""
    match marks:
        case (Element(role=Role.SPAN) as span,):
            spoken = span.actual_text and span.actual_text.rstrip()
            return span._replace(role=role, actual_text=spoken)
    return Element(role, marks)


def mark_heading(
    role: Role, paragraph: Paragraph, x: float, top: float, *, own_spans: int = 1
) -> tuple[Element, ...]:
    """Return a heading, and what stands beside it on its lines as a paragraph of its own.

    A list of headings, and who hears it, then has the words of the heading alone.

    Args:
        role: Of the heading.
        paragraph: Heading and what is beside it.
        x: Left edge of the measure.
        top: Upper edge of the first line.
        own_spans: How many of the first spans are the heading.
    """
    runs = paragraph.runs(x, top)
    heading = hold_marks(role, mark_runs(paragraph.spans, [pair for pair in runs if pair[0] < own_spans]))
    beside = mark_runs(paragraph.spans, [pair for pair in runs if pair[0] >= own_spans])
    return (heading, hold_marks(Role.PARAGRAPH, beside)) if beside else (heading,)


def draw_underlines(paragraph: Paragraph, x: float, top: float, *, align: float = 0.0) -> tuple[Rule, ...]:
    """Return a hairline below each link of a paragraph, in the colour of its text."""
    runs = (
        run for index, run in paragraph.runs(x, top, align=align) if paragraph.spans[index].url is not None
    )
    return tuple(map(_draw_underline, runs))


def _draw_underline(run: Run) -> Rule:
    """Return the hairline below a text, without the space that may end it."""
    level = run.y - UNDERLINE_DEPTH * run.size
    blanks = run.text[len(run.text.rstrip(NO_BREAK)) :] if run.text.endswith(NO_BREAK) else ""
    width = run.width - measure_text(blanks, run.face, run.size)
    return Rule(run.x, level, run.x + width, level, UNDERLINE_WEIGHT, run.color)


def mark_below_each_other(x: float, top: float, *paragraphs: Paragraph) -> Marks:
    """Return the paragraphs of one element, each below the one before."""
    marks: list[Element | Drawable] = []
    for paragraph in paragraphs:
        marks += mark_text(paragraph, x, top, continued=paragraph is not paragraphs[-1])
        top -= paragraph.height
    return tuple(marks)


def place_paragraphs(x: float, top: float, *paragraphs: Paragraph) -> list[Element]:
    """Return paragraphs below each other, each an element of its own."""
    elements = []
    for paragraph in paragraphs:
        elements.append(hold_marks(Role.PARAGRAPH, mark_text(paragraph, x, top)))
        top -= paragraph.height
    return elements


def draw_paragraph_underlines(x: float, top: float, *paragraphs: Paragraph) -> tuple[Rule, ...]:
    """Return the hairlines below the links of paragraphs below each other."""
    rules: list[Rule] = []
    for paragraph in paragraphs:
        rules += draw_underlines(paragraph, x, top)
        top -= paragraph.height
    return tuple(rules)


def draw_again(paragraph: Paragraph, x: float, top: float, *, align: float = 0.0) -> tuple[RepeatedText, ...]:
    """Return a text that is read elsewhere already, for the eye alone."""
    return tuple(RepeatedText(run) for _span, run in paragraph.runs(x, top, align=align))


def draw_running_line(paragraph: Paragraph, x: float, top: float) -> tuple[RepeatedText, ...]:
    """Return a line that stands at the head of each page after the first, for the eye alone."""
    return tuple(text._replace(is_running=True) for text in draw_again(paragraph, x, top))


def _wrap_runs(span: TextSpan, runs: tuple[Run, ...]) -> Marks:
    """Put the runs of a link, of another language, or of what is heard otherwise into an own element."""
    if span.url is not None:
        return (Element(Role.LINK, runs, url=span.url, lang=span.lang),)
    if span.lang is not None or span.spoken is not None:
        spoken = span.spoken and _word_runs(span.spoken, runs)
        return (Element(Role.SPAN, runs, lang=span.lang, actual_text=spoken),)
    return runs


def _word_runs(spoken: str, runs: Sequence[Run]) -> str:
    """Return what is heard for runs: no-break spaces are looks, and a space at the end keeps words apart."""
    end = " " if runs[-1].text.endswith(" ") else ""
    return spoken.replace(NO_BREAK, " ") + end
