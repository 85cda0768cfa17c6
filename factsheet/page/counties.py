"""The county map with its legend, the sentence in words, and the leading counties as a table."""

from factsheet.figures.class_breaks import Classes
from factsheet.figures.county_inks import classes_for
from factsheet.figures.county_map import county_map
from factsheet.figures.map_geometry import map_size
from factsheet.figures.map_legend import map_legend
from factsheet.geometry import Box
from factsheet.model import CountyCounts
from factsheet.page.blocks import Block, Placement, beside, fixed, space, stack
from factsheet.page.county_table import county_table
from factsheet.page.job import Job, heading_block, text_block
from factsheet.page.paragraphs import Span
from factsheet.page.placed import Element, Picture, Role
from factsheet.wording.alt import alt_legend, alt_map, alt_outline, alt_single
from factsheet.wording.places import map_sentence

LEAST_MAP, MOST_MAP, MOST_LONE_MAP = 120.0, 260.0, 330.0
LEAST_SIDE, OUTLINE_SIDE, GUTTER = 122.0, 140.0, 14.0
MOST_SIDE_SHARE, LEGEND_SHARE = 0.45, 0.3
# By width over height: the words of a wide map stand below it, the sentence of a broad one too.
WIDE_MAP, BROAD_MAP = 1.75, 1.15


def counties_block(job: Job, width: float, *, most: float = MOST_MAP) -> Block:
    """Return blocks 4 and 5: map, legend, sentence and table; an outline where there are no county counts."""
    counts = job.profile.counties
    classes = classes_for(counts, job.profile.map_choice) if counts else None
    heading = heading_block(job, _heading(job), width, aside=_aside(job))
    if counts and classes:
        return stack(heading, _shaded(job, counts, classes, (width, most))).named("counties", "map")
    return stack(heading, _outline(job, width, most)).named("counties", "map")


def _heading(job: Job) -> str:
    if job.profile.counties is None:
        return job.wording.say(
            "map.shapes_heading",
            units=_capitalized(job.wording.units(job.unit, plural=True)),
            place=job.place,
        )
    return job.wording.say("map.heading")


def _aside(job: Job) -> str:
    counts = job.profile.counties
    return "" if counts is None else job.wording.say("map.source", period=job.wording.period(counts.period))


def _shaded(job: Job, counts: CountyCounts, classes: Classes, limits: tuple[float, float]) -> Block:
    """Arrange map, legend, sentence and table by the shape of the state, so that none leaves a hole."""
    shapes, (width, most) = job.profile.shapes, limits
    alt = alt_map(job.wording, job.profile.jurisdiction, shapes, counts, classes)

    def picture(room: float) -> Block:
        return _picture(job, classes, (room, most), alt)

    aspect = shapes.size[0] / shapes.size[1]
    if aspect >= WIDE_MAP:
        left, right = LEGEND_SHARE * (width - GUTTER), (1 - LEGEND_SHARE) * (width - GUTTER)
        words = stack(_sentence(job, counts, right), space(4, 8), county_table(job, counts, right))
        below = beside((_legend(job, counts, classes, left), left), (words, right), gutter=GUTTER)
        return stack(picture(width), space(4, 8), below)
    widest, _ = map_size(shapes, width - LEAST_SIDE - GUTTER, most)
    side = min(max(width - widest - GUTTER, LEAST_SIDE), MOST_SIDE_SHARE * width)
    room = width - side - GUTTER
    legend, table = _legend(job, counts, classes, side), county_table(job, counts, side)
    left_parts: tuple[Block, ...]
    right_parts: tuple[Block, ...]
    if aspect >= BROAD_MAP:
        left_parts, right_parts = (
            (picture(room), space(4, 8), _sentence(job, counts, room)),
            (legend, space(6, 12), table),
        )
    else:
        left_parts = (picture(room),)
        right_parts = (legend, space(6, 10), _sentence(job, counts, side), space(6, 10), table)
    return beside((stack(*left_parts), room), (stack(*right_parts), side), gutter=GUTTER)


def _picture(job: Job, classes: Classes | None, limits: tuple[float, float], alt: str) -> Block:
    """Return the map as a block that grows to `limits` (width, height) with its shape kept."""
    (width, most), profile = limits, job.profile
    _, tallest = map_size(profile.shapes, width, most)

    def place(box: Box) -> Placement:
        size = map_size(profile.shapes, width, min(box.height, most))
        counts = profile.counties if classes else None
        drawing = county_map(profile.shapes, counts, classes, size=size, style=job.map_figures, alt_text=alt)
        x = box.x + (width - size[0]) / 2
        return Placement((Element(Role.FIGURE, (Picture(drawing, x, box.top - size[1]),), alt=alt),))

    return Block(min(LEAST_MAP, tallest), tallest, place)


def _legend(job: Job, counts: CountyCounts, classes: Classes, width: float) -> Block:
    alt = alt_legend(job.wording, job.unit, classes, counts)
    title = job.wording.say("map.legend", unit=job.wording.units(job.unit, plural=False))
    drawing = map_legend(classes, counts, title=title, width=width, style=job.map_figures, alt_text=alt)
    return fixed(
        drawing.height,
        lambda box: Placement(
            (Element(Role.FIGURE, (Picture(drawing, box.x, box.top - drawing.height),), alt=alt),)
        ),
    )


def _sentence(job: Job, counts: CountyCounts, width: float) -> Block:
    """Say where the shading is, with the cautions that belong to it."""
    jurisdiction, say = job.profile.jurisdiction, job.wording.say
    sentences = [map_sentence(job.wording, jurisdiction, job.profile.shapes, counts), say("map.caution")]
    if counts.not_placed:
        unit = job.wording.units(job.unit, plural=False)
        sentences.append(job.wording.counted("map.not_placed", counts.not_placed, unit=unit))
    return text_block(Span(" ".join(sentences), job.styles.note), width)


def _outline(job: Job, width: float, most: float) -> Block:
    """Return the shape of a jurisdiction without county counts, or of a single unit with its one figure."""
    shapes = job.profile.shapes
    alt = _outline_alt(job)
    if shapes.size[0] / shapes.size[1] >= WIDE_MAP:
        return stack(_picture(job, None, (width, most), alt), space(4, 10), _outline_words(job, width))
    room = width - OUTLINE_SIDE - GUTTER
    picture = _picture(job, None, (room, most), alt)
    return beside((picture, room), (_outline_words(job, OUTLINE_SIDE), OUTLINE_SIDE), gutter=GUTTER)


def _single_total(job: Job) -> int | None:
    """Return the one figure of a jurisdiction of one unit, where there is one."""
    if len(job.profile.shapes.counties) > 1 or job.profile.offenses is None:
        return None
    return sum(job.profile.offenses.by_year.values)


def _outline_alt(job: Job) -> str:
    total = _single_total(job)
    if total is None:
        return alt_outline(job.wording, job.profile.jurisdiction, job.profile.shapes)
    return alt_single(job.wording, job.profile.jurisdiction, total)


def _outline_words(job: Job, width: float) -> Block:
    """Say what the map cannot show: the one figure, set large, or that no counts were found."""
    total, say = _single_total(job), job.wording.say
    if total is None:
        return text_block(Span(say("map.no_counts", place=job.place), job.styles.body), width)
    figure = text_block(
        (
            Span(job.wording.number(total), job.styles.key_figure),
            Span(f" {job.wording.counted('offenses.reported', total)}", job.styles.strong),
        ),
        width,
    )
    return stack(figure, space(4, 8), text_block(Span(say("map.single_caution"), job.styles.note), width))


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]
