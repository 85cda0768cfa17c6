"""Name trees and number trees (ISO 32000-1, 7.9.6 and 7.9.7), read and written."""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

import pikepdf
from pikepdf import Array, Dictionary, String

PER_LEAF = 64  # pairs


def walk_name_tree(tree: pikepdf.Object | None) -> Iterator[tuple[bytes, pikepdf.Object]]:
    """Yield key and value of each entry, however its nodes are nested; nulls are passed over."""
    for key, value in _walk_leaves(tree, "/Names"):
        if isinstance(key, String):
            yield bytes(key), value


def walk_number_tree(tree: pikepdf.Object | None) -> Iterator[tuple[int, pikepdf.Object]]:
    """Yield key and value of each entry, however its nodes are nested; nulls are passed over."""
    for key, value in _walk_leaves(tree, "/Nums"):
        if isinstance(key, int):
            yield key, value


def _walk_leaves(tree: pikepdf.Object | None, kind: str) -> Iterator[tuple[object, pikepdf.Object]]:
    nodes, seen = [tree], set[tuple[int, int]]()
    while nodes:
        node = nodes.pop()
        if not isinstance(node, Dictionary) or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        pairs, kids = node.get(kind), node.get("/Kids")
        if isinstance(pairs, Array):
            for at in range(0, len(pairs) - 1, 2):
                if pairs[at + 1] is not None:
                    yield pairs[at], pairs[at + 1]
        if isinstance(kids, Array):
            nodes.extend(reversed(list(kids)))


def make_name_tree(pdf: pikepdf.Pdf, entries: Iterable[tuple[bytes, pikepdf.Object]]) -> pikepdf.Object:
    """Return a name tree of the entries as an indirect object of a file."""
    pairs = sorted(entries, key=itemgetter(0))
    return _make_tree(pdf, [(String(key), value) for key, value in pairs], "/Names")


def make_number_tree(pdf: pikepdf.Pdf, entries: Iterable[tuple[int, pikepdf.Object]]) -> pikepdf.Object:
    """Return a number tree of the entries as an indirect object of a file."""
    return _make_tree(pdf, [*sorted(entries, key=itemgetter(0))], "/Nums")


def _make_tree(
    pdf: pikepdf.Pdf, entries: Sequence[tuple[object, pikepdf.Object]], kind: str
) -> pikepdf.Object:
    leaves = []
    for start in range(0, len(entries), PER_LEAF):
        part = entries[start : start + PER_LEAF]
        pairs = Array([each for pair in part for each in pair])
        leaves.append((Array([part[0][0], part[-1][0]]), pairs))
    if len(leaves) < 2:  # noqa: PLR2004 - the root of a small tree is its only leaf, and has no limits
        return pdf.make_indirect(Dictionary({kind: leaves[0][1] if leaves else Array()}))
    kids = [pdf.make_indirect(Dictionary({"/Limits": limits, kind: pairs})) for limits, pairs in leaves]
    return pdf.make_indirect(Dictionary(Kids=Array(kids)))
