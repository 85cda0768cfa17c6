"""Many cases of the audit, run one by one from one seed, counted and told in a short table."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tests.disclosure.audit.cases import Case, list_case_shapes
from tests.disclosure.audit.subjects import audit_case, explain_finding


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the cases of one kind.

    Attributes:
        faulty: Those that break the promise.
        wrong: How many cases have a finding, by reader.
        shapes: How many cases of each shape there are, and how many of them have a finding.
        least_widths: By threshold.
    """

    kind: str
    cases: int = 0
    refused: int = 0
    hidden: int = 0
    faulty: tuple[Case, ...] = ()
    wrong: Mapping[str, int] = field(default_factory=dict)
    shapes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    least_widths: Mapping[int, int] = field(default_factory=dict)


def run_cases(kind: str, count: int, seed: int) -> Tally:
    """Return what becomes of so many made-up cases of a kind, the same for the same seed."""
    return count_cases(kind, [audit_case(f"{kind} {seed}/{index}") for index in range(count)])


def count_cases(kind: str, cases: list[Case]) -> Tally:
    """Return the tally of some cases."""
    wrong = Counter(reader for case in cases for reader in {finding.reader for finding in case.findings})
    faulty = tuple(case for case in cases if _is_faulty(case))
    every = Counter(shape for case in cases for shape in list_case_shapes(case.subject))
    bad = Counter(shape for case in faulty for shape in list_case_shapes(case.subject))
    widths = dict[int, int]()
    for case in cases:
        for threshold, width in case.least_widths.items():
            widths[threshold] = min(width, widths.get(threshold, width))
    return Tally(
        kind,
        len(cases),
        sum(case.is_refused for case in cases),
        sum(case.hidden for case in cases),
        faulty,
        dict(wrong),
        {shape: (number, bad[shape]) for shape, number in sorted(every.items())},
        dict(sorted(widths.items())),
    )


def list_lines(tally: Tally) -> Iterator[str]:
    """Yield a short table of a tally."""
    yield f"{tally.kind}: {tally.cases} cases, {tally.refused} refused, {tally.hidden} hidden counts"
    yield f"  cases below the promised width, by reader: {_tell_numbers(tally.wrong) or 'none'}"
    yield f"  least width by threshold: {_tell_numbers(tally.least_widths) or 'none'}"
    bad = {shape: f"{wrong} of {every}" for shape, (every, wrong) in tally.shapes.items() if wrong}
    if bad:
        yield f"  by shape: {_tell_numbers(bad)}"


def explain_faults(tally: Tally, most: int) -> list[str]:
    """Return what is wrong with the first faulty cases, by as few counts as still have the fault."""
    return [
        explain_finding(case, finding)
        for case in tally.faulty[:most]
        for finding in case.findings
        if finding.is_promised
    ]


def _is_faulty(case: Case) -> bool:
    return any(finding.is_promised for finding in case.findings)


def _tell_numbers(numbers: Mapping[str, object] | Mapping[int, object]) -> str:
    return "; ".join(f"{name}: {number}" for name, number in numbers.items())
