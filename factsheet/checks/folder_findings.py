"""What concerns a whole data folder: unread files, shipped tables beside own ones, the nation, a pale map."""

from collections.abc import Iterator
from pathlib import Path

from factsheet.checks.finding import Finding
from factsheet.checks.rules import (
    FOLDER_RULES,
    NO_NATION,
    PALE_RAMP,
    SECOND_PROFILE,
    SHIPPED_FILE,
    SOME_STATES,
    UNREAD_FILE,
)
from factsheet.color import measure_lightness
from factsheet.dead_links import is_dead_link
from factsheet.errors import FactsheetError, Fault
from factsheet.reading.data_folder import DataFolder
from factsheet.reading.file_names import FOLDERS, PROFILES, TABLES, THEME, WORDING, name_profile
from factsheet.reading.files import format_path
from factsheet.reading.passed_over import is_passed_over
from factsheet.reading.quoting import quote_value
from factsheet.sources.data_library import Library
from factsheet.sources.nation import MEMBERS_ALLOWED
from factsheet.sources.national_schemas import HOTLINE, NATIONAL_SCHEMAS, RESIDENTS
from factsheet.sources.own_counties import OWN_COUNTIES
from factsheet.sources.unread_files import UnreadFile, list_unread_files

_SEVERITIES = {code: severity for code, severity, _meaning, _remedy in FOLDER_RULES}
_PICTURES = {".png", ".svg", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".webp"}
_WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".ods"}
CLEAR_OF_PAPER = 15.0  # of lightness L*; with less, poor eyes and poor prints make the lowest class white


def find_folder_findings(library: Library) -> tuple[Finding, ...]:
    """Return what is found in a data folder as a whole; a table that cannot be read is told with the states.

    Raises:
        DataError: The list of jurisdictions cannot be read.
    """
    found = [
        *_find_unread_faults(library),
        *_find_shipped_tables(library),
        *_find_nation_faults(library),
        *_find_pale_ramp(library),
    ]
    return tuple(Finding(fault, _SEVERITIES[fault.code]) for fault in sorted(found))


def _find_unread_faults(library: Library) -> Iterator[Fault]:
    for unread in list_unread_files(library.folder, library.jurisdictions):
        name = format_path(unread.path)
        if unread.state is None:
            yield Fault(name, 1, "file", _word_found(unread), _word_allowed(unread), code=UNREAD_FILE)
            continue
        wanted, owner = name_profile(unread.state.usps), unread.state.name
        if unread.folder.has_own(wanted):
            allowed = f"one profile a state: '{wanted}' is read, this file is not"
            yield Fault(name, 1, "file", f"a second profile of {owner}", allowed, code=SECOND_PROFILE)
        else:
            found = f"a profile of {owner}, which nothing reads under this name"
            yield Fault(name, 1, "file", found, f"the name '{wanted}'", code=UNREAD_FILE)


def _word_found(unread: UnreadFile) -> str:
    if is_dead_link(unread.path):
        return "a link that leads to nothing"
    return f"a {'folder' if unread.path.is_dir() else 'file'} that nothing reads"


def _word_allowed(unread: UnreadFile) -> str:
    """Return which name was meant, and what is read in its place, or what may lie there instead."""
    if is_dead_link(unread.path):
        return "a link to what is there"
    if unread.meant is not None:
        return f"a name that is read, close to '{unread.meant}'{_word_read(unread.folder, unread.meant)}"
    return _word_place(unread.path)


def _word_place(path: Path) -> str:
    """Return what may lie in the place of a file that nothing reads."""
    suffix = path.suffix.casefold()
    if suffix in _WORKBOOKS:
        return "data files; the figures of a spreadsheet come in with 'factsheet import table'"
    if suffix in _PICTURES:
        return "a picture that theme.yaml names as the logo's file"
    if path.is_dir():
        return f"the folders {', '.join(FOLDERS)}, a profile as '{name_profile('MA')}'"
    if path.parent.name == PROFILES and suffix in {".yaml", ".yml"}:
        return f"the postal code of a state as name, such as '{name_profile('MA')}'"
    by_folder = {
        TABLES: f"one of {', '.join(schema.file for schema in NATIONAL_SCHEMAS)}",
        WORDING: "the tag of a language as name, such as fr.yaml",
    }
    return by_folder.get(path.parent.name, "data files and folders, notes such as README.md")


def _word_read(folder: DataFolder, name: str) -> str:
    """Tell which file of a name is read, if there is one."""
    if folder.has_own(name):
        return ", which is there and is read"
    if not folder.is_shipped(name):
        return "; that of the edition after is read in its place"
    return "; the shipped one is read in its place" if folder.find(name).exists() else ""


def _find_shipped_tables(library: Library) -> Iterator[Fault]:
    """Yield each national table that the folder lacks, where it has others, or files beside them.

    A table of counts by county of another source stands in place of none; residents are nobody's own figures.
    """
    tables = library.folder.path / TABLES
    if not tables.is_dir() or all(
        is_passed_over(path.name) or f"{TABLES}/{path.name}" == OWN_COUNTIES for path in tables.iterdir()
    ):
        return
    for schema in NATIONAL_SCHEMAS:
        if not schema.is_public and not library.folder.has_own(schema.path):
            found = "no file beside the tables of your own"
            allowed = "a table of your own; the shipped one is read in its place"
            name = format_path(library.folder.path / schema.path)
            yield Fault(name, 1, "file", found, allowed, code=SHIPPED_FILE)


def _find_nation_faults(library: Library) -> Iterator[Fault]:
    """Yield why no sheet compares its state with the nation, if so."""
    try:
        nation, consequence = library.nation, "no sheet compares its state with the nation"
    except FactsheetError:
        return
    told = _list_told_rows(library)
    for fault in nation.doubts:
        if (fault.file, fault.line) in told:
            continue
        allowed = f"{fault.allowed}; until then {consequence}"
        yield Fault(fault.file, fault.line, fault.field, fault.found, allowed, code=NO_NATION)
    residents = format_path(library.folder.find(RESIDENTS.path))
    for fault in library.nation_set.list_residents_doubts(residents):
        allowed = f"{fault.allowed}; until then no sheet tells cases per 100,000 residents"
        yield Fault(fault.file, fault.line, fault.field, fault.found, allowed, code=NO_NATION)
    if nation.nation is None and not nation.doubts:
        name = format_path(library.folder.find(HOTLINE.path))
        allowed = f"{MEMBERS_ALLOWED}; without them {consequence}"
        found = "rows of some states only" if library.tables.hotline.rows else "no rows"
        yield Fault(name, 1, "usps", found, allowed, code=SOME_STATES)


def _list_told_rows(library: Library) -> set[tuple[str, int]]:
    """Return file and line of each row that is told as one of no state, with what to type instead."""
    try:
        return {(fault.file, fault.line) for fault in library.unassigned_faults}
    except FactsheetError:
        return set()


def _find_pale_ramp(library: Library) -> Iterator[Fault]:
    """Yield that the lightest shade of a theme's map is not far from paper; what is too near is refused."""
    try:
        palette, places = library.theme.palette, library.shared_places[THEME]
    except FactsheetError:
        return
    path = "colors.ramp[0]"
    step = measure_lightness(palette.paper) - measure_lightness(palette.ramp[0])
    if path in places and step < CLEAR_OF_PAPER:
        found = f"{quote_value(palette.ramp[0])}, by {step:.1f} L* darker than the paper"
        allowed = f"at least {CLEAR_OF_PAPER:g} darker, so that nobody takes it for none recorded"
        place = places[path]
        yield Fault(place.file, place.line, path, found, allowed, code=PALE_RAMP)
