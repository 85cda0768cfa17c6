"""What is left of a file when all that does not fit is taken out, so that the rest can still be checked.

No sheet is drawn from it: it serves to tell what else is wrong in a file that has a fault.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from factsheet.errors import Fault
from factsheet.model import Origin
from factsheet.reading.origins import find_nearest_path
from factsheet.reading.yaml_values import Plain, YamlFile
from factsheet.sources.validation import try_record

T = TypeVar("T")

# A number with a fault beside it may be another one, as 1,600 is read as 1 and a key 600: no check trusts it.
_WHOLE = re.compile(r"figures\.\w+")
_MOST_PASSES = 20  # an entry that loses a value may be wrong itself, up to the top of the file


@dataclass(frozen=True, slots=True)
class Salvaged(Generic[T]):
    """A record, as far as it can be read.

    Attributes:
        record: None where too little is left.
        origins: Where each of its values stands, by dotted path in the record: an entry after one that
            was taken out has another number in the file.
        faults: What does not fit, in the order of the file; empty if all does.
    """

    record: T | None
    origins: Mapping[str, Origin]
    faults: tuple[Fault, ...]


def salvage_record(file: YamlFile, kind: type[T]) -> Salvaged[T]:
    """Return the content of a file as a record of `kind`, without what does not fit."""
    record, faults = try_record(file, kind)
    dead: set[str] = set()
    left, places = file, {path: path for path in file.lines}
    struck = faults
    for _ in range(_MOST_PASSES):
        if record is not None or "" in dead:
            break
        dead |= {_find_place(fault, places) for fault in struck}
        left, places = _prune_file(file, dead)
        record, struck = try_record(left, kind)
    origins = {path: Origin(file.name, file.lines[place], place) for path, place in places.items() if path}
    return Salvaged(record, origins, faults)


def _find_place(fault: Fault, places: Mapping[str, str]) -> str:
    """Return the path in the file of what must go: what is wrong, or that in which something is missing."""
    path = "" if fault.field == "file" else fault.field
    whole = _WHOLE.match(path)
    return places.get(find_nearest_path(places, whole[0] if whole else path), "")


def _prune_file(file: YamlFile, dead: set[str]) -> tuple[YamlFile, dict[str, str]]:
    """Return the file without some of its values, and for each path that is left its path in the file."""
    places = {"": ""}
    value = _prune_value(file.value, "", "", dead, places)
    lines = {path: file.lines[place] for path, place in places.items()}
    return YamlFile(file.name, value, lines), places


def _prune_value(value: Plain, path: str, place: str, dead: set[str], places: dict[str, str]) -> Plain:
    """Copy a value without its dead parts; `path` is where the copy stands, `place` where the original."""
    if isinstance(value, list):
        kept = [index for index in range(len(value)) if f"{place}[{index}]" not in dead]
        for new, index in enumerate(kept):
            places[f"{path}[{new}]"] = f"{place}[{index}]"
        return [
            _prune_value(value[index], f"{path}[{new}]", f"{place}[{index}]", dead, places)
            for new, index in enumerate(kept)
        ]
    if isinstance(value, dict):
        inner = {
            key: (f"{path}.{key}".removeprefix("."), f"{place}.{key}".removeprefix(".")) for key in value
        }
        kept_keys = [key for key in value if inner[key][1] not in dead]
        places.update(inner[key] for key in kept_keys)
        return {key: _prune_value(value[key], *inner[key], dead, places) for key in kept_keys}
    return value
