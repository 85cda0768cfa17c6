"""What a sheet tells of its place beside the nation, for whoever prints a part of it."""

from factsheet.disclosure.comparison_figures import ComparisonFigures, compare_with_nation
from factsheet.page.sheet_content import SheetContent, keep_answer


@keep_answer
def find_comparison(content: SheetContent) -> ComparisonFigures | None:
    """Return the figures of the place beside those of the nation; None where there are none to compare."""
    return compare_with_nation(content.profile)
