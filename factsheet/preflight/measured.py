"""What a measuring function returns, and the limit that it is given."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """How a rule is answered for a file."""

    PASS = "pass"
    FAIL = "fail"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class Measured:
    """An answer, and what was measured in the words of a report."""

    answer: Answer
    found: str


@dataclass(frozen=True, slots=True)
class RuleLimit:
    """The values of a limit as they are written in a file of rules; empty for a rule without one."""

    values: tuple[str, ...] = ()

    @property
    def number(self) -> float:
        """The only value."""
        return float(self.values[0])

    @property
    def numbers(self) -> tuple[float, float]:
        """The two values."""
        return float(self.values[0]), float(self.values[1])


def weigh_finding(found: str, *, passes: bool) -> Measured:
    """Return a pass or a fail."""
    return Measured(Answer.PASS if passes else Answer.FAIL, found)


def leave_to_person(found: str) -> Measured:
    """Return that a person must look."""
    return Measured(Answer.LOOK, found)


def count_things(number: int, noun: str) -> str:
    """Return a number with its noun: "no link", "1 link", "3 links"."""
    return f"{number or 'no'} {noun}{'s' if number > 1 else ''}"


def list_some(things: Iterable[str], most: int = 3) -> str:
    """Return the first few of some things, with how many follow."""
    all_things = [*things]
    more = f" and {len(all_things) - most} more" if len(all_things) > most else ""
    return f"{', '.join(all_things[:most])}{more}"
