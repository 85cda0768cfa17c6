"""What stands in an output folder, sheet by sheet: a file beside the sheets, for people and programs.

From it the next run knows what it need not draw, and that a sheet is still the one that was written. It holds
what the sheets show and no more: digests are of data whose small counts are hidden. The same sheets give the
same file, whatever the order and the number of processes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from factsheet.batch.output_names import MANIFEST
from factsheet.embedded_data.changed_values import ChangedValue
from factsheet.errors import OutputError
from factsheet.model.sheet_fit import SheetFit
from factsheet.model.vocabulary import Standard
from factsheet.output_store import OutputStore

_ABOUT = (
    "What 'factsheet build' drew into this folder, and from what. The next run reads it, and draws only what "
    "is not as it should be. It may be deleted: then every sheet is drawn again."
)


@dataclass(frozen=True, slots=True)
class SheetRecord:
    """A sheet as it was drawn.

    Attributes:
        usps, state: Postal code and name of its state.
        format, lang: How it was drawn.
        stamp: What is stamped on it, "final" for nothing.
        edition, version: Of its profile.
        data: The data folder, as seen from the output folder; "" for the shipped data.
        sha256: Of the file, in hexadecimal digits.
        bytes: Its length.
        inputs: Digests of all that it was drawn from, as in `SheetInputs`, and of the program.
        fit: How it came to fit.
        findings: What the checks found, as reports tell it.
        why: Why it was drawn the last time that its file changed.
        changes: Which of its values changed with that.
        standard: The standards that its file keeps, as the command line names them.
        before: The picture of the sheet that stood there before, None where there was none.
    """

    usps: str
    state: str
    format: str
    lang: str
    stamp: str
    edition: int
    version: int
    data: str
    sha256: str
    bytes: int
    inputs: Mapping[str, str]
    fit: SheetFit
    findings: tuple[Mapping[str, str | int], ...] = ()
    why: tuple[str, ...] = ()
    changes: tuple[ChangedValue, ...] = field(default=())
    standard: str = Standard.PDF17.value
    before: str | None = None


_RECORDS = TypeAdapter(dict[str, SheetRecord])


def read_manifest(store: OutputStore) -> dict[str, SheetRecord]:
    """Return the record of each sheet by file name; none where the file is missing or not what it was.

    Raises:
        OutputError: Nothing in the place can be read.
    """
    try:
        content = store.read(MANIFEST)
    except OutputError:  # told where it is written
        return {}
    try:
        return _RECORDS.validate_python(json.loads(content or b"")["sheets"])
    except (ValueError, LookupError, TypeError, RecursionError, ValidationError):
        return {}


def write_manifest(store: OutputStore, records: Mapping[str, SheetRecord]) -> None:
    """Put the records beside the sheets.

    Raises:
        OutputError: The file cannot be written.
    """
    sheets = _RECORDS.dump_python({name: records[name] for name in sorted(records)}, mode="json")
    store.put(MANIFEST, (json.dumps({"about": _ABOUT, "sheets": sheets}, indent=1) + "\n").encode())
