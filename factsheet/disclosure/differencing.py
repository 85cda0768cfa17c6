"""Two editions side by side: a total that grew by a few tells how many are new."""

from collections.abc import Mapping
from dataclasses import dataclass

from factsheet.disclosure.profile_relations import read_tables
from factsheet.disclosure.protect import SafeProfile
from factsheet.disclosure.relations import CellRole, CountCell
from factsheet.disclosure.suppression_log import label_cells
from factsheet.model import list_key_figures


@dataclass(frozen=True, slots=True)
class Revelation:
    """A count whose change since the edition before is itself a small count, without the counts."""

    cell: str
    label: str
    reason: str


def find_revealing_differences(earlier: SafeProfile, later: SafeProfile) -> tuple[Revelation, ...]:
    """Return the counts that, next to those of the edition before, give a small count of new reports away.

    Compared are counts shown in both editions whose periods begin in the same year, so that the one contains
    the other. Zero stays zero, and sources that publish openly are left out.

    Args:
        earlier: The edition before, as it was printed.
        later: The new edition, as it would be printed.
    """
    before, after = _collect_comparable_counts(earlier), _collect_comparable_counts(later)
    return tuple(
        Revelation(cell.name, label, f"the change since the {earlier.edition} edition is a small count")
        for label, cell in after.items()
        if label in before and _is_revealing(before[label], cell)
    )


def _is_revealing(before: CountCell, after: CountCell) -> bool:
    if before.value is None or after.value is None or before.value == after.value:
        return False
    return after.policy.is_small(abs(after.value - before.value))


def _collect_comparable_counts(profile: SafeProfile) -> Mapping[str, CountCell]:
    """Return the counts by label and first year; labels stay where places in a list may change."""
    labels, starts = label_cells(profile), _find_first_years(profile)
    return {
        f"{labels.get(name, name)} from {starts.get(name.partition('.')[0], 'each year')}": cell
        for name, cell in read_tables(profile).cells.items()
        if cell.role is not CellRole.UNSEEN
    }


def _find_first_years(profile: SafeProfile) -> Mapping[str, int]:
    """Return the first year of the counts over several years, by the part of the profile they stand in."""
    parts = {
        "demographics": profile.demographics,
        "call_types": profile.call_types,
        "counties": profile.counties,
        **list_key_figures(profile),
    }
    starts = {name: part.period.first for name, part in parts.items() if part is not None}
    offenses = profile.offenses
    return starts if offenses is None else starts | {"offenses": offenses.by_year.years[0]}
