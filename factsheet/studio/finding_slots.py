"""Findings as they stand beside the fields of the editor, by the name of the field; how many a part has."""

from collections import Counter
from collections.abc import Mapping

from starlette.requests import Request

from factsheet.checks.state import CheckedState
from factsheet.drafts.journal import Draft
from factsheet.studio.field_names import name_field, write_name
from factsheet.studio.finding_cards import FindingCard, make_finding_cards
from factsheet.studio.hidden_notes import make_hidden_notes
from factsheet.studio.interface_words import InterfaceWords
from factsheet.studio.rendering import read_words, render_text
from factsheet.studio.running_studio import find_studio

SUMMARY, COUNT = "summary", "count:"
"""Slots that belong to no field: the line above the form, and the number beside each part."""


def render_slots(request: Request, checked: CheckedState, draft: Draft) -> dict[str, str]:
    """Return what stands in the slots of the editor, as HTML by the name of the field.

    A finding belongs to the field of its name; where the screen has none, to the nearest group around it.

    Args:
        request: Whose language is spoken.
        checked: What the checks found in the data as the draft would have them.
        draft: What is kept.
    """
    words = read_words(request)
    cards = make_finding_cards(words, checked, draft.now, find_studio(request).limits)
    slots: dict[str, str] = {}
    for card in cards:
        name = write_name(card.address)
        text = render_text(request, "finding_card.html", card=card, st=draft.subject, name=name)
        place = name if _has_field(card) else card.part
        slots[place] = slots.get(place, "") + text
    for note in make_hidden_notes(words, checked, draft.now):
        name = write_name(note.address)
        text = render_text(request, "hidden_note.html", note=note, st=draft.subject, name=name)
        slots[name] = slots.get(name, "") + text
    told = [card for card in cards if not card.is_quiet]
    links = [(card.part, write_name(card.address), _name_place(words, draft, card)) for card in told]
    slots[SUMMARY] = render_text(request, "finding_summary.html", links=links, st=draft.subject)
    return {**slots, **_count_parts(request, told)}


def _has_field(card: FindingCard) -> bool:
    """Return whether a finding is about a field or a group of fields, not about a file as a whole."""
    return len(card.address) > 1


def _name_place(words: InterfaceWords, draft: Draft, card: FindingCard) -> str:
    """Return what the place of a finding is called: its field, or the part that shows it."""
    return name_field(words, draft.now, card.address) if _has_field(card) else words.say(f"parts.{card.part}")


def _count_parts(request: Request, cards: list[FindingCard]) -> Mapping[str, str]:
    counts = Counter(card.part for card in cards)
    return {
        f"{COUNT}{part}": render_text(request, "finding_count.html", number=number)
        for part, number in counts.items()
    }


def place_slots(slots: Mapping[str, str], names: frozenset[str]) -> dict[str, str]:
    """Return the slots by the names that a screen has: each in its own or in the nearest one around it.

    Args:
        slots: By the names of fields.
        names: Of the fields and groups on the screen.
    """
    placed: dict[str, str] = {}
    for name, text in slots.items():
        place = _find_nearest(name, names)
        if place is not None:
            placed[place] = placed.get(place, "") + text
    return placed


def _find_nearest(name: str, names: frozenset[str]) -> str | None:
    if name == SUMMARY or name.startswith(COUNT):
        return name
    steps = name.split("/")
    nearest = ("/".join(steps[:size]) for size in range(len(steps), 0, -1))
    return next((each for each in nearest if each in names), None)
