"""Findings as they stand beside the fields of the editor: by the name of the field, and how many a part has."""

from collections import Counter
from collections.abc import Mapping

from starlette.requests import Request

from factsheet.checks.state import CheckedState
from factsheet.drafts.journal import Draft
from factsheet.studio.field_names import name_field, write_name
from factsheet.studio.finding_cards import FindingCard, make_finding_cards, make_hidden_notes
from factsheet.studio.rendering import read_words, render_text

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
    cards = make_finding_cards(words, checked, draft.now)
    slots: dict[str, str] = {}
    for card in cards:
        name = write_name(card.address)
        text = render_text(request, "finding_card.html", card=card, st=draft.subject, name=name)
        slots[name] = slots.get(name, "") + text
    for note in make_hidden_notes(words, checked, draft.now):
        name = write_name(note.address)
        text = render_text(request, "hidden_note.html", note=note, st=draft.subject, name=name)
        slots[name] = slots.get(name, "") + text
    told = [card for card in cards if not card.is_quiet]
    links = [
        (card.part, write_name(card.address), name_field(words, draft.now, card.address)) for card in told
    ]
    slots[SUMMARY] = render_text(request, "finding_summary.html", links=links, st=draft.subject)
    return slots | _count_parts(request, told)


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
