"""The staircase of `factsheet attach`: planned, joined, stamped, certified."""

from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.binding.binding_plan import BindingOrder, plan_binding
from factsheet.binding.certified_claims import certify_file
from factsheet.binding.damaged_parts import check_wholeness, refuse_damage
from factsheet.binding.growing_file import GrowingFile, PlacedPart
from factsheet.binding.margin_stamps import (
    draw_page_pictures,
    draw_stamp,
    find_stamp_place,
    refuse_wide_stamp,
)
from factsheet.binding.stamp_text import fill_stamp, trace_text
from factsheet.pdf_files.claims import Claims


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
        UsageError: The stamp is wider than a page.
    """
    plan = plan_binding(order)
    first = plan.parts[0].given
    with refuse_damage(first):
        growing = GrowingFile(
            plan.parts[0], keeps_files=order.keeps_files, aims_at_elements=plan.aims_at_elements
        )
    with growing.pdf, refuse_damage(first):
        for part in plan.parts[1:]:
            with refuse_damage(part.given):
                growing.add_part(part)
        if order.after_page is not None:
            growing.move_parts(order.after_page)
        growing.aim_links(dict(plan.goals))
        growing.finish()
        stamped = _stamp_pages(growing, order) if order.stamp else []
        has_files = [
            order.keeps_files or part.planned.given is order.report or not part.planned.letter
            for part in growing.parts
        ]
        claims, told = certify_file(growing, has_files)
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
        for number, picture in enumerate(draw_page_pictures(planned.given.content), start=1):
            words = fill_stamp(
                order.stamp,
                letter=planned.letter,
                page=number,
                pages=planned.given.traits.pages,
                title=planned.short_title,
            )
            text = trace_text(words)
            refuse_wide_stamp(text.width, picture.width)
            place = find_stamp_place(picture, text.width)
            draw_stamp(growing.pdf.pages[part.first_page + number - 2], text, place)
            if not place.is_clear:
                crowded.append(part.first_page + number - 1)
    return [f"no clear margin for the stamp on page {number}" for number in crowded]


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
