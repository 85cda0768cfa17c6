"""The list of sources: the shipped file, and what the user's own file adds to it or changes in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from factsheet.errors import DataError, Fault
from factsheet.model import Origin, Source
from factsheet.reading.kept_results import keep_results
from factsheet.reading.origins import find_nearest_path
from factsheet.reading.quoting import find_near_word
from factsheet.reading.yaml_values import Plain, Tree, YamlFile, copy_mapping, read_yaml
from factsheet.sources.font_coverage import find_glyph_faults
from factsheet.sources.reference_files import SharedFile, list_places
from factsheet.sources.validation import try_record

_WHOLE_ENTRY = ("publisher", "title")
"""The fields that make an entry one of its own; without them it changes those of another file."""


def is_whole_entry(entry: Plain) -> bool:
    """Return whether an entry stands for itself, and does not change the one of its key in a file before."""
    return isinstance(entry, dict) and all(entry.get(name) for name in _WHOLE_ENTRY)


def lay_over_entry(before: Plain, entry: Plain) -> Plain:
    """Return what is known of a source by the entry of one file and that of a later one.

    Args:
        before: Of the files before; None where they have none.
        entry: Of the later file: the whole of it, or what it changes.
    """
    if isinstance(before, dict) and isinstance(entry, dict) and not is_whole_entry(entry):
        return {**before, **entry}
    return entry


@keep_results(4)
def read_sources(paths: tuple[Path, ...]) -> SharedFile[Mapping[str, Source]]:
    """Read the sources, keyed by their short names.

    An entry with publisher and title stands for itself, and for any entry of its key in the files before. One
    without the two changes what it names in the entry of its key.

    Args:
        paths: Of the files, the shipped one first, the user's own last.

    Raises:
        DataError: Something in a file does not fit; carries all faults.
    """
    joined = _JoinedFile()
    faults: list[Fault] = []
    for path in paths:
        file = read_yaml(path)
        joined.add(file)
        faults += find_glyph_faults(file)
    sources, wrong = try_record(joined.make_file(), dict[str, Source], _add_keys(joined.value))
    faults += (joined.place_fault(fault) for fault in wrong)
    if sources is None or faults:
        raise DataError(*sorted({*faults}))
    return SharedFile(sources, joined.places)


@dataclass(slots=True)
class _JoinedFile:
    """The entries of several files by key, and where each of their values stands."""

    value: Plain = None
    places: dict[str, Origin] = field(default_factory=dict)
    name: str = ""

    def add(self, file: YamlFile) -> None:
        """Add the entries of a file; what is no mapping takes the place of all, to be told as such."""
        self.name = file.name
        entries = {} if file.value is None else file.value
        if not isinstance(entries, dict) or not isinstance(self.value, dict | None):
            self.value, self.places = entries, dict(list_places(file))
            return
        merged: Tree = dict(self.value or {})
        for key, entry in entries.items():
            laid = lay_over_entry(merged.get(key), entry)
            names = copy_mapping(entry)
            self._forget((key,) if laid is entry else tuple(f"{key}.{name}" for name in names))
            merged[key] = laid
        self.places |= list_places(file)
        self.value = merged

    def _forget(self, paths: tuple[str, ...]) -> None:
        """Forget where values stand that others have taken the place of."""
        gone = [
            place
            for place in self.places
            if any(place == path or place.startswith((f"{path}.", f"{path}[")) for path in paths)
        ]
        for place in gone:
            del self.places[place]

    def make_file(self) -> YamlFile:
        """Return all files as one, whose lines are those of the file that each value stands in."""
        lines = {"": 1, **{path: place.line for path, place in self.places.items()}}
        return YamlFile(self.name, self.value, lines)

    def place_fault(self, fault: Fault) -> Fault:
        """Return a fault with the file that it stands in, and the key that may have been meant."""
        place = self.places.get(find_nearest_path(self.places, fault.field))
        near = find_near_word(fault.field.split(".")[0], self._list_keys(without=fault.field.split(".")[0]))
        is_lacking = fault.found == "nothing" and fault.field.endswith(_WHOLE_ENTRY)
        allowed = f"{fault.allowed}; or the key {near}, to change that source" if is_lacking and near else ""
        return replace(fault, file=place.file if place else fault.file, allowed=allowed or fault.allowed)

    def _list_keys(self, *, without: str) -> list[str]:
        return [key for key in self.value if key != without] if isinstance(self.value, dict) else []


def _add_keys(entries: Plain) -> Plain:
    """Write the key of each source into its entry; what is no mapping stays, to be told as such."""
    if not isinstance(entries, dict):
        return entries
    return {
        key: {**entry, "key": key} if isinstance(entry, dict) else entry for key, entry in entries.items()
    }
