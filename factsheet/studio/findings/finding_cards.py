"""What the checks find as cards beside the fields: what is the matter, what to do, what a click does."""

import re
from dataclasses import dataclass
from datetime import date

from factsheet.checks import RULES, Finding, Severity, Silenced
from factsheet.checks.state import CheckedState
from factsheet.drafts.draft_files import PROFILE
from factsheet.drafts.field_edits import EditKind, FieldEdit
from factsheet.drafts.keyed_tree import MARK, Address, Node, find_address, find_node
from factsheet.studio.findings.finding_places import find_place_of
from factsheet.studio.findings.finding_remedies import FoundThere, Remedy, list_remedies
from factsheet.studio.findings.folding import find_fold
from factsheet.studio.findings.headline_values import word_headline
from factsheet.studio.findings.list_edits import list_keys
from factsheet.studio.findings.tree_counts import VALUE, read_number
from factsheet.studio.interface_words import InterfaceWords

SILENCES: Address = (PROFILE, "silenced")
_SOFT = frozenset(rule.code for rule in RULES if rule.can_be_silenced)
_EXACT = ("FS0", "FS41", "FS5")  # faults of form, of translations and of the folder
_NO_LETTERS = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class FindingCard:
    """A finding as it stands beside its field.

    Attributes:
        code: Of the rule, by which it is looked up.
        headline: What is the matter.
        remedy: What to do about it.
        found: What stands there and what was expected, as the checks say it, in English.
        allowed: Likewise.
        place: File and line, as the checks name them.
        address: In the tree of the state; empty where it is about a whole file.
        part: The part of the editor that shows it.
        shared: The file in which it stands that all states share; "" where it is of the state alone.
        remedies: What mends it by a click.
        silence: The edit that keeps it as it is, still without a reason; None where it can only be mended, or
            is kept already.
        keep_label: Of the button that keeps it.
        reason: Why it is kept as it is; "" where it is not.
    """

    code: str
    severity: Severity
    headline: str
    remedy: str
    found: str
    allowed: str
    place: str
    address: Address
    part: str
    shared: str = ""
    remedies: tuple[Remedy, ...] = ()
    silence: FieldEdit | None = None
    keep_label: str = ""
    reason: str = ""

    @property
    def shows_exact(self) -> bool:
        """Whether the words of the checks are needed, since the headline fits many places."""
        return self.code.startswith(_EXACT) and not self.reason

    @property
    def exact(self) -> str:
        """What the checks say, in English."""
        return f"{self.place}: {self.found}; allowed: {self.allowed}"

    @property
    def can_be_silenced(self) -> bool:
        """Whether it may be kept as it is, with a reason."""
        return self.silence is not None


def make_finding_cards(
    words: InterfaceWords, checked: CheckedState, tree: Node, today: date
) -> tuple[FindingCard, ...]:
    """Return a card for each finding, in the order of the checks; then those that are kept with a reason.

    Args:
        words: Of the interface.
        checked: What the checks found.
        tree: The tree of the state from which they found it, with keys.
        today: What a click on "checked today" enters.
    """
    told = [_make_card(words, checked, tree, finding, today) for finding in checked.findings]
    return (*told, *(_make_kept_card(words, tree, silenced) for silenced in checked.silenced))


def make_silence(card: FindingCard, reason: str) -> FieldEdit:
    """Return the edit that keeps a finding as it is, with the reason.

    Raises:
        ValueError: The finding can only be mended.
    """
    if card.silence is None or not isinstance(card.silence.value, dict):
        raise ValueError(f"{card.code} can only be mended")
    return card.silence.model_copy(update={"value": {**card.silence.value, "reason": reason}})


def _make_card(
    words: InterfaceWords, checked: CheckedState, tree: Node, finding: Finding, today: date
) -> FindingCard:
    place, fault = find_place_of(tree, finding.fault), finding.fault
    fold = find_fold(tree, checked.withheld.offers, fault.field)
    there = FoundThere(words, finding, tree, place.address, fold, today)
    is_soft = finding.code in _SOFT and not place.shared
    return FindingCard(
        finding.code,
        finding.severity,
        word_headline(words, finding, tree, place.address),
        words.say(f"findings.{finding.code}.remedy"),
        fault.found,
        fault.allowed,
        f"{fault.file}:{max(fault.line, 1)}",
        place.address,
        place.part,
        place.shared,
        list_remedies(there),
        _begin_silence(tree, finding) if is_soft else None,
        _word_keeping(words, tree, place.address) if is_soft else "",
    )


def _make_kept_card(words: InterfaceWords, tree: Node, silenced: Silenced) -> FindingCard:
    """Return the card of a finding that is kept as it is: its remedy takes the reason back."""
    finding, place = silenced.finding, find_place_of(tree, silenced.finding.fault)
    profile = find_node(tree, (PROFILE,))
    entry = (PROFILE, *find_address(profile, silenced.place.field))
    taken_back = Remedy(words.say("cards.reason_out"), (FieldEdit(kind=EditKind.REMOVE, at=entry),))
    return FindingCard(
        finding.code,
        finding.severity,
        word_headline(words, finding, tree, place.address),
        words.say(f"findings.{finding.code}.remedy"),
        finding.fault.found,
        finding.fault.allowed,
        f"{finding.fault.file}:{max(finding.fault.line, 1)}",
        place.address,
        place.part,
        remedies=(taken_back,),
        reason=silenced.reason,
    )


def _word_keeping(words: InterfaceWords, tree: Node, address: Address) -> str:
    """Return the label of the button that keeps what stands there: "Keep 340, give a reason…"."""
    number = read_number(tree, address) if address and address[-1] == VALUE else None
    return words.say("cards.keep") if number is None else words.say("cards.keep_value", value=number)


def _begin_silence(tree: Node, finding: Finding) -> FieldEdit:
    """Return the edit that adds a silence behind the others, with a key that tells what it is about."""
    code, field = finding.code, finding.fault.field
    key = MARK + _NO_LETTERS.sub("-", f"{code}-{field}")
    others = [other for other in list_keys(tree, SILENCES) if other != key]
    value = {"code": code, "field": field, "reason": ""}
    return FieldEdit(kind=EditKind.ADD, at=(*SILENCES, key), value=value, after=others[-1] if others else "")
