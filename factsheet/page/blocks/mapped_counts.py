"""The counts by county that a map shows, and the words around it."""

from dataclasses import dataclass
from functools import cached_property

from factsheet.figures.county_map.class_breaks import Classes
from factsheet.figures.style import FigureStyle
from factsheet.geometry import Box
from factsheet.model import CellMark, CountyCounts, LocalText
from factsheet.page.placed import Panel
from factsheet.page.sheet_content import SheetContent, keep_answer
from factsheet.page.sheet_context import SheetContext, set_text_block
from factsheet.page.stacking import Block, Placement, make_fixed, make_space, stack_blocks
from factsheet.theme import Palette
from factsheet.typesetting.paragraphs import TextSpan
from factsheet.wording.counties import Counted, rank_counties
from factsheet.wording.coverage import Coverage, find_coverage, word_coverage
from factsheet.wording.leading_counties import choose_leading_counties
from factsheet.wording.places import CountedCounties, word_empty_years, word_map, word_unplaced
from factsheet.wording.source_words import list_caution

COVERAGE_BAR = 5.0
LEAST_SHARED = 20  # shares of fewer counts say more than these can bear


@dataclass(frozen=True, eq=False)  # without slots, so that what it tells is counted once
class MappedCounts:
    """A map to be set, with what its words speak of.

    Attributes:
        classes: None where no count can be shown.
        palette: Whose shades it has.
        note: The publisher's own, below it.
        table: Name under which its table of counties is left out.
    """

    told: CountedCounties
    classes: Classes | None
    palette: Palette
    note: LocalText | None
    table: str

    @property
    def counts(self) -> CountyCounts:
        """Return the counts that it shows."""
        return self.told.counts

    @cached_property
    def is_shaded(self) -> bool:
        """Return whether it has shades, or hatching that tells counties without a count from zero."""
        is_hatched = any(isinstance(cell, CellMark) for cell in self.counts.cells.values())
        return self.classes is not None or (len(self.counts.cells) > 1 and is_hatched)

    @cached_property
    def counted(self) -> tuple[Counted, ...]:
        """Return the counties with a count above zero, highest first."""
        return tuple(rank_counties(self.told.shapes, self.counts))

    @cached_property
    def leaders(self) -> tuple[Counted, ...]:
        """Return the counties of the table beside the map, the first of those counted."""
        return tuple(choose_leading_counties(self.told.shapes, self.counts))

    @cached_property
    def ranked(self) -> tuple[str, ...]:
        """Return FIPS of the counties that have a number, in its order."""
        return tuple(county.fips for county, _ in self.leaders)

    @cached_property
    def placed(self) -> int:
        """Return how much is placed in counties, of what is shown."""
        return sum(cell for cell in self.counts.cells.values() if isinstance(cell, int))

    @cached_property
    def has_shares(self) -> bool:
        """Return whether shares of what is placed may be told: no county lacks its count, all are enough."""
        is_whole = all(isinstance(cell, int) and cell >= 0 for cell in self.counts.cells.values())
        return is_whole and self.placed >= LEAST_SHARED

    def style(self, context: SheetContext) -> FigureStyle:
        """Return how picture and legend are drawn."""
        return FigureStyle(context.map_type, self.palette, context.wording)


def make_counted_counties(content: SheetContent, counts: CountyCounts) -> CountedCounties:
    """Return what the words of a map speak of."""
    profile = content.profile
    return CountedCounties(profile.jurisdiction, profile.shapes, counts, content.source(counts.source))


def compose_lead(context: SheetContext, county_map: MappedCounts, width: float) -> Block:
    """Return the sentence that says where the counts are."""
    return set_text_block(TextSpan(_word_lead(context, county_map), context.styles.lead), width)


@keep_answer
def _word_lead(content: SheetContent, county_map: MappedCounts) -> str:
    return word_map(content.wording, county_map.told)


def compose_map_notes(context: SheetContext, county_map: MappedCounts, width: float) -> Block:
    """Return how much of all is on the map, with a bar of that share, and what not to conclude from it."""
    covered = find_coverage(county_map.counts)
    text = set_text_block(TextSpan(_word_notes(context, county_map, covered), context.styles.note), width)
    if covered is None or covered.placed == covered.total:
        return text
    return stack_blocks(_draw_coverage(context, county_map, covered, width), make_space(2), text)


@keep_answer
def _word_notes(content: SheetContent, county_map: MappedCounts, covered: Coverage | None) -> str:
    wording, told = content.wording, county_map.told
    sentences = [
        *([] if covered is None else [word_coverage(wording, told, covered)]),
        *word_unplaced(wording, told, is_covered=covered is not None),
        *word_empty_years(wording, told),
        *list_caution(wording, told.source.map.caution),
        *word_insets(content),
        *list_caution(wording, county_map.note),
    ]
    return " ".join(sentences)


def _draw_coverage(context: SheetContext, county_map: MappedCounts, covered: Coverage, width: float) -> Block:
    """Return a bar, filled as far as the counts are on the map; the words below say the same."""
    palette = county_map.style(context).palette

    def place(box: Box) -> Placement:
        bar = Box(box.x, box.top - COVERAGE_BAR, width, COVERAGE_BAR)
        filled = bar._replace(width=width * covered.placed / covered.total)
        shade, line = palette.ramp[len(palette.ramp) // 2], palette.county_line
        drawn = (Panel(box, fill, line, weight=0.6) for box, fill in ((bar, None), (filled, shade)))
        return Placement((), tuple(drawn))

    return make_fixed(COVERAGE_BAR, place)


def word_insets(content: SheetContent) -> list[str]:
    """Say that framed islands are moved, where there are any."""
    return [content.wording.say("map.insets")] if content.profile.shapes.insets else []
