"""What is counted of a place and of the nation, and what is not: the rows of the table, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.model import BlockName, Period, YearSeries
from factsheet.page.blocks.tiles import word_title
from factsheet.page.counted_total import find_counted_total
from factsheet.page.sheet_content import SheetContent
from factsheet.page.sparse_rule import is_sparse
from factsheet.wording.source_words import begin_items

NO_NATION = "–"


@dataclass(frozen=True, slots=True)
class CountedRow:
    """One thing that is counted.

    Attributes:
        credit: Who counts it and when; "" where nobody was found to.
        here: The count of the jurisdiction, or the words that none is published.
        nation: That of the nation, a dash where none is told.
        is_count: Whether `here` is a count.
    """

    title: str
    credit: str
    here: str
    nation: str = NO_NATION
    is_count: bool = False


def has_counted_table(content: SheetContent) -> bool:
    """Return whether the sheet has the table at all."""
    return is_sparse(content) and content.has_block(BlockName.FIGURES)


def list_counted_rows(content: SheetContent) -> list[CountedRow]:
    """Return cases, calls, what is counted by police, and agencies; without what is left out by choice."""
    profile, picture = content.profile, content.profile.picture
    cases, calls = (picture.cases, picture.calls) if picture else (None, None)
    is_cut = bool(profile.blocks.leave_out_sources)
    rows = [
        *_list_figure_rows(content, "cases", cases, is_cut=is_cut),
        *_list_figure_rows(content, "calls", calls, is_cut=is_cut),
        *_list_offense_rows(content),
    ]
    return [*rows, *_list_agency_rows(content)]


def _list_figure_rows(
    content: SheetContent, name: str, nation: YearSeries | None, *, is_cut: bool
) -> Iterator[CountedRow]:
    """Yield the row of a key figure, which a sheet without figures does not have; none where it was cut."""
    not_published = content.wording.say("counted.not_published")
    if nation is not None:
        title, credit = word_title(content, name, nation.source), content.credit(nation.source, nation.period)
        yield CountedRow(title, credit, not_published, _word_total(content, nation))
    elif not is_cut:
        yield CountedRow(content.wording.say(f"tiles.{name}"), "", not_published)


def _list_offense_rows(content: SheetContent) -> Iterator[CountedRow]:
    """Yield the row of what is counted by county, or in the whole jurisdiction."""
    nation = content.profile.picture.offenses if content.profile.picture else None
    own = find_counted_total(content)
    if own is None and nation is None:
        return
    if own is None and nation is not None:
        not_published = content.wording.say("counted.not_published")
        title, credit = _word_items(content, nation.source, nation.period)
        yield CountedRow(title, credit, not_published, _word_total(content, nation))
    elif own is not None:
        total, period, source = own.value, own.period, own.source
        is_same = nation is not None and nation.source == source
        beside = nation if is_same else None
        title, credit = _word_items(content, source, beside.period if beside else period)
        count = content.wording.say("marks.not_shown") if total is None else content.wording.number(total)
        if beside is not None and beside.period != period:
            years = content.wording.period(period)
            count = content.wording.say("counted.of_years", count=count, years=years)
        told = NO_NATION if beside is None else _word_total(content, beside)
        yield CountedRow(title, credit, count, told, is_count=True)


def _word_items(content: SheetContent, key: str, period: Period) -> tuple[str, str]:
    """Return what a source counts, and who it is with its unit and years."""
    source = content.source(key)
    return begin_items(content.wording, source.item), content.full_credit(key, period)


def _list_agency_rows(content: SheetContent) -> Iterator[CountedRow]:
    agencies = content.profile.efforts.agencies
    if not content.has_block(BlockName.EFFORTS):
        return
    title = content.wording.say("counted.agencies")
    if agencies is None:
        yield CountedRow(title, "", content.wording.say("counted.not_published"))
    else:
        count = content.wording.number(agencies.value)
        yield CountedRow(title, content.credit(agencies.source, agencies.period), count, is_count=True)


def _word_total(content: SheetContent, series: YearSeries) -> str:
    return NO_NATION if series.total is None else content.wording.number(series.total)
