"""One state from its data to its file; whatever goes wrong becomes a result."""

from dataclasses import fields, replace

from factsheet.batch.order import Order
from factsheet.batch.report import (
    SheetFit,
    SheetResult,
    SheetStatus,
    make_failed_result,
)
from factsheet.checks.state import check_state
from factsheet.errors import FactsheetError, describe_internal_error
from factsheet.layout import FitReport, Options, draw_sheet
from factsheet.model import Profile
from factsheet.model.vocabulary import Format
from factsheet.output_files import put_file
from factsheet.sources.library import Library


def make_sheet(library: Library, usps: str, order: Order) -> SheetResult:
    """Load, check, draw and write the sheet of one state."""
    checked = check_state(library, usps, order.limits)
    if checked.profile is None or checked.errors:
        return replace(make_failed_result(usps, *checked.errors), warnings=checked.warnings)
    return replace(_make_result(library, checked.profile, order), warnings=checked.warnings)


def _make_result(library: Library, profile: Profile, order: Order) -> SheetResult:
    try:
        return _write_sheet(library, profile, order)
    except FactsheetError as error:
        return make_failed_result(profile.jurisdiction.usps, *error.faults)
    except Exception as error:  # a slip in our code must not take the other states with it
        return make_failed_result(
            profile.jurisdiction.usps, describe_internal_error(profile.jurisdiction.usps, error)
        )


def _write_sheet(library: Library, profile: Profile, order: Order) -> SheetResult:
    sheet = draw_sheet(profile, make_options(library, order))
    is_written = put_file(order.output, sheet.name, sheet.content, force=order.force)
    status = SheetStatus.WRITTEN if is_written else SheetStatus.UNCHANGED
    return SheetResult(profile.jurisdiction.usps, status, order.output / sheet.name, _make_fit(sheet.report))


def make_options(library: Library, order: Order) -> Options:
    """Return how the layout draws what an order asks for, with the wording and theme of its data."""
    return Options(
        form=Format(order.format),
        lang=order.lang,
        is_draft=order.draft,
        has_back=order.allow_back,
        wording_folder=library.wording_folder,
        theme=library.theme,
    )


def _make_fit(report: FitReport) -> SheetFit:
    return SheetFit(**{field.name: getattr(report, field.name) for field in fields(SheetFit)})
