"""Parts of runs, each glyph where it stands in the whole: what is seen does not change by the cut."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise

from factsheet.typesetting.faces import find_kerns, measure_advance
from factsheet.typesetting.text_run import Run


def divide_runs(runs: Sequence[Run], places: Sequence[int]) -> list[tuple[Run, ...]]:
    """Return the parts of a text that goes over several runs.

    Args:
        runs: In reading order.
        places: Where the text is cut, in characters from its beginning, rising; two alike have nothing
            between them.

    Returns:
        What stands before the first place, between each two, and after the last.
    """
    ends = list(accumulate([len(run.text) for run in runs]))
    whole = ends[-1] if ends else 0
    return [_cut_part(runs, ends, start, end) for start, end in pairwise((0, *places, whole))]


def _cut_part(runs: Sequence[Run], ends: Sequence[int], start: int, end: int) -> tuple[Run, ...]:
    parts: list[Run] = []
    number = bisect_left(ends, start + 1)
    while start < end:
        begin = ends[number] - len(runs[number].text)
        parts.append(_cut_run(runs[number], start - begin, min(end, ends[number]) - begin))
        start, number = ends[number], number + 1
    return tuple(parts)


def _cut_run(run: Run, first: int, after: int) -> Run:
    """Return a part of a run; the last part ends where the run does, whatever space ends its text."""
    if after - first == len(run.text):
        return run
    begin = _measure_before(run, first) if first else 0.0
    end = run.width if after == len(run.text) else min(_measure_before(run, after), run.width)
    return run._replace(text=run.text[first:after], x=run.x + begin, width=max(end - begin, 0.0))


def _measure_before(run: Run, count: int) -> float:
    """Return how far from the beginning of a run its character after the first `count` stands, in points.

    Words are measured, not lines: these are known from setting the text, and spaces are never kerned.
    """
    *words, word = run.text[:count].split(" ")
    advance = sum([measure_advance(each, run.face) for each in (*words, word)])
    advance += len(words) * measure_advance(" ", run.face)
    rest = run.text[count:].partition(" ")[0]
    if word and rest:
        advance += sum([move for place, move in find_kerns(word + rest, run.face) if place == len(word)])
    return advance * run.size / 1000 + count * run.tracking
