"""What a check found over all states, and its form for other programs."""

from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.checks.file_faults import FORM_FAULTS
from factsheet.checks.finding import Finding, Severity
from factsheet.checks.rules import RULES, SILENCE_RULES
from factsheet.checks.silences import Silenced
from factsheet.errors import FormCode

FoundInState = tuple[tuple[Finding, ...], tuple[Silenced, ...], str | None]


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found.

    Attributes:
        checked: How many profiles were read.
        told: Each finding once, with the state it was met in, or None where several states share the file.
        silenced: What the data silence.
    """

    checked: int
    told: tuple[tuple[Finding, str | None], ...]
    silenced: tuple[Silenced, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings alone."""
        return tuple(finding for finding, _state in self.told)

    def count(self, severity: Severity) -> int:
        """Return how many findings are that grave."""
        return sum(finding.severity is severity for finding in self.findings)


def collect(found: Iterable[FoundInState]) -> Findings:
    """Return the findings of several states as one, each once; of no state are those without one."""
    met_in: dict[Finding, set[str | None]] = {}
    silenced: list[Silenced] = []
    checked = 0
    for findings, silent, usps in found:
        checked += usps is not None
        silenced += silent
        for finding in findings:
            met_in.setdefault(finding, set()).add(usps)
    told = tuple((finding, _only(states)) for finding, states in met_in.items())
    return Findings(checked, told, tuple(silenced))


def as_json(findings: Findings) -> dict[str, object]:
    """Return the findings as docs/checks.md describes them; keys are added, never taken away."""
    told = [{**_as_json(finding), "state": state} for finding, state in findings.told]
    return {
        "checked": findings.checked,
        "faults": [each for each in told if each["severity"] == Severity.ERROR.value],
        "warnings": [each for each in told if each["severity"] == Severity.WARNING.value],
        "notices": [each for each in told if each["severity"] == Severity.NOTICE.value],
        "silenced": [
            {
                **_as_json(each.finding),
                "reason": each.reason,
                "silenced_in": {"file": each.place.file, "line": each.place.line},
            }
            for each in findings.silenced
        ],
    }


def meaning_of(code: str) -> tuple[str, str]:
    """Return what a code means and how to mend it."""
    rules = {rule.code: (rule.meaning, rule.remedy) for rule in RULES}
    silences = {key: (meaning, remedy) for key, _severity, meaning, remedy in SILENCE_RULES}
    forms = {key.value: told for key, told in FORM_FAULTS.items()}
    return {**rules, **silences, **forms}[FormCode(code).value if code in set(FormCode) else code]


def _as_json(finding: Finding) -> dict[str, object]:
    fault = finding.fault
    meaning, remedy = meaning_of(finding.code)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": fault.file,
        "line": fault.line,
        "field": fault.field,
        "found": fault.found,
        "allowed": fault.allowed,
        "meaning": meaning,
        "remedy": remedy,
    }


def _only(states: set[str | None]) -> str | None:
    return next(iter(states)) if len(states) == 1 else None
