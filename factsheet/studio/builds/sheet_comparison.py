"""A sheet beside the one before: that of the last build, or that of an edition that is kept.

A kept edition is one whose sheet still stands in the output folder, or whose data lie beside those of now in
``previous``: then the sheet is drawn from these, as it was drawn then.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from factsheet.checks import Limits
from factsheet.checks.state import check_state
from factsheet.differences.changed_data import compare_data
from factsheet.differences.difference_records import Changes
from factsheet.embedded_data import make_sheet_contents
from factsheet.errors import FactsheetError
from factsheet.gallery.page_pictures import make_picture
from factsheet.gallery.reported_build import ReportedSheet
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.page.formats import SHEET_FORMATS
from factsheet.pdf.carried_data import CarriedData, find_carried_data
from factsheet.pdf.standards import FILE_STANDARDS
from factsheet.reading.file_names import name_profile
from factsheet.reading.yaml_values import read_yaml
from factsheet.sources.data_library import Library
from factsheet.sources.drawn_states import find_house_style
from factsheet.studio.builds.built_sheets import BuiltSheets
from factsheet.wording.language import find_own_language

LAST = "last"
_KEPT_PICTURES = 64


@dataclass(frozen=True)
class EarlierSheets:
    """The sheets before: of the last build, or of an edition.

    Attributes:
        built: What stands in the output folder.
        data: The data as the disk has them.
        limits: What the checks find too old or changed too much.
        edition: The year of an edition; None for the last build.
    """

    built: BuiltSheets
    data: Library
    limits: Limits
    edition: int | None = None

    def read_sheet(self, sheet: ReportedSheet) -> bytes:
        """Return the file of the sheet before, b"" where there is none.

        Raises:
            FactsheetError: It cannot be read or drawn.
        """
        if self.edition is None:
            return self.built.read_replaced(sheet.file or "")
        if (name := self._find_name(sheet)) is not None:
            return self.built.read_sheet(name)
        library = self._find_library(sheet.usps)
        if library is None:
            return b""
        from factsheet.batch.single_sheet import draw_single_sheet

        return draw_single_sheet(library, sheet.usps, _make_options(sheet), self.limits)

    def compare_sheet(self, sheet: ReportedSheet) -> Changes | None:
        """Return in what the data of a sheet differ from those of the sheet before; None where there is none.

        Raises:
            FactsheetError: One of both cannot be read.
        """
        before = self._read_carried(sheet)
        if before is None:
            return None
        after = find_carried_data(self.built.read_sheet(sheet.file or ""))
        return None if after is None else compare_data(before, after)

    def _read_carried(self, sheet: ReportedSheet) -> CarriedData | None:
        name = None if self.edition is None else self._find_name(sheet)
        if self.edition is None or name is not None:
            return find_carried_data(self.read_sheet(sheet))
        library = self._find_library(sheet.usps)
        return None if library is None else _collect_carried(library, sheet, self.limits)

    def _find_name(self, sheet: ReportedSheet) -> str | None:
        """Return the name of the sheet of the edition that stands in the output folder."""
        return next(
            (
                name
                for name, record in self.built.records.items()
                if (record.usps, record.format, record.lang) == (sheet.usps, sheet.format, sheet.lang)
                and record.edition == self.edition
            ),
            None,
        )

    def _find_library(self, usps: str) -> Library | None:
        """Return the data of the edition, None where they are not kept."""
        return next(
            (
                library
                for library in _list_libraries(self.data)
                if library.has_profile(usps) and _read_edition(library, usps) == self.edition
            ),
            None,
        )


def list_editions(built: BuiltSheets, library: Library) -> tuple[int, ...]:
    """Return the editions that the sheets of now can be compared with, the newest first."""
    newest = max((record.edition for record in built.records.values()), default=0)
    years = {record.edition for record in built.records.values()}
    for kept in _list_libraries(library):
        codes = (one.usps for one in kept.jurisdictions)
        years |= {_read_edition(kept, usps) for usps in codes if kept.has_profile(usps)}
    return tuple(sorted((year for year in years if 0 < year < newest), reverse=True))


def draw_earlier_picture(content: bytes) -> bytes:
    """Return the picture of a sheet that the output folder has none of, as PNG.

    Raises:
        PdfError: It cannot be drawn.
    """
    return _draw_picture(content) if content else b""


@lru_cache(_KEPT_PICTURES)
def _draw_picture(content: bytes) -> bytes:
    return make_picture(content)


def _list_libraries(library: Library) -> Iterator[Library]:
    """Yield the data of the editions before, the nearest first."""
    kept = library.before
    while kept is not None:
        yield kept
        kept = kept.before


def _read_edition(library: Library, usps: str) -> int:
    """Return the edition of a profile, 0 where nobody can tell it."""
    try:
        tree = read_yaml(library.folder.find(name_profile(usps))).value
    except FactsheetError:
        return 0
    edition = tree.get("edition") if isinstance(tree, dict) else None
    return edition if isinstance(edition, int) else 0


def _make_options(sheet: ReportedSheet) -> SheetOptions:
    return SheetOptions(Format(sheet.format), sheet.lang)


def _collect_carried(library: Library, sheet: ReportedSheet, limits: Limits) -> CarriedData | None:
    """Return what a sheet of an edition would carry, without drawing it."""
    profile = check_state(library, sheet.usps, limits).profile
    if profile is None:
        return None
    options = _make_options(sheet)
    theme, own = find_house_style(library, sheet.usps), find_own_language(sheet.lang, library.wording_folder)
    has_files = SHEET_FORMATS[options.form].has_files
    standard = FILE_STANDARDS[options.standard].name_claims(has_files=has_files)
    private = make_sheet_contents(profile, options, theme, own, standard).private
    return CarriedData(sheet.state, json.loads(private.profile), json.loads(private.drawing))
