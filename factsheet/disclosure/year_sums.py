"""Sums of consecutive years of a series: those that a sheet prints, and those that a reader can work out.

A key figure may cover some years of the series, or more, and a breakdown may divide some of its years. Sums
over the same years would close a chain and make the bounds inexact, so the longer sum is built on the
shorter one, and what two sums share is a cell of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from factsheet.disclosure.relations import (
    OPEN,
    CountCell,
    Tables,
    join_tables,
    make_tables,
    sum_counts,
    tie_parts,
    tie_parts_below,
)


@dataclass(frozen=True, slots=True)
class YearRun:
    """The count of a run of years, which may reach beyond the series."""

    years: range
    total: CountCell


def name_run(name: str, years: range) -> str:
    """Return the name of the sum of some years: ``cases.2012-2015``."""
    return f"{name}.{years[0]}-{years[-1]}"


def make_run_tables(name: str, years: Mapping[int, CountCell], runs: Sequence[YearRun]) -> Tables:
    """Return the years with the sum of each run, shorter runs inside longer ones.

    Args:
        name: Of the series, for the names of sums that stand on no sheet.
        years: The cells of the series by year, rising without gaps.
        runs: Runs without a year of the series are left out. For two of them the sums form a tree.
    """
    met = [run for run in runs if _list_covered_years(run, years)]
    runs = sorted(
        [*met, *_find_shared_runs(name, years, met)],
        key=lambda run: (len(_list_covered_years(run, years)), len(run.years)),
    )
    tables, built = [make_tables(years.values())], list[YearRun]()
    for run in runs:
        parts = _choose_parts(run, years, built)
        is_whole = len(run.years) == len(_list_covered_years(run, years))
        tied = (
            tie_parts(run.total, parts, is_complete=True) if is_whole else tie_parts_below(run.total, parts)
        )
        tables.append(tied)
        if is_whole:  # the total may be another cell than the run's, where that one contradicts its years
            built += [YearRun(run.years, tied.cells[relation.total]) for relation in tied.sums]
    return join_tables(tables)


def _list_covered_years(run: YearRun, years: Mapping[int, CountCell]) -> list[int]:
    return [year for year in run.years if year in years]


def _find_shared_runs(name: str, years: Mapping[int, CountCell], runs: Sequence[YearRun]) -> list[YearRun]:
    """Return the runs of several years that two runs share and that are no run themselves."""
    known = {run.years for run in runs}
    found = set[range]()
    for one, other in combinations(runs, 2):
        both = [year for year in _list_covered_years(one, years) if year in other.years]
        if len(both) > 1:
            found.add(range(both[0], both[-1] + 1))
    return [
        YearRun(
            shared,
            CountCell(
                name_run(name, shared), sum_counts(years[year] for year in shared), OPEN, is_printed=False
            ),
        )
        for shared in found - known
    ]


def _choose_parts(run: YearRun, years: Mapping[int, CountCell], built: Sequence[YearRun]) -> list[CountCell]:
    """Return what a run adds up: the longest runs inside it, and the other years one by one."""
    left, parts = _list_covered_years(run, years), list[CountCell]()
    for inner in reversed(built):
        if set(inner.years) <= set(left):
            parts.append(inner.total)
            left = [year for year in left if year not in inner.years]
    return [*parts, *(years[year] for year in left)]
