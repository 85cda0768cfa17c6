"""The foot of the sheet: what was counted and what was not, the sources, and which sheet this is."""

from collections.abc import Sequence
from dataclasses import replace

from factsheet.geometry import Box
from factsheet.model import BlockName, CellMark, LocalText, Period, Source, list_rankings
from factsheet.page.blocks.counted_rows import has_counted_table
from factsheet.page.blocks.credits import list_cited_sources, list_credits, list_national_credits
from factsheet.page.blocks.laws_and_efforts import has_printed_laws
from factsheet.page.placed import Drawable, Element, Role
from factsheet.page.sheet_context import SheetContext, shorten_address
from factsheet.page.stacking import Block, Placement, make_fixed
from factsheet.page.text_marks import mark_text
from factsheet.typesetting.paragraphs import Paragraph, TextSpan, set_heading, set_text
from factsheet.wording.language import Term

ITEMS = "\ufffc"  # stands for the sources while the sentence around them is taken apart
GUTTER = 24.0
LEAST_GAP = 24.0  # between the end of the text and the footer on one line


def compose_about(context: SheetContext, width: float) -> Block:
    """Return how to read the figures, the sources with dates, and which sheet this is.

    The text runs over two columns, whose lines are as long as is read well; in a single column it does not.
    The footer stands at the right end of the last line where that leaves room, else on a line of its own.
    """
    columns = 1 if context.form.is_single_column else 2
    column = (width - GUTTER * (columns - 1)) / columns
    heading = TextSpan(f"{context.wording.say('about.heading')}. ", context.styles.fine_strong)
    about = set_heading(
        (
            heading,
            TextSpan(" ".join(_list_sentences(context)), context.styles.fine),
            *_name_page(context),
            *_name_sources(context),
        ),
        column,
    )
    footer = set_text(TextSpan(_word_footer(context), context.styles.fine), column)
    parts = about.divide(columns)
    down = _find_footer(parts, footer, column)

    def place(box: Box) -> Placement:
        marks: list[Element | Drawable] = []
        for place, part in enumerate(parts):
            x = box.x + place * (column + GUTTER)
            marks += mark_text(part, x, box.top, continued=place < len(parts) - 1)
        line = mark_text(footer, box.x + width - column, box.top - down, align=1)
        return Placement(
            (
                Element(Role.PARAGRAPH, tuple(marks), key="about"),
                Element(Role.PARAGRAPH, line, key="footer"),
            )
        )

    return make_fixed(max(down + footer.height, parts[0].height), place)


def _find_footer(parts: Sequence[Paragraph], footer: Paragraph, column: float) -> float:
    """Return how far below the top the footer stands: beside the last line, or below it."""
    last = parts[-1]
    is_beside = column - last.last_width - footer.width >= LEAST_GAP and footer.height == footer.leading
    lines = last.height - last.leading if is_beside else last.height
    return max(lines, parts[0].height - footer.height)


def _list_sentences(context: SheetContext) -> list[str]:
    say, profile = context.wording.say, context.profile
    notes = [
        context.wording.choose(source.note).text for source in list_cited_sources(context) if source.note
    ]
    whites = [context.wording.choose(text).text for text in _list_white_words(context)]
    sentences = [*dict.fromkeys((*notes, *whites))]
    copied = [law.checked_on for law in profile.laws if law.read_in] if has_printed_laws(context) else []
    if copied:
        day = context.wording.date(min(copied), is_short=True)
        sentences.append(say("about.laws_from_copies", date=day))
    if profile.has_suppressed:
        sentences.append(say("about.not_shown"))
    missing = list_missing_items(context)
    if missing:
        sentences.append(say("missing.line", place=context.place, items=context.wording.list_of(missing)))
    if profile.english_prevails and context.data_lang:
        sentences.append(say("about.english_prevails"))
    return sentences


def _name_sources(context: SheetContext) -> tuple[TextSpan, ...]:
    """Name the sources in their own language; the day they were checked stands once if it is that of all."""
    sources = list_cited_sources(context)
    days = {source.checked_on for source in sources}
    common = next(iter(days)) if len(days) == 1 else None
    if common is not None:
        day = context.wording.date(common, is_short=True)
        text = context.wording.say("about.sources_checked", date=day, items=ITEMS)
        items = [_cite_source(context, source) for source in sources]
    else:
        text = context.wording.say("about.sources", items=ITEMS)
        items = [_cite_with_day(context, source) for source in sources]
    before, after = text.split(ITEMS)
    style, ends = context.styles.fine, ["; "] * (len(items) - 1) + [""]
    cited = (
        TextSpan(f"{item.text}{end}", style, lang=item.lang) for item, end in zip(items, ends, strict=True)
    )
    return (TextSpan(f" {before}", style), *cited, TextSpan(after, style))


