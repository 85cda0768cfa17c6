"""Conformance of finished sheets to what they claim, by the two validators."""

from factsheet.conformance.page_validation import find_broken_rules

ARCHIVE_PARTS = {b"<pdfaid:part>2<": "2a", b"<pdfaid:part>3<": "3a"}


def profiles_of(pdf: bytes) -> tuple[str, str]:
    """Return the profiles a sheet claims: its level of PDF/A, then PDF/UA-1."""
    (level,) = (level for mark, level in ARCHIVE_PARTS.items() if mark in pdf)
    return level, "ua1"


def page_faults(pdf: bytes) -> list[str]:
    """Return what page-validation finds against the profiles that the file claims."""
    return find_broken_rules(pdf, profiles_of(pdf))
