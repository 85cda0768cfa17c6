"""The files that all sheets share: contact and federal laws, and how sources are named."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from factsheet.errors import DataError, Fault, FormCode
from factsheet.model import Contact, Law, Origin
from factsheet.reading.kept_results import keep_results
from factsheet.reading.quoting import list_allowed_words, quote_value
from factsheet.reading.yaml_values import Plain, YamlFile, read_yaml
from factsheet.sources.font_coverage import find_glyph_faults
from factsheet.sources.validation import try_record

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SharedFile(Generic[T]):
    """A shared file that has been checked.

    Attributes:
        content: What stands in it.
        places: Where each of its entries stands, by dotted path.
    """

    content: T
    places: Mapping[str, Origin]


@keep_results(4)
def read_contact(path: Path) -> SharedFile[Contact]:
    """Read the Hotline's contact facts.

    Raises:
        DataError: Something in the file does not fit.
    """
    file = read_yaml(path)
    return SharedFile(_check_file(file, Contact), list_places(file))


@keep_results(4)
def read_federal_laws(path: Path) -> SharedFile[tuple[Law, ...]]:
    """Read the federal laws.

    Raises:
        DataError: Something in the file does not fit.
    """
    file = read_yaml(path)
    laws = tuple(_check_file(file, list[Law], file.value or []))
    return SharedFile(laws, list_places(file))


def list_places(file: YamlFile) -> Mapping[str, Origin]:
    """Return where each entry of a file stands, by dotted path."""
    return {path: Origin(file.name, line, path) for path, line in file.lines.items() if path}


def find_source_faults(named: Iterable[tuple[Origin, str]], known: Iterable[str]) -> tuple[Fault, ...]:
    """Return a fault for each key, named at a place, that is not in the file of sources."""
    keys = list(known)
    faults = []
    for place, key in named:
        if key not in keys:
            allowed = f"a key of sources.yaml: {list_allowed_words(keys, near=key)}"
            faults.append(
                Fault(place.file, place.line, place.field, quote_value(key), allowed, code=FormCode.SOURCE)
            )
    return tuple(sorted(faults))


def _check_file(file: YamlFile, kind: type[T], value: Plain = None) -> T:
    content, faults = try_record(file, kind, value)
    faults = tuple(sorted({*faults, *find_glyph_faults(file)}))
    if content is None or faults:
        raise DataError(*faults)
    return content
