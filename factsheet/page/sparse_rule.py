"""Which sheets tell how to reach help before anything else: those of places without figures."""

from factsheet.disclosure import SafeProfile
from factsheet.model import CellMark, CountyCounts, has_figures, sum_cells
from factsheet.page.sheet_context import SheetContext

LEAST_LARGE = 10  # counts below are not set large: one event is no headline, and may point at a person


def is_sparse(context: SheetContext) -> bool:
    """Return whether a sheet has no figure to be set large, whatever its publisher left out.

    No key figure and no other counts from a source of cases are there, and what was counted by county or by
    year is nothing, fewer than ten, or a single count that is not shown. It is asked of what the sheet
    shows, so that the choice tells nothing of a hidden count.
    """
    profile = context.profile
    if has_figures(profile):
        return False
    if profile.counties is not None and has_counts(profile.counties):
        is_one = len(profile.counties.cells) == 1
        total = sum_counties(profile.counties)
        return is_one if total is None else total < LEAST_LARGE
    return _has_few_offenses(profile)


def has_counts(counts: CountyCounts) -> bool:
    """Return whether a source tells anything of any county."""
    return any(cell is not CellMark.NO_DATA for cell in counts.cells.values())


def sum_counties(counts: CountyCounts) -> int | None:
    """Return what was counted in the whole jurisdiction, None where a part of it is not shown."""
    return sum_cells((*counts.cells.values(), counts.not_placed))


def _has_few_offenses(profile: SafeProfile) -> bool:
    total = profile.offenses.by_year.total if profile.offenses else None
    return total is None or total < LEAST_LARGE
