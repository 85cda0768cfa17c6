"""How close a reader comes to each hidden count, and where that is closer than promised."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.disclosure.audit.lists import Guess
from tests.disclosure.audit.programs import Program
from tests.disclosure.audit.readers import Knowledge
from tests.disclosure.audit.systems import Range, Row

ALL_TOGETHER = Guess("all that may be guessed holds", Row({}, 0, 0))


@dataclass(frozen=True, slots=True)
class Violation:
    """A hidden count that a reader comes too close to, and by which guess, if any."""

    name: str
    found: Range
    threshold: int
    guess: Guess | None = None


class UnreadableError(Exception):
    """What is taken for known contradicts itself."""


@dataclass(frozen=True, slots=True)
class Reached:
    """What a reader reaches: the range of each hidden count from knowledge, and all that is too narrow."""

    ranges: Mapping[str, Range]
    violations: tuple[Violation, ...]


def find_need(threshold: int) -> int:
    """Return how far apart the least and the most of a hidden count must lie at least."""
    return threshold // 2


def measure_widths(knowledge: Knowledge) -> Reached:
    """Return what a reader reaches by knowledge first, then by each guess, then by all guesses together.

    Raises:
        UnreadableError: Nothing fits what is taken for known.
    """
    if not knowledge.thresholds:
        return Reached({}, ())
    program = Program(knowledge.system)
    known = _find_ranges(program, knowledge.thresholds, is_thorough=True)
    if known is None:
        raise UnreadableError
    violations = _list_narrow(known, knowledge.thresholds, None)
    for guess, ranges in _try_guesses(program, knowledge):
        seen = {violation.name for violation in violations}
        narrow = _list_narrow(ranges, knowledge.thresholds, guess)
        violations += [each for each in narrow if each.name not in seen]
    return Reached(known, tuple(violations))


def _try_guesses(program: Program, knowledge: Knowledge) -> list[tuple[Guess, Mapping[str, Range]]]:
    """Return what each guess that what is shown allows narrows, and what all of them do."""
    tried, taken = list[tuple[Guess, Mapping[str, Range]]](), list[Guess]()
    for guess in knowledge.guesses:
        program.add_row(guess.row)
        ranges = _find_ranges(program, knowledge.thresholds)
        program.drop_last_row()
        if ranges is not None:
            tried.append((guess, ranges))
            taken.append(guess)
    if len(taken) > 1:
        for guess in taken:
            program.add_row(guess.row)
            if program.find_extreme({}) is None:
                program.drop_last_row()
        tried.append((ALL_TOGETHER, _find_ranges(program, knowledge.thresholds) or {}))
    return tried


def _list_narrow(
    ranges: Mapping[str, Range], thresholds: Mapping[str, int], guess: Guess | None
) -> list[Violation]:
    return [
        Violation(name, found, thresholds[name], guess)
        for name, found in ranges.items()
        if found.width < find_need(thresholds[name])
    ]


def _find_ranges(
    program: Program, thresholds: Mapping[str, int], *, is_thorough: bool = False
) -> Mapping[str, Range] | None:
    """Return the range of each hidden count, None where nothing fits at all.

    Args:
        is_thorough: Ask for the ends of each range. Otherwise what a count took while others were asked for
            serves, as soon as it is wide enough.
    """
    ranges = dict[str, Range]()
    for name, threshold in thresholds.items():
        for weight in (1, -1):
            if not is_thorough and name in ranges and ranges[name].width >= find_need(threshold):
                break
            counts = program.find_extreme({name: weight})
            if counts is None:
                return None
            _widen_ranges(ranges, counts, thresholds)
    return ranges


def _widen_ranges(ranges: dict[str, Range], counts: Mapping[str, int], names: Mapping[str, int]) -> None:
    for name in names:
        value = counts[name]
        own = ranges.get(name, Range(value, value))
        ranges[name] = Range(min(own.low, value), max(own.high, value))
