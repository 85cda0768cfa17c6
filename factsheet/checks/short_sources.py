"""Rules on the entries of sources: what a short one, of publisher and title alone, leaves open."""

from collections.abc import Iterator

from factsheet.checks.context import CheckContext
from factsheet.checks.finding import Found
from factsheet.checks.policies import list_sheet_sources
from factsheet.model import Source
from factsheet.reading.file_names import SOURCES

_WANTED = {
    "period": "the years that it covers, such as 2020-2024",
    "checked_on": "the day on which somebody last looked at it, such as 2026-11-23",
    "licence": "on what terms its figures may be printed, such as public record of the state",
    "policy": "how its publisher treats small counts, in one sentence; "
    "without it counts from 1 to 10 are not shown",
}


def find_short_sources(context: CheckContext) -> Iterator[Found]:
    """Find sources of the sheet whose entry lacks what can be asked for, each with what to type."""
    dated = {part.source for part in context.periods}
    for source in list_sheet_sources(context.shared.sources, context.content, context.safe):
        lacking = [name for name in _list_lacking_fields(source) if name != "period" or source.key in dated]
        if lacking:
            place = context.shared.place(SOURCES, source.key)
            expected = "; ".join(f"'{name}: ' with {_WANTED[name]}" for name in lacking)
            yield Found(place, f"no {', no '.join(lacking)}", expected)


def _list_lacking_fields(source: Source) -> list[str]:
    """Return the fields that an entry leaves out; a decision on small counts says how they are treated."""
    given: dict[str, object] = {
        "period": source.period,
        "checked_on": source.checked_on,
        "licence": source.licence,
        "policy": source.policy or source.disclosure,
    }
    return [name for name, value in given.items() if value is None]
