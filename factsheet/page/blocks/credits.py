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
from factsheet.page.sheet_context import StepContext
from factsheet.page.sparse_rule import is_sparse

Credit = tuple[str, Period]
"""The key of a source, and the period of its counts."""


@keep_answer
def list_credits(content: SheetContent) -> tuple[Credit, ...]:
    """Return source and period of the counts in the blocks that are not left out by choice, each once."""
    shown = (credit for block, credit in _list_block_credits(content) if content.has_block(block))
    return tuple(dict.fromkeys(shown))


def list_cited_sources(content: SheetContent, *, has_picture: bool) -> tuple[Source, ...]:
    """Return the sources of the sheet without those whose figures are left out by choice.

    That of residents is named where cases are told per 100,000 of them, which not each sheet has room for.
    `has_picture` tells whether the nation's sums are printed, as `has_printed_picture`.
    """
    national = list_national_credits(content, has_picture=has_picture)
    printed = {key for key, _ in (*list_credits(content), *list_side_credits(content), *national)}
    profile, picture = content.profile, content.profile.picture
    left_out = {key for _block, (key, _period) in _list_block_credits(content)}
    left_out |= {profile.residents.source} if profile.residents else set()
    left_out |= {series.source for series in picture.series} if picture else set()
    left_out -= printed
    return tuple(source for source in profile.sources if source.key not in left_out)


def has_printed_picture(context: StepContext) -> bool:
    """Return whether the nation's sums are printed on a sheet without figures: as charts, or in its table."""
    has_room = not context.why_left_out(BlockName.COMPARISON, COMPARISON)
    return is_sparse(context) and (has_room or context.has_block(BlockName.FIGURES))


def list_national_credits(content: SheetContent, *, has_picture: bool) -> tuple[Credit, ...]:
    """Return source and period of the nation's sums, where the sheet prints them."""
    picture = content.profile.picture
    return (
        tuple((series.source, series.period) for series in picture.series) if picture and has_picture else ()
    )


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
