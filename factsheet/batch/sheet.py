"""One state from its data to its file; whatever goes wrong becomes a result."""

from dataclasses import fields, replace

from factsheet.batch.checking import check_state
from dataclasses import fields

from factsheet.batch.files import put_file
from factsheet.batch.plan import Order
from factsheet.batch.report import Fit, SheetResult, failed, slip
from factsheet.errors import FactsheetError
from factsheet.layout import FitReport, Options, draw_sheet
from factsheet.model import Profile
from factsheet.page.forms import Format
from factsheet.sources.library import Library


def make_sheet(library: Library, usps: str, order: Order) -> SheetResult:
    """Load, check, draw and write the sheet of one state."""
    checked = check_state(library, usps, order.limits)
    if checked.profile is None or checked.errors:
        return replace(failed(usps, *checked.errors), warnings=checked.warnings)
    return replace(_make(checked.profile, usps, order), warnings=checked.warnings)


def _make(profile: Profile, usps: str, order: Order) -> SheetResult:
    try:
        return _draw(profile, usps, order)
    except FactsheetError as error:
        return failed(usps, *error.faults)
    except Exception as error:  # a slip in our code must not take the other states with it
        return failed(usps, slip(usps, error))


def _draw(profile: Profile, usps: str, order: Order) -> SheetResult:
    sheet = draw_sheet(profile, _options(order))
    status = put_file(order.output, sheet.name, sheet.content, force=order.force)
    return SheetResult(usps, status, order.output / sheet.name, _fit(sheet.report))


def _options(order: Order) -> Options:
    return Options(Format(order.format), order.lang, is_draft=order.draft, has_back=order.allow_back)


def _fit(report: FitReport) -> Fit:
    return Fit(**{field.name: getattr(report, field.name) for field in fields(Fit)})
