"""Conformance of finished sheets to what they claim, by the two validators."""

from factsheet.conformance.page_validation import KNOWN_PROFILES, find_broken_rules, find_shared_faults
from factsheet.pdf_files.claims import read_claims
from factsheet.pdf_files.opened_pdf import open_pdf_bytes


def profiles_of(pdf: bytes) -> tuple[str, ...]:
    """Return the profiles a file claims: its level of PDF/A, then PDF/UA, then what it declares."""
    with open_pdf_bytes(pdf, "file") as opened:
        profiles = read_claims(opened).profiles
    assert len(profiles) >= 2
    return profiles


def page_faults(pdf: bytes) -> list[str]:
    """Return what page-validation finds against the profiles that the file claims.

    It knows no profile for PDF 2.0: there it is asked for the rules that older parts have too.
    """
    profiles = profiles_of(pdf)
    is_known = KNOWN_PROFILES.issuperset(profiles)
    return find_broken_rules(pdf, profiles) if is_known else find_shared_faults(pdf, profiles)
