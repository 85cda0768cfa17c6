"""What stands in the output folder, as the pages show it: sheets by closed names, and nothing else.

Names come from the manifest alone, and a sheet is asked for by the name of its card. So no file of the folder
can be reached whose name the program did not write there itself.
"""

import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from pydantic import ValidationError

from factsheet.batch.manifest import SheetRecord, read_manifest
from factsheet.batch.output_names import MANIFEST, REPORT
from factsheet.batch.plan_reasons import NEW
from factsheet.batch.sheet_writer import name_picture
from factsheet.digests import make_digest
from factsheet.errors import OutputError
from factsheet.gallery.reported_build import ReportedBuild, ReportedSheet, ReportedStatus
from factsheet.gallery.sheet_cards import SheetCard, Standing, make_cards
from factsheet.model import Status
from factsheet.output_store import OutputStore, open_store
from factsheet.output_store.store import is_file_name
from factsheet.studio.running_studio import Studio

OUTPUT, LAST_BUILD = "output", "last-build"
DRAWN_STATUS = frozenset({ReportedStatus.WRITTEN, ReportedStatus.UNCHANGED, ReportedStatus.REFUSED})


@dataclass(frozen=True)
class BuiltSheets:
    """The sheets of the output folder.

    Attributes:
        sheets: The output folder.
        kept: Where the sheets are that the last build replaced.
    """

    sheets: OutputStore
    kept: OutputStore

    @cached_property
    def records(self) -> dict[str, SheetRecord]:
        """What is noted of each sheet whose file is there, by file name."""
        names = self.sheets.list_names()
        records = read_manifest(self.sheets)
        return {name: record for name, record in records.items() if is_file_name(name) and name in names}

    @cached_property
    def build(self) -> ReportedBuild | None:
        """What is told of the last build, None where none has ended."""
        try:
            told = json.loads(self.sheets.read(REPORT) or b"")
            return ReportedBuild.model_validate(told)
        except (OutputError, ValueError, RecursionError, ValidationError):
            return None

    @cached_property
    def superseded(self) -> frozenset[str]:
        """The names of sheets in whose place a newer one stands: of a later edition, or without a stamp."""
        best: dict[tuple[str, str, str], tuple[tuple[int, bool, int], str]] = {}
        for name, record in self.records.items():
            key = (record.usps, record.format, record.lang)
            rank = ((record.edition, record.stamp == Status.FINAL, record.version), name)
            best[key] = max(best.get(key, rank), rank)
        return frozenset(self.records) - {name for _rank, name in best.values()}

    @cached_property
    def cards(self) -> tuple[SheetCard, ...]:
        """A card for each newest sheet that stands there, and each that the last build was stopped at."""
        told = self.build.sheets if self.build is not None else ()
        current = self.records.keys() - self.superseded
        known = tuple(sheet for sheet in told if sheet.file is None or sheet.file in current)
        named = {sheet.file for sheet in known}
        new = tuple(_report_record(name, self.records[name]) for name in sorted(current - named))
        return make_cards((*known, *new))

    @cached_property
    def replaced(self) -> frozenset[str]:
        """The names of the sheets that the last build replaced by others."""
        kept = self.kept.read_digests(name for name in self.kept.list_names() if name in self.records)
        return frozenset(name for name, digest in kept.items() if digest != self.records[name].sha256)

    def find_card(self, key: str) -> SheetCard | None:
        """Return a card by its name, None where there is none of it."""
        return next((card for card in self.cards if card.key == key), None)

    def judge_card(self, card: SheetCard) -> Standing:
        """Return what became of a sheet in the last build that had to do with it."""
        if card.standing in {Standing.REFUSED, Standing.UNDONE}:
            return card.standing
        is_new = card.sheet.status is ReportedStatus.WRITTEN and NEW in card.sheet.why
        return Standing.CHANGED if is_new or card.sheet.file in self.replaced else Standing.SAME

    def name_digest(self, card: SheetCard) -> str:
        """Return by what the picture of a sheet is known to the browser; "" where there is no sheet."""
        record = self.records.get(card.sheet.file or "")
        return record.sha256[:16] if record else ""

    def read_sheet(self, name: str) -> bytes:
        """Return a sheet, b"" where it is not there.

        Raises:
            OutputError: It cannot be read.
        """
        return (self.sheets.read(name) or b"") if name in self.records else b""

    def read_replaced(self, name: str) -> bytes:
        """Return the sheet that the last build replaced by the one of a name, b"" where it replaced none.

        Raises:
            OutputError: It cannot be read.
        """
        return (self.kept.read(name) or b"") if name in self.replaced else b""

    def read_picture(self, name: str) -> bytes:
        """Return the picture of a sheet as PNG, made where there is none; b"" where there is no sheet.

        Raises:
            OutputError: It cannot be read.
            PdfError: The sheet cannot be drawn.
        """
        record = self.records.get(name)
        if record is None:
            return b""
        content = self.read_sheet(name)
        if make_digest(content) == record.sha256 and (picture := self.sheets.read(name_picture(name))):
            return picture
        from factsheet.gallery.page_pictures import make_picture  # renders

        return make_picture(content)

    @cached_property
    def variants(self) -> tuple[tuple[str, str], ...]:
        """Format and language of the sheets that the last build was asked for, each pair once."""
        told = self.build.sheets if self.build is not None else ()
        asked = ((sheet.format, sheet.lang) for sheet in told if sheet.status in DRAWN_STATUS)
        return tuple(dict.fromkeys(asked))


def open_built_sheets(studio: Studio) -> BuiltSheets | None:
    """Return what stands in the output folder; None where there is no data folder to build from."""
    if studio.folder is None:
        return None
    output, kept = find_output(studio.folder), studio.own_folder / LAST_BUILD
    places = (output / MANIFEST, output / REPORT, output, kept)
    return _open_places(output, kept, tuple(map(_read_stamp, places)))


@lru_cache(2)
def _open_places(output: Path, kept: Path, _stamps: tuple[tuple[int, int], ...]) -> BuiltSheets:
    """Return what stands in the output folder; nothing is read twice while it stays as it is."""
    return BuiltSheets(open_store(output), open_store(kept))


def _read_stamp(path: Path) -> tuple[int, int]:
    """Return when something was changed last, and its size; zeros where nothing is."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def find_output(folder: Path) -> Path:
    """Return the output folder of a data folder."""
    return folder / OUTPUT


def _report_record(name: str, record: SheetRecord) -> ReportedSheet:
    """Return what is told of a sheet that was drawn since the last build that came to its end."""
    return ReportedSheet(
        file=name,
        usps=record.usps,
        state=record.state,
        format=record.format,
        lang=record.lang,
        edition=record.edition,
        status=ReportedStatus.KEPT,
        pages=record.fit.pages,
        bytes=record.bytes,
        picture=name_picture(name),
    )
