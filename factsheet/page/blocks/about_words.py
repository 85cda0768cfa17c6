"""What the foot of the sheet says: how to read the figures, the sources, and which sheet this is."""

from dataclasses import dataclass
from typing import NamedTuple

from factsheet.model import BlockName, CellMark, LocalText, Period, Source, list_rankings
from factsheet.page.blocks.counted_rows import has_counted_table
from factsheet.page.blocks.credits import list_cited_sources, list_credits, list_national_credits
from factsheet.page.placed import Role
from factsheet.page.sheet_content import SheetContent, keep_answer
from factsheet.page.sheet_context import shorten_address
from factsheet.typesetting.paragraphs import TextSpan
from factsheet.typesetting.text_style import TextStyle
from factsheet.wording.language import Term

ITEMS = "\ufffc"  # stands for the sources while the sentence around them is taken apart


@dataclass(frozen=True, slots=True)
class PrintedParts:
    """Whether the sheet has the laws of the place, and the nation's sums of a sheet without figures."""

    laws: bool
    picture: bool


class AboutPiece(NamedTuple):
    """A part of the text that is an element of its own, though it goes on in the same lines."""

    role: Role
    spans: tuple[TextSpan, ...]


@keep_answer
def word_about(
    content: SheetContent, styles: tuple[TextStyle, TextStyle, TextStyle], printed: PrintedParts, last: str
) -> tuple[AboutPiece, ...]:
    """Return how to read the figures, and the sources, which come last.

    Args:
        content: The sheet.
        styles: Plain, strong and the words of a link.
        printed: What of the sheet is printed.
        last: A sentence after the others, "" for none.
    """
    plain, strong, _link = styles
    title = content.wording.say("about.heading")
    return (
        AboutPiece(Role.H2, (TextSpan(f"{title}. ", strong, spoken=title),)),
        *(
            AboutPiece(Role.PARAGRAPH, (TextSpan(f"{sentence} ", plain),))
            for sentence in (*_list_sentences(content, printed), *filter(None, [last]))
        ),
        *_name_page(content, styles),
        *_name_sources(content, plain, printed),
    )


def _list_sentences(content: SheetContent, printed: PrintedParts) -> list[str]:
    say, profile = content.wording.say, content.profile
    notes = [
        content.wording.choose(source.note).text
        for source in list_cited_sources(content, has_picture=printed.picture)
        if source.note
    ]
    whites = [content.wording.choose(text).text for text in _list_white_words(content)]
    sentences = [*dict.fromkeys((*notes, *whites))]
    copied = [law.checked_on for law in profile.laws if law.read_in] if printed.laws else []
    if copied:
        day = content.wording.date(min(copied), is_short=True)
        sentences.append(say("about.laws_from_copies", date=day))
    if profile.has_suppressed:
        sentences.append(say("about.not_shown"))
    missing = list_missing_items(content)
    if missing:
        sentences.append(say("missing.line", place=content.place, items=content.wording.list_of(missing)))
    if profile.english_prevails and content.data_lang:
        sentences.append(say("about.english_prevails"))
    return sentences


def word_attached_counts(content: SheetContent) -> str:
    """Return that a table is attached, where it tells more than the sheet: counts of several counties."""
    counts = content.profile.counties
    if counts is None or not content.form.has_files or len(counts.cells) == 1:
        return ""
    if all(cell is CellMark.NO_DATA for cell in counts.cells.values()):
        return ""
    return content.wording.say("about.attached", unit=content.wording.units(content.unit))


def _name_sources(content: SheetContent, style: TextStyle, printed: PrintedParts) -> tuple[AboutPiece, ...]:
    """Name the sources in their own language; the day they were checked stands once if it is that of all."""
    sources = list_cited_sources(content, has_picture=printed.picture)
    days = {source.checked_on for source in sources}
    common = next(iter(days)) if len(days) == 1 else None
    if common is not None:
        day = content.wording.date(common, is_short=True)
        text = content.wording.say("about.sources_checked", date=day, items=ITEMS)
        items = [_cite_source(content, source, printed) for source in sources]
    else:
        text = content.wording.say("about.sources", items=ITEMS)
        items = [_cite_with_day(content, source, printed) for source in sources]
    before, after = text.split(ITEMS)
    ends = ["; "] * (len(items) - 1) + [after]
    cited = (
        AboutPiece(Role.BODY, (TextSpan(f"{item.text}{end}", style, lang=item.lang),))
        for item, end in zip(items, ends, strict=True)
    )
    return (AboutPiece(Role.PARAGRAPH, (TextSpan(before, style),)), *cited)


