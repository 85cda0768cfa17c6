"""What counties are called on the sheet, and which lead."""

from collections import Counter

from factsheet.model import CountyCounts, StateShapes
from factsheet.wording.counties import set_apostrophes


def county_names(shapes: StateShapes) -> dict[str, str]:
    """Return a name for each county by FIPS code, unique in the state.

    A name is short ("Suffolk") unless two counties share it or the county is an independent city, which
    keeps its kind ("Fairfax County", "Norfolk city"). Apostrophes are those of print.
    """
    shared = Counter(county.name for county in shapes.counties)
    return {
        county.fips: set_apostrophes(
            county.full_name
            if shared[county.name] > 1 or county.full_name == f"{county.name} city"
            else county.name
        )
        for county in shapes.counties
    }


def leading_counties(shapes: StateShapes, counts: CountyCounts, limit: int) -> tuple[tuple[str, int], ...]:
    """Return the counties with the highest counts above zero, highest first, equal counts by name.

    Args:
        shapes: Give the names.
        counts: Hidden and missing counts are left out.
        limit: How many at most. Equal counts are cut at the limit without regard to the tie.
    """
    names = county_names(shapes)
    counted = (
        (names[fips], cell) for fips, cell in counts.cells.items() if isinstance(cell, int) and cell > 0
    )
    return tuple(sorted(counted, key=lambda county: (-county[1], county[0]))[:limit])
