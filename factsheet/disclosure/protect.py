"""From a profile as known to a profile that is safe to print, the only one that can be drawn."""

from collections.abc import Mapping
from dataclasses import InitVar, dataclass, fields, replace
from typing import Any

from factsheet.disclosure.cell_names import (
    is_not_stated,
    is_of_sheet,
    list_counts,
    list_hidden_counts,
    split_edition,
)
from factsheet.disclosure.comparison_figures import round_nation
from factsheet.disclosure.editions import HiddenCounts, JoinedEditions, join_editions
from factsheet.disclosure.masking import Names, suppress_counts
from factsheet.disclosure.profile_relations import read_tables
from factsheet.disclosure.recoding import find_offer, offer_recodings
from factsheet.disclosure.relations import Tables
from factsheet.disclosure.suppressed_cells import Hidden, SuppressedCell, SuppressionRule
from factsheet.disclosure.suppression import choose_suppressions
from factsheet.disclosure.suppression_log import SuppressionLog, label_cells, make_log_entries, quote_names
from factsheet.disclosure.weaknesses import Weakness
from factsheet.errors import DataError, Fault, FormCode
from factsheet.model import Cell, CellMark, Origin, Profile, Status
from factsheet.reading.origins import find_nearest_path


class _Seal:
    """What a safe profile is made with; this module keeps the only one."""


_SEAL = _Seal()


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeProfile(Profile):
    """A profile whose small counts are hidden, with whatever would give them away.

    It is a type of its own, so that what draws can ask for it and a profile as known is refused by mypy.
    `protect_profile` makes one, and `seal_printed` of what a finished sheet shows; a copy by
    `dataclasses.replace`, which could put a hidden count back, fails for want of the seal.

    Attributes:
        has_suppressed: Whether a mark stands on the sheet in place of a count.

    Raises:
        TypeError: It is made without the seal.
    """

    has_suppressed: bool
    seal: InitVar[_Seal]

    def __post_init__(self, seal: _Seal) -> None:
        if seal is not _SEAL:
            raise TypeError("a safe profile is made by protect_profile or seal_printed alone")

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
        ValueError: A slip in the program: other counts lost their number than those that the log tells.
    """
    counts = hide_counts(profile)
    printed = _list_printed(profile, counts)
    tables = counts.tables
    log = SuppressionLog(
        make_log_entries(profile, tables, printed), offer_recodings(profile, tables, printed)
    )
    return Protected(_seal_profile(profile, printed), log)


def seal_printed(profile: Profile) -> SafeProfile:
    """Return the profile out of a finished sheet, every count of which is printed already, as it is.

    It must be just what that sheet carries: nothing is hidden here. To hide small counts anew would be wrong
    too. What was chosen with the true counts in view cannot be chosen again without them: with marks in
    their place other counts may seem to be open to readers.
    """
    known: dict[str, Any] = {field.name: getattr(profile, field.name) for field in fields(Profile)}
    known |= {"nation": round_nation(profile), "before": None, "hidden_elsewhere": frozenset()}
    return SafeProfile(**known, has_suppressed=_has_mark(profile), seal=_SEAL)


def _list_printed(profile: Profile, counts: HiddenCounts) -> Hidden:
    """Return what the sheet hides, in the order of the profile: that of the choice tells which is smaller.

    Of what stays hidden the log tells nothing but that, whether it is small by now or not.
    """
    hidden = counts.hidden
    order = [*(name for name in list_counts(profile) if name in hidden), *filter(is_of_sheet, hidden)]
    retained = {
        name: SuppressedCell(name, SuppressionRule.RETAINED, (name,))
        for name in counts.retained
        if name in hidden
    }
    return {name: retained.get(name, hidden[name]) for name in dict.fromkeys(order)}


def hide_counts(profile: Profile) -> HiddenCounts:
    """Return all counts and sums of a profile and of the editions before, and which counts are hidden.

    Raises:
        DataError: As `protect_profile`.
    """
    joined = read_editions(profile)
    choice = choose_suppressions(joined.tables, joined.retained, profile.hidden_elsewhere)
    if choice.open_to_readers:
        raise DataError(make_unsafe_fault(profile, joined.tables, choice.open_to_readers[0]))
    return HiddenCounts(joined.tables, choice.hidden, joined.retained)


def read_editions(profile: Profile) -> JoinedEditions:
    """Return all counts and sums of a profile and of the editions before, and what has to stay hidden.

    Raises:
        DataError: A small count of an edition before could be worked out whatever is hidden.
    """
    tables = read_tables(profile)
    if profile.before is None:
        return JoinedEditions(tables, ())
    return join_editions(tables, profile.before.edition, hide_counts(profile.before))


def _seal_profile(profile: Profile, hidden: Names) -> SafeProfile:
    known: dict[str, Any] = {field.name: getattr(profile, field.name) for field in fields(Profile)}
    masked = {**known, **suppress_counts(profile, hidden), "before": None, "hidden_elsewhere": frozenset()}
    masked["nation"] = round_nation(Profile(**masked))
    printed = Profile(**masked)
    _refuse_other_losses(list_counts(profile), list_counts(printed), hidden)
    return SafeProfile(**masked, has_suppressed=_has_mark(printed), seal=_SEAL)


def _refuse_other_losses(before: Mapping[str, Cell], after: Mapping[str, Cell], hidden: Names) -> None:
    """Refuse a profile in which not just the hidden counts have lost their number."""
    wanted = {**before, **dict.fromkeys(hidden, CellMark.NOT_SHOWN)}
    wrong = sorted(name for name in {*wanted, *after} if wanted.get(name) != after.get(name))
    if wrong:
        raise ValueError(f"{', '.join(wrong)}: hidden and still there, or taken away and not hidden")


def _has_mark(profile: Profile) -> bool:
    """Return whether a mark stands for a count; persons "not stated" are told in a line or not at all."""
    return not all(map(is_not_stated, list_hidden_counts(profile)))


def make_unsafe_fault(profile: Profile, tables: Tables, weakness: Weakness, *, beside: str = "") -> Fault:
    """Return which part of a profile cannot be made safe, and what could be merged in it.

    Args:
        profile: The profile as known.
        tables: Its counts.
        weakness: What a reader could work out.
        beside: What he needs beside the sheet, where that is not the edition before.
    """
    labels = label_cells(profile)
    names = [split_edition(cell)[1] for cell in weakness.cells]
    offer = find_offer(offer_recodings(profile, tables, weakness.cells), names[0])
    place = _find_origin(profile, names[0])
    named = quote_names(list(dict.fromkeys(labels.get(name, name) for name in names)))
    beside = beside or _word_edition(profile)
    found = f"small counts that can be worked out{beside and f' beside {beside}'}: {named}"
    allowed = "counts that can be hidden; " + (offer.text if offer else "leave these counts out")
    if profile.before is not None:
        allowed += f"; or the figures of the {profile.before.edition} edition"
    return Fault(place.file, place.line, place.field, found, allowed, code=FormCode.UNSAFE)


def _word_edition(profile: Profile) -> str:
    """Return beside which edition counts can be worked out that are safe in this one alone."""
    if profile.before is None or choose_suppressions(read_tables(profile)).open_to_readers:
        return ""
    return f"the {profile.before.edition} edition"


def _find_origin(profile: Profile, name: str) -> Origin:
    """Return where a count stands in the profile file, or the nearest entry above it."""
    path = find_nearest_path(profile.origins, name)
    place = profile.origins.get(path) or profile.origins.get("state")
    return Origin(place.file, place.line, name) if place else Origin("profile", 1, name)
