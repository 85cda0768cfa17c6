"""The validator that comes with the program: quick enough for every file."""

from collections.abc import Sequence

import page

# Bookmarks that lead to each other make chains as long as a report: 256, the usual limit, is reached by one
# of some hundred pages.
LIMITS = page.SafetyLimits(max_reference_depth=20_000)
KNOWN_PROFILES = frozenset({"1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u", "ua1"})


def find_broken_rules(content: bytes, profiles: Sequence[str]) -> list[str]:
    """Return one line for each rule that a file breaks: rule and message; [] for a file that conforms.

    Args:
        content: The file.
        profiles: Such as "3a" and "ua1".

    Raises:
        ValueError: A profile is not one of `KNOWN_PROFILES`, or the file cannot be read at all.
    """
    unknown = [name for name in profiles if name not in KNOWN_PROFILES]
    if unknown:
        raise ValueError(f"no such profile: {', '.join(unknown)}")
    try:
        reports = [page.validate_pdf_bytes(content, profile=profile, limits=LIMITS) for profile in profiles]
    except page.PageError as error:
        raise ValueError(str(error)) from error
    return [f"{fault.rule_id}: {fault.message}" for report in reports for fault in report.failures]
