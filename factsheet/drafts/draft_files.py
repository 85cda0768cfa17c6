"""The files of a data folder as one tree to edit, and the tree after some edits as files to save.

The tree of a state has five parts: ``profile`` as its YAML file has it, ``years`` with the rows of the annual
table by year and column, ``counties`` with the FBI's offenses by code and year, ``own_counties`` with counts
of other sources by source, code and year, and ``sources`` with entries that are added beside them.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from factsheet.drafts.keyed_tree import Node, find_node, list_places, take_keys
from factsheet.drafts.state_rows_kept import list_state_rows, make_code_reader
from factsheet.drafts.table_rows_edit import rewrite_rows
from factsheet.drafts.unfilled_parts import drop_unfilled
from factsheet.export.profile_skeleton import begin_profile
from factsheet.reading.file_names import name_profile
from factsheet.reading.files import format_path
from factsheet.reading.kept_results import keep_results
from factsheet.reading.yaml_values import Plain, Tree, copy_mapping, parse_yaml, read_yaml
from factsheet.sources.data_library import Library
from factsheet.sources.national_schemas import COUNTIES, HOTLINE
from factsheet.sources.own_counties import COLUMNS, OWN_COUNTIES
from factsheet.staff_tables.change_set import NewFile
from factsheet.staff_tables.source_entries import change_entries
from factsheet.yaml_edit.edits import rewrite_file, rewrite_text
from factsheet.yaml_edit.entry_matches import Places

PROFILE, YEARS, COUNTY_ROWS, OWN_ROWS, NEW_SOURCES = "profile", "years", "counties", "own_counties", "sources"

Row: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
"""The cells by which a row of a table is known, and the others."""


def read_state_tree(library: Library, usps: str) -> Tree:
    """Return all that a sheet's editor can change of one state, as the files have it.

    A state without a profile has what `factsheet new` would begin with.

    Raises:
        DataError: A file cannot be read.
    """
    return {
        PROFILE: _read_profile_tree(library, usps),
        YEARS: _read_years(library, usps),
        COUNTY_ROWS: _read_county_rows(library, usps),
        OWN_ROWS: _read_own_rows(library, usps),
        NEW_SOURCES: {},
    }


def make_state_files(library: Library, usps: str, before: Node, wanted: Node) -> tuple[NewFile, ...]:
    """Return the files that must be written for the tree to be what is wanted; what stays is not touched.

    Args:
        library: The data as the disk has them.
        usps: The state.
        before: The tree that the disk has, with keys.
        wanted: The tree after the edits; parts that nobody has filled in yet are left out. Entries of lists
            keep their own text and comments, whatever they are called and wherever they stand by now.

    Raises:
        DataError: A file cannot be read, or not be changed in place.
    """
    return tuple(_list_changed_files(library, usps, before, wanted))


def _list_changed_files(library: Library, usps: str, before: Node, wanted: Node) -> Iterator[NewFile]:
    if _read_part(wanted, PROFILE) != _read_part(before, PROFILE) or not library.has_profile(usps):
        kept = drop_unfilled(_copy_part(wanted, PROFILE), _copy_part(before, PROFILE))
        profile = copy_mapping(take_keys(kept))
        if profile != _read_part(before, PROFILE) or not library.has_profile(usps):
            yield NewFile(name_profile(usps), _rewrite_profile(library, usps, profile, list_places(kept)))
    for part, path, columns, list_rows in _TABLES:
        old, new = (dict(list_rows(usps, _read_part(tree, part))) for tree in (before, wanted))
        changed = {key: new.get(key) for key in {**old, **new} if old.get(key) != new.get(key)}
        if changed:
            read_key = make_code_reader(library, usps)
            yield NewFile(path, rewrite_rows(library.folder.find(path), columns, changed, read_key))
    if added := _copy_part(wanted, NEW_SOURCES):
        kept = {key: drop_unfilled(entry) for key, entry in added.items() if isinstance(entry, dict)}
        yield change_entries(
            library.folder, {key: copy_mapping(take_keys(entry)) for key, entry in kept.items() if entry}
        )[0]


def _read_part(tree: Node, part: str) -> Tree:
    return copy_mapping(take_keys(find_node(tree, (part,))))


def _copy_part(tree: Node, part: str) -> dict[str, Node]:
    value = find_node(tree, (part,))
    return dict(value) if isinstance(value, dict) else {}


def _rewrite_profile(library: Library, usps: str, profile: Tree, places: Places) -> bytes:
    path = library.profile_path(usps)
    if library.has_profile(usps):
        return rewrite_file(path, profile, places)
    return rewrite_text(begin_profile(library.find(usps), library), profile, format_path(path)).encode()


def _read_profile_tree(library: Library, usps: str) -> Tree:
    path = library.profile_path(usps)
    if library.has_profile(usps):
        return copy_mapping(_read_profile_file(path))
    return copy_mapping(parse_yaml(begin_profile(library.find(usps), library), format_path(path)).value)


@keep_results(128)  # all states; each keystroke compares the draft with its file
def _read_profile_file(path: Path) -> Plain:
    return read_yaml(path).value


def _read_years(library: Library, usps: str) -> Tree:
    rows = list_state_rows(library, usps, HOTLINE.path, HOTLINE.columns)
    return {
        key[1]: dict(zip(HOTLINE.numbers, map(_parse_cell, row), strict=True))
        for key, row in sorted(rows.items())
    }


def _read_county_rows(library: Library, usps: str) -> Tree:
    tree: dict[str, Tree] = {}
    for (fips, year), row in sorted(list_state_rows(library, usps, COUNTIES.path, COUNTIES.columns).items()):
        tree.setdefault(fips, {})[year] = _parse_cell(row[0])
    return dict(tree)


def _read_own_rows(library: Library, usps: str) -> Tree:
    tree: dict[str, dict[str, Plain]] = {}
    for (fips, source, year), row in sorted(list_state_rows(library, usps, OWN_COUNTIES, COLUMNS).items()):
        counties = tree.setdefault(source, {})
        counties[fips] = {**copy_mapping(counties.get(fips)), year: _parse_cell(row[0])}
    return dict(tree)


def _parse_cell(text: str) -> Plain:
    is_number = text.removeprefix("-").isascii() and text.removeprefix("-").isdigit()
    return int(text) if is_number else text


def _list_year_rows(usps: str, tree: Mapping[str, Plain]) -> Iterator[Row]:
    for year, row in tree.items():
        cells = [copy_mapping(row).get(name) for name in HOTLINE.numbers]
        if any(cell not in (None, "") for cell in cells):
            yield (usps, year), tuple("" if cell is None else str(cell) for cell in cells)


def _list_county_rows(_usps: str, tree: Mapping[str, Plain]) -> Iterator[Row]:
    for fips, years in tree.items():
        for year, count in copy_mapping(years).items():
            if count not in (None, ""):
                yield (fips, year), (str(count),)


def _list_own_rows(_usps: str, tree: Mapping[str, Plain]) -> Iterator[Row]:
    for source, counties in tree.items():
        for (fips, year), count in _list_county_rows("", copy_mapping(counties)):
            yield (fips, source, year), count


_TABLES: tuple[tuple[str, str, tuple[str, ...], Callable[[str, Tree], Iterator[Row]]], ...] = (
    (YEARS, HOTLINE.path, HOTLINE.columns, _list_year_rows),
    (COUNTY_ROWS, COUNTIES.path, COUNTIES.columns, _list_county_rows),
    (OWN_ROWS, OWN_COUNTIES, COLUMNS, _list_own_rows),
)
