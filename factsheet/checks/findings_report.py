"""What a check found over all states, and its form for other programs."""

from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.checks.file_faults import FORM_FAULTS
from factsheet.checks.finding import Finding, Severity
from factsheet.checks.rules import FOLDER_RULES, LANGUAGE_RULES, RULES, SILENCE_RULES
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


def collect_findings(found: Iterable[FoundInState]) -> Findings:
    """Return the findings of several states as one, each once; of no state are those without one."""
    met_in: dict[Finding, set[str | None]] = {}
    silenced: list[Silenced] = []
    checked = 0
    for findings, silent, usps in found:
        checked += usps is not None
        silenced += silent
        for finding in findings:
            met_in.setdefault(finding, set()).add(usps)
    told = tuple((finding, _find_only_state(states)) for finding, states in met_in.items())
    return Findings(checked, told, tuple(silenced))


def convert_findings(findings: Findings) -> dict[str, object]:
    """Return the findings as docs/checks.md describes them; keys are added, never taken away."""
    told = [{**_convert_finding(finding), "state": state} for finding, state in findings.told]
    return {
        "checked": findings.checked,
        "faults": [entry for entry in told if entry["severity"] == Severity.ERROR.value],
        "warnings": [entry for entry in told if entry["severity"] == Severity.WARNING.value],
        "notices": [entry for entry in told if entry["severity"] == Severity.NOTICE.value],
        "silenced": [
            {
                **_convert_finding(entry.finding),
                "reason": entry.reason,
                "silenced_in": {"file": entry.place.file, "line": entry.place.line},
            }
            for entry in findings.silenced
        ],
    }


def look_up_meaning(code: str) -> tuple[str, str]:
    """Return what a code means and how to mend it."""
    rules = {rule.code: (rule.meaning, rule.remedy) for rule in RULES}
    tables = (*LANGUAGE_RULES, *FOLDER_RULES, *SILENCE_RULES)
    others = {key: (meaning, remedy) for key, _severity, meaning, remedy in tables}
    forms = {key.value: told for key, told in FORM_FAULTS.items()}
    return {**rules, **others, **forms}[FormCode(code).value if code in set(FormCode) else code]


def _convert_finding(finding: Finding) -> dict[str, object]:
    fault = finding.fault
    meaning, remedy = look_up_meaning(finding.code)
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


def _find_only_state(states: set[str | None]) -> str | None:
    return next(iter(states)) if len(states) == 1 else None
