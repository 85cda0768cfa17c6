"""What is measured in the pages: their size, their margins, what runs along their heads and feet."""

import re
from collections import defaultdict

import pikepdf

from factsheet.geometry import POINTS_PER_INCH, Box
from factsheet.preflight.measured import Measured, RuleLimit, leave_to_person, list_some, weigh_finding
from factsheet.preflight.page_survey import PageSurvey
from factsheet.preflight.pdf_survey import PdfSurvey

_SLACK = 0.5  # points
_SAME_PLACE = 2.0  # points
_DIGITS = re.compile("[0-9]+")
_PAGINATION = frozenset({"/Header", "/Footer"})


def measure_page_size(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """The largest page, upright or on its side."""
    sizes = [sorted((page.width, page.height)) for page in survey.pages]
    least, most = (side * POINTS_PER_INCH + _SLACK for side in limit.numbers)
    short, long = max(sizes, key=lambda size: max(size[0] / least, size[1] / most))
    found = f"{short / POINTS_PER_INCH:.4g} x {long / POINTS_PER_INCH:.4g} in"
    fits = all(narrow <= least and wide <= most for narrow, wide in sizes)
    return _weigh_all(survey, found, passes=fits)


def measure_text_margin(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """The narrowest margin without text."""
    margins = {
        page.number: min(_measure_margin(page, glyph.box) for glyph in page.letters)
        for page in survey.pages
        if page.letters
    }
    return _weigh_margins(survey, margins, limit, "no text")


def measure_ink_margin(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """The narrowest margin without anything printed in it."""
    margins = {page.number: _measure_margin(page, page.ink) for page in survey.pages if page.ink}
    return _weigh_margins(survey, margins, limit, "nothing to print")


def _measure_margin(page: PageSurvey, box: Box) -> float:
    return min(box.x, box.y, page.width - box.right, page.height - box.top)


def _weigh_margins(
    survey: PdfSurvey, margins: dict[int, float], limit: RuleLimit, otherwise: str
) -> Measured:
    if not margins:
        return leave_to_person(otherwise)
    page = min(margins, key=lambda number: margins[number])
    found = f"{max(0.0, margins[page]) / POINTS_PER_INCH:.2f} in at the least, on page {page}"
    return _weigh_all(survey, found, passes=margins[page] >= limit.number * POINTS_PER_INCH - _SLACK)


def measure_running_heads(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Lines that run along the head or foot of the pages, by their marks or because they come again."""
    marked = [at + 1 for at, page in enumerate(survey.pdf.pages) if _has_running_mark(page)]
    if marked:
        return weigh_finding(f"marked as such on page {list_some(map(str, marked))}", passes=False)
    repeated = _find_repeated_line(survey)
    if repeated:
        return weigh_finding(f"'{repeated}' in the same place on several pages", passes=False)
    beside = [
        "".join(glyph.text for glyph in page.letters if glyph.traits.is_artifact) for page in survey.pages
    ]
    if any(beside):
        return leave_to_person(f"text that is no content: '{next(filter(None, beside))[:30]}'")
    if not survey.traits.is_tagged and len(survey.pages) == 1:
        return leave_to_person("one page without tags does not tell")
    return _weigh_all(survey, "none was found", passes=True)


def _has_running_mark(page: pikepdf.Page) -> bool:
    """Return whether a page marks something as a running head or foot (ISO 32000-1, table 330)."""
    try:
        marks = pikepdf.parse_content_stream(page, "BDC")
    except (pikepdf.PdfError, TypeError, ValueError):
        return False
    return any(
        len(mark.operands) > 1
        and isinstance(mark.operands[1], pikepdf.Dictionary)
        and str(mark.operands[1].get("/Subtype", "")) in _PAGINATION
        for mark in marks
    )


def _find_repeated_line(survey: PdfSurvey) -> str:
    """Return the first line at the head or foot of a page that comes again on another one, "" without one."""
    seen: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for page in survey.pages:
        lines = sorted(
            (line for line in survey.lines if line.page == page.number), key=lambda line: line.baseline
        )
        for line in (*lines[-1:], *lines[:1]):
            key = _DIGITS.sub("#", line.text)
            if any(
                page.number != number and abs(line.baseline - height) <= _SAME_PLACE
                for number, height in seen[key]
            ):
                return line.text
            seen[key].append((page.number, line.baseline))
    return ""


def _weigh_all(survey: PdfSurvey, found: str, *, passes: bool) -> Measured:
    """Return a pass or a fail; what would pass is left to a person where not all could be looked at."""
    if passes and survey.unseen_pages:
        return leave_to_person(f"{found}; {survey.unseen_pages}")
    return weigh_finding(found, passes=passes)
