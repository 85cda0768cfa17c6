"""A source as a form: its fields in plain words, what was typed read as a spreadsheet's cell would be."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from factsheet.drafts.history import SavedChange, SaveWay, ToldChange
from factsheet.errors import FactsheetError
from factsheet.intake.write_intent import digest_file
from factsheet.model import DisclosurePolicy
from factsheet.model.local_text import ENGLISH
from factsheet.reading.file_names import SOURCES
from factsheet.reading.unsaved_files import read_unsaved
from factsheet.reading.yaml_values import Plain, Tree, copy_mapping, read_yaml
from factsheet.sources.data_library import Library
from factsheet.sources.national_schemas import NATIONAL_SCHEMAS
from factsheet.sources.source_list import is_whole_entry
from factsheet.staff_tables.cell_types import CellKind, read_cell
from factsheet.staff_tables.national_counts import find_owner, read_counts
from factsheet.staff_tables.period_cells import build_period
from factsheet.staff_tables.source_counts import read_own_counts
from factsheet.staff_tables.source_entries import change_entries, read_entries, word_field
from factsheet.staff_tables.source_keys import make_key
from factsheet.staff_tables.table_schemas import SOURCES as SOURCE_TABLE
from factsheet.staff_tables.table_schemas import Column
from factsheet.studio.interface_words import LANGUAGES, InterfaceWords, load_words
from factsheet.studio.running_studio import Studio

KEY = "key"
_LONG = frozenset({"cited", "policy", "notes", "note"})


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A source in the list.

    Attributes:
        policy: How its small counts are treated.
        states: Names of the states that use it.
    """

    key: str
    publisher: str
    title: str
    checked_on: str
    policy: DisclosurePolicy
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceField:
    """One field of the form.

    Attributes:
        name: Its column in staff's table.
        text: What stands in it.
        fault: What may stand there instead; empty where it is right.
    """

    name: str
    text: str
    fault: str = ""
    is_needed: bool = False
    is_long: bool = False
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class SourceForm:
    """The form of a source.

    Attributes:
        key: Of the source; empty for one that is added.
        faults: What is wrong, but in no single field.
    """

    key: str
    fields: tuple[SourceField, ...]
    faults: tuple[str, ...] = ()

    @property
    def fault_count(self) -> int:
        """How much is wrong in it."""
        return len(self.faults) + sum(bool(each.fault) for each in self.fields)


@dataclass(slots=True)
class _ReadFields:
    """What the fields of a form come to."""

    values: Tree = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)


def list_sources(studio: Studio) -> list[ListedSource]:
    """Return all sources in the order of their files.

    Raises:
        DataError: A file cannot be read.
    """
    library = studio.open_data()
    names = {one.usps: one.name for one in library.jurisdictions}
    users = _find_users(library)
    return [
        ListedSource(
            key,
            source.publisher,
            source.title,
            str(source.checked_on or ""),
            source.protection,
            tuple(names[usps] for usps in names if usps in users.get(key, ())),
        )
        for key, source in library.sources.items()
    ]


def show_source(studio: Studio, key: str) -> SourceForm | None:
    """Return the form of a source with what is known of it; None where there is no such source.

    Raises:
        DataError: A file of sources cannot be read.
    """
    entries = read_entries(studio.open_data().folder)
    return _make_form(key, copy_mapping(entries[key])) if key in entries else None


def show_new_source() -> SourceForm:
    """Return the empty form of a source that is added."""
    return _make_form("", {})


def write_source(
    studio: Studio, words: InterfaceWords, key: str, typed: Mapping[str, str]
) -> SourceForm | str:
    """Save what was typed; return the key of the source, or the form with what is wrong.

    Args:
        studio: On whose folder.
        words: Of the interface.
        key: Of the source; empty for a new one.
        typed: By name of the column.

    Raises:
        DataError: A file of sources cannot be read, or not be changed in place.
        OutputError: The file was changed meanwhile, or cannot be written.
    """
    library = studio.open_data()
    held = digest_file(library.folder.path / SOURCES)
    entries = read_entries(library.folder)
    old = copy_mapping(entries.get(key))
    read = _read_fields(words, typed, old)
    chosen = key or str(read.values.pop(KEY, "")) or make_key(typed.get("publisher", ""))
    if not key and chosen in entries:
        read.faults[KEY] = words.say("sources.taken")
    for name in _list_emptied(library, chosen, read.values):
        read.faults[name] = words.say("sources.stays")
    if read.faults:
        return _make_form(key, old, typed, read.faults)
    (file, _) = change_entries(library.folder, {chosen: read.values})
    path = library.folder.path / file.name
    made_from = {file.name: held}
    try:
        with read_unsaved({path: file.content}):
            _ = studio.open_data().sources
    except FactsheetError as error:
        return _make_form(key, old, typed, {}, tuple(fault.allowed for fault in error.faults))
    changes = tuple(_tell_changes(old, read.values))
    if changes:
        change = SavedChange(way=SaveWay.SAVE, at=studio.read_time(), subjects=("sources",), changes=changes)
        studio.saver.write_save([file], change, made_from=made_from)
    return chosen


