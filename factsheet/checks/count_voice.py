"""Which counts a message may tell: those that the sheet prints. The others have one wording for all.

What is told must not depend on hidden counts either: that two years are the same, or that a breakdown adds
to 100, tells a hidden count without a number. So a warning or notice that rests on one is told on the
publisher's own screen alone, with `--show-counts`. An error is told always, without the hidden counts: it
keeps the sheet from being drawn.
"""

from collections.abc import Iterable, Sequence

from factsheet.checks.context import CheckContext, NamedCount
from factsheet.count_wording import word_count, word_limit
from factsheet.disclosure.cell_names import (
    CALL_TYPES,
    CALLS_BY_YEAR,
    CASES_BY_YEAR,
    is_within_part,
    list_counts,
    name_groups,
)
from factsheet.model import list_key_figures, list_rankings
from factsheet.sources.national_schemas import HOTLINE_SOURCE


def can_tell(context: CheckContext, counts: Iterable[NamedCount]) -> bool:
    """Return whether a message may tell some counts, and what follows from them."""
    return context.shows_counts or not any(
        _is_hidden(context, cell, is_before=count.is_before) for count in counts for cell in count.cells
    )


def word_named_count(context: CheckContext, count: NamedCount) -> str:
    """Return a count as messages tell it."""
    return word_count(count.number, is_told=can_tell(context, [count]))


def word_named_limit(context: CheckContext, count: NamedCount, noun: str) -> str:
    """Return what another count is held against: "120, the number of cases", or the noun alone."""
    return word_limit(count.number, noun, is_told=can_tell(context, [count]))


def word_sentence(context: CheckContext, told: str, counts: Sequence[NamedCount], *, hidden: str) -> str:
    """Return words with the counts in their places, in order, or other words where one of them is hidden."""
    return told.format(*(count.number for count in counts)) if can_tell(context, counts) else hidden


def _is_hidden(context: CheckContext, cell: str, *, is_before: bool) -> bool:
    """Return whether the sheet does not show a count; without one, only open sources are shown."""
    profile = context.safe_before if is_before else context.safe
    printed = list_counts(profile) if profile else {}
    if cell in printed:
        return not isinstance(printed[cell], int)
    return is_before or not _is_open(context, cell)


def _is_open(context: CheckContext, cell: str) -> bool:
    """Return whether the source of a count publishes all of its counts openly."""
    keys = (key for part, key in _list_part_sources(context).items() if is_within_part(cell, part))
    source = context.shared.sources.get(next(keys, ""))
    return source is not None and source.protection.is_open


def _list_part_sources(context: CheckContext) -> dict[str, str]:
    """Return the key of the source of each part that holds counts, by the part's name."""
    content = context.content
    people, lists = content.demographics, {CALL_TYPES: content.call_types}
    return {
        **{name: people.credit_group(group) for name, group in name_groups(people).items() if people},
        CASES_BY_YEAR: HOTLINE_SOURCE,
        CALLS_BY_YEAR: HOTLINE_SOURCE,
        **{name: measure.source for name, measure in list_key_figures(context.totals).items()},
        **{name: part.source for name, part in lists.items() if part is not None},
        **{path: ranking.source for path, ranking in list_rankings(content.venues).items()},
    }
