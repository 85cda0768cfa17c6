"""What a joined file may claim: no more than each of its parts does, and no more than a validator grants."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factsheet.conformance.page_validation import KNOWN_PROFILES, find_broken_rules
from factsheet.pdf_files.claims import Claims

LEVELS = "bua"  # of PDF/A, the lowest first; a part without a level claims none of them
_MIXED = {"2", "3"}  # parts of PDF/A that join to the higher one


@dataclass(frozen=True, slots=True)
class PartClaims:
    """The claims of one part as far as they can hold beside others."""

    ua: str | None
    archive: str | None


def limit_claims(claims: Claims, *, has_files: bool, is_tagged: bool) -> PartClaims:
    """Return what a part claims once it is joined.

    Args:
        claims: What it claims by itself.
        has_files: Whether its attachments come along; without them PDF/A-3 is PDF/A-2.
        is_tagged: Whether all of it is tagged, without which neither PDF/UA nor level A holds.
    """
    part, level = _split_archive(claims.archive)
    if part == "3" and not has_files:
        part = "2"
    if level == "a" and not is_tagged:
        level = "u"
    return PartClaims(claims.ua if is_tagged else None, part + level if part else None)


def find_common_claims(parts: Sequence[PartClaims]) -> Claims:
    """Return what every part claims: PDF/A-2 with PDF/A-3 makes 3, the lowest level counts."""
    uas = {part.ua for part in parts}
    ua = uas.pop() if len(uas) == 1 else None
    archives = [_split_archive(part.archive) for part in parts]
    numbers, levels = {number for number, _ in archives}, {level for _, level in archives}
    if numbers == _MIXED:
        numbers = {"3"}
    number = numbers.pop() if len(numbers) == 1 else ""
    if not number:
        return Claims(ua)
    if len(levels) == 1:
        return Claims(ua, number + levels.pop())
    if not levels <= set(LEVELS):
        return Claims(ua)
    return Claims(ua, number + min(levels, key=LEVELS.index))


def _split_archive(archive: str | None) -> tuple[str, str]:
    """Return part and level: ("3", "a"), ("4", ""), ("", "") without a claim."""
    return (archive[:1], archive[1:]) if archive else ("", "")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A claim that does not hold, with the rules that are broken; none where it cannot be checked.

    Attributes:
        reason: Why it cannot be checked.
    """

    profile: str
    rules: tuple[str, ...] = ()
    reason: str = ""

    def __str__(self) -> str:
        if not self.rules:
            return f"{name_profile_in_full(self.profile)} cannot be checked: {self.reason}"
        more = f", and {len(self.rules) - 1} more" if len(self.rules) > 1 else ""
        return f"{name_profile_in_full(self.profile)} is broken by {self.rules[0]}{more}"


def find_contradictions(content: bytes, profiles: Iterable[str]) -> tuple[Contradiction, ...]:
    """Return the claims that a file does not keep."""
    return tuple(filter(None, (_find_contradiction(content, profile) for profile in profiles)))


def _find_contradiction(content: bytes, profile: str) -> Contradiction | None:
    if profile not in KNOWN_PROFILES:
        return Contradiction(profile, reason="no validator here knows it")
    try:
        rules = find_broken_rules(content, (profile,))
    except ValueError as error:
        return Contradiction(profile, reason=str(error))
    return Contradiction(profile, tuple(rules)) if rules else None


def drop_claims(claims: Claims, profiles: Iterable[str]) -> Claims:
    """Return the claims without those of some profiles."""
    gone = set(profiles)
    ua = None if f"ua{claims.ua}" in gone else claims.ua
    return Claims(ua, None if claims.archive in gone else claims.archive)


def name_profile_in_full(profile: str) -> str:
    """Return "PDF/UA-1" for "ua1", "PDF/A-3a" for "3a"."""
    return f"PDF/UA-{profile[2:]}" if profile.startswith("ua") else f"PDF/A-{profile}"
