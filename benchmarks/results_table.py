"""Results as one Markdown table, and the stages as another."""

from collections.abc import Iterable, Mapping, Sequence

from benchmarks.programs import NOW
from benchmarks.results import Result, Value, find_target, judge_number

PLACES = {"x": 2, "ms": 1, "KB": 1, "%": 1}  # behind the point


def format_results(results: Sequence[Result], *, is_judged: bool = True) -> str:
    """Return the table: what was measured, beside what, by which program, and what is asked of this one.

    Args:
        results: Its rows.
        is_judged: Whether it says what is asked; of a few states, measured once, nothing is.
    """
    names = tuple(dict.fromkeys(name for result in results for name in result.values))
    heads = ("measured", "beside", *names, *(("must", "aim", "met") if is_judged else ()))
    targets = (_format_target(result) if is_judged else () for result in results)
    rows = (
        (*_format_result(result, names), *target) for result, target in zip(results, targets, strict=True)
    )
    return format_table(heads, rows)


def _format_result(result: Result, names: Iterable[str]) -> tuple[str, ...]:
    beside = add_note(result.base, result.base_note)
    return (result.subject, beside, *(_format_value(result.values.get(name), result.unit) for name in names))


def _format_value(value: Value | None, unit: str) -> str:
    return "" if value is None else add_note(format_number(value.number, unit), value.note)


def add_note(text: str, note: str) -> str:
    """Return a text with a note in brackets, where there is one."""
    return f"{text} ({note})" if note else text


def _format_target(result: Result) -> tuple[str, str, str]:
    """Return what must be, what is aimed at, and which of them is met."""
    target, now = find_target(result), result.values.get(NOW)
    if target is None or now is None:
        return "", "", ""
    aim = "" if target.aim is None else f"{target.aim:g} {result.unit}"
    return f"{target.must:g} {result.unit}", aim, judge_number(now.number, target)


def format_number(number: float, unit: str) -> str:
    """Return a number with its unit."""
    return f"{number:,.{PLACES[unit]}f} {unit}"


def format_stages(times: Mapping[str, Mapping[str, float]]) -> str:
    """Return the table of stages: milliseconds of processor a sheet, by program and stage."""
    stages = tuple(dict.fromkeys(stage for by_stage in times.values() for stage in by_stage))
    rows = [
        (stage, *(f"{by_stage[stage]:.1f}" if stage in by_stage else "" for by_stage in times.values()))
        for stage in stages
    ]
    sums = ("all", *(f"{sum(by_stage.values()):.1f}" for by_stage in times.values()))
    return format_table(("stage, ms of processor a sheet", *times), [*rows, sums])


def format_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def format_facts(facts: Mapping[str, str]) -> str:
    """Return what numbers belong to, as a list."""
    return "\n".join(f"- {name}: {fact}" for name, fact in facts.items())
