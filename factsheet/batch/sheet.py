"""One state from its data to its file; whatever goes wrong becomes a result."""

from factsheet.batch.files import put_file
from factsheet.batch.plan import Order
from factsheet.batch.report import Fit, SheetResult, failed, slip
from factsheet.errors import FactsheetError
from factsheet.layout import FitReport, draw_sheet
from factsheet.sources.library import Library


def make_sheet(library: Library, usps: str, order: Order) -> SheetResult:
    """Load, draw and write the sheet of one state."""
    try:
        return _make(library, usps, order)
    except FactsheetError as error:
        return failed(usps, *error.faults)
    except Exception as error:  # a slip in our code must not take the other states with it
        return failed(usps, slip(usps, error))


def _make(library: Library, usps: str, order: Order) -> SheetResult:
    profile = library.profile(usps)
    sheet = draw_sheet(profile, lang=order.lang, is_draft=order.draft)
    status = put_file(order.output, sheet.name, sheet.content, force=order.force)
    return SheetResult(usps, status, order.output / sheet.name, _fit(sheet.report))


def _fit(report: FitReport) -> Fit:
    return Fit(report.step, report.type_size, report.fill, report.pages, report.extras)
