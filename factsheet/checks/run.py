"""All rules over all that is known of one state."""

from collections.abc import Iterator

from factsheet.checks.finding import Finding, Severity
from factsheet.checks.material import Limits, Material, SharedFacts
from factsheet.checks.rules import RULES
from factsheet.checks.silences import Verdict, apply_silences
from factsheet.errors import Fault
from factsheet.model import Profile
from factsheet.sources.library import Library
from factsheet.sources.profile_file import ReadProfile
from factsheet.sources.tables import Entry


def check_material(material: Material) -> Verdict:
    """Return what the rules find, in the order of the files, after the silences of the profile."""
    findings = sorted(_findings(material), key=lambda finding: (finding.fault, finding.code))
    return apply_silences(material, findings)


def gather(
    library: Library,
    read: ReadProfile,
    tables: tuple[tuple[Entry, ...], ...],
    before: Profile | None,
    limits: Limits,
) -> Material:
    """Return all that is known of a state.

    Args:
        library: The data.
        read: Its profile file, as far as it can be read.
        tables: Its rows in the annual and in the county table, empty where they cannot be read.
        before: The profile of the edition before, where it is kept.
        limits: What is too old and what changed too much.

    Raises:
        DataError: A file that all states share cannot be read.
    """
    annual, counties = tables
    return Material(
        jurisdiction=library.find(read.content.state),
        content=read.content,
        origins=read.origins,
        annual=tuple(sorted(annual, key=lambda entry: entry.year)),
        counties=counties,
        shared=SharedFacts(library.sources, library.contact, library.federal_laws, library.shared_places),
        before=before,
        limits=limits,
    )


def form_finding(fault: Fault) -> Finding:
    """Return a fault of form as a finding: always an error."""
    return Finding(fault, Severity.ERROR)


def _findings(material: Material) -> Iterator[Finding]:
    for rule in RULES:
        for found in rule.find(material):
            place = found.place
            yield Finding(
                Fault(place.file, place.line, place.field, found.found, found.expected, code=rule.code),
                rule.severity,
            )
