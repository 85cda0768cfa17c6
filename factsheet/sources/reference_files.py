"""The files that all sheets share: sources, contact and federal laws."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from factsheet.errors import DataError, Fault, FormCode
from factsheet.model import Contact, Law, Origin, Source
from factsheet.reading.quoting import list_allowed_words, quote_value
from factsheet.reading.yaml_values import Plain, YamlFile, read_yaml
from factsheet.sources.font_coverage import find_glyph_faults
from factsheet.sources.validation import try_record

T = TypeVar("T")


def read_sources(path: Path, needed: Iterable[str]) -> Mapping[str, Source]:
    """Read the sources, keyed by their short names.

    Args:
        path: The file.
        needed: Keys that must be there, since the national tables have them as source.

    Raises:
        DataError: Something in the file does not fit, or a needed source is missing.
    """
    file = read_yaml(path)
    sources = _check_file(file, dict[str, Source], _add_keys(file.value))
    allowed = "the source of a national table or of facts that every sheet has"
    missing = [
        Fault(file.name, 1, key, "nothing", allowed, code=FormCode.MISSING)
        for key in needed
        if key not in sources
    ]
    if missing:
        raise DataError(*missing)
    return sources


def read_contact(path: Path) -> Contact:
    """Read the Hotline's contact facts.

    Raises:
        DataError: Something in the file does not fit.
    """
    return _check_file(read_yaml(path), Contact)


def read_places(path: Path) -> Mapping[str, Origin]:
    """Return where each entry of a shared file stands, by dotted path.

    Raises:
        DataError: The file cannot be read.
    """
    file = read_yaml(path)
    return {key: Origin(file.name, line, key) for key, line in file.lines.items() if key}


def read_federal_laws(path: Path) -> tuple[Law, ...]:
    """Read the federal laws.

    Raises:
        DataError: Something in the file does not fit.
    """
    file = read_yaml(path)
    return tuple(_check_file(file, list[Law], file.value or []))


def find_source_faults(named: Iterable[tuple[Origin, str]], known: Iterable[str]) -> list[Fault]:
    """Return a fault for each key, named at a place, that is not in the file of sources."""
    keys = list(known)
    faults = []
    for place, key in named:
        if key not in keys:
            allowed = f"a key of sources.yaml: {list_allowed_words(keys, near=key)}"
            faults.append(
                Fault(place.file, place.line, place.field, quote_value(key), allowed, code=FormCode.SOURCE)
            )
    return faults


def _add_keys(entries: Plain) -> Plain:
    """Write the key of each source into its entry; what is no mapping stays, to be told as such."""
    if not isinstance(entries, dict):
        return entries
    return {
        key: {**entry, "key": key} if isinstance(entry, dict) else entry for key, entry in entries.items()
    }


def _check_file(file: YamlFile, kind: type[T], value: Plain = None) -> T:
    content, faults = try_record(file, kind, value)
    faults = tuple(sorted({*faults, *find_glyph_faults(file)}))
    if content is None or faults:
        raise DataError(*faults)
    return content
