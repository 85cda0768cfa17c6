"""Which entry of a list was which, so that each keeps its own text and comments wherever it goes."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from factsheet.reading.tree_differences import find_naming_value
from factsheet.reading.yaml_values import Plain

Places: TypeAlias = Mapping[str, Sequence[int | None]]
"""By path of a list as it is wanted, such as ``laws``: the place that each entry had, None for a new one."""

NO_PLACES: Places = MappingProxyType({})


def match_entries(old: Sequence[Plain], wanted: Sequence[Plain]) -> list[int | None]:
    """Return for each wanted entry the place of the old one that it was, None for a new one.

    That is one of the same content, else one of the same name, else the nameless one in the same place.
    """
    found = match_names(old, wanted)
    if len(wanted) == len(old):
        free = {*range(len(old))} - {*found}
        return [index if match is None and index in free else match for index, match in enumerate(found)]
    return found


def match_names(old: Sequence[Plain], wanted: Sequence[Plain]) -> list[int | None]:
    """Return for each wanted entry the place of the old one of its content, else of its name, else None."""
    names, free = [_name_entry(entry) for entry in old], dict.fromkeys(range(len(old)))
    found = _match_keys([*map(repr, old)], [*map(repr, wanted)], free, [None] * len(wanted))
    return _match_keys(names, [_name_entry(value) for value in wanted], free, found)


def _match_keys(
    old: Sequence[str], wanted: Sequence[str], free: dict[int, None], found: Sequence[int | None]
) -> list[int | None]:
    """Return the places with those filled in that the same key tells; each is taken out of those free."""
    places: dict[str, list[int]] = {}
    for place in free:
        places.setdefault(old[place], []).append(place)
    matched: list[int | None] = []
    for key, known in zip(wanted, found, strict=True):
        at: int | None = known
        if known is None and key in places and places[key]:
            at = places[key].pop(0)
        if at is not None:
            free.pop(at, None)
        matched.append(at)
    return matched


def _name_entry(value: Plain) -> str:
    if not isinstance(value, dict):
        return repr(value)
    named = find_naming_value(value)
    return repr(sorted(value) if named is None else named)