def _list_emptied(library: Library, key: str, values: Tree) -> Iterator[str]:
    """Yield the fields that cannot be emptied, since the shipped list has them."""
    own = library.folder.path / SOURCES
    entry = copy_mapping(read_yaml(own).value).get(key) if library.folder.has_own(SOURCES) else None
    if not is_whole_entry(entry):
        yield from (name.replace("_", " ") for name, value in values.items() if value is None)


def _read_fields(words: InterfaceWords, typed: Mapping[str, str], old: Tree) -> _ReadFields:
    """Read each field by the kind of its column; one that was emptied is None."""
    read = _ReadFields()
    for column in SOURCE_TABLE.columns:
        text, name = typed.get(column.name, "").strip(), column.name.replace(" ", "_")
        if not text:
            if column.is_needed:
                read.faults[column.name] = words.say("sources.needed")
            elif name in old:
                read.values[name] = None
            continue
        try:
            value = read_cell(column.kind, text).value
        except ValueError as error:
            read.faults[column.name] = str(error)
            continue
        read.values[name] = _lay_over(old.get(name), value, column)
    return read


def _lay_over(old: Plain, value: Plain, column: Column) -> Plain:
    """Return the value of a field; a text in several languages keeps the others."""
    if word_field(old) == value:
        return old
    if column.kind is CellKind.PERIOD and isinstance(value, int | str):
        return build_period(value, old)
    return {**old, ENGLISH: value} if isinstance(old, dict) else value


def _make_form(
    key: str,
    entry: Tree,
    typed: Mapping[str, str] | None = None,
    wrong: Mapping[str, str] | None = None,
    faults: tuple[str, ...] = (),
) -> SourceForm:
    fields = []
    for column in SOURCE_TABLE.columns:
        if key and column.name == KEY:
            continue
        value = word_field(entry.get(column.name.replace(" ", "_")))
        text = "" if value is None else str(value)
        fields.append(
            SourceField(
                column.name,
                text if typed is None else typed.get(column.name, ""),
                (wrong or {}).get(column.name, ""),
                column.is_needed,
                column.name in _LONG,
                column.kind is CellKind.DAY,
            )
        )
    return SourceForm(key, tuple(fields), faults)


def _tell_changes(old: Tree, values: Tree) -> Iterator[ToldChange]:
    for name, value in values.items():
        if old.get(name) == value:
            continue
        key = f"import.columns.{name}"
        names = {lang: load_words(lang).texts.get(key, name) for lang in LANGUAGES}
        before, after = word_field(old.get(name)), word_field(value)
        yield ToldChange(
            names=names,
            before=None if before is None else str(before),
            after=None if after is None else str(after),
        )


def _find_users(library: Library) -> Mapping[str, set[str]]:
    """Return the states that have figures of each source, in their profile or in a table."""
    users: dict[str, set[str]] = {}
    drawn = [one.usps for one in library.jurisdictions if library.has_profile(one.usps)]
    for usps in drawn:
        for key in _collect_sources(read_yaml(library.profile_path(usps)).value):
            users.setdefault(key, set()).add(usps)
    for schema in NATIONAL_SCHEMAS:
        owners = Counter(find_owner(library, key[0]) for key in read_counts(library, schema).counts)
        users.setdefault(schema.source, set()).update(usps for usps in owners if usps in drawn)
    for fips, source, _year in read_own_counts(library.folder):
        users.setdefault(source, set()).add(find_owner(library, fips))
    return users


def _collect_sources(value: Plain) -> Iterator[str]:
    if isinstance(value, list):
        for entry in value:
            yield from _collect_sources(entry)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from [inner] if key == "source" and isinstance(inner, str) else _collect_sources(inner)
