"""What every sheet answers at a glance, in both languages: where, how much of it, since when; no holes.

Each sheet is placed once and looked at by all checks; what they find is told together.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
import pytest
from numpy.typing import NDArray

from factsheet.disclosure import SafeProfile, protect_profile
from factsheet.figures.drawing import Drawing
from factsheet.layout import PlacedSheet, place_sheet
from factsheet.model import CountyCounts
from factsheet.model.sheet_options import SheetOptions
from factsheet.page.placed import Element, Picture, Role
from factsheet.pdf.document import write_document
from factsheet.pdf.extents import walk_marks
from factsheet.typesetting.text_run import Run
from factsheet.wording import load_wording
from factsheet.wording.coverage import find_coverage
from factsheet.wording.leading_counties import choose_leading_counties
from tests.sheets.drawn import STATES, profile_of

LANGS = ("en", "es")
FEW = 3  # with fewer counties counted, a sentence names them beside a small map
HOLE = 16_000  # square points; the tidy half of the first sheets lay at 7,000 to 15,000
SPANISH_HOLE = 26_000  # longer words leave rows of other heights
# Beside the land of Maryland and Oklahoma, and where a list or a sentence of two lines ends early.
WIDE_HOLES = {"MD": 21_000, "OK": 19_000, "KS": 22_000, "IA": 17_500, "NH": 18_500}
HEAD, FOOT = 112, 645  # points from the top between which a page may have no larger hole
LEFT, WIDTH = 36, 540  # points
DOT = 2  # points of the grid on which holes are looked for
GENERIC = {"requests", "lines"}
OF_THE_STATE = {"beside the nation", "offenses by type", "leading counties", "laws"}
SHORT_WORD = 8  # letters


@dataclass(frozen=True)
class Looked:
    """A sheet as it is looked at."""

    usps: str
    lang: str

    @cached_property
    def profile(self) -> SafeProfile:
        return protect_profile(profile_of(self.usps)).profile

    @cached_property
    def sheet(self) -> PlacedSheet:
        return place_sheet(self.profile, SheetOptions(lang=self.lang))

    @cached_property
    def counts(self) -> CountyCounts | None:
        """Return the counts of a map of several counties, None where nothing is mapped."""
        counts = self.profile.counties
        is_mapped = counts is not None and len(counts.cells) > 1 and any(counts.cells.values())
        return counts if is_mapped else None

    @cached_property
    def elements(self) -> list[Element]:
        return [element for page in self.sheet.document.pages for element in page.content]

    @cached_property
    def about_map(self) -> list[Element]:
        return [element for element in self.elements if element.key == "counties"]

    @cached_property
    def leaders(self) -> set[str]:
        """Return the counties of the table."""
        counts = self.counts
        pairs = choose_leading_counties(self.profile.shapes, counts) if counts else []
        return {county.fips for county, _ in pairs}

    @cached_property
    def drawings(self) -> list[Drawing]:
        marks = (mark for element in self.about_map for mark in walk_marks(element))
        return [mark.drawing for mark in marks if isinstance(mark, Picture)]

    @cached_property
    def map(self) -> Drawing | None:
        """Return the map, which comes before its legend."""
        return self.drawings[0] if self.drawings and self.counts else None


Check = Callable[[Looked], Iterator[str]]


def find_unmarked_leaders(looked: Looked) -> Iterator[str]:
    """Each county of the table has its disc or its name on the map."""
    drawing = looked.map
    if drawing is None or len(looked.leaders) < FEW:
        return
    if drawing.ranked != looked.leaders and not drawing.counted >= looked.leaders:
        yield f"no disc or name for {sorted(looked.leaders - drawing.ranked - drawing.counted)}"


def find_partly_named_maps(looked: Looked) -> Iterator[str]:
    """A map names all counties with a count, or none."""
    drawing, counts = looked.map, looked.counts
    if drawing is None or counts is None or not drawing.counted:
        return
    counted = {fips for fips, cell in counts.cells.items() if isinstance(cell, int) and cell > 0}
    if not drawing.counted >= counted:
        yield f"names for {len(drawing.counted)} of {len(counted)} counties"


def find_untold_coverage(looked: Looked) -> Iterator[str]:
    """How much of all is on the map is told: total, placed and not placed."""
    counts, wording = looked.counts, load_wording(looked.lang)
    if counts is None:
        return
    covered = find_coverage(counts)
    assert covered is not None
    told = " ".join(join_words(element) for element in looked.about_map)
    wanted = {covered.total, covered.placed, covered.total - covered.placed} - {0}
    yield from (f"{number} is not told" for number in wanted if wording.number(number) not in told)


def find_wrong_years(looked: Looked) -> Iterator[str]:
    """Headings have the years that have counts, map and charts the same."""
    offenses, counts = looked.profile.offenses, looked.counts
    if offenses is None or counts is None:
        return
    years = offenses.by_year.reported
    if {(counts.period.first, counts.period.last), (years[0], years[-1])} != {
        (offenses.by_year.period.first, offenses.by_year.period.last)
    }:
        yield f"{counts.period} over counts of {years}"


def find_lone_limits(looked: Looked) -> Iterator[str]:
    """No class of a legend is one count, and classes do not overlap."""
    entries = [run.text for drawing in looked.drawings[1:] for run in drawing.runs]
    limits = [list(map(int, re.findall(r"\d+", entry))) for entry in entries if re.search(r"\d", entry)]
    yield from (f"a class of {each}" for each in limits if len(each) == 2 and each[0] >= each[1])
    yield from (f"{one} before {other}" for one, other in pairwise(limits) if one[-1] >= other[0])
    if looked.map is not None and len(looked.leaders) >= FEW and not limits:
        yield "no legend"


def find_filler(looked: Looked) -> Iterator[str]:
    """No generic block takes the place of what is told of the state, and no law is left out."""
    fit = looked.sheet.fit
    if GENERIC & set(fit.extras) and OF_THE_STATE & {*fit.left_out, *fit.shortened}:
        yield f"{fit.extras} in place of {fit.left_out}"
    if looked.lang == "en" and "laws" in {*fit.left_out, *fit.shortened}:
        yield "laws are left out"


def find_small_headings(looked: Looked) -> Iterator[str]:
    """A heading is never smaller than running text, but for the one that begins the notes at the foot."""
    size = looked.sheet.fit.type_size
    for element in looked.elements:
        runs = [mark for mark in walk_marks(element) if isinstance(mark, Run)]
        if (
            element.role is Role.H2
            and element.key not in {"hotline", "glance", "about"}
            and runs[0].size < size
        ):
            yield f"{runs[0].text} at {runs[0].size} pt over {size} pt"


def find_lone_words(looked: Looked) -> Iterator[str]:
    """The sentence above the map does not end in a line of one short word."""
    texts = [element for element in looked.about_map if element.role is Role.PARAGRAPH]
    runs = [mark for mark in walk_marks(texts[0]) if isinstance(mark, Run)] if texts else []
    lines = sorted({round(run.y, 1) for run in runs})
    last = "".join(run.text for run in runs if round(run.y, 1) == lines[0]).strip() if lines else ""
    if len(lines) > 1 and " " not in last and len(last) < SHORT_WORD:
        yield f"a last line {last!r}"


def find_holes(looked: Looked) -> Iterator[str]:
    """The page has no large part without ink."""
    hole = measure_largest_hole(find_ink(write_document(looked.sheet.document)))
    if hole >= (WIDE_HOLES.get(looked.usps, HOLE) if looked.lang == "en" else SPANISH_HOLE):
        yield f"a hole of {hole} square points"


CHECKS: tuple[Check, ...] = (
    find_unmarked_leaders,
    find_partly_named_maps,
    find_untold_coverage,
    find_wrong_years,
    find_lone_limits,
    find_filler,
    find_small_headings,
    find_lone_words,
    find_holes,
)


def join_words(element: Element) -> str:
    return "".join(mark.text for mark in walk_marks(element) if isinstance(mark, Run))


def find_ink(pdf: bytes) -> NDArray[np.bool_]:
    """Return where the first page has ink, inside its margins and from the head to the foot, on a grid."""
    picture = pdfium.PdfDocument(pdf)[0].render(scale=1, grayscale=True).to_numpy()
    marked = picture.reshape(picture.shape[0], -1) < 250
    part = marked[HEAD:FOOT, LEFT : LEFT + WIDTH]
    height, width = (side - side % DOT for side in part.shape)
    blocks = part[:height, :width].reshape(height // DOT, DOT, width // DOT, DOT)
    return np.asarray(blocks.any(axis=(1, 3)))


def measure_largest_hole(ink: NDArray[np.bool_]) -> int:
    """Return the area of the largest rectangle without ink, in square points."""
    best, heights = 0, np.zeros(ink.shape[1], dtype=int)
    for row in ink:
        heights = np.where(row, 0, heights + 1)
        best = max(best, measure_largest_box(heights.tolist()))
    return best * DOT * DOT


def measure_largest_box(heights: list[int]) -> int:
    """Return the area of the largest rectangle under a row of columns."""
    best, rising = 0, list[int]()
    for at, height in enumerate([*heights, 0]):
        while rising and heights[rising[-1]] >= height:
            tall = heights[rising.pop()]
            best = max(best, tall * (at - (rising[-1] + 1 if rising else 0)))
        rising.append(at)
    return best


def test_a_hole_is_measured() -> None:
    ink = np.ones((10, 12), dtype=bool)
    ink[2:6, 3:9] = False
    assert measure_largest_hole(ink) == 4 * 6 * DOT * DOT
    assert measure_largest_hole(np.zeros((10, 12), dtype=bool)) == 10 * 12 * DOT * DOT


@pytest.mark.slow
@pytest.mark.parametrize("usps", STATES)
def test_a_sheet_answers_at_a_glance_in_both_languages(usps: str) -> None:
    sheets = [Looked(usps, lang) for lang in LANGS]
    found = [f"{each.lang}: {fault}" for each in sheets for check in CHECKS for fault in check(each)]
    labels = {each.map and (each.map.counted, each.map.ranked) for each in sheets}
    assert found == []
    assert len(labels) == 1
