"""Findings of a state after some edits, as the screens get them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pydantic import JsonValue

from factsheet.checks import Limits
from factsheet.checks.state import CheckedState
from factsheet.drafts.draft_files import make_state_files, read_state_tree
from factsheet.drafts.field_edits import EditKind, FieldEdit, apply_edits
from factsheet.drafts.keyed_tree import Node, key_tree
from factsheet.drafts.sheet_proof import check_files
from factsheet.sources.data_library import open_library
from factsheet.studio.findings.finding_cards import FindingCard, make_finding_cards
from factsheet.studio.findings.hidden_notes import HiddenNote, make_hidden_notes
from factsheet.studio.interface_words import load_words

TODAY = date(2026, 11, 25)  # after the shipped facts were checked


@dataclass(frozen=True)
class LookedOver:
    """What the checks find in a tree, in the words of the studio."""

    tree: Node
    checked: CheckedState
    cards: tuple[FindingCard, ...]
    notes: tuple[HiddenNote, ...]

    def card(self, code: str) -> FindingCard:
        """Return the first card of a code that nobody keeps with a reason."""
        return next(card for card in self.cards if card.code == code and not card.reason)

    def has(self, card: FindingCard) -> bool:
        """Return whether a finding stands there, kept or not."""
        return any(
            (other.code, other.address, other.found) == (card.code, card.address, card.found)
            for other in self.cards
        )


def put(path: str, value: JsonValue) -> FieldEdit:
    return FieldEdit(kind=EditKind.SET, at=tuple(path.split("/")), value=value)


def look_over(
    edits: Iterable[FieldEdit] = (), *, usps: str = "MA", lang: str = "en", today: date = TODAY
) -> LookedOver:
    """Return what is found in the shipped data of a state after some edits."""
    library = open_library(shows_counts=True)
    before = key_tree(read_state_tree(library, usps))
    tree = apply_edits(before, edits)
    files = make_state_files(library, usps, before, tree)
    checked = check_files(library, usps, files, Limits(today))
    words = load_words(lang)
    cards = make_finding_cards(words, checked, tree, today)
    return LookedOver(tree, checked, cards, make_hidden_notes(words, checked, tree))
