"""From a profile as known to a profile that is safe to print."""

from dataclasses import dataclass

from factsheet.disclosure.masking import suppress_counts
from factsheet.disclosure.profile_relations import read_tables
from factsheet.disclosure.recoding import find_offer, offer_recodings
from factsheet.disclosure.relations import Tables
from factsheet.disclosure.suppression import UnsafeError, Weakness, choose_suppressions
from factsheet.disclosure.suppression_log import SuppressionLog, label_cells, make_log_entries, quote_names
from factsheet.errors import DataError, Fault, FormCode
from factsheet.model import Origin, Profile


@dataclass(frozen=True, slots=True)
class Protected:
    """A profile that is safe to print, and what was kept back to make it so."""

    profile: Profile
    log: SuppressionLog


def protect_profile(profile: Profile) -> Protected:
    """Return the profile with its small counts hidden, and whatever would give them away.

    What is safe already stays as it is. All sums of the profile are looked at together, and the result is
    audited: no hidden count has bounds that a reader could infer and that are narrower than its policy asks.

    Raises:
        DataError: A small count could be worked out whatever is hidden; the fault offers a merge.
    """
    tables = read_tables(profile)
    try:
        hidden = choose_suppressions(tables)
    except UnsafeError as error:
        raise DataError(_make_fault(profile, tables, error.weakness)) from error
    log = SuppressionLog(make_log_entries(profile, tables, hidden), offer_recodings(profile, tables, hidden))
    return Protected(suppress_counts(profile, hidden), log)


def _make_fault(profile: Profile, tables: Tables, weakness: Weakness) -> Fault:
    """Name the part that cannot be made safe, and what could be merged in it."""
    name, labels = weakness.cells[0], label_cells(profile)
    offer = find_offer(offer_recodings(profile, tables, weakness.cells), name)
    place = _find_origin(profile, name)
    named = quote_names([labels.get(cell, cell) for cell in weakness.cells])
    found = f"small counts that can be worked out: {named}"
    allowed = "counts that can be hidden; " + (offer.text if offer else "leave these counts out")
    return Fault(place.file, place.line, place.field, found, allowed, code=FormCode.UNSAFE)


def _find_origin(profile: Profile, name: str) -> Origin:
    """Return where a count stands in the profile file, or the nearest entry above it."""
    path = name
    while path and path not in profile.origins:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    place = profile.origins.get(path) or profile.origins.get("state")
    return Origin(place.file, place.line, name) if place else Origin("profile", 1, name)
