"""Which counts by county the maps of a sheet show: those that the profile names, or those there are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from factsheet.errors import DataError, Fault, FormCode
from factsheet.model import CountyCounts, MapChoice
from factsheet.reading.quoting import list_allowed_words, quote_value
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
    """Return the counts of the two maps.

    Args:
        read: The profile file, which may name the source of either.
        counted: By the key of its source, the counts by county that there are, in the order of preference.

    Raises:
        DataError: A source is named of which there are no counts by county.
    """
    first, second = read.content.map, read.content.second_map
    faults = [
        *_find_choice_faults(read, "map.source", first, list(counted)),
        *_find_choice_faults(read, "second_map.source", second, list(counted)),
    ]
    if faults:
        raise DataError(*faults)
    order = [source for source in (first.source, second.source) if source]
    keys = [*([] if first.source else _list_free(counted, second)), *order, *counted]
    chosen = list(dict.fromkeys(keys))
    maps = [counted[key]() for key in chosen[:2]]
    return CountyMaps(
        first=maps[0] if maps else None,
        second=maps[1] if len(maps) > 1 else None,
        others=tuple(chosen[2:]),
    )


def _list_free(counted: Mapping[str, Counting], second: MapChoice) -> list[str]:
    """Return the source of the first map where only the second one is named."""
    return [key for key in counted if key != second.source][:1]


def _find_choice_faults(read: ReadProfile, path: str, choice: MapChoice, known: Sequence[str]) -> list[Fault]:
    if choice.source is None or choice.source in known:
        return []
    place = read.origins[path]
    listed = list_allowed_words(known, near=choice.source) if known else "none, there are no counts by county"
    allowed = f"a source with counts by county of the state: {listed}"
    return [Fault(place.file, place.line, path, quote_value(choice.source), allowed, code=FormCode.SOURCE)]
