"""All rules over all that is known of one state."""

from collections.abc import Iterator

from factsheet.checks.context import CheckContext
from factsheet.checks.finding import Finding, Severity
from factsheet.checks.rules import RULES
from factsheet.checks.silences import Verdict, apply_silences
from factsheet.errors import Fault


def apply_rules(context: CheckContext) -> Verdict:
    """Return what the rules find, in the order of the files, after the silences of the profile."""
    findings = sorted(_run_rules(context), key=lambda finding: (finding.fault, finding.code))
    return apply_silences(context, findings)


def make_form_finding(fault: Fault) -> Finding:
    """Return a fault of form as a finding: always an error."""
    return Finding(fault, Severity.ERROR)


def _run_rules(context: CheckContext) -> Iterator[Finding]:
    for rule in RULES:
        for found in rule.find(context):
            place = found.place
            yield Finding(
                Fault(place.file, place.line, place.field, found.found, found.expected, code=rule.code),
                rule.severity,
            )
