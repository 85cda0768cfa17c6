"""Which sheets tell how to reach help before anything else: those of places without figures."""

from factsheet.disclosure import SafeProfile
from factsheet.model import has_figures
from factsheet.page.counted_total import has_counts, sum_counties
from factsheet.page.sheet_content import SheetContent, keep_answer

LEAST_LARGE = 10  # counts below are not set large: one event is no headline, and may point at a person


@keep_answer
def is_sparse(content: SheetContent) -> bool:
    """Return whether a sheet has no figure to be set large, whatever its publisher left out.

    No key figure and no other counts from a source of cases are there, and what was counted by county or by
    year is nothing, fewer than ten, or a single count that is not shown. It is asked of what the sheet
    shows, so that the choice tells nothing of a hidden count.
    """
    profile = content.profile
    if has_figures(profile):
        return False
    if profile.counties is not None and has_counts(profile.counties):
        is_one = len(profile.counties.cells) == 1
        total = sum_counties(profile.counties)
        return is_one if total is None else total < LEAST_LARGE
    return _has_few_offenses(profile)


def _has_few_offenses(profile: SafeProfile) -> bool:
    total = profile.offenses.by_year.total if profile.offenses else None
    return total is None or total < LEAST_LARGE
