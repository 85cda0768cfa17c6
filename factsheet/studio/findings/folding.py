"""Small groups folded into one, so that nothing of a breakdown need be hidden."""

from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.disclosure.cell_names import is_within_part
from factsheet.disclosure.recoding import OTHER
from factsheet.disclosure.suppression_log import Offer
from factsheet.drafts.draft_files import PROFILE
from factsheet.drafts.field_edits import EditKind, FieldEdit
from factsheet.drafts.keyed_tree import Address, Node, find_address, find_node
from factsheet.reading.yaml_values import Tree
from factsheet.studio.findings.list_edits import list_keys, set_value
from factsheet.studio.findings.tree_counts import VALUE, read_number, read_text, sum_cells

LABEL = "label"
_NEW_KEY = "@folded"


@dataclass(frozen=True, slots=True)
class Fold:
    """Groups that could be one.

    Attributes:
        entries: Their addresses, in the order of the breakdown.
        labels: What they are called.
        total: What they add to.
        label: What the one group would be called.
    """

    entries: tuple[Address, ...]
    labels: tuple[str, ...]
    total: int
    label: str = OTHER


def find_fold(tree: Node, offers: Iterable[Offer], cell: str) -> Fold | None:
    """Return what could be folded where a count stands, None where nothing can be by a click.

    Args:
        tree: Of the state.
        offers: What the program offers.
        cell: The name of the count, or of the breakdown: ``demographics.groups[1].bars[2]``.
    """
    for offer in offers:
        if offer.cells and is_within_part(cell, offer.field):
            entries = tuple(
                (PROFILE, *find_address(find_node(tree, (PROFILE,)), name)) for name in offer.cells
            )
            total = sum_cells(tree, entries)
            labels = [read_text(tree, (*entry, LABEL)) or "" for entry in entries]
            return None if total is None else Fold(entries, tuple(labels), total)
    return None


def make_fold_edits(tree: Node, fold: Fold) -> tuple[FieldEdit, ...]:
    """Return the edits that put one group with the sum in place of the folded ones, at the end of the list.

    A group that bears the name already takes the others in.
    """
    owner = fold.entries[0][:-1]
    named = [key for key in list_keys(tree, owner) if read_text(tree, (*owner, key, LABEL)) == fold.label]
    kept = (*owner, named[0]) if named else (*owner, _NEW_KEY)
    gone = [entry for entry in fold.entries if entry != kept]
    rest = [key for key in list_keys(tree, owner) if (*owner, key) not in {*gone, kept}]
    last = rest[-1] if rest else ""
    removed = [FieldEdit(kind=EditKind.REMOVE, at=entry) for entry in gone]
    if not named:
        entry: Tree = {LABEL: fold.label, VALUE: fold.total}
        return (*removed, FieldEdit(kind=EditKind.ADD, at=kept, value=entry, after=last))
    total = fold.total if kept in fold.entries else fold.total + (read_number(tree, (*kept, VALUE)) or 0)
    moved = FieldEdit(kind=EditKind.MOVE, at=kept, after=last)
    return (*removed, set_value((*kept, VALUE), total), moved)
