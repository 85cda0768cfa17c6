"""The claims of a joined file: what its parts have in common, less what a validator finds broken in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factsheet.binding.binding_plan import FRONT_NAME
from factsheet.binding.claims_packet import write_claims
from factsheet.binding.common_claims import (
    Contradiction,
    drop_claims,
    find_common_claims,
    find_contradictions,
    limit_claims,
)
from factsheet.binding.growing_file import GrowingFile, PlacedPart
from factsheet.pdf_files.claims import DECLARATIONS, Claims, name_profile_in_full

BOTH_HEADINGS = frozenset({"H", "Hn"})


def certify_file(growing: GrowingFile, parts_with_files: Sequence[bool]) -> tuple[Claims, list[str]]:
    """Write the claims that hold, and return them with what is told of those that do not.

    Args:
        growing: The file, all joined and drawn.
        parts_with_files: For each part, whether its attachments came along.
    """
    first = growing.parts[0].planned.given
    before = first.traits.claims
    claims, told = _limit_to_parts(growing, parts_with_files)
    if not claims.profiles and not before.profiles:
        return claims, told
    while not write_claims(growing.pdf, claims):
        claims = Claims()
    lost = list[str]()
    while found := find_contradictions(growing.save(), claims.profiles):
        lost += [_word_lost_claim(each, growing.parts) for each in found]
        claims = drop_claims(claims, (each.profile for each in found))
        write_claims(growing.pdf, claims)
    own = [] if first.name == FRONT_NAME else _word_own_faults(growing.parts[0], claims)
    return claims, [*own, *told, *lost]


def _limit_to_parts(growing: GrowingFile, parts_with_files: Sequence[bool]) -> tuple[Claims, list[str]]:
    """Return what all parts claim, and what keeps the rest from being claimed."""
    parts = growing.parts
    limited = [
        limit_claims(part.planned.given.traits.claims, has_files=has_files, is_tagged=part.is_tagged)
        for part, has_files in zip(parts, parts_with_files, strict=True)
    ]
    common = find_common_claims(limited)
    told = list(_word_claims_not_shared(parts, limited, common))
    if common.ua and growing.heading_styles >= BOTH_HEADINGS:
        name = name_profile_in_full(f"ua{common.ua}")
        told.append(f"{name} is not claimed: some headings have levels and some have none")
        common = Claims(None, common.archive)
    if common.archive and not all(part.keeps_colors for part in parts):
        name = name_profile_in_full(common.archive)
        told.append(f"{name} is not claimed: the parts have different kinds of colour")
        common = replace(common, archive=None)
    return common, told


def _word_claims_not_shared(
    parts: Sequence[PlacedPart], limited: Sequence[Claims], common: Claims
) -> Iterator[str]:
    """Say which claims of parts are lost since others, tagged as they are, do not make them."""
    names = [part.planned.given.name for part in parts]
    others = [
        (name, claims) for name, claims, part in zip(names, limited, parts, strict=True) if part.is_tagged
    ]
    for ua in sorted({claims.ua for claims in limited if claims.ua}) if not common.ua else ():
        if lacking := [name for name, claims in others if claims.ua != ua]:
            yield f"{name_profile_in_full(f'ua{ua}')} is not claimed: it is not by {', '.join(lacking)}"
    for archive in (
        sorted({claims.archive for claims in limited if claims.archive}) if not common.archive else ()
    ):
        lacking = [name for name, claims in others if (claims.archive or "")[:1] != archive[:1]]
        if lacking:
            yield f"{name_profile_in_full(archive)} is not claimed: it is not by {', '.join(lacking)}"
    for declared in sorted({name for claims in limited for name in claims.declared} - {*common.declared}):
        if lacking := [name for name, claims in others if declared not in claims.declared]:
            yield f"{name_profile_in_full(declared)} is not claimed: it is not by {', '.join(lacking)}"


def _word_own_faults(first: PlacedPart, kept: Claims) -> list[str]:
    """Tell where the first file breaks by itself what it claims, and whether that is mended in the whole."""
    given = first.planned.given
    kinds = {_find_kind(profile) for profile in kept.profiles}
    return [
        f"{given.name} by itself does not keep what it claims: {each}"
        + ("; mended here" if _find_kind(each.profile) in kinds else "")
        for each in find_contradictions(given.content, given.traits.claims.profiles)
        if each.rules
    ]


def _word_lost_claim(found: Contradiction, parts: Iterable[PlacedPart]) -> str:
    """Say which claim is lost, by what, and which parts bring that along."""
    culprits = [part.planned.given.name for part in parts if found.rules and _has_broken_claim(part, found)]
    whose = f" ({', '.join(culprits)} by itself does not keep its claim)" if culprits else ""
    return f"{name_profile_in_full(found.profile)} is not claimed: {found}{whose}"


def _has_broken_claim(part: PlacedPart, found: Contradiction) -> bool:
    """Return whether a part breaks by itself its claim of the kind that is lost."""
    given, kind = part.planned.given, _find_kind(found.profile)
    own = [profile for profile in given.traits.claims.profiles if _find_kind(profile) == kind]
    return bool(find_contradictions(given.content, own))


def _find_kind(profile: str) -> str:
    """Return whether a profile is one of PDF/UA, of PDF/A or a declaration, which is a kind of its own."""
    if profile in DECLARATIONS:
        return profile
    return "PDF/UA" if profile.startswith("ua") else "PDF/A"
