"""What of a finding can be mended by a click: labels of buttons, and the edits that each of them makes."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from factsheet.checks import Finding
from factsheet.drafts.draft_files import NEW_SOURCES, PROFILE
from factsheet.drafts.field_edits import EditKind, FieldEdit
from factsheet.drafts.keyed_tree import Address, EntryList, Node, find_node
from factsheet.model import Universe
from factsheet.studio.findings.folding import Fold, make_fold_edits
from factsheet.studio.findings.headline_values import (
    NOT_STATED,
    UNIVERSE,
    find_other_universe_of,
    find_universe,
    read_least_year,
)
from factsheet.studio.findings.list_edits import drop_entry, place_entry_last, set_value, sort_ranking
from factsheet.studio.findings.tree_counts import (
    FIGURES,
    find_figure,
    read_number,
    read_text,
    sum_bars,
    sum_stated_years,
)
from factsheet.studio.interface_words import InterfaceWords

URL, DAYS = "url", ("checked_on", "seen_on")
_ADDRESS = re.compile(r"\s*\(?(https?://[^\s)]+)\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Remedy:
    """Something that mends a finding by a click.

    Attributes:
        label: Of the button.
        edits: What it does, one step.
    """

    label: str
    edits: tuple[FieldEdit, ...]


@dataclass(frozen=True, slots=True)
class FoundThere:
    """A finding with all that its remedies are made of.

    Attributes:
        address: Where it stands in the tree.
        fold: What could be folded into one group there.
        today: Of whoever clicks.
    """

    words: InterfaceWords
    finding: Finding
    tree: Node
    address: Address
    fold: Fold | None
    today: date

    def offer(self, key: str, /, *edits: FieldEdit, **values: object) -> Remedy:
        """Return a remedy whose label is one of the words of cards."""
        return Remedy(self.words.say(f"cards.{key}", **values), edits)


def list_remedies(found: FoundThere) -> tuple[Remedy, ...]:
    """Return what mends a finding by a click, the likeliest first."""
    offer = _OFFERS.get(found.finding.code)
    return tuple(offer(found)) if offer and found.address else ()


def _offer_table_sum(found: FoundThere) -> Iterator[Remedy]:
    added = sum_stated_years(found.tree, found.address[len(FIGURES)])
    if added is not None:
        yield found.offer("use_sum", set_value(found.address, None), sum=added)


def _offer_universe(found: FoundThere) -> Iterator[Remedy]:
    """Offer to say that the counts divide the other thing, where they may, and to enter the rest."""
    group = found.address[:-1] if found.address[-1] == NOT_STATED else found.address
    added, other = sum_bars(found.tree, group), find_other_universe_of(found.tree, group)
    whole, there = (find_figure(found.tree, name) for name in (find_universe(found.tree, group), other))
    rest = read_number(found.tree, (*group, NOT_STATED))
    if added is None:
        return
    if there is not None and (added <= there if rest is None else added + rest == there):
        yield found.offer(f"divide_{other}", set_value((*group, UNIVERSE), other))
    if whole is not None and added < whole and found.finding.code != "FS104":
        yield found.offer("rest", set_value((*group, NOT_STATED), whole - added), n=whole - added)


def _offer_declaration(found: FoundThere) -> Iterator[Remedy]:
    added = sum_bars(found.tree, found.address)
    for universe in Universe:
        there = find_figure(found.tree, universe.value)
        if added is None or there is None or added <= there:
            at = (*found.address, UNIVERSE)
            yield found.offer(f"divide_{universe.value}", set_value(at, universe.value))
    yield from _offer_fold(found)


def _offer_fold(found: FoundThere) -> Iterator[Remedy]:
    if found.fold is not None:
        edits = make_fold_edits(found.tree, found.fold)
        yield found.offer("fold", *edits, label=found.fold.label)


def _offer_one_less(found: FoundThere) -> Iterator[Remedy]:
    """Offer to take out what stands there a second time: an entry, or what is left over."""
    entry = _find_entry(found.tree, found.address)
    edits = drop_entry(found.tree, entry) if entry else (set_value(found.address, None),)
    yield found.offer("second_out", *edits)


def _offer_order(found: FoundThere) -> Iterator[Remedy]:
    ranking = found.address[: len((PROFILE, "venues", "sex"))]
    if edits := sort_ranking(found.tree, ranking):
        yield found.offer("sort", *edits)


def _offer_last_place(found: FoundThere) -> Iterator[Remedy]:
    entry = _find_entry(found.tree, found.address)
    owner = entry[:-2]
    if not entry:
        return
    if entry[-2] != "names":
        yield found.offer("last", place_entry_last(found.tree, entry))
    elif not find_node(found.tree, (*owner, "residual")):
        rest = set_value((*owner, "residual"), read_text(found.tree, entry))
        yield found.offer("last", *drop_entry(found.tree, entry), rest)


def _offer_emptying(label: str) -> Callable[[FoundThere], Iterator[Remedy]]:
    """Return what offers to take the very thing out that stands there, under a label."""

    def offer_nothing(found: FoundThere) -> Iterator[Remedy]:
        if find_node(found.tree, found.address) is not None:
            yield found.offer(label, set_value(found.address, None))

    return offer_nothing


def _offer_link_out(found: FoundThere) -> Iterator[Remedy]:
    if found.address[-1] == URL:
        yield from _offer_emptying("link_out")(found)


def _offer_address_out(found: FoundThere) -> Iterator[Remedy]:
    """Offer to take an address out of a text, into the link beside it where there is none."""
    text = read_text(found.tree, found.address)
    link = _ADDRESS.search(text or "")
    rest = _ADDRESS.sub("", text or "").strip(" .,;:")
    if link is None or not rest:
        return
    edits, beside = [set_value(found.address, rest)], (*found.address[:-1], URL)
    is_entry = found.address[1:2] in {("laws",), ("efforts",)}
    if is_entry and link[1].casefold().startswith("https") and not find_node(found.tree, beside):
        edits.append(set_value(beside, link[1]))
        yield found.offer("address_to_link", *edits)
    else:
        yield found.offer("address_out", *edits)


def _offer_breakdown_out(found: FoundThere) -> Iterator[Remedy]:
    entry = _find_entry(found.tree, found.address)
    edits = drop_entry(found.tree, entry) if entry else (set_value(found.address, None),)
    yield found.offer("breakdown_out", *edits)


def _offer_today(found: FoundThere) -> Iterator[Remedy]:
    if found.address[0] in {PROFILE, NEW_SOURCES} and found.address[-1] in DAYS:
        yield found.offer("today", set_value(found.address, found.today.isoformat()))


def _offer_edition(found: FoundThere) -> Iterator[Remedy]:
    least = read_least_year(found.finding.fault)
    if least is not None:
        yield found.offer("edition", set_value((PROFILE, "edition"), least), year=str(least))


def _offer_version(found: FoundThere) -> Iterator[Remedy]:
    """Offer the next version of an edition that has been printed with something else."""
    at = (PROFILE, "version")
    if found.finding.fault.allowed.startswith("a later version"):
        version = (read_number(found.tree, at) or 1) + 1
        yield found.offer("version", set_value(at, version), n=version)


def _offer_speech(found: FoundThere) -> Iterator[Remedy]:
    if entry := _find_entry(found.tree, found.address):
        yield found.offer("reason_out", FieldEdit(kind=EditKind.REMOVE, at=entry))


def _find_entry(tree: Node, address: Address) -> Address:
    """Return the address of the entry of a list that something is within, empty where there is none."""
    sizes = range(len(address), 1, -1)
    inside = (address[:size] for size in sizes if isinstance(find_node(tree, address[: size - 1]), EntryList))
    return next(inside, ())


_OFFERS: Mapping[str, Callable[[FoundThere], Iterator[Remedy]]] = MappingProxyType(
    {
        "FS006": _offer_link_out,
        "FS101": _offer_emptying("region_out"),
        "FS103": _offer_universe,
        "FS104": _offer_universe,
        "FS105": _offer_universe,
        "FS106": _offer_universe,
        "FS107": _offer_table_sum,
        "FS115": _offer_fold,
        "FS116": _offer_one_less,
        "FS117": _offer_breakdown_out,
        "FS120": _offer_order,
        "FS121": _offer_one_less,
        "FS122": _offer_last_place,
        "FS123": _offer_version,
        "FS124": _offer_declaration,
        "FS125": _offer_emptying("permission_out"),
        "FS129": _offer_emptying("permission_out"),
        "FS135": _offer_edition,
        "FS206": _offer_address_out,
        "FS211": _offer_link_out,
        "FS212": _offer_link_out,
        "FS213": _offer_link_out,
        "FS214": _offer_one_less,
        "FS216": _offer_one_less,
        "FS301": _offer_today,
        "FS302": _offer_today,
        "FS303": _offer_edition,
        "FS901": _offer_speech,
        "FS902": _offer_speech,
    }
)
