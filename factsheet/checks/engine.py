"""All rules over all that is known of one state."""

from collections.abc import Iterator, Set

from factsheet.checks.context import CheckContext
from factsheet.checks.count_voice import can_tell
from factsheet.checks.finding import CheckRule, Finding, Found, Severity
from factsheet.checks.rules import RULES
from factsheet.checks.silences import Verdict, apply_silences
from factsheet.errors import Fault


def apply_rules(context: CheckContext) -> Verdict:
    """Return what the rules find, in the order of the files, after the silences of the profile.

    What is only for the publisher's own screen is silenced as the rest is, and then left out.
    """
    every = list(_run_rules(context))
    verdict = apply_silences(
        context, sorted((finding for finding, _ in every), key=lambda finding: (finding.fault, finding.code))
    )
    return _leave_out_findings(verdict, {finding for finding, is_told in every if not is_told})


def make_form_finding(fault: Fault) -> Finding:
    """Return a fault of form as a finding: always an error."""
    return Finding(fault, Severity.ERROR)


def _run_rules(context: CheckContext) -> Iterator[tuple[Finding, bool]]:
    """Yield each finding, and whether it is told wherever messages may end."""
    for rule in RULES:
        for found in rule.find(context):
            is_told = rule.severity is Severity.ERROR or can_tell(context, found.counts)
            yield _make_finding(rule, found), is_told


def _make_finding(rule: CheckRule, found: Found) -> Finding:
    place = found.place
    fault = Fault(place.file, place.line, place.field, found.found, found.expected, code=rule.code)
    return Finding(fault, rule.severity)


def _leave_out_findings(verdict: Verdict, untold: Set[Finding]) -> Verdict:
    return Verdict(
        tuple(finding for finding in verdict.findings if finding not in untold),
        tuple(silenced for silenced in verdict.silenced if silenced.finding not in untold),
    )
