"""From a profile as known to a profile that is safe to print, the only one that can be drawn."""

from dataclasses import InitVar, dataclass, fields, replace
from typing import Any

from factsheet.disclosure.masking import Names, suppress_counts
from factsheet.disclosure.profile_relations import read_tables
from factsheet.disclosure.recoding import find_offer, offer_recodings
from factsheet.disclosure.relations import Tables
from factsheet.disclosure.suppression import UnsafeError, Weakness, choose_suppressions
from factsheet.disclosure.suppression_log import SuppressionLog, label_cells, make_log_entries, quote_names
from factsheet.errors import DataError, Fault, FormCode
from factsheet.model import Origin, Profile, Status
from factsheet.reading.origins import find_nearest_path


class _Seal:
    """What a safe profile is made with; this module keeps the only one."""


_SEAL = _Seal()


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeProfile(Profile):
    """A profile whose small counts are hidden, with whatever would give them away.

    It is a type of its own, so that what draws can ask for it and a profile as known is refused by mypy.
    `protect_profile` alone makes one: a copy by `dataclasses.replace`, which could put a hidden count back,
    fails for want of the seal.

    Raises:
        TypeError: It is made without the seal.
    """

    seal: InitVar[_Seal]

    def __post_init__(self, seal: _Seal) -> None:
        if seal is not _SEAL:
            raise TypeError("a safe profile is made by protect_profile alone")

    def as_draft(self) -> "SafeProfile":
        """Return the profile stamped as a draft, or as it is where it has another stamp."""
        return replace(self, status=Status.DRAFT, seal=_SEAL) if self.status is Status.FINAL else self


@dataclass(frozen=True, slots=True)
class Protected:
    """A profile that is safe to print, and what was kept back to make it so."""

    profile: SafeProfile
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
    return Protected(_seal_profile(profile, hidden), log)


def _seal_profile(profile: Profile, hidden: Names) -> SafeProfile:
    parts: dict[str, Any] = {field.name: getattr(profile, field.name) for field in fields(profile)}
    return SafeProfile(**{**parts, **suppress_counts(profile, hidden)}, seal=_SEAL)


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
    path = find_nearest_path(profile.origins, name)
    place = profile.origins.get(path) or profile.origins.get("state")
    return Origin(place.file, place.line, name) if place else Origin("profile", 1, name)
