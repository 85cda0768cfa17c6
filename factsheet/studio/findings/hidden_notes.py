"""What is told beside counts that will not be printed, and beside small ones that will be."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from factsheet.checks.state import CheckedState
from factsheet.disclosure.cell_names import (
    CALLS_BY_YEAR,
    CASES_BY_YEAR,
    is_of_sheet,
    name_county_parts,
)
from factsheet.disclosure.suppressed_cells import SuppressionRule
from factsheet.disclosure.suppression_log import Suppression
from factsheet.drafts.draft_files import COUNTY_ROWS, OWN_ROWS, PROFILE, YEARS
from factsheet.drafts.keyed_tree import Address, Node, find_address, find_node
from factsheet.model import Profile
from factsheet.sources.national_schemas import FBI_SOURCE
from factsheet.studio.findings.finding_places import name_part
from factsheet.studio.findings.finding_remedies import Remedy
from factsheet.studio.findings.folding import find_fold, make_fold_edits
from factsheet.studio.findings.tree_counts import FIGURES, VALUE, read_number, read_text
from factsheet.studio.interface_words import InterfaceWords

_COUNTY_CELL = re.compile(r"[0-9]{5}")
_COLUMNS = {CASES_BY_YEAR: "cases", CALLS_BY_YEAR: "calls"}
_IDLE = "FS129"  # an exemption of a count that is not small
_PUBLISHED = "published"


class NoteKind(StrEnum):
    """What a note tells: a count that is not printed, or one that is although it is small."""

    HIDDEN = "hidden"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class HiddenNote:
    """What is told beside a count.

    Attributes:
        address: Of the count in the tree of the state, or of the nearest thing around it.
        part: The part of the editor that shows it.
        label: What the count is called on the sheet.
        sentence: Whether it will be printed, and why not.
        says: What the page says in its place; "" for what is printed.
        others: Which counts are hidden with it, or which it covers; "" where there are none.
        remedies: What shows more by a click.
    """

    kind: NoteKind
    address: Address
    part: str
    label: str
    sentence: str
    says: str = ""
    others: str = ""
    remedies: tuple[Remedy, ...] = ()


def make_hidden_notes(words: InterfaceWords, checked: CheckedState, tree: Node) -> tuple[HiddenNote, ...]:
    """Return a note for each count that will not be printed, then for each small one that will be.

    Args:
        words: Of the interface.
        checked: What the checks found and disclosure control keeps back.
        tree: The tree of the state from which they found it, with keys.
    """
    entries = [entry for entry in checked.withheld.entries if is_of_sheet(entry.cell)]
    hidden = (_make_note(words, checked, tree, entry) for entry in entries)
    return (*hidden, *_list_published_notes(words, checked, tree))


def _make_note(words: InterfaceWords, checked: CheckedState, tree: Node, entry: Suppression) -> HiddenNote:
    address = find_cell(checked.profile, tree, entry.cell)
    return HiddenNote(
        NoteKind.HIDDEN,
        address,
        name_part(address),
        entry.label,
        _word_sentence(words, entry, _read_count(tree, address)),
        words.say("cards.hidden.says"),
        _word_others(words, entry, checked.withheld.entries),
        _offer_fold(words, checked, tree, entry.cell),
    )


def find_cell(profile: Profile | None, tree: Node, cell: str) -> Address:
    """Return where a count of the sheet stands in the tree of its state, as far as the tree has it."""
    part, _dot, rest = cell.partition(".")
    if cell in {"cases", "persons", "calls"}:
        return (*FIGURES, cell)
    if part in _COLUMNS:
        return (YEARS, rest, _COLUMNS[part])
    counties = name_county_parts(profile) if profile else {}
    if part in counties:
        source = counties[part].source
        rows = (COUNTY_ROWS,) if source == FBI_SOURCE else (OWN_ROWS, source)
        return (*rows, rest) if _COUNTY_CELL.fullmatch(rest) else rows
    if cell.startswith("offenses"):
        return (COUNTY_ROWS,)
    return (PROFILE, *find_address(find_node(tree, (PROFILE,)), cell))


def _read_count(tree: Node, address: Address) -> int | None:
    """Return a count: the number itself, the value of an entry, or the only year of a county."""
    here = find_node(tree, address)
    if isinstance(here, dict) and address[0] in {COUNTY_ROWS, OWN_ROWS}:
        years = [count for count in here.values() if isinstance(count, int)]
        return sum(years) if len(years) == len(here) else None
    return here if isinstance(here, int) else read_number(tree, (*address, VALUE))


def _word_sentence(words: InterfaceWords, entry: Suppression, count: int | None) -> str:
    if entry.span is not None:
        least, most = entry.span
        if count is None or not least <= count <= most:
            return words.say("cards.hidden.small_unknown", least=least, most=most)
        return words.say("cards.hidden.small", n=count, least=least, most=most)
    reasons = {SuppressionRule.RETAINED: "before", SuppressionRule.ELSEWHERE: "elsewhere"}
    return words.say(f"cards.hidden.{reasons.get(entry.rule, 'cover')}")


def _word_others(words: InterfaceWords, entry: Suppression, entries: Iterable[Suppression]) -> str:
    """Return which counts are hidden on account of one, or on whose account it is hidden itself."""
    others = {other.cell: other.label for other in entries if other.cell != entry.cell}
    covered = [others[name] for name in entry.protects if name in others]
    if covered:
        return words.say("cards.hidden.for", labels=", ".join(covered))
    covers = [other.label for other in entries if entry.cell in other.protects and other.cell != entry.cell]
    return words.say("cards.hidden.with", labels=", ".join(covers)) if covers else ""


def _offer_fold(words: InterfaceWords, checked: CheckedState, tree: Node, cell: str) -> tuple[Remedy, ...]:
    fold = find_fold(tree, checked.withheld.offers, cell)
    if fold is None:
        return ()
    label = words.say("cards.hidden.fold_named", labels=", ".join(fold.labels), label=fold.label)
    return (Remedy(label, make_fold_edits(tree, fold)),)


def _list_published_notes(words: InterfaceWords, checked: CheckedState, tree: Node) -> Iterator[HiddenNote]:
    """Yield a note for each count that is printed only since its source printed it."""
    profile = find_node(tree, (PROFILE,))
    idle = {finding.fault.field for finding in checked.findings if finding.code == _IDLE}
    in_vain = {(PROFILE, *find_address(profile, field)) for field in idle}
    for address in _list_published(tree, (PROFILE,)):
        if (*address, _PUBLISHED) not in in_vain:
            by = read_text(tree, (*address, _PUBLISHED, "by")) or ""
            sentence = words.say("cards.hidden.published", by=by)
            label = read_text(tree, (*address, "label")) or address[-1]
            yield HiddenNote(NoteKind.PUBLISHED, address, name_part(address), label, sentence)


def _list_published(tree: Node, address: Address) -> Iterator[Address]:
    """Yield the address of each count that is said to be printed by its source."""
    here = find_node(tree, address)
    if not isinstance(here, dict):
        return
    if isinstance(here.get(_PUBLISHED), dict) and read_number(tree, (*address, VALUE)) is not None:
        yield address
    for key in here:
        yield from _list_published(tree, (*address, key))
