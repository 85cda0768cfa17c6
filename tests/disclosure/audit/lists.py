"""Counts of one list under what they come to: what a reader ties, and what may be guessed of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.model import Period
from tests.disclosure.audit.sheets import AuditedSheet
from tests.disclosure.audit.systems import Row, tie_at_most, tie_equal, tie_sum
from tests.disclosure.audit.totals import FIGURES, find_measure, find_total, is_published, name_figure_years


@dataclass(frozen=True, slots=True)
class Guess:
    """Something that a reader may take to hold.

    Attributes:
        is_promised: Whether the promise holds against it. Guesses about a total of other years than the
            profile has are noted only, and wrong ones about a list of which nothing is left to hide: a list
            for which they were right would have been refused.
    """

    text: str
    row: Row
    is_promised: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Ties of one part of a profile, and guesses."""

    rows: tuple[Row, ...] = ()
    guesses: tuple[Guess, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Counts that are added up.

    Attributes:
        value: Their sum, None where a source keeps one back.
        least: The sum of those that are known.
        can_lose: Whether more of them could be hidden.
    """

    names: Sequence[str]
    value: int | None
    least: int
    can_lose: bool


def add_part(sheet: AuditedSheet, names: Sequence[str]) -> Part:
    counts = [sheet.counts[name] for name in names]
    known = [count.value for count in counts if count.value is not None]
    can_lose = any(count.is_printed and count.value and not count.policy.is_open for count in counts)
    return Part(names, sum(known) if len(known) == len(counts) else None, sum(known), can_lose)


def tie_part(
    name: str, figure: str, part: Part, total: int | None, years: Sequence[str], *, is_told: bool
) -> Reading:
    """Tie counts to what they divide: as equal where they are, else as at most that, equal by a guess."""
    equal = tie_equal(part.names, years)
    if total is not None and part.least > total:
        return Reading() if part.value is None else Reading((tie_sum(part.names, part.value),))
    if is_told or (total is not None and part.value == total):
        return Reading((equal,))
    return Reading(
        (tie_at_most(part.names, years),),
        (Guess(f"{name} has all {figure}", equal, total is not None and part.can_lose),),
    )


def read_undeclared(
    sheet: AuditedSheet, name: str, part: Part, period: Period, *, is_of_persons: bool = True
) -> Reading:
    """What it divides is plain where it comes to cases or persons, else persons at most, by its heading."""
    truth = sheet.truth
    possible = ("cases", "persons") if is_of_persons else FIGURES
    figures = [figure for figure in possible if is_published(truth, figure)]
    totals = {figure: find_total(truth, figure, period) for figure in figures}
    rows, guesses = list[Row](), list[Guess]()
    for figure in figures:
        years, total = name_figure_years(truth, figure, period), totals[figure]
        is_right = total is not None and total == part.value
        if is_right and _is_total_seen(sheet, figure, period):
            return Reading((tie_equal(part.names, years),))
        if is_of_persons and figure == "persons" and (total is None or part.least <= total):
            rows.append(tie_at_most(part.names, years))
        is_promised = is_right or (total is not None and part.can_lose)
        guesses.append(Guess(f"{name} has all {figure}", tie_equal(part.names, years), is_promised))
    return Reading(tuple(rows), tuple(guesses))


def _is_total_seen(sheet: AuditedSheet, figure: str, period: Period) -> bool:
    measure = find_measure(sheet.truth, figure)
    names = name_figure_years(sheet.truth, figure, period)
    is_shown = measure is not None and measure.period == period and sheet.counts[figure].is_printed
    return is_shown or all(name in sheet.counts and sheet.counts[name].is_printed for name in names)
