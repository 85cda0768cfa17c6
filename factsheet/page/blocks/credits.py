"""Whose counts a sheet prints, and of which periods: what its head may say of all of them."""

from collections.abc import Iterator

from factsheet.disclosure import SafeProfile
from factsheet.model import (
    BlockName,
    CallTypes,
    CountyCounts,
    Measure,
    Period,
    Source,
    YearSeries,
    list_key_figures,
    list_rankings,
)
from factsheet.page.ladder import COMPARISON
from factsheet.page.sheet_content import SheetContent, keep_answer
from factsheet.page.sheet_context import SheetContext
from factsheet.page.sparse_rule import is_sparse

Credit = tuple[str, Period]
"""The key of a source, and the period of its counts."""


@keep_answer
def list_credits(content: SheetContent) -> tuple[Credit, ...]:
    """Return source and period of the counts in the blocks that are not left out by choice, each once."""
    shown = (credit for block, credit in _list_block_credits(content) if content.has_block(block))
    return tuple(dict.fromkeys(shown))


def list_cited_sources(context: SheetContext) -> tuple[Source, ...]:
    """Return the sources of the sheet without those whose figures are left out by choice.

    That of residents is named where cases are told per 100,000 of them, which not each sheet has room for.
    """
    printed = {key for key, _period in (*list_credits(context), *list_side_credits(context))}
    printed |= {key for key, _period in list_national_credits(context)}
    residents = {context.profile.residents.source} if context.profile.residents else set[str]()
    picture = context.profile.picture
    national = {series.source for series in picture.series} if picture else set[str]()
    left_out = {key for _block, (key, _period) in _list_block_credits(context)} | residents | national
    left_out -= printed
    return tuple(source for source in context.profile.sources if source.key not in left_out)


def list_national_credits(context: SheetContext) -> tuple[Credit, ...]:
    """Return source and period of the nation's sums, where a sheet without figures prints them."""
    picture = context.profile.picture
    has_room = not context.why_left_out(BlockName.COMPARISON, COMPARISON)
    if picture is None or not is_sparse(context) or not (has_room or context.has_block(BlockName.FIGURES)):
        return ()
    return tuple((series.source, series.period) for series in picture.series)


@keep_answer
def list_side_credits(content: SheetContent) -> tuple[Credit, ...]:
    """Return source and period of what is no count of cases, persons or places: agencies, ranks of venues."""
    profile = content.profile
    agencies = profile.efforts.agencies if content.has_block(BlockName.EFFORTS) else None
    rankings = list_rankings(profile.venues).values() if content.has_block(BlockName.VENUES) else ()
    parts = (*rankings, *([agencies] if agencies else []))
    return tuple(dict.fromkeys((part.source, part.period) for part in parts))


def _find_mapped_offenses(profile: SafeProfile) -> YearSeries | None:
    """Return the offenses by year where a map is of their source; else nothing is sure to print them."""
    by_year = profile.offenses.by_year if profile.offenses else None
    maps = (counts for counts in (profile.counties, profile.second_counties) if counts is not None)
    return by_year if by_year and any(counts.source == by_year.source for counts in maps) else None


def _list_block_credits(content: SheetContent) -> Iterator[tuple[BlockName, Credit]]:
    profile = content.profile
    parts: list[tuple[BlockName, Measure | YearSeries | CountyCounts | CallTypes | None]] = [
        *((BlockName.FIGURES, measure) for measure in list_key_figures(profile).values()),
        (BlockName.BY_YEAR, profile.cases_by_year),
        (BlockName.BY_YEAR, profile.calls_by_year),
        (BlockName.MAP, profile.counties),
        (BlockName.SECOND_MAP, profile.second_counties),
        (BlockName.CALL_TYPES, profile.call_types),
        (BlockName.OFFENSES, _find_mapped_offenses(profile)),
    ]
    yield from ((block, (part.source, part.period)) for block, part in parts if part is not None)
    people = profile.demographics
    for group in people.groups if people else ():
        if people is not None:
            yield BlockName.PEOPLE, (people.credit_group(group), people.date_group(group))
