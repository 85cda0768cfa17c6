"""The buttons beside findings: what mends them, lets them stand with a reason, or folds small counts."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from factsheet.checks import Limits
from factsheet.drafts.draft_files import make_state_files
from factsheet.drafts.field_edits import FieldEdit
from factsheet.drafts.journal import Draft
from factsheet.drafts.sheet_proof import check_files
from factsheet.errors import Fault, UsageError
from factsheet.fields import REASON_ALLOWED, SHORTEST_REASON, is_poor_reason
from factsheet.sources.data_library import Library
from factsheet.studio.field_names import write_name
from factsheet.studio.findings.finding_cards import make_finding_cards, make_silence
from factsheet.studio.findings.hidden_notes import HiddenNote, make_hidden_notes
from factsheet.studio.interface_words import InterfaceWords

REMEDY, SILENCE, FOLD = "remedy", "silence", "fold"
_PARTS = {REMEDY: (2, 3), SILENCE: (2, 3), FOLD: (2,)}  # how many a button has behind its word
_ALLOWED = "a finding that still stands; the page shows those there are now"


class CardView(NamedTuple):
    """What findings are looked for in."""

    words: InterfaceWords
    data: Library
    usps: str
    limits: Limits
    today: date


def is_card_button(button: str) -> bool:
    """Return whether a button stands beside a finding."""
    word, *rest = button.split(":")
    return len(rest) in _PARTS.get(word, ())


def press_card_button(
    draft: Draft, button: str, reasons: Mapping[str, str], view: CardView
) -> tuple[FieldEdit, ...]:
    """Return the edits that a button beside a finding makes.

    Args:
        draft: As it stands, with what was typed along with the button.
        button: A word, the code of the finding, the name of its field, and which of several it is.
        reasons: What was typed as reasons, by ``reason:CODE:NAME``.
        view: What findings are looked for in.

    Raises:
        UsageError: The finding is gone, or no reason was typed.
    """
    word, *rest = button.split(":")
    files = make_state_files(view.data, view.usps, draft.base, draft.now)
    checked = check_files(view.data, view.usps, files, view.limits)
    if word == FOLD:
        notes = make_hidden_notes(view.words, checked, draft.now)
        return _fold_counts(notes, button)
    code, name, *places = rest
    for card in make_finding_cards(view.words, checked, draft.now, view.today):
        if (card.code, write_name(card.address)) != (code, name):
            continue
        if word == SILENCE and card.can_be_silenced:
            return (make_silence(card, _expect_reason(reasons.get(f"reason:{code}:{name}", ""), view.words)),)
        if word == REMEDY and places and places[0] in map(str, range(len(card.remedies))):
            return card.remedies[int(places[0])].edits
    raise _refuse_button(button)


def _fold_counts(notes: Iterable[HiddenNote], button: str) -> tuple[FieldEdit, ...]:
    """Return the edits that fold small counts as a button says."""
    _word, name, index = button.split(":")
    for note in notes:
        if write_name(note.address) == name and index in map(str, range(len(note.remedies))):
            return note.remedies[int(index)].edits
    raise _refuse_button(button)


def _expect_reason(typed: str, words: InterfaceWords) -> str:
    """Return a reason that says something.

    Raises:
        UsageError: It is missing, or too short to say why.
    """
    reason = " ".join(typed.split())
    if is_poor_reason(reason):
        found = words.say("cards.no_reason", n=SHORTEST_REASON)
        raise UsageError(Fault("form", 1, SILENCE, found, REASON_ALLOWED))
    return reason


def _refuse_button(button: str) -> UsageError:
    return UsageError(Fault("form", 1, button, "a finding that is gone", _ALLOWED))
