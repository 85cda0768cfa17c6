"""Which validator judges which profile; the reference engine is started once, and only when it is asked."""

from functools import cache
from typing import TYPE_CHECKING

from factsheet.conformance.page_validation import KNOWN_PROFILES, find_broken_rules
from factsheet.conformance.vera_parts import has_vera
from factsheet.pdf_files.claims import DECLARATIONS

if TYPE_CHECKING:  # an extra, with a Java of its own
    from factsheet.conformance.verapdf import VeraPdf

OF_REFERENCE = frozenset({"4", "4e", "4f", "ua2", *DECLARATIONS})
"""Profiles for PDF 2.0, which veraPDF alone knows."""

UNKNOWN = "no validator here knows it"
NO_REFERENCE = "only veraPDF knows it, which is not installed (pip install factsheet[verapdf])"


def can_judge(profile: str) -> bool:
    """Return whether a validator that knows a profile is installed."""
    return profile in KNOWN_PROFILES or (profile in OF_REFERENCE and has_vera())


def judge_file(content: bytes, profile: str) -> list[str]:
    """Return one line for each rule that a file breaks, by the validator that knows the profile.

    Raises:
        ValueError: None does, or the file cannot be read; the message says which.
    """
    if profile in KNOWN_PROFILES:
        return find_broken_rules(content, (profile,))
    if not can_judge(profile):
        raise ValueError(NO_REFERENCE if profile in OF_REFERENCE else UNKNOWN)
    return start_vera().check(content, (profile,))


@cache
def start_vera() -> "VeraPdf":
    """Return the engine, whose Java machine lives as long as the process.

    Raises:
        ModuleNotFoundError: The extra is not installed.
    """
    from factsheet.conformance.verapdf import VeraPdf

    return VeraPdf()
