"""What is measured in the text: how large, how dense, how close, in which face, how clear."""

import re
from collections import Counter
from collections.abc import Sequence

from factsheet.geometry import POINTS_PER_INCH
from factsheet.preflight.glyph_survey import Glyph
from factsheet.preflight.measured import (
    Answer,
    Measured,
    RuleLimit,
    count_things,
    leave_to_person,
    list_some,
    weigh_finding,
)
from factsheet.preflight.page_survey import PageSurvey
from factsheet.preflight.pdf_survey import PdfSurvey
from factsheet.preflight.text_lines import (
    MOST_LINES,
    TextLine,
    find_closest_lines,
    find_raised_letters,
    measure_line_density,
)

_SLACK = 0.05  # points: sizes and places in a file are rounded
_NO_TEXT = "no text that can be measured"
_UNTAGGED = "no tags tell whether it stands in figures"
_RAISED = "they are raised or lowered letters in lines of larger type"
_IN_FORMS = "it stands in forms, of which the tags tell nothing here"
_FLAT_LETTERS = frozenset("xzvw")
_ALIKE = 0.1  # share of the usual type size within which lines are set in it
_FEW_LETTERS = 50  # on a page that is a picture: a stamp, a number
_PICTURE, _WHOLE_PICTURE = 0.5, 0.8  # shares of a page
_FUNDING = re.compile(
    r"[^.]{0,40}\b(?:federal (?:funds?|money|awards?|share)|financial assistance|cooperative agreement)\b"
    r".{0,160}",
    re.IGNORECASE,
)
_DEPARTMENT = re.compile(r"(?:U\.?S\.? )?Department of Health and Human Services[^.\n]{0,20}", re.IGNORECASE)
_QUOTED = 80  # characters


