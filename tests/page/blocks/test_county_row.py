"""The county map, its alternate text, the sentence and the table name each county alike."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from factsheet.figures.county_map.county_paint import classify_counts
from factsheet.figures.county_map.labels import list_label_texts
from factsheet.figures.county_map.map_geometry import place_map
from factsheet.geometry import Box
from factsheet.model import CountyCounts, CountyShape, MapChoice, Period
from factsheet.page.blocks.county_table import make_long_table
from factsheet.page.blocks.mapped_counts import MappedCounts
from factsheet.page.formats import SHEET_FORMATS, Format
from factsheet.page.placed import Element
from factsheet.page.sheet_context import StepContext
from factsheet.page.styles import Styles
from factsheet.pdf.extents import walk_marks
from factsheet.theme import Palette
from factsheet.typesetting.text_run import Run
from factsheet.wording import load_wording
from factsheet.wording.counties import make_county_names, rank_counties, set_apostrophes
from factsheet.wording.places import CountedCounties, word_map
from tests.sheets.drawn import STATES, profile_of

NAMED_AT_ONCE = 4  # counties that the sentence names
WIDTH = 400.0


def contexts_of(usps: str, lang: str) -> Iterator[tuple[StepContext, CountyCounts]]:
    """Yield a sheet (synthetic) for every four counties of a state, which alone have counts."""
    profile, form = profile_of(usps), SHEET_FORMATS[Format.HANDOUT]
    styles = Styles(form.ladder[0].scale, form.palette or Palette())
    counties = profile.shapes.counties
    for start in range(0, len(counties), NAMED_AT_ONCE):
        some = counties[start : start + NAMED_AT_ONCE]
        cells = dict.fromkeys((county.fips for county in profile.shapes.counties), 0)
        cells |= {county.fips: 5 - number for number, county in enumerate(some)}
        counts = CountyCounts(cells, 0, Period(first=2019, last=2023), "fbi-offenses")
        synthetic = replace(profile, counties=counts, sources=profile_of("MA").sources)
        yield StepContext(synthetic, load_wording(lang), form, styles=styles), counts


def tell_counties(context: StepContext, counts: CountyCounts) -> CountedCounties:
    profile = context.profile
    return CountedCounties(profile.jurisdiction, profile.shapes, counts, context.source(counts.source))


def table_names(context: StepContext, counts: CountyCounts) -> list[str]:
    """Return the first cell of each row of the table but for its head."""
    told = tell_counties(context, counts)
    county_map = MappedCounts(told, classify_counts(counts, MapChoice()), Palette(), None, "leading counties")
    block = make_long_table(context, county_map, len(county_map.counted), WIDTH).whole()
    (table,) = block.place(Box(0, 0, WIDTH, block.least)).elements
    rows = [child for child in table.children if isinstance(child, Element)]
    return [_read_text(row.children[0]).lstrip("1234 ") for row in rows[1:]]


def _read_text(element: object) -> str:
    assert isinstance(element, Element)
    words = "".join(mark.text if isinstance(mark, Run) else " " for mark in walk_marks(element))
    return re.sub(r"\s+", " ", words.replace("\u00a0", " ")).strip()


def label_names(context: StepContext, counts: CountyCounts) -> list[str]:
    placed = place_map(context.profile.shapes, WIDTH, WIDTH)
    return [text.name for text in list_label_texts(placed, counts, context.wording) if text.count]


def named_counties(context: StepContext, counts: CountyCounts) -> Sequence[CountyShape]:
    return [county for county in context.profile.shapes.counties if counts.cells[county.fips]]


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("usps", STATES)
def test_label_table_and_sentence_name_each_county_alike(usps: str, lang: str) -> None:
    seen = 0
    for context, counts in contexts_of(usps, lang):
        names = table_names(context, counts)
        assert len(names) == len(named_counties(context, counts))
        assert label_names(context, counts) == names
        profile = context.profile
        sentence = word_map(context.wording, tell_counties(context, counts))
        for county, count in rank_counties(profile.shapes, counts):
            name = make_county_names(profile.shapes, context.wording).printed[county.fips]
            told = {f"{text}\u00a0({count})".casefold() for text in (name, set_apostrophes(county.full_name))}
            is_one_unit = len(profile.shapes.counties) == 1
            assert name in sentence if is_one_unit else any(text in sentence.casefold() for text in told)
        seen += len(names)
    assert seen == len(profile_of(usps).shapes.counties)
