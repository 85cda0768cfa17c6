"""Which counties stand in the table beside a map, and so have a numbered disc on it."""

from itertools import takewhile

from factsheet.model import CountyCounts, StateShapes
from factsheet.wording.counties import Counted, rank_counties

LEADING = 6  # counties
MOST_LEADING = 8  # counties: as many where there are no more, or where a tie is not cut


def choose_leading_counties(shapes: StateShapes, counts: CountyCounts) -> list[Counted]:
    """Return the counties with the highest counts, highest first: six, or all where there are eight at most.

    A tie is never cut. Where more counties than there is room for share the last place, all of them are left
    out; the list is empty where that leaves none.
    """
    ranked = rank_counties(shapes, counts)
    if len(ranked) <= MOST_LEADING:
        return ranked
    last = ranked[LEADING - 1][1]
    through_tie = list(takewhile(lambda pair: pair[1] >= last, ranked))
    if len(through_tie) <= MOST_LEADING:
        return through_tie
    return list(takewhile(lambda pair: pair[1] > last, ranked))