def _name_page(
    content: SheetContent, styles: tuple[TextStyle, TextStyle, TextStyle]
) -> tuple[AboutPiece, ...]:
    """Lead to the page on the jurisdiction of a source of the sheet, where there is one."""
    url = content.state_page
    if url is None:
        return ()
    plain, _strong, link = styles
    spans = (
        TextSpan(f"{content.wording.say('about.more_figures')} ", plain),
        TextSpan(shorten_address(url), link, url=content.url(url)),
        TextSpan(". ", plain),
    )
    return (AboutPiece(Role.PARAGRAPH, spans),)


def _list_white_words(content: SheetContent) -> list[LocalText]:
    """Return what white areas of the maps stand for, by the sources that say more than their legends."""
    profile = content.profile
    maps = [counts for counts in (profile.counties, profile.second_counties) if counts is not None]
    sources = [content.source(counts.source) for counts in maps if 0 in counts.cells.values()]
    return [source.map.white for source in sources if source.map.white]


def _cite_source(content: SheetContent, source: Source, printed: PrintedParts) -> Term:
    """Return how a source is cited, translated where the wording has it, with the period of its counts."""
    cited, period = content.wording.term(source.citation), _find_printed_period(content, source, printed)
    if period is None:
        return cited
    period_words = content.wording.period(period)
    if cited.text.endswith(period_words):
        return cited
    return cited._replace(
        text=content.wording.say("about.cited_period", cited=cited.text, period=period_words)
    )


def _find_printed_period(content: SheetContent, source: Source, printed: PrintedParts) -> Period | None:
    """Return the years of the counts that the sheet has of a source, from the first to the last."""
    credits = (*list_credits(content), *list_national_credits(content, has_picture=printed.picture))
    periods = list(dict.fromkeys(period for key, period in credits if key == source.key))
    if len(periods) < 2:  # noqa: PLR2004 - one period may be a part of a year, which has a name
        return periods[0] if periods else source.period
    first, last = min(period.first for period in periods), max(period.last for period in periods)
    return Period(first=first, last=last)


def _cite_with_day(content: SheetContent, source: Source, printed: PrintedParts) -> Term:
    cited = _cite_source(content, source, printed)
    if source.checked_on is None:
        return cited
    day = content.wording.date(source.checked_on, is_short=True)
    return cited._replace(text=content.wording.say("about.cited_checked", cited=cited.text, date=day))


def list_missing_items(content: SheetContent) -> list[str]:
    """Return, in words, what was not found in published sources, without what is left out by choice."""
    profile = content.profile
    counties = profile.counties
    choice = profile.blocks
    left_out = {name.value for name in choice.leave_out or ()}
    from_tables = {"cases", "calls", "counties"} if choice.leave_out_sources else set[str]()
    in_table = {"cases", "calls", "counties", "agencies"} if has_counted_table(content) else set[str]()
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
        content.wording.say(f"missing.items.{key}")
        for key, is_absent in absent.items()
        if is_absent and key not in unsaid
    ]


@keep_answer
def make_footer(content: SheetContent, style: TextStyle, unseen: str) -> TextSpan:
    """Return jurisdiction, edition and version with the code that stands for the carried data.

    It is heard with the name of the jurisdiction, and with what the code is. A version after the first of an
    edition says which one it replaces: versions are counted without a gap. `unseen` is heard after it.
    """
    say, profile = content.wording.say, content.profile
    issue: dict[str, str | int] = {"edition": profile.edition, "version": profile.version}
    issue |= {"replaced": profile.version - 1} if profile.version > 1 else {}
    end = "_replacing" if profile.version > 1 else ""
    line = say(f"footer.line{end}", usps=profile.jurisdiction.usps, **issue)
    heard = say(f"footer.heard{end}", name=content.name, code=content.code, **issue)
    return TextSpan(f"{line} · {content.code}", style, spoken=f"{heard}. {unseen}" if unseen else heard)
