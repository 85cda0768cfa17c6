"""What the turns of processes tell: rows of the table, from the times of single sheets."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from statistics import fmean, median

from benchmarks.alternation import Comparison
from benchmarks.results import (
    FIRST,
    FORMAT,
    LAST,
    MEDIAN_STATE,
    MEMORY,
    PROCESS,
    REDRAWN,
    REDRAWN_FASTEST,
    REDRAWN_MEDIAN,
    REREAD_MEDIAN,
    REREAD_SLOWEST,
    SPREAD,
    Result,
    Value,
)
from benchmarks.turns import DRAW, FORMATS, HANDOUT, REDRAW, REREAD, SheetTime

HUNDRED = 100
MS = 1000

Turns = Mapping[str, Sequence[Sequence[SheetTime]]]
Read = Callable[[SheetTime], float]
Choose = Callable[[Mapping[str, float]], Value]


def tell_drawing(drawn: Comparison, turns: Mapping[str, Turns]) -> Result:
    """Return what sheets take that are new each time, as a multiple of the base."""
    notes = {name: f"{average_wall(list_sheets(each, DRAW)):.1f} ms a sheet" for name, each in turns.items()}
    values = {
        row.name: Value(row.wall_ratio, f"{notes[row.name]}; processor {row.cpu_ratio:.2f} x")
        for row in drawn.rows
    }
    if drawn.base in notes:
        values[drawn.base] = Value(1.0, notes[drawn.base])
    sheets = len(list_sheets(turns[drawn.rows[0].name], DRAW))
    return Result(PROCESS, f"{sheets} sheets, one process, each new", drawn.base, "x", values)


def tell_growth(turns: Mapping[str, Turns]) -> Iterator[Result]:
    """Yield how the last sheets compare with the first, and the slowest state with the median one."""
    drawn = {name: list_sheets(each, DRAW) for name, each in turns.items()}
    if all(len(sheets) >= 2 * HUNDRED for sheets in drawn.values()):
        first = {name: Value(average_wall(sheets[:HUNDRED])) for name, sheets in drawn.items()}
        last = {name: Value(average_wall(sheets[-HUNDRED:])) for name, sheets in drawn.items()}
        memory = {name: tell_memory(sheets) for name, sheets in drawn.items()}
        yield Result(FIRST, "of these, a sheet of the first hundred", "", "ms", first)
        yield Result(LAST, "of these, a sheet of the last hundred", "", "ms", last)
        yield Result(MEMORY, "memory after the last, beside that after a hundred", "", "%", memory)
    spread = {name: choose_spread(rank_states(each, DRAW)) for name, each in turns.items()}
    yield Result(SPREAD, "of these, the slowest state", MEDIAN_STATE, "x", spread)


def tell_changes(turns: Mapping[str, Turns]) -> Iterator[Result]:
    """Yield what one changed figure takes, from the record to the bytes, and reading its file again."""
    rows: tuple[tuple[str, str, str, Choose], ...] = (
        (REDRAWN, "one changed figure drawn, slowest state", REDRAW, choose_slowest),
        (REDRAWN_MEDIAN, "one changed figure drawn, median state", REDRAW, choose_median),
        (REDRAWN_FASTEST, "one changed figure drawn, fastest state", REDRAW, choose_fastest),
        (REREAD_SLOWEST, "a saved profile read again, slowest state", REREAD, choose_slowest),
        (REREAD_MEDIAN, "a saved profile read again, median state", REREAD, choose_median),
    )
    for key, subject, turn, choose in rows:
        values = {name: tell_state(each, turn, choose) for name, each in turns.items() if turn in each}
        yield Result(key, subject, "", "ms", values)


def tell_formats(turns: Mapping[str, Turns]) -> Iterator[Result]:
    """Yield what sheets of other formats take, as multiples of the handout."""
    for form in FORMATS:
        values = {
            name: Value(average_wall(list_sheets(each, form)) / average_wall(list_sheets(each, HANDOUT)))
            for name, each in turns.items()
            if form in each and form != HANDOUT
        }
        if values:
            yield Result(FORMAT, f"a sheet of the format {form}", HANDOUT, "x", values)


def list_sheets(turns: Turns, turn: str) -> list[SheetTime]:
    """Return the sheets of all turns of a name, in their order."""
    return [sheet for sheets in turns.get(turn, ()) for sheet in sheets]


def average_wall(sheets: Sequence[SheetTime]) -> float:
    """Return the mean milliseconds of sheets by the clock."""
    return fmean(sheet.wall for sheet in sheets) * MS


def rank_states(turns: Turns, turn: str, read: Read = attrgetter("wall")) -> dict[str, float]:
    """Return the median milliseconds of each state over all turns of a name, the fastest first."""
    by_state: dict[str, list[float]] = {}
    for sheet in list_sheets(turns, turn):
        by_state.setdefault(sheet.name, []).append(read(sheet) * MS)
    medians = {name: median(times) for name, times in by_state.items()}
    return dict(sorted(medians.items(), key=lambda item: item[1]))


def tell_state(turns: Turns, turn: str, choose: Choose) -> Value:
    """Return what a state takes by the clock, with its name and what one takes of processor."""
    found, cpu = choose(rank_states(turns, turn)), choose(rank_states(turns, turn, attrgetter("cpu")))
    return Value(found.number, "; ".join(filter(None, (found.note, f"processor {cpu.number:.1f} ms"))))


def choose_slowest(ranked: Mapping[str, float]) -> Value:
    """Return the time of the slowest state, with its name."""
    *_others, (name, time) = ranked.items()
    return Value(time, name)


def choose_fastest(ranked: Mapping[str, float]) -> Value:
    """Return the time of the fastest state, with its name."""
    (name, time), *_others = ranked.items()
    return Value(time, name)


def choose_median(ranked: Mapping[str, float]) -> Value:
    """Return the median time of all states."""
    return Value(median(ranked.values()))


def choose_spread(ranked: Mapping[str, float]) -> Value:
    """Return the slowest state as a multiple of the median, with its name."""
    slowest = choose_slowest(ranked)
    return Value(slowest.number / choose_median(ranked).number, slowest.note)


def tell_memory(sheets: Sequence[SheetTime]) -> Value:
    """Return by how many percent the memory of a process has grown since its hundredth sheet."""
    early, late = sheets[HUNDRED - 1], sheets[-1]
    note = f"RSS {early.rss:.0f} to {late.rss:.0f} MB, PSS {early.pss:.0f} to {late.pss:.0f}"
    return Value((late.rss / early.rss - 1) * 100, note)
