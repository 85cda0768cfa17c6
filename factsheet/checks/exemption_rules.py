"""Rules on counts that are shown because their source printed them: never of counties, never in vain."""

from collections.abc import Iterator, Mapping

from factsheet.checks.context import CheckContext
from factsheet.checks.exemptions import AGENCIES, SourceCount, list_exempted_counts, list_source_counts
from factsheet.checks.finding import Found
from factsheet.checks.policies import find_policy
from factsheet.checks.unseen_counts import is_unseen
from factsheet.model import Source
from factsheet.reading.quoting import quote_value
from factsheet.sources.county_names import has_county_name


def find_exempted_counties(context: CheckContext) -> Iterator[Found]:
    """Find exemptions of counts of a county, which nobody may exempt."""
    for count in _list_exempted(context):
        if any(has_county_name(text, context.known_counties) for text in (count.label, count.title)):
            found = f"an exemption of {quote_value(count.name)}, which names a county"
            place = context.place(f"{count.path}.published")
            yield Found(place, found, f"exemptions of counts of all {context.jurisdiction.name} alone")


def find_idle_exemptions(context: CheckContext) -> Iterator[Found]:
    """Find exemptions of counts that are shown, or not there, without them as well."""
    for count in _list_exempted(context):
        reason = _word_idleness(count, context.shared.sources)
        if reason:
            place = context.place(f"{count.path}.published")
            yield Found(place, f"an exemption in vain: {reason}", "exemptions of small counts alone")


def find_withdrawn_exemptions(context: CheckContext) -> Iterator[Found]:
    """Find counts that are hidden now and were exempted in the edition before, where readers saw them."""
    before = context.before
    known = {_identify_count(count) for count in list_exempted_counts(before, before)} if before else set()
    for count in list_source_counts(context.content.figures, context.content):
        if (
            count.published is None
            and _identify_count(count) in known
            and is_unseen(context, count.cell, count.value, count.source, is_exempt=False)
        ):
            found = f"{quote_value(count.name)} without 'published', which the edition before had"
            expected = "'published' as before: what was printed stays known, and can be said of it still"
            yield Found(context.place(count.path), found, expected)


def _list_exempted(context: CheckContext) -> tuple[SourceCount, ...]:
    return list_exempted_counts(context.content.figures, context.content)


def _identify_count(count: SourceCount) -> tuple[str, str, str]:
    """Return what tells a count in another edition: its part, and its title and label in small letters."""
    part = count.path.partition(".bars[")[0].partition(".groups[")[0]
    return part, count.title.casefold(), count.label.casefold()


def _word_idleness(count: SourceCount, sources: Mapping[str, Source]) -> str:
    """Return why an exemption changes nothing, "" where it does; the count itself is not told."""
    policy = find_policy(sources, count.source)
    if count.path == AGENCIES:
        return "agencies are never hidden"
    if not isinstance(count.value, int):
        return "the source keeps the count back"
    if policy.is_open:
        return f"{count.source} shows every count"
    return "" if policy.is_small(count.value) else "the count is not small"
