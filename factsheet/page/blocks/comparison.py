"""The state beside the nation, as dot strips among the other states: never as a rank among them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factsheet.disclosure.comparison_figures import BesideNation, ComparisonFigures
from factsheet.figures.dot_strips import DotStrip, StripHeads, draw_dot_strips, lay_out_strips
from factsheet.figures.strip_axis import fit_axis
from factsheet.geometry import Box
from factsheet.model import Period
from factsheet.page.beside_nation import find_comparison
from factsheet.page.sheet_content import SheetContent, keep_answer
from factsheet.page.sheet_context import (
    SheetContext,
    keep_setting,
    place_drawing,
    set_heading_block,
    set_text_block,
)
from factsheet.page.stacking import Block, Placement, make_fixed, make_space, stack_blocks
from factsheet.typesetting.paragraphs import TextSpan
from factsheet.wording import Wording
from factsheet.wording.alt import StripWords, describe_strips
from factsheet.wording.source_words import list_caution, name_items

LEAST_OTHERS = 8  # of fewer other states no middle half is told


@dataclass(frozen=True, slots=True)
class _ToldComparison:
    """What is told of the place beside the nation.

    Attributes:
        source: Key of the source of all counts.
        aside: Source and period, beside the heading.
        note: Below the strips; "" for none.
        alt: What the strips show, in words.
    """

    source: str
    strips: tuple[DotStrip, ...]
    aside: str
    note: str
    alt: str


@dataclass(frozen=True, slots=True)
class _Comparison:
    """One figure with its words.

    Attributes:
        told: The label for those who listen.
        word: Sets a value in figures.
        word_limit: Sets an end of the axis.
        tell: Sets a value for those who listen.
        off: Key of what names a state that is off the scale.
    """

    label: str
    told: str
    figure: BesideNation
    word: Callable[[Decimal], str]
    word_limit: Callable[[Decimal], str]
    tell: Callable[[Decimal], str]
    off: str


@keep_setting
def compose_comparison(context: SheetContext, width: float) -> Block | None:
    """Return cases per 100,000 residents, the share of calls that became cases, and how cases changed.

    Each stands on a strip with a dot for every other state that shows its counts, a tick for the nation, and
    both values in figures. None where the Hotline has no counts of the state, a count is hidden, or all bases
    are too small.
    """
    told = _tell_comparison(context)
    if told is None:
        return None
    heading = set_heading_block(context, context.wording.say("comparison.heading"), width, aside=told.aside)
    parts = [heading, _compose_strips(context, told, width)]
    if told.note:
        note = TextSpan(told.note, context.styles.note)
        parts += [make_space(1, 4), set_text_block(note, width)]
    return stack_blocks(*parts).named("comparison")


@keep_answer
def _tell_comparison(content: SheetContent) -> _ToldComparison | None:
    """Return what is told of the place beside the nation; None where nothing is."""
    figures = find_comparison(content)
    if figures is None:
        return None
    compared = list(_list_comparisons(content, figures))
    strips = tuple(_make_strip(each) for each in compared)
    alt = describe_strips(content.wording, content.place, [_describe_strip(each) for each in compared])
    note = " ".join(_list_notes(content, figures, compared, strips))
    return _ToldComparison(figures.source, strips, _word_aside(content, figures, strips), note, alt)


def _list_comparisons(content: SheetContent, figures: ComparisonFigures) -> Iterator[_Comparison]:
    """Yield the figures there are, from the rate to the change."""
    noun = content.source(figures.source).words.cases
    items = content.wording.say("comparison.cases") if noun is None else name_items(content.wording, noun)
    if figures.rate:
        yield _word_rate(content.wording, figures.rate, items)
    if figures.share:
        yield _word_share(content.wording, figures.share, items)
    if figures.change:
        yield _word_change(content.wording, figures.change, items, figures.period)


def _word_rate(wording: Wording, figure: BesideNation, items: str) -> _Comparison:
    def word_limit(value: Decimal) -> str:
        return wording.tenth(value) if value % 1 else wording.number(int(value))

    label, told = (wording.begin(f"comparison.{key}", items=items) for key in ("rate", "rate_told"))
    return _Comparison(label, told, figure, wording.tenth, word_limit, wording.tenth, "comparison.off_rate")


def _word_share(wording: Wording, figure: BesideNation, items: str) -> _Comparison:
    label, percent = wording.begin("comparison.share", items=items), wording.percent
    return _Comparison(label, label, figure, percent, percent, percent, "comparison.off_percent")


def _word_change(wording: Wording, figure: BesideNation, items: str, period: Period) -> _Comparison:
    def tell(percent: Decimal) -> str:
        return _word_rise_or_fall(wording, percent)

    label = wording.begin("comparison.change", items=items, years=wording.period(period))
    signed = wording.signed_percent
    return _Comparison(label, label, figure, signed, signed, tell, "comparison.off_percent")


def _make_strip(compared: _Comparison) -> DotStrip:
    figure = compared.figure
    others = tuple(other.value for other in figure.others)
    axis = fit_axis(others, (figure.here, figure.nation))
    words = (compared.word, compared.word_limit)
    return DotStrip(compared.label, figure.here, figure.nation, others, axis, *words)


def _compose_strips(context: SheetContext, told: _ToldComparison, width: float) -> Block:
    heads = StripHeads(context.profile.jurisdiction.usps, context.wording.say("comparison.nation"))
    strips, style, limits = told.strips, context.figures_of(told.source), context.styles.note

    def place(box: Box) -> Placement:
        drawing = draw_dot_strips(strips, heads, width=width, style=style, limits=limits)
        return place_drawing(drawing, told.alt, x=box.x, top=box.top)

    return make_fixed(lay_out_strips(strips, heads, width=width, style=style, limits=limits).height, place)


def _word_aside(content: SheetContent, figures: ComparisonFigures, strips: Sequence[DotStrip]) -> str:
    credit = content.credit(figures.source, figures.period)
    has_dots = any(strip.others for strip in strips)
    return content.wording.say("comparison.aside_dots" if has_dots else "comparison.aside", credit=credit)


def _list_notes(
    content: SheetContent,
    figures: ComparisonFigures,
    compared: Sequence[_Comparison],
    strips: Sequence[DotStrip],
) -> list[str]:
    """Return what not to conclude, which states are off the scale, and who counted the residents."""
    say = content.wording.say
    off = [
        say(one.off, name=content.wording.place(other.name), value=one.word(other.value))
        for one, strip in zip(compared, strips, strict=True)
        for other in one.figure.others
        if not strip.axis.holds(other.value)
    ]
    form = "one" if len(off) == 1 else "other"
    notes = list_caution(content.wording, content.source(figures.source).cautions.beside_nation)
    if off:
        notes.append(
            content.wording.begin(f"comparison.off_scale.{form}", items=content.wording.list_of(off))
        )
    residents = content.profile.residents
    if figures.rate and residents:
        notes.append(say("comparison.residents", credit=content.credit(residents.source, figures.period)))
    return notes


def _describe_strip(compared: _Comparison) -> StripWords:
    figure, tell = compared.figure, compared.tell
    values = sorted(other.value for other in figure.others)
    spread = None
    if len(values) >= LEAST_OTHERS:
        quarter = len(values) // 4
        ends = (values[quarter], values[-quarter - 1], values[0], values[-1])
        spread = tuple(map(tell, ends))
    return StripWords(compared.told, tell(figure.here), tell(figure.nation), len(values), spread)


def _word_rise_or_fall(wording: Wording, percent: Decimal) -> str:
    if not percent:
        return wording.say("comparison.same")
    key = "comparison.rose" if percent > 0 else "comparison.fell"
    return wording.say(key, percent=wording.percent(abs(percent)))
