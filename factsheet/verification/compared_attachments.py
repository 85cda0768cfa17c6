"""The files that a sheet carries, compared: missing, too much, or which of their values and rows changed."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, zip_longest

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream

from factsheet.embedded_data.changed_values import list_changed_values
from factsheet.pdf_files.key_trees import walk_name_tree
from factsheet.pdf_files.stream_content import read_stream
from factsheet.verification.compared_objects import tell_values
from factsheet.verification.file_differences import NOTHING, DifferenceKind, FileDifference, quote_both
from factsheet.verification.file_pair import FilePair
from factsheet.verification.told_values import describe_bytes

_MOST_ROWS = 5  # of a text file
_MOST_JSON = 4_000_000  # bytes
_CONTENT = frozenset({"/EF"})


@dataclass(frozen=True, slots=True)
class _CarriedFile:
    """A file specification and how a document names it."""

    specification: Object
    is_named: bool
    is_associated: bool

    @property
    def stream(self) -> Stream | None:
        """Return the stream that holds the file."""
        files = self.specification.get("/EF")
        if not isinstance(files, Dictionary):
            return None
        stream = files.get("/UF", files.get("/F"))
        return stream if isinstance(stream, Stream) else None

    @property
    def content(self) -> bytes:
        """Return what the file holds."""
        return b"" if self.stream is None else read_stream(self.stream)


def compare_attachments(pair: FilePair) -> Iterator[FileDifference]:
    """Yield the attachments that are missing, too much, described otherwise or hold something else."""
    one, other = _list_files(pair.found), _list_files(pair.expected)
    for name in sorted({*one, *other}):
        place, found, expected = f"attachment {name}", one.get(name), other.get(name)
        if found is None or expected is None:
            told = (_word_size(found), _word_size(expected))
            yield FileDifference(DifferenceKind.ATTACHMENT, place, *told)
            continue
        yield from _compare_files(pair, place, found, expected)


def _compare_files(
    pair: FilePair, place: str, found: _CarriedFile, expected: _CarriedFile
) -> Iterator[FileDifference]:
    if (found.is_named, found.is_associated) != (expected.is_named, expected.is_associated):
        yield FileDifference(DifferenceKind.ATTACHMENT, place, _word_ties(found), _word_ties(expected))
    if found.content != expected.content:
        yield from _compare_contents(place, found.content, expected.content)
    values = pair.objects.compare_entries(found.specification, expected.specification, _CONTENT)
    yield from tell_values(DifferenceKind.ATTACHMENT, place, values)
    files = (found.specification.get("/EF"), expected.specification.get("/EF"))
    entries = pair.objects.compare_entries(files[0], files[1])
    told = [value for value in entries if value.path[-1] != "content"]
    yield from tell_values(DifferenceKind.ATTACHMENT, f"{place}, file", iter(told))


def _list_files(pdf: pikepdf.Pdf) -> dict[str, _CarriedFile]:
    """Return the files of the name tree and of the list of associated files, by name."""
    names, associated = pdf.Root.get("/Names"), pdf.Root.get("/AF")
    tree = names.get("/EmbeddedFiles") if isinstance(names, Dictionary) else None
    listed = list(associated) if isinstance(associated, Array) else []
    keys = {each.objgen for each in listed if isinstance(each, Dictionary)}
    files = {
        key.decode("utf-8", "replace"): _CarriedFile(value, True, value.objgen in keys)  # noqa: FBT003
        for key, value in walk_name_tree(tree)
        if isinstance(value, Dictionary)
    }
    known = {file.specification.objgen for file in files.values()}
    for at, each in enumerate(listed):
        if isinstance(each, Dictionary) and each.objgen not in known:
            name = str(each.get("/UF", each.get("/F", f"associated file {at + 1}")))
            files[name if name not in files else f"{name} (again)"] = _CarriedFile(each, False, True)  # noqa: FBT003
    return files


def _word_size(file: _CarriedFile | None) -> str:
    return NOTHING if file is None else f"a file of {len(file.content)} bytes"


def _word_ties(file: _CarriedFile) -> str:
    ties = ["attached"] * file.is_named + ["associated with the document"] * file.is_associated
    return " and ".join(ties)


def _compare_contents(place: str, found: bytes, expected: bytes) -> Iterator[FileDifference]:
    """Yield changed values of JSON, changed rows of another text, else sizes and the first other byte."""
    changes = list_changed_values(_read_json(expected), _read_json(found))
    for change in changes:
        values = (change.after or "another value", change.before or "the value as drawn")
        yield FileDifference(DifferenceKind.ATTACHMENT, f"{place}, {change.item}", *values)
    if not changes:
        yield from _compare_rows(place, found, expected)


def _compare_rows(place: str, found: bytes, expected: bytes) -> Iterator[FileDifference]:
    try:
        one, other = found.decode().splitlines(), expected.decode().splitlines()
    except UnicodeDecodeError:
        yield FileDifference(DifferenceKind.ATTACHMENT, place, *describe_bytes(found, expected))
        return
    rows = (
        (number, left, right)
        for number, (left, right) in enumerate(zip_longest(one, other, fillvalue=""), start=1)
        if left != right
    )
    told = False
    for number, left, right in islice(rows, _MOST_ROWS):
        told = True
        yield FileDifference(DifferenceKind.ATTACHMENT, f"{place}, line {number}", *quote_both(left, right))
    if not told:
        sizes = (f"{len(found)} bytes", f"{len(expected)} bytes, the same lines")
        yield FileDifference(DifferenceKind.ATTACHMENT, place, *sizes)


def _read_json(content: bytes) -> Mapping[str, object]:
    if len(content) > _MOST_JSON or content[:1] != b"{":
        return {}
    try:
        read = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}
