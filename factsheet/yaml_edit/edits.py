"""A YAML file brought to other values in place: what stays is not touched, comments stay where they are.

The places come from the marks of the parser. A general round-trip library keeps the form of these files
nearly as well, but it ties comments to the value above them: an entry that is taken away takes the comment
that heads the next block with it. Here every line that does not change is the same bytes as before. At the
end the text is read again: it must hold exactly the values that were wanted, and every comment but those of
entries that were taken away.
"""

import difflib
from collections import Counter
from pathlib import Path

import yaml

from factsheet.errors import DataError, Fault, FormCode
from factsheet.reading.files import decode_text, format_path, read_bytes
from factsheet.reading.yaml_slips import name_slip
from factsheet.reading.yaml_values import Plain, parse_yaml
from factsheet.yaml_edit.entry_matches import NO_PLACES, Places
from factsheet.yaml_edit.remarks import compose_nodes, find_remarks, read_remarks
from factsheet.yaml_edit.value_edits import ValueEditor

_FORM_ALLOWED = "a file in the form of the shipped ones, one entry a line"
_BOM = b"\xef\xbb\xbf"


def rewrite_file(path: Path, wanted: Plain, places: Places = NO_PLACES) -> bytes:
    """Return the bytes of a YAML file changed to hold the values `wanted`.

    Args:
        path: The file.
        wanted: Its values.
        places: Which entries of lists were which, where that is known; else they are matched by their names.

    Raises:
        DataError: The file cannot be read, or its form does not allow the change in place.
    """
    content, name = read_bytes(path), format_path(path)
    text = decode_text(content, name)
    changed = rewrite_text(text, wanted, name, places)
    if changed == text:
        return content
    start = _BOM if content.startswith(_BOM) else b""
    return start + _restore_ends(content.removeprefix(start), changed)


def _restore_ends(content: bytes, changed: str) -> bytes:
    """Return a changed text whose lines end as those of the file, each as before where it has both kinds."""
    marked, lines = content.count(b"\r\n"), content.count(b"\n")
    if marked in (0, lines):
        return changed.replace("\n", "\r\n" if marked else "\n").encode()
    before = content.decode().splitlines(keepends=True)
    after = changed.splitlines(keepends=True)
    plain = [line.replace("\r\n", "\n") for line in before]
    for tag, start, stop, begin, end in difflib.SequenceMatcher(None, plain, after, False).get_opcodes():  # noqa: FBT003
        if tag == "equal":
            after[begin:end] = before[start:stop]
    return "".join(after).encode()


def rewrite_text(text: str, wanted: Plain, name: str, places: Places = NO_PLACES) -> str:
    """Return a YAML text changed to hold the values `wanted`; see `rewrite_file`.

    Raises:
        DataError: The text is no YAML, or has another form than one entry a line.
    """
    file = parse_yaml(text, name)
    if file.value == wanted:
        return text
    try:
        changed = _change_values(text, file.value, wanted, places)
        if changed is not None and parse_yaml(changed, name).value == wanted:
            return changed
    except yaml.YAMLError as error:  # a form that one parser reads and another does not
        slip = name_slip(error, text)
        fault = Fault(name, slip.line, "file", slip.found, slip.allowed, code=FormCode.SYNTAX)
        raise DataError(fault) from error
    except DataError:
        pass
    found = "a form that cannot be changed in place"
    raise DataError(Fault(name, 1, "file", found, _FORM_ALLOWED, code=FormCode.SYNTAX))


def _change_values(text: str, old: Plain, wanted: Plain, places: Places) -> str | None:
    """Return the changed text, None where a comment would be lost that belongs to no entry taken away."""
    has_end = text.endswith("\n")
    whole = text if has_end else f"{text}\n"
    root = compose_nodes(whole)
    if not (isinstance(root, yaml.MappingNode) and isinstance(old, dict) and isinstance(wanted, dict)):
        return None
    editor = ValueEditor(whole, find_remarks(whole, root), places)
    changed = editor.change_root(root, old, wanted)
    remarks = read_remarks(changed, find_remarks(changed, compose_nodes(changed)))
    before = read_remarks(whole, editor.remarks)
    may_go = Counter(whole[one.start : one.stop] for one in editor.remarks if editor.is_gone(one))
    if remarks - before or before - remarks - may_go:
        return None
    return changed if has_end else changed.removesuffix("\n")
