"""The staircase of `factsheet attach`: planned, joined, stamped, certified."""

from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.binding.binding_plan import BindingOrder, plan_binding
from factsheet.binding.claims_packet import write_claims
from factsheet.binding.common_claims import (
    Contradiction,
    drop_claims,
    find_common_claims,
    find_contradictions,
    limit_claims,
    name_profile_in_full,
)
from factsheet.binding.damaged_parts import check_wholeness, refuse_damage
from factsheet.binding.growing_file import GrowingFile, PlacedPart
from factsheet.binding.margin_stamps import draw_stamp, find_stamp_place, list_page_pictures
from factsheet.binding.stamp_text import fill_stamp, trace_text
from factsheet.pdf_files.claims import Claims

BOTH_HEADINGS = frozenset({"H", "Hn"})


@dataclass(frozen=True, slots=True)
class BoundFile:
    """A file joined from several.

    Attributes:
        claims: What it claims to conform to, and the validator grants.
        parts: In their order, front pages included.
        notes: What the user should know, a line each.
    """

    content: bytes
    pages: int
    claims: Claims
    parts: tuple[PlacedPart, ...]
    notes: tuple[str, ...]


def bind_files(order: BindingOrder) -> BoundFile:
    """Return the parts of an order as one file with one structure tree.

    Raises:
        PdfError: A part shows to be damaged beyond reading when it is opened.
    """
    plan = plan_binding(order)
    first = plan.parts[0].given
    with refuse_damage(first):
        growing = GrowingFile(plan.parts[0], keeps_files=order.keeps_files)
    with growing.pdf, refuse_damage(first):
        for part in plan.parts[1:]:
            with refuse_damage(part.given):
                growing.add_part(part)
        growing.aim_links(dict(plan.goals))
        growing.finish()
        stamped = _stamp_pages(growing, order) if order.stamp else []
        claims, told = _certify_file(growing, order)
        content, pages = growing.save(), len(growing.pdf.pages)
    check_wholeness(content, first, pages)
    parts = tuple(growing.parts)
    return BoundFile(content, pages, claims, parts, (*_list_notes(parts), *told, *stamped))


def _stamp_pages(growing: GrowingFile, order: BindingOrder) -> list[str]:
    """Stamp each page that was appended, and return where no clear place was found."""
    crowded: list[int] = []
    for part in growing.parts:
        planned = part.planned
        if not planned.letter:
            continue
        pictures = list_page_pictures(planned.given.content)
        for number, picture in enumerate(pictures, start=1):
            words = fill_stamp(
                order.stamp,
                letter=planned.letter,
                page=number,
                pages=len(pictures),
                title=planned.short_title,
            )
            text = trace_text(words)
            place = find_stamp_place(picture, text.width)
            draw_stamp(growing.pdf.pages[part.first_page + number - 2], text, place)
            if not place.is_clear:
                crowded.append(part.first_page + number - 1)
    return [f"no clear margin for the stamp on page {number}" for number in crowded]


def _certify_file(growing: GrowingFile, order: BindingOrder) -> tuple[Claims, list[str]]:
    """Write the claims that hold, and return them with what is told of those that do not."""
    first = growing.parts[0]
    before = first.planned.given.traits.claims
    claims, told = _limit_to_parts(growing, order)
    if not claims.profiles and not before.profiles:
        return claims, told
    told += _check_own_claims(first)
    while not write_claims(growing.pdf, claims):
        claims = Claims()
    while found := find_contradictions(growing.save(), claims.profiles):
        told += [_word_lost_claim(each, growing.parts) for each in found]
        claims = drop_claims(claims, (each.profile for each in found))
        write_claims(growing.pdf, claims)
    return claims, told


def _limit_to_parts(growing: GrowingFile, order: BindingOrder) -> tuple[Claims, list[str]]:
    """Return what all parts claim, and what keeps the rest from being claimed."""
    limited = []
    for number, part in enumerate(growing.parts):
        has_files = order.keeps_files or (number == 0 and order.report is not None)
        claims = part.planned.given.traits.claims
        limited.append(limit_claims(claims, has_files=has_files, is_tagged=part.is_tagged))
    common, told = find_common_claims(limited), list[str]()
    if common.ua and growing.heading_styles >= BOTH_HEADINGS:
        told.append("PDF/UA-1 is not claimed: some headings have levels and some have none")
        common = Claims(None, common.archive)
    if common.archive and not all(part.keeps_colors for part in growing.parts):
        told.append(
            f"{name_profile_in_full(common.archive)} is not claimed: the parts have different kinds of colour"
        )
        common = Claims(common.ua)
    return common, told


def _check_own_claims(first: PlacedPart) -> list[str]:
    """Tell where the file that all is joined to breaks what it claims already by itself."""
    given = first.planned.given
    found = find_contradictions(given.content, given.traits.claims.profiles)
    return [f"{given.name} by itself does not keep what it claims: {each}" for each in found if each.rules]


def _word_lost_claim(found: Contradiction, parts: Iterable[PlacedPart]) -> str:
    """Say which claim is lost, by what, and which parts bring that along."""
    culprits = [part.planned.given.name for part in parts if found.rules and _has_broken_claim(part, found)]
    whose = f" ({', '.join(culprits)} by itself does not keep its claim)" if culprits else ""
    return f"{name_profile_in_full(found.profile)} is not claimed: {found}{whose}"


def _has_broken_claim(part: PlacedPart, found: Contradiction) -> bool:
    """Return whether a part breaks by itself its claim of the kind that is lost: PDF/UA or PDF/A."""
    given = part.planned.given
    own = [
        name
        for name in given.traits.claims.profiles
        if name.startswith("ua") == found.profile.startswith("ua")
    ]
    return bool(find_contradictions(given.content, own))


def _list_notes(parts: Iterable[PlacedPart]) -> list[str]:
    """Return what was done to each part, and which ones are not tagged."""
    every = [*parts]
    notes = [f"{part.planned.given.name}: {note}" for part in every for note in part.notes]
    untagged = [part.planned.given.name for part in every if not part.is_tagged]
    if not untagged:
        return notes
    tagged = [part.planned.given.name for part in every if part.is_tagged]
    rest = f"; tagged: {', '.join(tagged)}" if tagged else ""
    return [f"not tagged: {', '.join(untagged)}{rest}", *notes]
