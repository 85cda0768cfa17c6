"""Whether a finished sheet is still what a data folder gives, or which numbers changed since."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factsheet.checks import Limits
from factsheet.checks.state import check_state
from factsheet.disclosure import SafeProfile
from factsheet.embedded_data import make_verification_code
from factsheet.embedded_data.carried_json import format_profile_json
from factsheet.embedded_data.carried_profile import make_carried_profile
from factsheet.embedded_data.changed_values import list_changed_values
from factsheet.layout import draw_sheet
from factsheet.model import Status
from factsheet.sources.carried_profile_file import CarriedState
from factsheet.sources.data_library import Library
from factsheet.sources.drawn_states import find_house_style, has_data
from factsheet.verification.sheet_verdict import CodedSheet, Currency, CurrencyCheck
from factsheet.wording.language import find_own_language


@dataclass(frozen=True, slots=True)
class DataInForce:
    """The data that sheets are compared with."""

    data: Library
    limits: Limits


def check_currency(
    safe: SafeProfile, state: CarriedState, redrawn: bytes, in_force: DataInForce
) -> CurrencyCheck:
    """Return whether a sheet is still what a data folder gives.

    Args:
        safe: What the sheet shows.
        state: What it carries.
        redrawn: The sheet as it is drawn from that today.
        in_force: The data to compare with.
    """
    library, usps = in_force.data, safe.jurisdiction.usps
    if usps not in {one.usps for one in library.jurisdictions} or not has_data(library, usps):
        return CurrencyCheck(Currency.UNKNOWN)
    checked = check_state(library, usps, in_force.limits)
    if checked.profile is None:
        return CurrencyCheck(Currency.UNKNOWN, faults=checked.errors)
    now = checked.profile.as_draft() if safe.status is Status.DRAFT else checked.profile
    changes = list_changed_values(_read_shown(safe), _read_shown(now))
    if changes:
        return CurrencyCheck(Currency.SUPERSEDED, now.edition, now.version, changes)
    options = state.drawing.to_options()
    theme = find_house_style(library, usps)
    words = find_own_language(options.lang, library.wording_folder)
    drawn = draw_sheet(now, options, own_words=words, theme=theme).content
    currency = Currency.CURRENT if drawn == redrawn else Currency.REDRAWN
    return CurrencyCheck(currency, now.edition, now.version)


def find_coded_sheets(code: str, in_force: DataInForce) -> Iterator[CodedSheet]:
    """Yield the sheets whose footer has a code: of the data folder, and of the editions kept in it."""
    library: Library | None = in_force.data
    while library is not None:
        for one in library.jurisdictions:
            if has_data(library, one.usps):
                profile = check_state(library, one.usps, in_force.limits).profile
                if profile is not None and make_verification_code(profile) == code:
                    is_current = library is in_force.data
                    yield CodedSheet(one.name, profile.edition, profile.version, is_current)
        library = library.before


def _read_shown(profile: SafeProfile) -> Mapping[str, object]:
    """Return what a sheet carries as its data."""
    shown: dict[str, object] = json.loads(format_profile_json(make_carried_profile(profile)))
    return shown
