"""What a rule is, and what it finds: a place in a file, what stands there and what was expected."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from factsheet.checks.context import CheckContext, NamedCount
from factsheet.errors import Fault
from factsheet.model import Origin


class Severity(StrEnum):
    """What a finding does: an error stops the sheet, a warning is told, a notice is told by check alone."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a rule found.

    Attributes:
        place: File, line and field.
        found: What stands there.
        expected: What was expected there.
        counts: Those by which it was found: while one of them is hidden, only an error is told.
    """

    place: Origin
    found: str
    expected: str
    counts: tuple[NamedCount, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckRule:
    """One rule of the table.

    Attributes:
        code: FS and three digits, for good: a code is never given to another rule.
        meaning: What a finding tells, in one sentence.
        remedy: What to do about it, in one sentence.
        find: Looks for it in all that is known of one state.
        can_be_silenced: Whether a profile may say that a finding stands as published.
    """

    code: str
    severity: Severity
    meaning: str
    remedy: str
    find: Callable[[CheckContext], Iterable[Found]]
    can_be_silenced: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding as it is reported: a fault with the code of its rule, and how grave it is."""

    fault: Fault
    severity: Severity

    @property
    def code(self) -> str:
        """Return the code of the rule."""
        return str(self.fault.code)

    def __str__(self) -> str:
        return f"{self.fault} [{self.code} {self.severity.value}]"
