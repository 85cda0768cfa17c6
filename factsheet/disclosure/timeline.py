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
    guess_same,
    join_tables,
    make_tables,
    sum_counts,
    tie_at_most,
    tie_own_sum,
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
    sums, built = list[Tables](), dict(pieces)
    for counted in sorted(counts, key=lambda each: count_years(each.period)):
        if counted.period.is_part:
            sums += _tie_part(counts[counted], counted, pieces)
            continue
        parts = _choose_parts(counted, built)
        sums += [_tie_pieces(cell, parts) for cell in counts[counted] if [cell] != parts]
        standing = [cell for cell in counts[counted] if _can_stand_for(cell, parts)]
        if standing:
            built[counted] = standing[0]
    sums += _guess_parts_whole(counts)
    return join_fitting(make_tables([*cells, *pieces.values()]), [*sums, *_tie_limits(pieces)])


def _can_stand_for(cell: CountCell, parts: Sequence[CountCell]) -> bool:
    """Return whether a count can stand for its parts in longer periods: not if the numbers say otherwise."""
    return cell.value is None or sum_counts(parts) in (None, cell.value)


def _tie_part(cells: Sequence[CountCell], part: Counted, pieces: Pieces) -> Iterator[Tables]:
    """Yield the count of a part of a year under those of the years that it lies in."""
    for counted, piece in pieces.items():
        if part.is_within(counted):
            yield from (tie_at_most(cell, piece) for cell in cells)


def _guess_parts_whole(counts: Mapping[Counted, Sequence[CountCell]]) -> Iterator[Tables]:
    """Yield that several parts of a year are the whole of it, as a reader may take four quarters to be."""
    for whole, totals in counts.items():
        parts = [cells[0] for part, cells in counts.items() if part.period.is_part and part.is_within(whole)]
        if not whole.period.is_part and len(parts) > 1:
            own = CountCell(
                name_own_sum(f"{totals[0].name} from its parts"), sum_counts(parts), OPEN, CellRole.UNSEEN
            )
            yield join_tables([tie_own_sum(own, parts), guess_same(totals[0], own)])


def _choose_parts(counted: Counted, built: Pieces) -> list[CountCell]:
    """Return what a count adds up: the longest counts within its period, and the spans between."""
    left, parts = set(list_years(counted.period)), list[CountCell]()
    for inner in sorted(built, key=lambda each: -count_years(each.period)):
        if inner.is_within(counted) and left.issuperset(list_years(inner.period)):
            parts.append(built[inner])
            left.difference_update(list_years(inner.period))
    return parts


def _cut_pieces(counts: Mapping[Counted, Sequence[CountCell]]) -> Iterator[tuple[Counted, CountCell]]:
    """Yield a cell for each span of whole years that a count of the same covers."""
    whole = [each for each in counts if not each.period.is_part]
    cuts = sorted({cut for each in whole for cut in (each.period.first, each.period.last + 1)})
    for what in dict.fromkeys(each.what for each in whole):
        for first, end in pairwise(cuts):
            span = Counted(what, Period(first=first, last=end - 1))
            if span in counts:
                yield span, counts[span][0]
            elif any(span.is_within(counted) for counted in counts):
                yield span, CountCell(name_span(what, span.period), None, OPEN, CellRole.UNSEEN, span)


def list_years(period: Period) -> range:
    """Return the years of a period."""
    return range(period.first, period.last + 1)


def count_years(period: Period) -> int:
    """Return of how many years a period is."""
    return len(list_years(period))


def _tie_pieces(total: CountCell, pieces: Sequence[CountCell]) -> Tables:
    own = CountCell(name_own_sum(total.name), sum_counts(pieces), OPEN, CellRole.UNSEEN)
    return tie_whole(total, own, pieces)


def _tie_limits(pieces: Pieces) -> Iterator[Tables]:
    for counted, cell in pieces.items():
        for what in _ABOVE_CASES if counted.what == CASES else ():
            above = pieces.get(Counted(what, counted.period))
            if above is not None:
                yield tie_at_most(cell, above)
