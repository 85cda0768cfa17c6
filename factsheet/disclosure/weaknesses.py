"""Where a reader could come too close to what is hidden: one sum, one cell, or a chain of sums."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from factsheet.disclosure.feasibility import infer_bounds, infer_cell_bounds, is_consistent
from factsheet.disclosure.relations import UNBOUNDED, CellRole, Known, Sum, Tables
from factsheet.disclosure.suppressed_cells import (
    Hidden,
    SuppressedCell,
    SuppressionRule,
    collect_plain_bounds,
    collect_prior_bounds,
)
from factsheet.disclosure.witnesses import Reach, find_chained_cells, widen_reach

Proofs = defaultdict[Sum | None, Reach]
"""What was proved of a reader who guesses something, or nothing."""


@dataclass(frozen=True, slots=True)
class Weakness:
    """Hidden cells that a reader could come too close to.

    Attributes:
        sums: By which he could.
        rivals: Of a cover, which must be smaller than these, where they are shown.
    """

    cells: tuple[str, ...]
    sums: tuple[Sum, ...]
    rivals: tuple[str, ...] = ()


def find_weakness(
    tables: Tables, hidden: Hidden, lost: Collection[Weakness] = (), proofs: Proofs | None = None
) -> Weakness | None:
    """Return the first sum or cell that gives too much away, None where all is safe.

    Args:
        tables: All counts and sums.
        hidden: What is hidden.
        lost: What cannot be helped: these counts are as good as known.
        proofs: What was proved before, while less was hidden; more is added.
    """
    known = collect_prior_bounds(tables, hidden)
    gone = {name for weakness in lost for name in weakness.cells}
    wanted = {
        name: 0 if name in gone else least
        for name, least in _find_wanted_widths(tables, hidden, known).items()
    }
    proofs = defaultdict(Reach) if proofs is None else proofs
    found = chain(
        _find_revealing_rivals(hidden, wanted, known),
        _find_weaknesses(tables, wanted, known, proofs[None]),
        _find_weaknesses_of_retained(tables, hidden, wanted, known),
        _find_guessed_weaknesses(tables, wanted, known, proofs),
        # A reader who knows less of the rules holds more for possible.
        _find_guessed_weaknesses(tables, wanted, collect_plain_bounds(tables, hidden), proofs),
    )
    return next(found, None)


def find_hopeless(tables: Tables, hidden: Hidden) -> Iterator[Weakness]:
    """Yield what a reader could come too close to even if all that can cover were hidden."""
    covers = (name for name, cell in tables.cells.items() if cell.can_cover and name not in tables.seen)
    every = {name: SuppressedCell(name, SuppressionRule.ELSEWHERE, (name,)) for name in covers} | {**hidden}
    known = collect_prior_bounds(tables, every)
    wanted, bounds = _find_wanted_widths(tables, every, known), infer_bounds(tables, known)
    concerned = _find_wanted_widths(tables, hidden, known)
    for weakness in _find_weak_sums(tables, wanted, bounds):
        near = tuple(name for name in weakness.cells if name in concerned)
        if near:
            yield Weakness(near, weakness.sums)
    for name, least in concerned.items():
        if bounds[name].width < min(least, wanted[name]):
            yield _make_weakness(tables, bounds, name, least)


def _find_weaknesses(
    tables: Tables, wanted: Mapping[str, int], known: Known, reach: Reach | None
) -> Iterator[Weakness]:
    """Yield the weaknesses that bounds show; those of chains too, where there is a reach to widen."""
    bounds = infer_bounds(tables, known)
    yield from _find_weak_sums(tables, wanted, bounds)
    yield from _find_narrow_cells(tables, wanted, bounds, reach)


def _find_weaknesses_of_retained(
    tables: Tables, hidden: Hidden, wanted: Mapping[str, int], known: Known
) -> Iterator[Weakness]:
    """Yield what follows from how large a count is by now that stays hidden.

    If it could be small, and all were safe then, the sheet would look the same: nothing tells that it is
    not. Else the reader knows that it is no small count. Bounds alone decide, for such counts may be many.
    """
    bounds = infer_bounds(tables, known)
    for name, cell in hidden.items():
        if cell.rule is not SuppressionRule.RETAINED or name in tables.seen:
            continue
        policy = tables.cells[name].policy
        threshold = policy.threshold or 1
        small = {**bounds, name: bounds[name].within(0 if policy.protect_zeros else 1, threshold - 1)}
        large = {**bounds, name: bounds[name].within(threshold, bounds[name].high)}
        is_deniable = is_consistent(tables, small) and not any(_find_weaknesses(tables, wanted, small, None))
        if not is_deniable and is_consistent(tables, large):
            yield from _find_weaknesses(tables, wanted, large, None)


def _find_guessed_weaknesses(
    tables: Tables, wanted: Mapping[str, int], known: Known, proofs: Proofs
) -> Iterator[Weakness]:
    """Yield what a reader could come too close to who takes for true what the sheet does not say.

    A count that its source keeps back could be anything, so no guess makes it a small one.
    """
    bounds = infer_bounds(tables, known)
    for guess in tables.guesses:
        if not any(bounds[name].width for name in guess.names):
            continue
        guessed = Tables(tables.cells, (*tables.sums, guess))
        part = _select_tied_cells(guessed, bounds, *guess.names)
        taken = {name: bounds[name] for name in part.cells}
        if is_consistent(part, taken):
            touched = {
                name: least
                for name, least in wanted.items()
                if name in part.cells and not part.cells[name].is_kept_by_source
            }
            yield from _find_weaknesses(part, touched, taken, proofs[guess])


def _find_wanted_widths(tables: Tables, hidden: Hidden, known: Known) -> Mapping[str, int]:
    """Return how far apart a reader must leave each hidden count; 0 where it was told already."""
    kept = (cell.name for cell in tables.cells.values() if cell.is_kept_by_source and not cell.policy.is_open)
    return {
        name: min(tables.cells[name].policy.least_width, _find_prior_width(tables, hidden, known, name))
        for name in dict.fromkeys((*hidden, *kept))
    }


def _find_prior_width(tables: Tables, hidden: Hidden, known: Known, name: str) -> int:
    """Return how far apart a count is left before any sum; what rivals tell of a cover can be helped."""
    is_cover = name in hidden and hidden[name].rule is SuppressionRule.SECONDARY
    return (tables.seen.get(name, UNBOUNDED) if is_cover else known[name]).width


def _find_weak_sums(tables: Tables, wanted: Mapping[str, int], bounds: Known) -> Iterator[Weakness]:
    """Yield the sums with a known total that have one open place, or too small a rest for all of them."""
    for relation in tables.sums:
        cells = [tables.cells[part] for part in relation.parts]
        if any(cell.role is CellRole.UNSEEN for cell in cells) or bounds[relation.total].width:
            continue
        open_places = [cell for cell in cells if wanted.get(cell.name) or cell.value is None]
        left = bounds[relation.total].low - sum(cell.value or 0 for cell in cells if cell not in open_places)
        threshold = max((cell.policy.threshold or 0 for cell in open_places), default=0)
        near = tuple(cell.name for cell in open_places if wanted.get(cell.name))
        if near and (len(open_places) == 1 or left < threshold):
            yield Weakness(near, (relation,))


def _find_revealing_rivals(hidden: Hidden, wanted: Mapping[str, int], known: Known) -> Iterator[Weakness]:
    """Yield the covers that lie too closely between the threshold and the smallest count that is shown."""
    for name, least in wanted.items():
        if name in hidden and known[name].width < least:
            yield Weakness((name,), (), hidden[name].rivals)


def _find_narrow_cells(
    tables: Tables, wanted: Mapping[str, int], bounds: Known, reach: Reach | None
) -> Iterator[Weakness]:
    """Yield the hidden counts that a reader can come too close to: by bounds, and by chains of sums."""
    wanted = {name: least for name, least in wanted.items() if least}  # of the others nothing is wanted
    for name, least in wanted.items():
        if bounds[name].width < least:
            yield _make_weakness(tables, bounds, name, least)
    chained = frozenset() if reach is None else find_chained_cells(tables, bounds)
    for name, least in wanted.items():
        if reach is None or name not in chained or reach.find_width(name) >= least:
            continue
        part = _select_tied_cells(tables, bounds, name)
        widen_reach(part, {cell: bounds[cell] for cell in part.cells}, name, least, reach)
        if reach.find_width(name) < least:
            yield _make_weakness(tables, bounds, name, least)


def _make_weakness(tables: Tables, bounds: Known, name: str, least: int) -> Weakness:
    around = tables.around.get(name, ())
    # What is left beside the cell tells of it only what is known of the cell already.
    loose = {**bounds, **dict.fromkeys(_list_rests(tables, around), UNBOUNDED)}
    binding = [relation for relation in around if infer_cell_bounds(relation, loose, name).width < least]
    return Weakness((name,), tuple(binding or around))


def _list_rests(tables: Tables, sums: Iterable[Sum]) -> Iterator[str]:
    """Yield the cells of sums that no reader sees and no other sum holds."""
    for name in chain.from_iterable(relation.names for relation in sums):
        if tables.cells[name].role is CellRole.UNSEEN and len(tables.around[name]) == 1:
            yield name


def _select_tied_cells(tables: Tables, bounds: Known, *names: str) -> Tables:
    """Return the sums that are tied to some cells through cells without a known number."""
    met, sums = dict.fromkeys(names), dict[Sum, None]()
    for cell in (waiting := [*names]):
        for relation in tables.around.get(cell, ()):
            if relation not in sums:
                sums[relation] = None
                waiting += [other for other in relation.names if bounds[other].width and other not in met]
                met |= dict.fromkeys(relation.names)
    return Tables({name: tables.cells[name] for name in met}, tuple(sums))
