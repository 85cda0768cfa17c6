"""Which counts by county the maps of a sheet show: those that the profile names, or those there are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from factsheet.errors import DataError, Fault, FormCode
from factsheet.model import CountyCounts, MapChoice
from factsheet.reading.quoting import list_allowed_words, quote_value
from factsheet.sources.national_schemas import FBI_SOURCE
from factsheet.sources.profile_file import ReadProfile

Counting = Callable[[], CountyCounts]
"""Adds up the counts by county of a source."""


@dataclass(frozen=True, slots=True)
class CountyMaps:
    """What the two maps show, and the sources whose counts by county are on neither."""

    first: CountyCounts | None = None
    second: CountyCounts | None = None
    others: tuple[str, ...] = ()


def choose_county_maps(read: ReadProfile, counted: Mapping[str, Counting]) -> CountyMaps:
    """Return the counts of the two maps: an office's own come first, the FBI's as the second if asked for.

    Args:
        read: The profile file, which may name the source of either.
        counted: By the key of its source, the counts by county that there are, in the order of preference.

    Raises:
        DataError: A source is named of which there are no counts by county, or one for both maps.
    """
    first, second = read.content.map, read.content.second_map
    faults = [
        *_find_choice_faults(read, "map.source", first, list(counted)),
        *_find_choice_faults(
            read, "second_map.source", second, [key for key in counted if key != first.source]
        ),
    ]
    if faults:
        raise DataError(*faults)
    usual = [key for key in counted if key != FBI_SOURCE] or list(counted)
    front = first.source or next((key for key in usual if key != second.source), None)
    back = second.source or next((key for key in usual if key != front), None)
    chosen = [key for key in (front, back) if key is not None]
    maps = [counted[key]() for key in chosen]
    return CountyMaps(
        first=maps[0] if maps else None,
        second=maps[1] if len(maps) > 1 else None,
        others=tuple(key for key in counted if key not in chosen),
    )


def _find_choice_faults(read: ReadProfile, path: str, choice: MapChoice, known: Sequence[str]) -> list[Fault]:
    if choice.source is None or choice.source in known:
        return []
    place = read.origins[path]
    listed = list_allowed_words(known, near=choice.source) if known else "none, there are no other"
    allowed = f"a source with counts by county of the state, another for each map: {listed}"
    return [Fault(place.file, place.line, path, quote_value(choice.source), allowed, code=FormCode.SOURCE)]
