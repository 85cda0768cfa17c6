"""What ``check`` tells of small counts: which are not shown, and which are shown by decision of an office."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from factsheet.checks.waivers import Waivers
from factsheet.disclosure import SuppressionLog

_OF_POLICY = {"decided_by", "reason", "acknowledged_on"}


@dataclass(frozen=True, slots=True)
class Decisions:
    """What is hidden, by state, and what is shown in spite of being small."""

    withheld: Mapping[str, SuppressionLog] = field(default_factory=dict)
    waivers: Waivers = field(default_factory=Waivers)


NO_DECISIONS = Decisions()
"""Nothing is hidden and nothing shown by decision."""


def word_decisions(decisions: Decisions) -> Iterator[str]:
    """Yield a line for each count that is not shown, for each that is exempted, and for each open source."""
    for usps, log in decisions.withheld.items():
        for entry in log.entries:
            yield f"not shown: {usps}: {entry.label} ({entry.cell}): {entry.reason}"
        for offer in log.offers:
            yield f"advice: {usps}: {offer.field}: {offer.text}"
    for exempted in decisions.waivers.exempted:
        published = exempted.published
        yield (
            f"exempt: {exempted.usps}: {exempted.label} ({exempted.field}): as published by {published.by}; "
            f"decided by {published.decided_by}: {published.reason}"
        )
    for source in decisions.waivers.open_sources:
        policy = source.protection
        yield f"open: {source.key}: every count is shown; decided by {policy.decided_by}: {policy.reason}"


def convert_decisions(decisions: Decisions) -> dict[str, object]:
    """Return the same for other programs, as docs/checks.md describes it; never a count."""
    return {
        "withheld": [
            {
                "state": usps,
                "cell": entry.cell,
                "label": entry.label,
                "rule": entry.rule.value,
                "reason": entry.reason,
            }
            for usps, log in decisions.withheld.items()
            for entry in log.entries
        ],
        "exempted": [
            {
                "state": exempted.usps,
                "field": exempted.field,
                "label": exempted.label,
                **exempted.published.model_dump(mode="json", exclude_none=True),
            }
            for exempted in decisions.waivers.exempted
        ],
        "open_sources": [
            {
                "source": source.key,
                **source.protection.model_dump(mode="json", include=_OF_POLICY),
            }
            for source in decisions.waivers.open_sources
        ],
    }
