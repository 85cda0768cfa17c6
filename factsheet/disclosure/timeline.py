"""Cases, calls and persons over the years: counts of periods that overlap are sums of what lies between.

All periods in use cut the years into spans. Of each span that a count covers there is a number, printed or
not; so a longer period has at least what shorter ones within it have, and of each span there are at most as
many cases as calls, and as persons.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from factsheet.disclosure.cell_names import name_own_sum, name_span
from factsheet.disclosure.feasibility import join_fitting
from factsheet.disclosure.relations import (
    OPEN,
    CellRole,
    CountCell,
    Counted,
    Tables,
    make_tables,
    sum_counts,
    tie_at_most,
    tie_whole,
)
from factsheet.model import Period

CASES, CALLS, PERSONS = "cases", "calls", "persons"
_ABOVE_CASES = (CALLS, PERSONS)  # each case came by a call at least, and has a person at least

Pieces = Mapping[Counted, CountCell]


def tie_timeline(counts: Mapping[Counted, Sequence[CountCell]]) -> Tables:
    """Return counts of periods as sums of spans, without what their own numbers contradict.

    Args:
        counts: The cells by what they count; of two for one period the first is the piece.
    """
    pieces = dict(_cut_pieces(counts))
    cells = [cell for alike in counts.values() for cell in alike]
    sums = [
        _tie_pieces(cell, [pieces[span] for span in pieces if span.is_within(counted)])
        for counted, alike in counts.items()
        for cell in alike
        if pieces.get(counted) != cell
    ]
    return join_fitting(make_tables([*cells, *pieces.values()]), [*sums, *_tie_limits(pieces)])


def _cut_pieces(counts: Mapping[Counted, Sequence[CountCell]]) -> Iterator[tuple[Counted, CountCell]]:
    """Yield a cell for each span of years that a count of the same covers."""
    cuts = sorted({cut for each in counts for cut in (each.period.first, each.period.last + 1)})
    for what in dict.fromkeys(each.what for each in counts):
        for first, end in pairwise(cuts):
            span = Counted(what, Period(first=first, last=end - 1))
            if span in counts:
                yield span, counts[span][0]
            elif any(span.is_within(counted) for counted in counts):
                yield span, CountCell(name_span(what, span.period), None, OPEN, CellRole.UNSEEN, span)


def _tie_pieces(total: CountCell, pieces: Sequence[CountCell]) -> Tables:
    own = CountCell(name_own_sum(total.name), sum_counts(pieces), OPEN, CellRole.UNSEEN)
    return tie_whole(total, own, pieces)


def _tie_limits(pieces: Pieces) -> Iterator[Tables]:
    for counted, cell in pieces.items():
        for what in _ABOVE_CASES if counted.what == CASES else ():
            above = pieces.get(Counted(what, counted.period))
            if above is not None:
                yield tie_at_most(cell, above)
