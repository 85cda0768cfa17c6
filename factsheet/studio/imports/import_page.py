"""What the page of an import tells beside its rows: what the file is, what follows, what can be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factsheet.checks import Finding
from factsheet.intake.import_kind import FBI_DOWNLOAD
from factsheet.intake.import_look import ImportLook
from factsheet.intake.import_review import Happening
from factsheet.reading.files import format_path
from factsheet.sources.data_library import Library
from factsheet.staff_tables import table_schemas
from factsheet.staff_tables.table_schemas import Topic
from factsheet.studio.imports.held_imports import HeldImport
from factsheet.studio.imports.import_looks import count_kept_edits, name_look
from factsheet.studio.imports.import_rows import RowFilter, RowWords, ShownRows, show_rows
from factsheet.studio.interface_words import InterfaceWords
from factsheet.studio.running_studio import Studio

TOPICS = (*Topic, FBI_DOWNLOAD)
_MOST_TOLD = 12
_ANY = "x"  # any name in a folder
_KILOBYTE = 1_000


@dataclass(frozen=True, slots=True)
class ImportPage:
    """What the template of an import needs.

    Attributes:
        held: The file.
        look: What it comes to.
        seen: A word for what is seen, which comes back with the form that applies it.
        kind: What it is read as, in words.
        rows: The rows of the list.
        chosen: Which rows they are.
        told: What is told always, a line each.
        going: How many entries go.
        hidden_rows: How many hidden rows came along.
        states: Names of all states by postal code.
        first_fault: Number of the first row with a fault; None where no row has one.
        folder: Path of the data folder as messages begin it, which need not be read each time.
    """

    held: HeldImport
    look: ImportLook
    seen: str
    kind: str
    rows: ShownRows
    chosen: RowFilter
    told: tuple[str, ...]
    going: int
    hidden_rows: int
    states: Mapping[str, str]
    first_fault: int | None
    folder: str

    @property
    def size(self) -> int:
        """How big the file is, in kilobytes."""
        return -(-self.held.path.stat().st_size // _KILOBYTE)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks would find, errors first."""
        return (*self.look.errors, *(each for each in self.look.findings if each not in self.look.errors))


def make_import_page(
    studio: Studio, words: InterfaceWords, held: HeldImport, look: ImportLook, chosen: RowFilter, page: int
) -> ImportPage:
    """Return what stands on the page of an import.

    Raises:
        DataError: The list of states cannot be read.
    """
    library = studio.open_data()
    states = {one.usps: one.name for one in library.jurisdictions}
    row_words = make_row_words(library, words, look)
    faults = [number for number, row in enumerate(look.rows) if row.happens is Happening.FAULT]
    hidden = {(row.place.sheet, row.place.line) for row in look.rows if row.is_hidden}
    return ImportPage(
        held,
        look,
        name_look(held.order, look),
        _name_kind(words, look, states),
        show_rows(look, row_words, chosen, page),
        chosen,
        tuple(_list_told(studio, words, look, states)),
        sum(row.happens is Happening.GONE for row in look.rows),
        len(hidden),
        states,
        faults[0] if faults else None,
        format_path(library.folder.path / _ANY).removesuffix(_ANY),
    )


def make_row_words(library: Library, words: InterfaceWords, look: ImportLook) -> RowWords:
    """Return what says the rows of a look in words.

    Raises:
        DataError: The list of states or counties cannot be read.
    """
    places = {one.usps: one.name for one in library.jurisdictions}
    if any(row.table == table_schemas.COUNTIES.sheet for row in look.rows):
        places |= {county.fips: county.full_name for county in library.counties}
    tables = {
        table_schemas.HOTLINE.sheet,
        table_schemas.COUNTIES.sheet,
        table_schemas.NOT_PLACED.sheet,
        table_schemas.TYPES.sheet,
    }
    named = {row.key[0] for row in look.rows if row.table in tables}
    return RowWords(words, places, has_states=len(named) > 1)


def _name_kind(words: InterfaceWords, look: ImportLook, states: Mapping[str, str]) -> str:
    """Return what a file is read as: "profile of Ohio"."""
    if look.kind is None:
        return words.say("import.kind.none")
    usps = look.kind.usps
    if usps is None:
        return words.say(f"import.kind.{look.kind.topic}")
    return words.say(
        "import.kind.of", kind=words.say(f"import.kind.{look.kind.topic}"), state=states.get(usps, usps)
    )


def _list_told(
    studio: Studio, words: InterfaceWords, look: ImportLook, states: Mapping[str, str]
) -> Sequence[str]:
    """Return what is told always, but for what the rows themselves say."""
    effects = look.effects
    sums = [
        words.say(
            "import.sum",
            state=states[each.usps],
            figure=words.say(f"import.values.{each.figure}"),
            before=words.say("import.none") if each.before is None else each.before,
            after=words.say("import.none") if each.after is None else each.after,
        )
        for each in effects.sums
    ]
    hidden = [
        words.say("import.not_printed", state=states[each.usps], label=each.label) for each in effects.hidden
    ]
    edits = [
        words.say("import.kept_edits", state=states[usps], n=count)
        for usps, count in count_kept_edits(studio, look.changes.states).items()
    ]
    return [*edits, *_shorten_lines(words, sums), *_shorten_lines(words, hidden)]


def _shorten_lines(words: InterfaceWords, lines: Sequence[str]) -> Sequence[str]:
    if len(lines) <= _MOST_TOLD:
        return lines
    return [*lines[:_MOST_TOLD], words.say("import.more", n=len(lines) - _MOST_TOLD)]
