"""One state from its data to its file; whatever goes wrong becomes a result."""

from dataclasses import replace

from factsheet.batch.order import Order
from factsheet.batch.report import SheetResult, SheetStatus, make_failed_result
from factsheet.checks.state import check_state
from factsheet.disclosure import SafeProfile
from factsheet.errors import FactsheetError, describe_internal_error
from factsheet.layout import draw_sheet
from factsheet.output_files import put_file
from factsheet.sources.library import Library


def make_sheet(library: Library, usps: str, order: Order) -> SheetResult:
    """Load, check, draw and write the sheet of one state."""
    checked = check_state(library, usps, order.limits)
    if checked.profile is None or checked.errors:
        return replace(make_failed_result(usps, *checked.errors), warnings=checked.warnings)
    return replace(_make_result(library, checked.profile, order), warnings=checked.warnings)


def _make_result(library: Library, profile: SafeProfile, order: Order) -> SheetResult:
    try:
        return _write_sheet(library, profile, order)
    except FactsheetError as error:
        return make_failed_result(profile.jurisdiction.usps, *error.faults)
    except Exception as error:  # a slip in our code must not take the other states with it
        return make_failed_result(
            profile.jurisdiction.usps, describe_internal_error(profile.jurisdiction.usps, error)
        )


def _write_sheet(library: Library, profile: SafeProfile, order: Order) -> SheetResult:
    sheet = draw_sheet(profile, order.sheet, wording_folder=library.wording_folder, theme=library.theme)
    is_written = put_file(order.output, sheet.name, sheet.content, force=order.force)
    status = SheetStatus.WRITTEN if is_written else SheetStatus.UNCHANGED
    return SheetResult(profile.jurisdiction.usps, status, order.output / sheet.name, sheet.fit)
