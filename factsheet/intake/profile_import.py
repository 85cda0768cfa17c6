"""Staff's tables of one state, brought into its profile file."""

import re
from collections.abc import Collection, Iterator

from factsheet.errors import DataError, Fault, UsageError
from factsheet.export.profile_rows import list_profile_rows
from factsheet.export.profile_skeleton import begin_profile
from factsheet.intake.cell_faults import find_font_faults, find_period_faults, find_source_faults, list_rows
from factsheet.intake.import_parts import ImportPart
from factsheet.intake.profile_tree import build_profile_tree
from factsheet.intake.submission import Submission
from factsheet.model import Jurisdiction
from factsheet.reading.file_names import name_profile
from factsheet.reading.files import format_path, read_text
from factsheet.reading.tree_differences import compare_trees
from factsheet.reading.yaml_values import (
    Plain,
    Tree,
    copy_mapping,
    parse_yaml,
)
from factsheet.sources.cited_sources import LAWS_SOURCE
from factsheet.sources.data_library import Library
from factsheet.staff_tables import table_schemas
from factsheet.staff_tables.change_set import NewFile
from factsheet.yaml_edit.edits import rewrite_file, rewrite_text

WHICH_STATE = "a state: --state, or the item 'state' in the table Profile"
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_SOURCE_OF = {"laws": LAWS_SOURCE, "efforts": LAWS_SOURCE}


def take_profile(
    submission: Submission, library: Library, only: str | None, known: Collection[str]
) -> ImportPart:
    """Return what staff's tables would change in the profile of a state; a missing profile is begun.

    Args:
        submission: The tables of a profile.
        library: Where the profile stands, or will stand.
        only: Postal code of the state, where one was named.
        known: Keys of all sources, those of the same file too.

    Raises:
        DataError: The state or a source is unknown, or the profile cannot be read; carries all faults.
        UsageError: Neither the command nor the file names the state.
    """
    _refuse_strange_cells(submission, known)
    state = _resolve_state(submission, library, only)
    path = library.profile_path(state.usps)
    name = name_profile(state.usps)
    has_file = library.has_profile(state.usps)
    text = read_text(path) if has_file else begin_profile(state, library)
    before = copy_mapping(parse_yaml(text, format_path(path)).value)
    after = build_profile_tree(before, submission)
    if not has_file and not _has_edition(submission):
        after = _raise_edition(after)
    changes = tuple(compare_trees(name, before if has_file else {}, after, is_told=library.shows_counts))
    notes = (
        *(submission.word_blank(schema) for schema in submission.blank if list_profile_rows(schema, before)),
        *([] if has_file else [f"{name}: a new profile of the edition {after['edition']}"]),
    )
    if not changes:
        return ImportPart(notes=notes)
    changed = rewrite_file(path, after) if has_file else rewrite_text(text, after, format_path(path)).encode()
    noted: dict[str, Tree] = {key: {} for key in _find_changed_sources(before, after)}
    return ImportPart((NewFile(name, changed),), changes, notes, (state.usps,), noted)


def _resolve_state(submission: Submission, library: Library, only: str | None) -> Jurisdiction:
    """Return the state that the command or the file names; both must mean the same.

    Raises:
        DataError: The file names another state than the command, or none that exists.
        UsageError: Neither names one.
    """
    table = submission.of(table_schemas.ABOUT)
    row = next((row for row in (table.rows if table else ()) if row.text("item") == "state"), None)
    if row is None:
        if only is None:
            raise UsageError(Fault("command line", 1, "--state", "nothing", WHICH_STATE))
        return library.find(only)
    try:
        state = library.find(row.text("value"))
    except UsageError as error:
        raise DataError(row.fault("value", error.faults[0].allowed)) from error
    if only not in (None, state.usps):
        raise DataError(row.fault("value", f"{only}, the state of --state"))
    return state


def _has_edition(submission: Submission) -> bool:
    """Return whether a file says of which year the edition is."""
    table = submission.of(table_schemas.ABOUT)
    return any(row.text("item") == "edition" for row in (table.rows if table else ()))


def _raise_edition(tree: Tree) -> Tree:
    """Return a profile to begin with, its edition not before the newest figures in it."""
    years = [int(year) for period in _collect_values(tree, "period") for year in _YEAR.findall(str(period))]
    return {**tree, "edition": max([int(str(tree["edition"])), *years])}


def _collect_values(value: Plain, wanted: str) -> Iterator[Plain]:
    """Yield what stands under a key anywhere in a tree."""
    if isinstance(value, list):
        for entry in value:
            yield from _collect_values(entry, wanted)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from [inner] if key == wanted else _collect_values(inner, wanted)


def _refuse_strange_cells(submission: Submission, known: Collection[str]) -> None:
    """Refuse cells that cannot be read, unknown sources and periods, and characters without a glyph."""
    rows = list_rows(submission)
    faults = [*find_source_faults(rows, known), *find_period_faults(rows), *find_font_faults(rows)]
    if submission.faults or faults:
        raise DataError(*submission.faults, *sorted(faults))


def _find_changed_sources(before: Tree, after: Tree) -> Iterator[str]:
    """Yield the source of each part of a profile that differs."""
    for key, value in after.items():
        if before.get(key) == value:
            continue
        if key in _SOURCE_OF and _leave_agencies(value) != _leave_agencies(before.get(key)):
            yield _SOURCE_OF[key]
        yield from _collect_sources(value, before.get(key))


def _leave_agencies(value: Plain) -> Plain:
    """Return laws or efforts without the number of agencies, which has a source of its own."""
    if not isinstance(value, dict):
        return value
    return {key: inner for key, inner in value.items() if key != table_schemas.AGENCIES} or None


def _collect_sources(value: Plain, before: Plain) -> Iterator[str]:
    """Yield the sources of figures named in what differs from before."""
    if not isinstance(value, dict) or value == before:
        return
    old = copy_mapping(before)
    if isinstance(value.get("source"), str) and "period" in value:
        yield str(value["source"])
    for key, inner in value.items():
        yield from _collect_sources(inner, old.get(key))
    there, groups = old.get("groups"), value.get("groups")
    for group in groups if isinstance(groups, list) else ():
        if not (isinstance(there, list) and group in there) and isinstance(group, dict) and "source" in group:
            yield str(group["source"])
