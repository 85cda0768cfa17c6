"""All sheets of a state as one zip file: drawn now from what is saved, named as a build names them."""

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from factsheet.checks import Limits
from factsheet.checks.state import check_state
from factsheet.disclosure import SafeProfile
from factsheet.errors import DataError
from factsheet.model.sheet_options import SheetOptions
from factsheet.page.sheet_name import name_sheet
from factsheet.sources.data_library import Library
from factsheet.sources.drawn_states import find_house_style
from factsheet.wording.language import find_own_language

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of zip files; so the same sheets give the same bytes
_MODE = 0o644 << 16


@dataclass(frozen=True, slots=True)
class NamedSheet:
    """A sheet as a build would write it."""

    name: str
    content: bytes


def check_profile(library: Library, usps: str, limits: Limits) -> SafeProfile:
    """Return what the sheets of a state are drawn from.

    Raises:
        DataError: Its data have faults, or the checks find errors in them.
    """
    checked = check_state(library, usps, limits)
    if checked.profile is None or checked.errors:
        raise DataError(*checked.errors)
    return checked.profile


def draw_named_sheet(library: Library, profile: SafeProfile, options: SheetOptions) -> NamedSheet:
    """Return a sheet of a state.

    Raises:
        LayoutError: A text does not fit at the smallest type allowed.
        DataError: The words of the language have faults.
    """
    from factsheet.layout import draw_sheet  # matplotlib

    theme = find_house_style(library, profile.jurisdiction.usps)
    words = find_own_language(options.lang, library.wording_folder)
    sheet = draw_sheet(profile, options, own_words=words, theme=theme)
    return NamedSheet(name_sheet(profile, options), sheet.content)


def pack_sheets(sheets: tuple[NamedSheet, ...]) -> bytes:
    """Return a zip file of some sheets; the same sheets give the same bytes."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as archive:  # PDF files are packed already
        for sheet in sheets:
            entry = ZipInfo(sheet.name, _FIRST_DAY)
            entry.external_attr = _MODE
            archive.writestr(entry, sheet.content)
    return packed.getvalue()
