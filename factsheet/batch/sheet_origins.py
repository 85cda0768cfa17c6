"""Which data folder each sheet of an output folder was drawn from: a small file beside the sheets.

Two data folders may be drawn into one output folder; without this file the second would replace the sheets of
the first without a word. The sheets themselves cannot tell: they are the same on any machine.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from factsheet import resources
from factsheet.output_files import put_file

NAME = ".factsheet.json"
SHIPPED = ""  # in place of a folder: the data that came with the program
_ABOUT = (
    "Tells from which data folder 'factsheet build' drew each sheet, so that no other folder replaces it "
    "without a word. It may be deleted."
)


@dataclass(frozen=True, slots=True)
class SheetOrigin:
    """Where a sheet comes from.

    Attributes:
        data: The data folder, as seen from the output folder; "" for the shipped data.
        sha256: Of the sheet, in hexadecimal digits: another file of its name comes from elsewhere.
    """

    data: str
    sha256: str


def name_data_folder(data: Path | None, output: Path) -> str:
    """Return a data folder as the file names it: the way to it from the output folder."""
    folder = resources.DATA.resolve() if data is None else data.resolve()
    if folder == resources.DATA.resolve():
        return SHIPPED
    try:
        return Path(os.path.relpath(folder, output.resolve())).as_posix()
    except ValueError:  # on another drive
        return folder.as_posix()


def find_origin(output: Path, name: str) -> str | None:
    """Return the data folder of a sheet, None where it is not known: another file may have its name."""
    origin = _read_origins(output).get(name)
    return origin.data if origin and origin.sha256 == _make_digest(output / name) else None


def record_origins(output: Path, data: str, names: Iterable[str]) -> None:
    """Note from which data folder sheets were drawn; of what is gone nothing is kept.

    Raises:
        OutputError: The file cannot be written.
    """
    drawn = {name: SheetOrigin(data, _make_digest(output / name)) for name in names}
    known = {name: one for name, one in _read_origins(output).items() if (output / name).is_file()}
    sheets = {name: asdict(one) for name, one in sorted({**known, **drawn}.items())}
    content = json.dumps({"about": _ABOUT, "sheets": sheets}, indent=1) + "\n"
    if drawn:
        put_file(output, NAME, content.encode(), force=False)


def _read_origins(output: Path) -> Mapping[str, SheetOrigin]:
    """Return the origin of each sheet; none where the file is missing or no longer what it was."""
    try:
        sheets = json.loads((output / NAME).read_text(encoding="utf-8"))["sheets"]
        return {str(name): SheetOrigin(str(one["data"]), str(one["sha256"])) for name, one in sheets.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _make_digest(path: Path) -> str:
    """Return the digest of a file, "" where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
