"""Staff's tables of one state, brought into its profile file."""

from collections.abc import Iterator

from factsheet.errors import DataError, Fault, UsageError
from factsheet.export.profile_rows import list_profile_rows
from factsheet.export.profile_skeleton import begin_profile
from factsheet.intake.profile_tree import build_profile_tree
from factsheet.intake.provenance import Provenance, record_import
from factsheet.intake.submission import Submission
from factsheet.model import Jurisdiction
from factsheet.reading.file_names import name_profile
from factsheet.reading.files import format_path, read_text
from factsheet.reading.quoting import list_allowed_words
from factsheet.reading.yaml_values import (
    Tree,
    copy_mapping,
    parse_yaml,
)
from factsheet.sources.cited_sources import LAWS_SOURCE
from factsheet.sources.data_library import Library
from factsheet.staff_tables import table_schemas
from factsheet.staff_tables.change_set import ChangeSet, Difference, NewFile, compare_trees
from factsheet.typesetting.faces import GLYPHS_ALLOWED, describe_missing_glyphs
from factsheet.yaml_edit.edits import rewrite_file, rewrite_text

WHICH_STATE = "a state: --state, or the item 'state' in the table Profile"
_SOURCE_OF = {"laws": LAWS_SOURCE, "efforts": LAWS_SOURCE}


def import_profile(
    submission: Submission, library: Library, came_from: Provenance, only: str | None
) -> ChangeSet:
    """Return what staff's tables would change in the profile of a state; a missing profile is begun.

    Args:
        submission: The tables of the file.
        library: Where the profile stands, or will stand.
        came_from: Name and digest of the file.
        only: Postal code of the state, where one was named.

    Raises:
        DataError: The state or a source is unknown, or the profile cannot be read; carries all faults.
        UsageError: Neither the command nor the file names the state.
    """
    _refuse_strange_cells(submission, library)
    state = _resolve_state(submission, library, only)
    path = library.profile_path(state.usps)
    name = name_profile(state.usps)
    has_file = library.has_profile(state.usps)
    text = read_text(path) if has_file else begin_profile(state, library)
    before = copy_mapping(parse_yaml(text, format_path(path)).value)
    after = build_profile_tree(before, submission)
    changes = tuple(compare_trees(name, before if has_file else {}, after, is_told=library.shows_counts))
    notes = (
        *submission.notes,
        *(submission.word_blank(schema) for schema in submission.blank if list_profile_rows(schema, before)),
        *([] if has_file else [f"{name}: a new profile, as 'factsheet new' begins it"]),
    )
    if not changes:
        return ChangeSet((), (), notes)
    changed = rewrite_file(path, after) if has_file else rewrite_text(text, after, format_path(path)).encode()
    files, told = _record_sources(library, came_from, dict.fromkeys(_find_changed_sources(before, after)))
    return ChangeSet((NewFile(name, changed), *files), (*changes, *told), notes, (state.usps,))


def _record_sources(
    library: Library, came_from: Provenance, sources: dict[str, None]
) -> tuple[tuple[NewFile, ...], tuple[Difference, ...]]:
    if not sources:
        return (), ()
    file, told = record_import(library.sources_path, {key: {} for key in sources}, came_from)
    return (file,), told


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


def _refuse_strange_cells(submission: Submission, library: Library) -> None:
    """Refuse cells that cannot be read, unknown sources, and characters that the font does not have."""
    rows = [row for table in submission.tables for row in (*table.rows, *table.broken)]
    faults = [
        row.fault(
            "source", f"a key of sources.yaml: {list_allowed_words(library.sources, near=row.text('source'))}"
        )
        for row in rows
        if row.text("source") and row.text("source") not in library.sources
    ]
    faults += [
        row.fault(name, GLYPHS_ALLOWED, found=missing)
        for row in rows
        for name in row.values
        if (missing := describe_missing_glyphs(row.text(name)))
    ]
    if submission.faults or faults:
        raise DataError(*submission.faults, *sorted(faults))


def _find_changed_sources(before: Tree, after: Tree) -> Iterator[str]:
    """Yield the source of each part of a profile that differs."""
    for key, value in after.items():
        if before.get(key) == value:
            continue
        if key in _SOURCE_OF:
            yield _SOURCE_OF[key]
        else:
            yield from _collect_sources(value, before.get(key))


def _collect_sources(value: object, before: object) -> Iterator[str]:
    """Yield the sources named in what differs from before."""
    if not isinstance(value, dict) or value == before:
        return
    old = before if isinstance(before, dict) else {}
    if isinstance(value.get("source"), str):
        yield value["source"]
    for key, inner in value.items():
        yield from _collect_sources(inner, old.get(key))
