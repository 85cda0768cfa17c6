"""Findings that the data themselves silence, each with its reason, which is kept and listed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factsheet.checks.context import CheckContext
from factsheet.checks.finding import Finding, Severity
from factsheet.checks.rules import IDLE_SILENCE, POOR_REASON, RULES, SILENCE_RULES, UNKNOWN_CODE
from factsheet.count_wording import suppress_numbers
from factsheet.disclosure.cell_names import list_hidden_counts
from factsheet.errors import Fault
from factsheet.fields import is_poor_reason
from factsheet.model import Origin, Silence
from factsheet.reading.quoting import quote_value

_FIRM = frozenset(rule.code for rule in RULES if not rule.can_be_silenced)
_SEVERITIES = {code: severity for code, severity, _meaning, _remedy in SILENCE_RULES}


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that is silenced, with the place of the silence and its reason, numbers left out."""

    finding: Finding
    place: Origin
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is left after the silences: findings that speak, and those that are silent with their reasons."""

    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...]


def apply_silences(context: CheckContext, findings: Sequence[Finding]) -> Verdict:
    """Return the findings, those that the profile silences apart; silences in vain become findings."""
    left = list(findings)
    silenced: list[Silenced] = []
    in_vain: list[Finding] = []
    for index, silence in enumerate(context.content.silenced):
        place = context.place(f"silenced[{index}]")
        met = [
            finding
            for finding in left
            if silence.code not in _FIRM
            and (finding.code, finding.fault.field) == (silence.code, silence.field)
        ]
        silenced += [Silenced(finding, place, _word_reason(context, silence)) for finding in met]
        left = [finding for finding in left if finding not in met]
        in_vain += _check_silence(context, index, silence, is_idle=not met)
    return Verdict(tuple(sorted([*left, *in_vain], key=_make_sort_key)), tuple(silenced))


def _make_sort_key(finding: Finding) -> tuple[Fault, str]:
    return finding.fault, finding.code


def _check_silence(
    context: CheckContext, index: int, silence: Silence, *, is_idle: bool
) -> Iterable[Finding]:
    """Yield what is wrong with a silence."""
    path = f"silenced[{index}]"
    if silence.code not in {rule.code for rule in RULES}:
        allowed = f"the code of a rule, {RULES[0].code} to {RULES[-1].code}; see docs/checks.md"
        yield _make_finding(UNKNOWN_CODE, context.place(f"{path}.code"), quote_value(silence.code), allowed)
    elif silence.code in _FIRM:
        allowed = f"the code of a rule that can be silenced; {silence.code} can only be mended"
        yield _make_finding(UNKNOWN_CODE, context.place(f"{path}.code"), quote_value(silence.code), allowed)
    elif is_idle and not _may_rest_on_hidden_counts(context, silence.code):
        found = f"a silence of {silence.code} at {quote_value(silence.field)}, where it finds nothing"
        yield _make_finding(IDLE_SILENCE, context.place(path), found, "silences of what is found")
    if is_poor_reason(silence.reason):
        allowed = "the reason why the finding stands as published"
        found = quote_value(_word_reason(context, silence))
        yield _make_finding(POOR_REASON, context.place(f"{path}.reason"), found, allowed)


def _may_rest_on_hidden_counts(context: CheckContext, code: str) -> bool:
    """Return whether a silence that meets nothing would tell what hidden counts are not."""
    if context.shows_counts or not (code.startswith("FS1") or code == "FS404"):
        return False
    return context.safe is None or bool(list_hidden_counts(context.safe))


def _word_reason(context: CheckContext, silence: Silence) -> str:
    """Return a reason as it is told: its numbers may be counts that the sheet does not show."""
    return silence.reason if context.shows_counts else suppress_numbers(silence.reason)


def _make_finding(code: str, place: Origin, found: str, allowed: str) -> Finding:
    severity: Severity = _SEVERITIES[code]
    return Finding(Fault(place.file, place.line, place.field, found, allowed, code=code), severity)
