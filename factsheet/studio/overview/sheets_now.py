"""How the sheets that stand in the output folder compare with what the files of the data say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from enum import StrEnum
from pathlib import Path

from factsheet.batch.manifest import SheetRecord
from factsheet.batch.order import Order
from factsheet.batch.output_names import MANIFEST
from factsheet.batch.standing_sheets import SheetStanding, StandingSheets, look_at_sheets
from factsheet.errors import OutputError
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.output_store import open_store
from factsheet.sources.data_library import Library
from factsheet.studio.builds.built_sheets import OUTPUT, find_output
from factsheet.studio.running_studio import Studio

_USUAL = SheetOptions()


class SheetNow(StrEnum):
    """How the sheet of a state stands in the output folder beside what the files say."""

    NEVER = "never"
    CURRENT = "current"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class SheetMark:
    """A sheet as it would be drawn: its file name, "" where it cannot be, and digests of what makes it up."""

    name: str
    digests: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetsNow:
    """The sheets of an output folder.

    Attributes:
        standing: What stands there.
        by_state: What is noted of the sheets that are there, by the postal code of their state.
    """

    standing: StandingSheets
    by_state: Mapping[str, tuple[SheetRecord, ...]]

    def choose_variant(self, usps: str) -> SheetOptions:
        """Return by which of its sheets a state is judged: the usual handout, or what was built instead."""
        forms = [one.format for one in self.by_state.get(usps, ()) if one.lang == _USUAL.lang]
        return SheetOptions(Format(forms[0])) if forms and _USUAL.form not in forms else _USUAL

    def judge_sheet(self, usps: str, wanted: SheetMark) -> SheetNow:
        """Return how the sheet of a state stands beside the one that its files want."""
        if not self.by_state.get(usps):
            return SheetNow.NEVER
        is_whole = self.standing.judge(wanted.name) is SheetStanding.INTACT
        is_same = is_whole and self.standing.records[wanted.name].inputs == wanted.digests
        return SheetNow.CURRENT if is_same else SheetNow.CHANGED


def make_build_order(studio: Studio, variants: tuple[SheetOptions, ...] = (_USUAL,)) -> Order:
    """Return the order by which the sheets of a studio are built."""
    output = find_output(studio.folder) if studio.folder else Path(OUTPUT)
    return Order(studio.folder, output, variants, limits=studio.limits)


def look_at_output(studio: Studio, library: Library) -> SheetsNow:
    """Return the sheets that stand in the output folder; none where it is not there or cannot be read."""
    order = make_build_order(studio, tuple(SheetOptions(form) for form in Format))
    standing = StandingSheets(open_store(order.output), {}, (), {})
    if studio.folder is not None and find_output(studio.folder).is_dir():
        try:
            states = [place.usps for place in library.jurisdictions]
            standing = look_at_sheets(standing.store, states, order)
        except OutputError:  # told when something is built
            pass
    by_state: dict[str, tuple[SheetRecord, ...]] = {}
    for record in standing.list_present().values():
        by_state[record.usps] = (*by_state.get(record.usps, ()), record)
    return SheetsNow(standing, by_state)


def find_built_time(studio: Studio, zone: tzinfo | None) -> datetime | None:
    """Return when sheets were last built; None where none were."""
    if studio.folder is None:
        return None
    try:
        return datetime.fromtimestamp((find_output(studio.folder) / MANIFEST).stat().st_mtime, zone)
    except OSError:
        return None
