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

    run: range
    total: CountCell


def name_span(name: str, run: range) -> str:
    """Return the name of the sum of some years: ``cases.2012-2015``."""
    return f"{name}.{run[0]}-{run[-1]}"


def make_span_tables(name: str, years: Mapping[int, CountCell], spans: Sequence[YearRun]) -> Tables:
    """Return the years with the sum of each span, shorter spans inside longer ones.

    Args:
        name: Of the series, for the names of sums that stand on no sheet.
        years: The cells of the series by year, rising without gaps.
        spans: Spans without a year of the series are left out. For two of them the sums form a tree.
    """
    met = [span for span in spans if _list_covered_years(span.run, years)]
    spans = sorted(
        [*met, *_find_shared_spans(name, years, met)],
        key=lambda span: (len(_list_covered_years(span.run, years)), len(span.run)),
    )
    tables, built = [make_tables(years.values())], list[YearRun]()
    for span in spans:
        parts = _choose_parts(span, years, built)
        is_whole = len(span.run) == len(_list_covered_years(span.run, years))
        tied = (
            tie_parts(span.total, parts, is_complete=True) if is_whole else tie_parts_below(span.total, parts)
        )
        tables.append(tied)
        if is_whole:  # the total may be another cell than the span's, where that one contradicts its years
            built += [YearRun(span.run, tied.cells[relation.total]) for relation in tied.sums]
    return join_tables(tables)


def _list_covered_years(run: range, years: Mapping[int, CountCell]) -> list[int]:
    return [year for year in run if year in years]


def _find_shared_spans(name: str, years: Mapping[int, CountCell], spans: Sequence[YearRun]) -> list[YearRun]:
    """Return the runs of several years that two spans share and that are no span themselves."""
    runs = {span.run for span in spans}
    found = set[range]()
    for one, other in combinations(spans, 2):
        both = [year for year in _list_covered_years(one.run, years) if year in other.run]
        if len(both) > 1:
            found.add(range(both[0], both[-1] + 1))
    return [
        YearRun(
            run,
            CountCell(name_span(name, run), sum_counts(years[year] for year in run), OPEN, is_printed=False),
        )
        for run in found - runs
    ]


def _choose_parts(span: YearRun, years: Mapping[int, CountCell], built: Sequence[YearRun]) -> list[CountCell]:
    """Return what a span adds up: the longest spans inside it, and the other years one by one."""
    left, parts = _list_covered_years(span.run, years), list[CountCell]()
    for inner in reversed(built):
        if set(inner.run) <= set(left):
            parts.append(inner.total)
            left = [year for year in left if year not in inner.run]
    return [*parts, *(years[year] for year in left)]
