"""One state from its data to its file; whatever goes wrong becomes a result."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from factsheet.batch.order import Order
from factsheet.batch.report import ReplacedSheet, SheetResult, SheetStatus, make_failed_result
from factsheet.batch.sheet_origins import find_origin, name_data_folder
from factsheet.checks.state import check_state
from factsheet.disclosure import SafeProfile
from factsheet.errors import FactsheetError, Fault, OutputError, describe_internal_error
from factsheet.layout import Sheet, draw_sheet
from factsheet.output_files import put_file
from factsheet.pdf.carried_data import find_carried_profile
from factsheet.sources.data_library import Library
from factsheet.sources.drawn_states import find_house_style
from factsheet.theme import DEFAULT_THEME, Theme

OTHER_ALLOWED = "another folder as --output, or --force to replace it"


def make_sheet(library: Library, usps: str, order: Order) -> SheetResult:
    """Load, check, draw and write the sheet of one state."""
    style = _read_house_style(library, usps)
    checked = check_state(library, usps, order.limits)
    faults = checked.errors or style.faults
    if checked.profile is None or faults:
        return replace(make_failed_result(usps, *faults), warnings=checked.warnings)
    return replace(_make_result(checked.profile, style, order), warnings=checked.warnings)


@dataclass(frozen=True, slots=True)
class _HouseStyle:
    """The words and colours of the publisher, or the faults that keep them from being read."""

    wording_folder: Path | None = None
    theme: Theme = DEFAULT_THEME
    faults: tuple[Fault, ...] = ()


def _read_house_style(library: Library, usps: str) -> _HouseStyle:
    try:
        return _HouseStyle(library.wording_folder, find_house_style(library, usps))
    except FactsheetError as error:
        return _HouseStyle(faults=error.faults)
    except Exception as error:  # a slip in our code must not take the other states with it
        return _HouseStyle(faults=(describe_internal_error(usps, error),))


def _make_result(profile: SafeProfile, style: _HouseStyle, order: Order) -> SheetResult:
    try:
        return _write_sheet(profile, style, order)
    except FactsheetError as error:
        return make_failed_result(profile.jurisdiction.usps, *error.faults)
    except Exception as error:  # a slip in our code must not take the other states with it
        return make_failed_result(
            profile.jurisdiction.usps, describe_internal_error(profile.jurisdiction.usps, error)
        )


def _write_sheet(profile: SafeProfile, style: _HouseStyle, order: Order) -> SheetResult:
    sheet = draw_sheet(profile, order.sheet, wording_folder=style.wording_folder, theme=style.theme)
    path = order.output / sheet.name
    replaced = _look_at_replaced(path, sheet, order)
    is_written = put_file(order.output, sheet.name, sheet.content, force=order.force)
    status = SheetStatus.WRITTEN if is_written else SheetStatus.UNCHANGED
    return SheetResult(profile.jurisdiction.usps, status, path, sheet.fit, replaced=replaced)


def _look_at_replaced(path: Path, sheet: Sheet, order: Order) -> ReplacedSheet | None:
    """Return what stands in the place of a sheet and is another one, None where nothing does.

    A sheet of the shipped data may always be replaced by one of a folder of the user's own: anybody can draw
    it again.

    Raises:
        OutputError: Another data folder drew it, and nothing says that it may be replaced.
    """
    try:
        standing = path.read_bytes() if path.is_file() else b""
    except OSError:  # told where the sheet is written
        return None
    if standing in (b"", sheet.content):
        return None
    origin = find_origin(order.output, sheet.name)
    other = None if origin == name_data_folder(order.data, order.output) else origin
    if other and not order.force:
        folder = os.path.normpath(order.output / other)
        found = f"a sheet drawn from another data folder, '{folder}'"
        raise OutputError(Fault(str(path), 1, "file", found, OTHER_ALLOWED))
    return ReplacedSheet(
        other, find_carried_profile(standing) or {}, find_carried_profile(sheet.content) or {}
    )
