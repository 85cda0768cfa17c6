"""One state from its data to its file; whatever goes wrong becomes a result."""

from dataclasses import fields, replace

from factsheet.batch.order import Order
from factsheet.batch.report import (
    SheetFit,
    SheetResult,
    SheetStatus,
    failed,
)
from factsheet.checks.state import check_state
from factsheet.errors import FactsheetError, describe_internal_error
from factsheet.layout import FitReport, Options, draw_sheet
from factsheet.model import Profile
from factsheet.output_files import put_file
from factsheet.page.formats import Format
from factsheet.sources.library import Library


def make_sheet(library: Library, usps: str, order: Order) -> SheetResult:
    """Load, check, draw and write the sheet of one state."""
    checked = check_state(library, usps, order.limits)
    if checked.profile is None or checked.errors:
        return replace(failed(usps, *checked.errors), warnings=checked.warnings)
    return replace(_make(library, checked.profile, order), warnings=checked.warnings)


def _make(library: Library, profile: Profile, order: Order) -> SheetResult:
    try:
        return _draw(library, profile, order)
    except FactsheetError as error:
        return failed(profile.jurisdiction.usps, *error.faults)
    except Exception as error:  # a slip in our code must not take the other states with it
        return failed(profile.jurisdiction.usps, describe_internal_error(profile.jurisdiction.usps, error))


def _draw(library: Library, profile: Profile, order: Order) -> SheetResult:
    sheet = draw_sheet(profile, options_of(library, order))
    is_written = put_file(order.output, sheet.name, sheet.content, force=order.force)
    status = SheetStatus.WRITTEN if is_written else SheetStatus.UNCHANGED
    return SheetResult(profile.jurisdiction.usps, status, order.output / sheet.name, _fit(sheet.report))


def options_of(library: Library, order: Order) -> Options:
    """Return how the layout draws what an order asks for, with the wording and theme of its data."""
    return Options(
        form=Format(order.format),
        lang=order.lang,
        is_draft=order.draft,
        has_back=order.allow_back,
        wording_folder=library.wording_folder,
        theme=library.theme,
    )


def _fit(report: FitReport) -> SheetFit:
    return SheetFit(**{field.name: getattr(report, field.name) for field in fields(SheetFit)})
