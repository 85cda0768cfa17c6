"""The validator that comes with the program: quick enough for every file."""

from collections.abc import Sequence

import page

# Bookmarks that lead to each other make chains as long as a report: 256, the usual limit, is reached by one
# of some hundred pages.
LIMITS = page.SafetyLimits(max_reference_depth=20_000)
KNOWN_PROFILES = frozenset({"1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u", "ua1"})
# What a sheet of PDF 2.0 shares with one of PDF 1.7: all but version, claims and the schemas of metadata.
_OLDER = {"4": "2a", "4f": "3a", "ua2": "ua1"}
_OF_OLDER_ALONE = ("-HEADER-", "-ID-", "-XMP-")


def find_broken_rules(content: bytes, profiles: Sequence[str]) -> list[str]:
    """Return one line for each rule that a file breaks: rule and message; [] for a file that conforms.

    Args:
        content: The file.
        profiles: Such as "3a" and "ua1".

    Raises:
        ValueError: A profile is not one of `KNOWN_PROFILES`, or the file cannot be read at all.
    """
    return [f"{fault.rule_id}: {fault.message}" for fault in _list_failures(content, profiles)]


def find_shared_faults(content: bytes, profiles: Sequence[str]) -> list[str]:
    """Return one line for each rule that a file for PDF 2.0 breaks of those that older parts ask too.

    PDF/UA-2 drops some rules of PDF/UA-1, such as how headings follow each other; sheets keep them. So it is
    for sheets, not for files that anybody made.

    Args:
        content: The file.
        profiles: Such as "4f" and "ua2"; those that have no older part are passed over.

    Raises:
        ValueError: The file cannot be read at all.
    """
    older = [_OLDER[name] for name in profiles if name in _OLDER]
    return [
        f"{fault.rule_id}: {fault.message}"
        for fault in _list_failures(content, older)
        if not any(part in fault.rule_id for part in _OF_OLDER_ALONE)
    ]


def _list_failures(content: bytes, profiles: Sequence[str]) -> list[page.ValidationFailure]:
    unknown = [name for name in profiles if name not in KNOWN_PROFILES]
    if unknown:
        raise ValueError(f"no such profile: {', '.join(unknown)}")
    try:
        reports = [page.validate_pdf_bytes(content, profile=profile, limits=LIMITS) for profile in profiles]
    except page.PageError as error:
        raise ValueError(str(error)) from error
    return [fault for report in reports for fault in report.failures]
