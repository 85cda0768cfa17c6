"""The sheets that stand in the output folder as a run begins."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from factsheet.batch.manifest import SheetRecord, read_manifest
from factsheet.batch.order import Order
from factsheet.output_store import OutputStore


class SheetStanding(StrEnum):
    """How a sheet stands in its folder."""

    MISSING = "missing"
    UNKNOWN = "unknown"  # a file has its name, of which nothing is noted
    EDITED = "edited"  # its file is not the one that was written
    INTACT = "intact"


@dataclass(frozen=True, slots=True)
class StandingSheets:
    """The sheets of an output folder.

    Attributes:
        store: The folder.
        records: What is noted of each sheet, by file name.
        names: Of the files that are there.
        digests: Of the files of those sheets that a run is about.
    """

    store: OutputStore
    records: Mapping[str, SheetRecord]
    names: Collection[str]
    digests: Mapping[str, str]

    def judge(self, name: str) -> SheetStanding:
        """Return how the sheet of a file name stands."""
        if name not in self.names:
            return SheetStanding.MISSING
        record = self.records.get(name)
        if record is None:
            return SheetStanding.UNKNOWN
        return SheetStanding.INTACT if self.digests.get(name) == record.sha256 else SheetStanding.EDITED

    def list_present(self) -> dict[str, SheetRecord]:
        """Return the records of those sheets whose files are there."""
        return {name: record for name, record in self.records.items() if name in self.names}

    def read(self, name: str) -> bytes:
        """Return the file of a sheet, b"" where it is not there.

        Raises:
            OutputError: It cannot be read.
        """
        return self.store.read(name) or b""


def look_at_sheets(store: OutputStore, states: Collection[str], order: Order) -> StandingSheets:
    """Return the sheets that stand in a store.

    Args:
        store: Where they are.
        states: The postal codes that a run is about; the files of no other state are looked at.
        order: How they would be drawn.

    Raises:
        OutputError: The store cannot be read.
    """
    records, names = read_manifest(store), store.list_names()
    wanted = {(options.form.value, options.lang) for options in order.variants}
    about = [
        name
        for name, record in records.items()
        if name in names and record.usps in states and (record.format, record.lang) in wanted
    ]
    return StandingSheets(store, records, names, store.read_digests(about))
