"""Findings as they stand beside the fields of the editor, and how many of them each part has."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup
from starlette.requests import Request

from factsheet.checks import Severity
from factsheet.checks.state import CheckedState
from factsheet.drafts.journal import Draft
from factsheet.studio.field_names import name_field, write_name
from factsheet.studio.findings.finding_cards import FindingCard, make_finding_cards
from factsheet.studio.findings.hidden_notes import make_hidden_notes
from factsheet.studio.interface_words import InterfaceWords
from factsheet.studio.rendering import read_words, render_text

SUMMARY, COUNT = "summary", "count:"
"""Slots that belong to no field: the line above the form, and the number beside each part."""

_ALL = "all"
OF = "|"
_MOST_NAMED = 6  # findings above the form
_NOTED = frozenset({"FS115"})  # small counts, of which each has a note that says more


def render_slots(request: Request, checked: CheckedState, draft: Draft, today: date) -> dict[str, Markup]:
    """Return what stands in the slots of the editor, as HTML by part and name: ``laws|profile/laws/@3``.

    A finding belongs to the field of its name; where the part has none, to the nearest group around it.

    Args:
        request: Whose language is spoken.
        checked: What the checks found in the data as the draft would have them.
        draft: What is kept.
        today: The day that "checked today" means.
    """
    words = read_words(request)
    cards = [card for card in make_finding_cards(words, checked, draft.now, today) if card.code not in _NOTED]
    slots: dict[str, Markup] = {}
    for card in cards:
        name = write_name(card.address) or card.part
        text = render_text(request, "finding_card.html", card=card, st=draft.subject, name=name)
        key = f"{card.part}{OF}{name}"
        slots[key] = slots.get(key, Markup()) + text
    for note in make_hidden_notes(words, checked, draft.now):
        name = write_name(note.address) or note.part
        text = render_text(request, "hidden_note.html", note=note, st=draft.subject, name=name)
        key = f"{note.part}{OF}{name}"
        slots[key] = slots.get(key, Markup()) + text
    told = [card for card in cards if is_told(card)]
    links = [(card.part, write_name(card.address), _name_card(words, draft, card)) for card in told]
    slots[SUMMARY] = render_text(
        request, "finding_summary.html", links=links, most=_MOST_NAMED, st=draft.subject
    )
    return {**slots, **_count_parts(request, told)}


def is_told(card: FindingCard) -> bool:
    """Return whether somebody should look at a finding: it is no notice, and has no reason to stay."""
    return card.severity is not Severity.NOTICE and not card.reason


def _name_card(words: InterfaceWords, draft: Draft, card: FindingCard) -> str:
    return name_field(words, draft.now, card.address) if card.address else words.say(f"parts.{card.part}")


def _count_parts(request: Request, cards: Sequence[FindingCard]) -> Mapping[str, Markup]:
    counts = Counter([*(card.part for card in cards), *(_ALL for _card in cards)])
    return {
        f"{COUNT}{part}": render_text(request, "finding_count.html", number=number)
        for part, number in counts.items()
    }


def place_slots(slots: Mapping[str, Markup], part: str, names: frozenset[str]) -> dict[str, Markup]:
    """Return the slots by the names that a screen has: each in its own or in the nearest one around it.

    Args:
        slots: As `render_slots` returns them.
        part: Which is on the screen.
        names: Of its fields and groups, and that of the part.
    """
    placed: dict[str, Markup] = {}
    for key, text in slots.items():
        of_part, _, name = key.rpartition(OF)
        place = name if not of_part else _find_nearest(name, names) or part
        if of_part in ("", part):
            placed[place] = placed.get(place, Markup()) + text
    return placed


def _find_nearest(name: str, names: frozenset[str]) -> str | None:
    steps = name.split("/")
    nearest = ("/".join(steps[:size]) for size in range(len(steps), 0, -1))
    return next((each for each in nearest if each in names), None)
