"""The tiles at the head of a sheet: what each key figure says, from which source, and what it is beside.

A tile is a record before it is set: title and credit, the figure, its course by year, and up to two lines
that answer "is that a lot?" and "what changed?" with counts that are shown. No percent is told of a count of
20 or fewer, nor of how offenses known to police changed: more agencies may have begun to report.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from factsheet.disclosure.comparison_figures import BesideNation, ComparisonFigures
from factsheet.model import BlockName, Cell, Measure, Noun, YearSeries, list_key_figures
from factsheet.page.beside_nation import find_comparison
from factsheet.page.counted_total import find_counted_total
from factsheet.page.sheet_content import SheetContent, keep_answer
from factsheet.wording.courses import find_change, word_change
from factsheet.wording.language import capitalize_first
from factsheet.wording.source_words import begin_items, name_items, word_figure

CASES, CALLS, PERSONS, OFFENSES = "cases", "calls", "persons", "offenses"
Speak = Callable[[int], str]
"""Words a count: as print has it, or with what it counts."""


@dataclass(frozen=True, slots=True)
class Tile:
    """What stands in a tile.

    Attributes:
        name: "cases", "persons", "calls" or "offenses".
        value: The figure; None where only its course is told.
        heard: The figure with what it counts, since it is heard apart from its title; "" without a figure.
        has_unit: Whether the first line says what the figure counts, and is heard with it.
        lines: Below the figure, two at most.
        heard_lines: The same as they are heard: no count without what it counts.
        course: By year, from the source of the figure.
        has_untold_change: Whether no line tells how the course changed, though that may be told.
    """

    name: str
    title: str
    credit: str
    value: Cell | None
    source: str
    heard: str = ""
    has_unit: bool = False
    lines: tuple[str, ...] = ()
    heard_lines: tuple[str, ...] = ()
    course: YearSeries | None = None
    has_untold_change: bool = False
    measure: Measure | None = None


@keep_answer
def list_tiles(content: SheetContent) -> tuple[Tile, ...]:
    """Return the tiles of a sheet, in the order of the page; without those that the publisher left out."""
    counted = _make_counted_tile(content)
    return (
        *_list_figure_tiles(content),
        *_list_course_tiles(content),
        *(() if counted is None else (counted,)),
    )


def _list_figure_tiles(content: SheetContent) -> Iterator[Tile]:
    """Yield a tile for each key figure of the profile."""
    if not content.has_block(BlockName.FIGURES):
        return
    for name, measure in list_key_figures(content.profile).items():
        found = _find_course(content, name)
        course = found if found is not None and _is_course_of(measure, found) else None
        speak = partial(_word_counted, content, name, measure.source)
        yield Tile(
            name=name,
            title=word_title(content, name, measure.source),
            credit=content.credit(measure.source, measure.period),
            value=measure.value,
            source=measure.source,
            heard=_word_whole(content, measure.value, name, measure.source),
            has_unit=_has_unit(content, name, measure),
            lines=_word_lines(content, name, measure, course, content.wording.number),
            heard_lines=_word_lines(content, name, measure, course, speak),
            course=course,
            has_untold_change=name == CALLS and _find_share(content, measure, course) is not None,
            measure=measure,
        )


def _word_whole(content: SheetContent, value: Cell, name: str, source: str) -> str:
    """Return "336 cases reported in all"; what stands in the place of a count is no number."""
    if not isinstance(value, int):
        return ""
    return content.wording.say("tiles.whole", counted=_word_counted(content, name, source, value))


def _word_counted(content: SheetContent, name: str, key: str, value: int) -> str:
    """Return a number with what it counts: "88 cases reported"."""
    wording, source = content.wording, content.source(key)
    is_item = name == OFFENSES
    words = name_items(wording, source.item, value) if is_item else word_figure(wording, source, name, value)
    return wording.say("tiles.counted", n=wording.number(value), figures=words)


def word_title(content: SheetContent, name: str, source: str) -> str:
    """Return what the figures of a tile are called: as their source has it, or in a word or two."""
    noun: Noun | None = getattr(content.source(source).words, name)
    if noun is None:
        return content.wording.say(f"tiles.{name}")
    return capitalize_first(name_items(content.wording, noun))


def _list_course_tiles(content: SheetContent) -> Iterator[Tile]:
    """Yield a tile for each course that has no figure of its source to stand beside."""
    figures = list_key_figures(content.profile) if content.has_block(BlockName.FIGURES) else {}
    for name in (CASES, CALLS):
        course, measure = _find_course(content, name), figures.get(name)
        if course is None or (measure is not None and _is_course_of(measure, course)):
            continue
        title, credit = (
            word_title(content, name, course.source),
            content.credit(course.source, course.period),
        )
        speak = partial(_word_counted, content, name, course.source)
        yield Tile(
            name,
            title,
            credit,
            None,
            course.source,
            lines=_word_course(content, course, content.wording.number),
            heard_lines=_word_course(content, course, speak),
            course=course,
        )


def _is_course_of(measure: Measure, course: YearSeries) -> bool:
    """Return whether a figure is told with a course: one of its own source, or of years that sum up to it."""
    is_sum = course.period == measure.period and course.total == measure.value
    return course.source == measure.source or is_sum


def _find_course(content: SheetContent, name: str) -> YearSeries | None:
    if not content.has_block(BlockName.BY_YEAR):
        return None
    courses = {CASES: content.profile.cases_by_year, CALLS: content.profile.calls_by_year}
    return courses.get(name)


def _make_counted_tile(content: SheetContent) -> Tile | None:
    """Return the tile of what is counted by county, in the whole jurisdiction; None where it is not shown."""
    total = find_counted_total(content) if content.has_block(BlockName.FIGURES) else None
    if total is None or total.value is None:
        return None
    source, offenses = content.source(total.source), content.profile.offenses
    has_course = offenses is not None and content.has_block(BlockName.OFFENSES)
    course = offenses.by_year if offenses and has_course and offenses.by_year.source == total.source else None
    unit = "" if source.unit is None else content.wording.choose(source.unit).text
    lines, heard = (
        (*([unit] if unit else []), *(() if course is None else _word_last(content, course, speak)))[:2]
        for speak in (content.wording.number, partial(_word_counted, content, OFFENSES, total.source))
    )
    return Tile(
        name=OFFENSES,
        title=begin_items(content.wording, source.item),
        credit=content.credit(total.source, total.period),
        value=total.value,
        source=total.source,
        heard=_word_whole(content, total.value, OFFENSES, total.source),
        has_unit=bool(unit),
        lines=lines,
        heard_lines=heard,
        course=course,
    )


def _word_lines(
    content: SheetContent, name: str, measure: Measure, course: YearSeries | None, speak: Speak
) -> tuple[str, ...]:
    """Return what is told below a key figure."""
    if name == PERSONS:
        has_unit = _has_unit(content, name, measure)
        return (content.wording.counted("glance.persons", measure.value),) if has_unit else ()
    share = _find_share(content, measure, course) if name == CALLS else None
    if share is not None:
        here, nation = (content.wording.percent(Decimal(each)) for each in (share.here, share.nation))
        return (
            content.wording.say("tiles.share", percent=here),
            content.wording.say("tiles.nation", percent=nation),
        )
    if course is None:
        return ()
    lines = _word_course(content, course, speak)
    compared = _find_compared(content, measure, course)
    if name == CASES and compared is not None and compared.change is not None:
        nation = word_change(content.wording, Decimal(compared.change.nation))
        return (*lines, content.wording.say("tiles.nation", percent=nation))[-2:]
    return lines


def _find_compared(
    content: SheetContent, measure: Measure, course: YearSeries | None
) -> ComparisonFigures | None:
    """Return the figures beside those of the nation, where they are of the source of a tile."""
    compared = find_comparison(content)
    told = measure.source if course is None else course.source
    return compared if compared is not None and compared.source == told else None


def _find_share(content: SheetContent, measure: Measure, course: YearSeries | None) -> BesideNation | None:
    """Return the share of all calls, which is told instead of how these changed."""
    compared = _find_compared(content, measure, course)
    return None if compared is None else compared.share


def _has_unit(content: SheetContent, name: str, measure: Measure) -> bool:
    """Return whether a line says what a figure counts: persons are potential ones, by whatever title."""
    return name == PERSONS and content.source(measure.source).words.persons is None


def _word_course(content: SheetContent, course: YearSeries, speak: Speak) -> tuple[str, ...]:
    """Return the count of the last year, and how it changed since the first where both can bear it."""
    last, first = course.values[-1], course.values[0]
    if not isinstance(last, int) or not isinstance(first, int) or len(course.years) == 1:
        return ()
    change = find_change(course.values)
    if change is None:
        return _word_last(content, course, speak)
    return (
        content.wording.say(
            "tiles.changed",
            value=speak(last),
            last=course.years[-1],
            first=course.years[0],
            change=word_change(content.wording, change),
        ),
    )


def _word_last(content: SheetContent, course: YearSeries, speak: Speak) -> tuple[str, ...]:
    """Return the count of the last year."""
    last = course.values[-1]
    if not isinstance(last, int) or len(course.years) == 1:
        return ()
    return (content.wording.say("tiles.last", value=speak(last), last=course.years[-1]),)
