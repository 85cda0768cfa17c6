"""What a joined file may claim: no more than each of its parts does, and no more than a validator grants."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factsheet.conformance.reference import judge_file
from factsheet.pdf_files.claims import Claims, name_profile_in_full

LEVELS = "bua"  # of PDF/A, the lowest first; a part without a level claims none of them
_MIXED = {"2", "3"}  # parts of PDF/A that join to the higher one


def limit_claims(claims: Claims, *, has_files: bool, is_tagged: bool) -> Claims:
    """Return what a part claims once it is joined.

    Args:
        claims: What it claims by itself.
        has_files: Whether its attachments come along; without them PDF/A-3 is PDF/A-2, and PDF/A-4f PDF/A-4.
        is_tagged: Whether all of it is tagged, without which neither PDF/UA nor level A holds, nor WTPDF.
    """
    part, level = _split_archive(claims.archive)
    if part == "3" and not has_files:
        part = "2"
    if part == "4" and level == "f" and not has_files:
        level = ""
    if level == "a" and not is_tagged:
        level = "u"
    archive = part + level if part else None
    return Claims(claims.ua, archive, claims.declared) if is_tagged else Claims(None, archive)


def find_common_claims(parts: Sequence[Claims]) -> Claims:
    """Return what every part claims: PDF/A-2 with 3 makes 3, 4 with 4f makes 4f; else the lowest level."""
    uas = {part.ua for part in parts}
    declared = [part.declared for part in parts]
    return Claims(
        uas.pop() if len(uas) == 1 else None,
        _find_common_archive(parts),
        tuple(name for name in declared[0] if all(name in others for others in declared)),
    )


def _find_common_archive(parts: Sequence[Claims]) -> str | None:
    archives = [_split_archive(part.archive) for part in parts]
    numbers, levels = {number for number, _ in archives}, {level for _, level in archives}
    if numbers == _MIXED:
        numbers = {"3"}
    number = numbers.pop() if len(numbers) == 1 else ""
    if not number:
        return None
    if len(levels) == 1:
        return number + levels.pop()
    if number == "4" and levels == {"", "f"}:
        return "4f"
    return number + min(levels, key=LEVELS.index) if levels <= set(LEVELS) else None


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
    """Return the claims that a file does not keep, or of which nobody here can tell.

    Those for PDF 2.0 are asked of veraPDF, which is an extra.
    """
    return tuple(filter(None, (_find_contradiction(content, profile) for profile in profiles)))


def _find_contradiction(content: bytes, profile: str) -> Contradiction | None:
    try:
        rules = judge_file(content, profile)
    except ValueError as error:
        return Contradiction(profile, reason=str(error))
    return Contradiction(profile, tuple(rules)) if rules else None


def drop_claims(claims: Claims, profiles: Iterable[str]) -> Claims:
    """Return the claims without those of some profiles."""
    gone = set(profiles)
    ua = None if f"ua{claims.ua}" in gone else claims.ua
    declared = tuple(name for name in claims.declared if name not in gone)
    return Claims(ua, None if claims.archive in gone else claims.archive, declared)
