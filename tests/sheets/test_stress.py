"""Long, short and empty profiles: one page, two if allowed, or a message; no overlap, no clipped word."""

from dataclasses import replace
from itertools import combinations

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
import pytest

from factsheet.conformance.verapdf import VeraPdf
from factsheet.errors import LayoutError
from factsheet.geometry import Box
from factsheet.layout import Sheet
from factsheet.model import Profile
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.page.formats import SHEET_FORMATS
from tests.conformance import page_faults
from tests.sheets.builders import a_profile, empty, full, venues_of
from tests.sheets.drawn import draw

STRESS = {
    "25 laws of 200 characters": lambda: a_profile(laws=25, length=200),
    "12 collaborations": lambda: a_profile(laws=6, collaborations=12, length=70),
    "venues of 60 characters": lambda: full(a_profile(venue_length=60)),
    "every block full": lambda: full(a_profile(laws=14, collaborations=9, length=90)),
    "the longest name": lambda: full(a_profile("MP", laws=9, collaborations=6)),
    "no data at all": lambda: empty("MP"),
    "no data of a wide state": lambda: empty("TN"),
    "only lists": lambda: a_lists_only(),
}


def a_lists_only() -> Profile:
    from dataclasses import replace

    lists = a_profile(laws=10, collaborations=8)
    return replace(empty("OH"), laws=lists.laws, efforts=lists.efforts)


def word_boxes(page: pdfium.PdfPage) -> list[tuple[str, Box]]:
    """Return each word of the finished page with the box around its characters, in points."""
    text = page.get_textpage()
    words: list[tuple[str, list[tuple[float, float, float, float]]]] = [("", [])]
    for index, char in enumerate(text.get_text_range()):
        if char.isspace():
            words.append(("", []))
            continue
        word, boxes = words.pop()
        words.append((word + char, [*boxes, text.get_charbox(index)]))
    return [(word, around(boxes)) for word, boxes in words if boxes]


def around(boxes: list[tuple[float, float, float, float]]) -> Box:
    left, bottom, right, top = (
        function(side) for function, side in zip((min, min, max, max), zip(*boxes, strict=True), strict=True)
    )
    return Box(left, bottom, right - left, top - bottom)


def faults_of(sheet: Sheet, form: Format) -> list[str]:
    """Return what leaves the safe margin or overlaps in the finished file."""
    found = []
    frame = SHEET_FORMATS[form].sheet.frame
    for page in pdfium.PdfDocument(sheet.content):
        words = word_boxes(page)
        inside = [(word, box) for word, box in words if form is not Format.LARGE or box.y < frame.top]
        found += [f"outside: {word}" for word, box in inside if not frame.holds(box, slack=1.5)]
        found += [
            f"overlap: {one} | {other}"
            for (one, first), (other, second) in combinations(inside, 2)
            if first.overlaps(second, slack=1.6)
        ]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", STRESS)
def test_a_handout_is_one_page_without_overlap(name: str) -> None:
    sheet = draw(STRESS[name]())
    assert sheet.fit.pages == 1
    assert faults_of(sheet, Format.HANDOUT) == []


@pytest.mark.slow
@pytest.mark.parametrize("form", [Format.GRAY, Format.LARGE])
@pytest.mark.parametrize("name", STRESS)
def test_other_formats_hold_them_too(name: str, form: Format) -> None:
    assert faults_of(draw(STRESS[name](), SheetOptions(form)), form) == []


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("name", ["every block full", "no data at all"])
def test_stress_sheets_pass_both_validators(name: str, form: Format, verapdf: VeraPdf) -> None:
    content = draw(STRESS[name](), SheetOptions(form)).content
    assert verapdf.check(content) == []
    assert page_faults(content) == []


def test_a_shortened_sheet_reports_what_it_does_not_print() -> None:
    report = draw(a_profile(laws=25, length=200)).fit
    assert report.step in {"shortened", "left out"}
    assert report.shortened["laws"] > 0


def test_the_back_is_used_only_where_the_caller_allows_it() -> None:
    profile = replace(full(a_profile(laws=14, collaborations=9, length=400)), venues=venues_of(160))
    with pytest.raises(LayoutError) as caught:
        draw(profile)
    (fault,) = caught.value.faults
    assert fault.field in {"laws", "efforts.collaborations"}
    assert "pt too high at 8.2 pt type" in fault.found
    assert fault.allowed.endswith("pt for this block: shorter entries, or a second page (--allow-back)")
    sheet = draw(profile, SheetOptions(has_back=True))
    assert (sheet.fit.step, sheet.fit.pages) == ("on the back", 2)
    assert faults_of(sheet, Format.HANDOUT) == []
