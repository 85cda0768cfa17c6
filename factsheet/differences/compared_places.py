"""Two folders of sheets, or two sheets, compared: equal bytes first, then data, then looks.

Nobody opens files of the same bytes. What sheets carry is read in a thousandth of a second; pages are walked
and rendered only where two sheets carry the same, in several processes where that pays.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from factsheet.batch.order import choose_jobs
from factsheet.batch.processes import DIED, DIED_ALLOWED, map_in_processes
from factsheet.differences.changed_data import compare_data
from factsheet.differences.changed_looks import compare_looks
from factsheet.differences.difference_records import (
    Changes,
    PairOutcome,
    PlaceDifference,
    SheetDifference,
)
from factsheet.differences.found_sheets import FoundSheets, find_sheets, identify_sheets, read_sheet
from factsheet.differences.sheet_pairs import Pair, SheetPairs, pair_equal_files, pair_sheets
from factsheet.errors import FactsheetError, Fault, describe_internal_error
from factsheet.pdf_files.opened_pdf import read_pdf
from factsheet.reading.files import format_path

OnPair = Callable[[SheetDifference], None]
_LEAST_PAIRS = 60  # looked at in less time than it takes to start a process for them


def compare_places(
    before: Path, after: Path, *, jobs: int | None = 1, on_pair: OnPair | None = None
) -> PlaceDifference:
    """Return in what two folders of sheets, or two sheets, differ.

    Args:
        before: A folder, or a file.
        after: The same.
        jobs: How many processes look at pages; None for as many as pay.
        on_pair: Called after each pair of sheets.

    Raises:
        PdfError: One of the folders has no PDF file.
    """
    found = [find_sheets(before), find_sheets(after)]
    equal = pair_equal_files(found[0].sheets, found[1].sheets)
    known = [identify_sheets(equal.only_before), identify_sheets(equal.only_after)]
    if before.is_dir():
        paired = pair_sheets(known[0].sheets, known[1].sheets)
    else:
        paired = SheetPairs(tuple(zip(known[0].sheets, known[1].sheets, strict=False)))
    pairs = list[SheetDifference]()
    for pair in _compare_pairs(equal.pairs, paired.pairs, jobs):
        pairs.append(pair)
        if on_pair is not None:
            on_pair(pair)
    return _arrange_difference((before, after), (found, known), pairs, paired)


def _arrange_difference(
    places: tuple[Path, Path],
    read: tuple[Sequence[FoundSheets], Sequence[FoundSheets]],
    pairs: Sequence[SheetDifference],
    paired: SheetPairs,
) -> PlaceDifference:
    """Return all that was found; a sheet whose partner cannot be read is not told as the only one."""
    unread = [one.unread | other.unread for one, other in zip(*read, strict=True)]
    alone = (paired.only_before, paired.only_after)
    only = [
        tuple(sheet for sheet in sheets if sheet.path.name not in names)
        for sheets, names in zip(alone, reversed(unread), strict=True)
    ]
    left = tuple(
        sheet for sheets, kept in zip(alone, only, strict=True) for sheet in sheets if sheet not in kept
    )
    return PlaceDifference(
        format_path(places[0]),
        format_path(places[1]),
        pairs=tuple(sorted(pairs, key=lambda pair: (pair.after.path.name, pair.before.path.name))),
        only_before=only[0],
        only_after=only[1],
        uncompared=left,
        faults=tuple(fault for side in zip(*read, strict=True) for each in side for fault in each.faults),
    )


def _compare_pairs(
    equal: Sequence[Pair], others: Sequence[Pair], jobs: int | None
) -> Iterator[SheetDifference]:
    """Yield what is found of each pair: those of the same bytes, those of other data, those of the same."""
    yield from (SheetDifference(*pair, PairOutcome.IDENTICAL) for pair in equal)
    same_data = list[Pair]()
    for pair in others:
        difference = _compare_data(pair)
        if difference is None:
            same_data.append(pair)
        else:
            yield difference
    yield from _look_at_pairs(same_data, jobs)


def _compare_data(pair: Pair) -> SheetDifference | None:
    """Return in what two sheets differ by what they carry, None where they carry the same."""
    before, after = pair
    try:
        changes = compare_data(read_sheet(before), read_sheet(after))
    except FactsheetError as error:
        return SheetDifference(before, after, PairOutcome.UNKNOWN, faults=error.faults)
    except Exception as error:  # whatever a made-up file does to us, the others are compared
        fault = describe_internal_error(after.name, error)
        return SheetDifference(before, after, PairOutcome.UNKNOWN, faults=(fault,))
    if changes == Changes():
        return None
    has_other_data = changes.numbers or changes.texts
    outcome = PairOutcome.CHANGED if has_other_data else PairOutcome.REDRAWN
    return SheetDifference(before, after, outcome, changes)


def _look_at_pairs(pairs: Sequence[Pair], jobs: int | None) -> Iterator[SheetDifference]:
    number = choose_jobs(len(pairs), jobs) if jobs or len(pairs) >= _LEAST_PAIRS else 1
    if number == 1:
        yield from map(_look_at_pair, pairs)
        return
    yield from map_in_processes(_look_at_pair, pairs, number, _lose_pair)


def _lose_pair(pair: Pair) -> SheetDifference:
    """Return what is told of two sheets whose process was ended."""
    before, after = pair
    fault = Fault(after.name, 1, "file", DIED, DIED_ALLOWED, code="")
    return SheetDifference(before, after, PairOutcome.UNKNOWN, faults=(fault,))


def _look_at_pair(pair: Pair) -> SheetDifference:
    """Return in what two sheets differ that carry the same."""
    before, after = pair
    faults: tuple[Fault, ...]
    try:
        outcome, looks = compare_looks(read_pdf(before.path), read_pdf(after.path), after.name)
    except FactsheetError as error:
        faults = error.faults
    except Exception as error:  # whatever a made-up file does to us, the others are compared
        faults = (describe_internal_error(after.name, error),)
    else:
        return SheetDifference(before, after, outcome, Changes(looks=looks))
    return SheetDifference(before, after, PairOutcome.UNKNOWN, faults=faults)