def measure_smallest_type(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """The smallest type outside figures, and how much of the text is smaller than allowed."""
    letters = _list_letters(survey, in_figures=False)
    if not letters:
        return leave_to_person(_NO_TEXT)
    smallest = min(glyph.size for glyph in letters)
    small = sum(glyph.size < limit.number - _SLACK for glyph in letters)
    if not small:
        return _weigh_seen(survey, f"{_format_points(smallest)} at the smallest", passes=True)
    share = f"{max(1, round(100 * small / len(letters)))}% of the text is smaller than allowed"
    found = f"{_format_points(smallest)} at the smallest, {share}"
    doubt = _find_doubt(survey, limit.number - _SLACK)
    if doubt and _find_usual_size(letters) >= limit.number - _SLACK:
        return leave_to_person(f"{found}; {doubt}")
    return weigh_finding(found, passes=False)


def _find_doubt(survey: PdfSurvey, least: float) -> str:
    """Return why type smaller than allowed may be allowed all the same, "" where nothing speaks for it."""
    small = [glyph for glyph in _list_letters(survey, in_figures=False) if glyph.size < least]
    raised = {id(glyph) for page in survey.pages for glyph in find_raised_letters(page.letters, least)}
    if all(id(glyph) in raised for glyph in small):
        return _RAISED
    if all(glyph.traits.is_in_form for glyph in small):
        return _IN_FORMS
    return "" if survey.traits.is_tagged else _UNTAGGED


def measure_figure_type(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """The smallest type within figures, for a person to judge where it is smaller than other text may be."""
    letters = _list_letters(survey, in_figures=True)
    if not letters:
        return _weigh_seen(survey, "no text in figures", passes=True)
    smallest = min(glyph.size for glyph in letters)
    found = f"{_format_points(smallest)} at the smallest in figures"
    is_small = smallest < limit.number - _SLACK
    return leave_to_person(found) if is_small else _weigh_seen(survey, found, passes=True)


def measure_usual_type(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """The type size of most letters."""
    letters = [glyph for page in survey.pages for glyph in page.letters]
    if not letters:
        return leave_to_person(_NO_TEXT)
    size = _find_usual_size(letters)
    return weigh_finding(f"most text in {_format_points(size)}", passes=size >= limit.number - _SLACK)


def measure_x_height(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """The lowest of the small letters without strokes up or down."""
    heights = [
        glyph.box.height
        for page in survey.pages
        for glyph in page.letters
        if glyph.text in _FLAT_LETTERS and glyph.is_upright
    ]
    if not heights:
        return leave_to_person(_NO_TEXT)
    found = f"{_format_points(min(heights))} at the lowest"
    return _weigh_seen(survey, found, passes=min(heights) >= limit.number - _SLACK)


def measure_density(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """Characters and blanks in an inch, on the average of the lines in the usual type that are an inch wide.

    A single line can be denser in any face: the densest of a page of Helvetica in 11 pt, which NIH
    recommends, have 16 characters in an inch, the average has 14.
    """
    letters = _list_letters(survey, in_figures=False)
    usual = _find_usual_size(letters) if letters else 0.0
    lines = [
        line
        for line in survey.lines
        if line.right - line.x >= POINTS_PER_INCH
        and line.last > line.x
        and abs(line.size - usual) <= _ALIKE * usual
    ]
    if not lines:
        return leave_to_person("no line of an inch or more")
    average = measure_line_density(lines)
    densest = max(lines, key=lambda line: line.density)
    found = f"{average:.2f} on average, {densest.density:.1f} in the densest line"
    return _weigh_seen(survey, found, passes=round(average, 2) <= limit.number)


def measure_line_spacing(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """Lines of a column in an inch, where they stand closest."""
    if not survey.lines:
        return leave_to_person(_NO_TEXT)
    by_page: dict[int, list[TextLine]] = {}
    for line in survey.lines:
        by_page.setdefault(line.page, []).append(line)
    if max(map(len, by_page.values())) > MOST_LINES:
        return leave_to_person(f"more than {MOST_LINES:,} lines on a page")
    closest = max(map(find_closest_lines, by_page.values()), key=len)
    count, first = len(closest), closest[0]
    found = (
        f"{count_things(count, 'line')} in an inch on page {first.page}, from '{_cut_text(first.text, 30)}'"
    )
    return _weigh_seen(survey, found, passes=count <= limit.number)


def measure_typeface(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """Faces and their smallest size: names, then points."""
    *names, size = limit.values
    letters = [glyph for page in survey.pages for glyph in page.letters]
    if not letters:
        return leave_to_person(_NO_TEXT)
    wanted = tuple(_fold_name(name) for name in names)
    is_set_so = all(_fold_name(glyph.traits.face).startswith(wanted) for glyph in letters)
    is_large = min(glyph.size for glyph in letters) >= float(size) - _SLACK
    return _weigh_seen(survey, _word_faces(letters), passes=is_set_so and is_large)


def measure_embedding(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Fonts of the text that are not in the file."""
    letters = [glyph for page in survey.pages for glyph in page.letters]
    missing = sorted(
        {glyph.traits.face or "a font without a name" for glyph in letters if not glyph.traits.is_embedded}
    )
    found = f"not in the file: {list_some(missing)}" if missing else "all that is seen"
    return _weigh_seen(survey, found, passes=not missing)


def measure_contrast_of_text(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """The word that stands out least from what is behind it, as a ratio."""
    words = [(page, word) for page in survey.pages for word in page.contrasts]
    if not words:
        return leave_to_person(_NO_TEXT)
    faint = [(page, word) for page, word in words if word.ratio < limit.number]
    page, worst = min(faint or words, key=lambda pair: pair[1].ratio)
    place = f"'{_cut_text(worst.text, 30)}' on page {page.number}, {worst.color} on {worst.ground}"
    found = f"{worst.ratio:.2f}:1 at the least: {place}"
    if not faint:
        return _weigh_seen(survey, found, passes=True)
    figures = survey.tags.figure_contents
    is_figure = all(word.mcid in figures.get(page.number - 1, ()) for page, word in faint)
    return (
        leave_to_person(f"{found}, within a figure: a logo may")
        if is_figure
        else weigh_finding(found, passes=False)
    )


def measure_scans(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Pages that are a picture of text."""
    scanned = [page.number for page in survey.pages if not page.letters and page.picture_share >= _PICTURE]
    if scanned:
        return weigh_finding(
            f"{count_things(len(scanned), 'page')} that is a picture: page {list_some(map(str, scanned))}",
            passes=False,
        )
    doubtful = [
        page.number
        for page in survey.pages
        if (page.picture_share >= _WHOLE_PICTURE and len(page.letters) < _FEW_LETTERS)
        or (page.ink is not None and not page.letters)
    ]
    if doubtful:
        return leave_to_person(f"hardly any text on page {list_some(map(str, doubtful))}")
    return _weigh_seen(survey, "text on each page", passes=True)


def measure_funding_line(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """What the text says of federal money, for a person to judge."""
    match = _FUNDING.search(_join_text(survey))
    return leave_to_person(_quote_text(match[0]) if match else "no line on federal money was found")


def measure_department(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Where the text names the Department; logos are for a person to see."""
    match = _DEPARTMENT.search(_join_text(survey))
    otherwise = "the text does not name the Department; look at the logos"
    return leave_to_person(_quote_text(match[0]) if match else otherwise)


def measure_faces(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """The faces of the text and its smallest size, for a person to compare with the notice."""
    letters = [glyph for page in survey.pages for glyph in page.letters]
    return leave_to_person(_word_faces(letters) if letters else _NO_TEXT)


def _join_text(survey: PdfSurvey) -> str:
    return " ".join(survey.text.split())


def _quote_text(text: str) -> str:
    return f"'{_cut_text(text.strip(), _QUOTED)}'"


def _word_faces(letters: Sequence[Glyph]) -> str:
    faces = Counter(glyph.traits.face or "a face without a name" for glyph in letters)
    told = list_some(face for face, _ in faces.most_common())
    return f"{told}, {_format_points(min(glyph.size for glyph in letters))} at the smallest"


def _list_letters(survey: PdfSurvey, *, in_figures: bool) -> Sequence[Glyph]:
    """Return the letters within figures, or those outside them."""
    return [
        glyph
        for page in survey.pages
        for glyph in page.letters
        if _is_in_figure(survey, page, glyph) is in_figures
    ]


def _is_in_figure(survey: PdfSurvey, page: PageSurvey, glyph: Glyph) -> bool:
    return glyph.traits.mcid in survey.tags.figure_contents.get(page.number - 1, ())


def _find_usual_size(letters: Sequence[Glyph]) -> float:
    return Counter(round(glyph.size, 1) for glyph in letters).most_common(1)[0][0]


def _weigh_seen(survey: PdfSurvey, found: str, *, passes: bool) -> Measured:
    """Return a pass or a fail; what would pass is left to a person where not all could be looked at."""
    if passes and survey.unseen_pages:
        return leave_to_person(f"{found}; {survey.unseen_pages}")
    return Measured(Answer.PASS if passes else Answer.FAIL, found)


def _format_points(size: float) -> str:
    return f"{size:.1f} pt"


def _cut_text(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _fold_name(name: str) -> str:
    return re.sub("[^a-z]", "", name.casefold())