def _name_page(context: SheetContext) -> tuple[TextSpan, ...]:
    """Lead to the page on the jurisdiction of a source of the sheet, where there is one."""
    url = context.state_page
    if url is None:
        return ()
    styles = context.styles
    return (
        TextSpan(f" {context.wording.say('about.more_figures')} ", styles.fine),
        TextSpan(shorten_address(url), styles.fine_link, url=context.url(url)),
        TextSpan(".", styles.fine),
    )


def _list_white_words(context: SheetContext) -> list[LocalText]:
    """Return what white areas of the maps stand for, by the sources that say more than their legends."""
    profile = context.profile
    maps = [counts for counts in (profile.counties, profile.second_counties) if counts is not None]
    sources = [context.source(counts.source) for counts in maps if 0 in counts.cells.values()]
    return [source.map.white for source in sources if source.map.white]


def _cite_source(context: SheetContext, source: Source) -> Term:
    """Return how a source is cited, translated where the wording has it, with the period of its counts."""
    cited, period = context.wording.term(source.citation), _find_printed_period(context, source)
    if period is None:
        return cited
    period_words = context.wording.period(period)
    if cited.text.endswith(period_words):
        return cited
    return replace(
        cited, text=context.wording.say("about.cited_period", cited=cited.text, period=period_words)
    )


def _find_printed_period(context: SheetContext, source: Source) -> Period | None:
    """Return the years of the counts that the sheet has of a source, from the first to the last."""
    credits = (*list_credits(context), *list_national_credits(context))
    periods = list(dict.fromkeys(period for key, period in credits if key == source.key))
    if len(periods) < 2:  # noqa: PLR2004 - one period may be a part of a year, which has a name
        return periods[0] if periods else source.period
    first, last = min(period.first for period in periods), max(period.last for period in periods)
    return Period(first=first, last=last)


def _cite_with_day(context: SheetContext, source: Source) -> Term:
    cited = _cite_source(context, source)
    if source.checked_on is None:
        return cited
    day = context.wording.date(source.checked_on, is_short=True)
    return replace(cited, text=context.wording.say("about.cited_checked", cited=cited.text, date=day))


def list_missing_items(context: SheetContext) -> list[str]:
    """Return, in words, what was not found in published sources, without what is left out by choice."""
    profile = context.profile
    counties = profile.counties
    choice = profile.blocks
    left_out = {name.value for name in choice.leave_out or ()}
    from_tables = {"cases", "calls", "counties"} if choice.leave_out_sources else set[str]()
    in_table = {"cases", "calls", "counties", "agencies"} if has_counted_table(context) else set[str]()
    unsaid = in_table | left_out | from_tables | ({"demographics"} if BlockName.PEOPLE in left_out else set())
    absent = {
        "cases": profile.cases is None,
        "calls": profile.calls is None,
        "persons": profile.persons is None,
        "demographics": profile.demographics is None,
        "call_types": profile.call_types is None,
        "venues": not list_rankings(profile.venues),
        "counties": counties is None or all(cell is CellMark.NO_DATA for cell in counties.cells.values()),
        "agencies": profile.efforts.agencies is None,
    }
    return [
        context.wording.say(f"missing.items.{key}")
        for key, is_absent in absent.items()
        if is_absent and key not in unsaid
    ]


def _word_footer(context: SheetContext) -> str:
    """Return jurisdiction, edition and version with the code that stands for the carried data.

    A version after the first of an edition says which one it replaces: versions are counted without a gap.
    """
    profile = context.profile
    issue: dict[str, str | int] = {
        "usps": profile.jurisdiction.usps,
        "edition": profile.edition,
        "version": profile.version,
    }
    if profile.version > 1:
        line = context.wording.say("footer.line_replacing", **issue, replaced=profile.version - 1)
    else:
        line = context.wording.say("footer.line", **issue)
    return f"{line} · {context.code}"
