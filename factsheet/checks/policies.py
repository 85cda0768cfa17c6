"""Rules on how small counts are protected: sources that are said to show every count, and who says so."""

from collections.abc import Iterator, Mapping

from factsheet.checks.context import CheckContext
from factsheet.checks.finding import Found
from factsheet.disclosure.cell_names import CALL_TYPES, name_bars, name_groups, name_not_stated
from factsheet.fields import REASON_ALLOWED, is_poor_reason
from factsheet.model import DEFAULT_POLICY, Cell, CellMark, DisclosurePolicy, Profile, Source
from factsheet.reading.file_names import SOURCES
from factsheet.reading.quoting import quote_line
from factsheet.sources.cited_sources import list_named_sources
from factsheet.sources.national_schemas import FBI_SOURCE, HOTLINE_SOURCE
from factsheet.sources.profile_file import ProfileFile


def find_policy(sources: Mapping[str, Source], key: str) -> DisclosurePolicy:
    """Return how small counts of a source are protected, the default where it is unknown or says nothing."""
    return sources[key].protection if key in sources else DEFAULT_POLICY


def list_open_sources(
    sources: Mapping[str, Source], content: ProfileFile, profile: Profile | None
) -> tuple[Source, ...]:
    """Return the sources of a sheet that are said to show every count.

    Args:
        sources: All sources by key.
        content: The profile file.
        profile: As joined; where it cannot be, the sources that the file names and those of the tables count.
    """
    named = (HOTLINE_SOURCE, FBI_SOURCE, *(key for _path, key in list_named_sources(content)))
    keys = [source.key for source in profile.sources] if profile else dict.fromkeys(named)
    return tuple(sources[key] for key in keys if find_policy(sources, key).is_open)


def find_unacknowledged_waivers(context: CheckContext) -> Iterator[Found]:
    """Find sources that are said to show every count, without the day on which that was confirmed."""
    for source in list_open_sources(context.shared.sources, context.content, context.safe):
        policy = source.protection
        if policy.acknowledged_on is None:
            place = context.shared.place(SOURCES, f"{source.key}.disclosure.acknowledged_on")
            expected = (
                f"'acknowledged_on', the day on which {quote_line(policy.decided_by)} confirmed "
                "that the source itself publishes every count"
            )
            yield Found(place, "'threshold: none', which shows every count, and no such day", expected)


def find_poor_policies(context: CheckContext) -> Iterator[Found]:
    """Find policies that do not say in words who decided and why."""
    for key, source in context.shared.sources.items():
        policy = source.disclosure
        told = {"decided_by": policy.decided_by, "reason": policy.reason} if policy else {}
        for field, text in told.items():
            if is_poor_reason(text):
                place = context.shared.place(SOURCES, f"{key}.disclosure.{field}")
                yield Found(place, quote_line(text), REASON_ALLOWED)


def find_kept_back_counts(context: CheckContext) -> Iterator[Found]:
    """Find counts that a source keeps back although it is said to show every count."""
    for name, cell, source in _list_cells(context.content):
        if cell is CellMark.NOT_SHOWN and find_policy(context.shared.sources, source).is_open:
            expected = f"a count, or another threshold than 'none' for {source}, which keeps counts back"
            yield Found(context.place(name), f"'{CellMark.NOT_SHOWN}'", expected)


def _list_cells(content: ProfileFile) -> Iterator[tuple[str, Cell, str]]:
    """Yield path, content and source of each count in whose place a profile file may have words."""
    people, types = content.demographics, content.call_types
    for name, group in name_groups(people).items():
        source = people.credit_group(group) if people else ""
        for bar_name, bar in name_bars(name, group.bars).items():
            yield f"{bar_name}.value", bar.value, source
        if group.not_stated is not None:
            yield name_not_stated(name), group.not_stated, source
    for name, bar in name_bars(CALL_TYPES, types.bars).items() if types else ():
        yield f"{name}.value", bar.value, types.source if types else ""
