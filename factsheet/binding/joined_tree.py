"""The one structure tree of a file that grows: the report's own, and each part below a Part of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from factsheet.binding.parent_keys import find_next_key, list_annotations, raise_keys, strip_keys
from factsheet.binding.tree_names import (
    TreeNames,
    read_tree_names,
    rename_names,
    resolve_collisions,
    take_in_names,
)
from factsheet.model.vocabulary import Standard
from factsheet.pdf.standards import FILE_STANDARDS
from factsheet.pdf_files.key_trees import make_name_tree, make_number_tree, walk_number_tree
from factsheet.pdf_files.structure_walk import list_kids, walk_elements

_TREE = "/StructTreeRoot"
_WITH_PART = FILE_STANDARDS[Standard.PDF20].namespace


@dataclass(frozen=True, slots=True)
class AddedTree:
    """A structure tree on its way into another file: its root, copied, and how far its keys are raised."""

    root: pikepdf.Object
    offset: int
    lang: str


class JoinedTree:
    """The structure tree of a file, open for parts; it begins with the first part that is tagged."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._root = find_tree(pdf)
        if self._root is None:
            strip_keys(pdf)
        self.next_key = find_next_key(pdf, self._root)
        self._names = TreeNames() if self._root is None else read_tree_names(self._root)
        inside = {element.objgen for element in self._names.elements}
        self._owners = {} if self._root is None else _read_owners(self._root, inside)
        self._top: pikepdf.Object | None = None

    @property
    def heading_styles(self) -> frozenset[str]:
        """Return how headings are told in all that was joined: "H", "Hn" or both."""
        return self._names.heading_styles

    def add_tree(
        self, added: AddedTree, pages: list[pikepdf.Object], label: str, letter: str
    ) -> pikepdf.Object:
        """Put a tree below a Part of its own, and return that.

        Args:
            added: The tree.
            pages: The pages it tells of, in this file.
            label: What the Part is called.
            letter: Tells names that collide from those that stand already.
        """
        theirs = read_tree_names(added.root)
        mine_renamed, theirs_renamed = resolve_collisions(self._names, theirs, letter)
        rename_names(self._names, mine_renamed)
        rename_names(theirs, theirs_renamed)
        _rename_structure_targets(pages, theirs_renamed.ids)
        part = self._make_part(added.root, theirs)
        part.T = label
        _mark_language(part, added.lang, str(self._pdf.Root.get("/Lang", "")))
        top = self.find_document()
        part.P = top
        top.K.append(part)
        self._take_namespaces(added.root, theirs)
        inside = {element.objgen for element in theirs.elements}
        owners = _read_owners(added.root, inside)
        self._owners |= {key + added.offset: owner for key, owner in owners.items()}
        take_in_names(self._names, theirs)
        return part

    def move_parts(self, rest: Sequence[pikepdf.Object], count: int) -> None:
        """Move the parts that were added last before the first element that begins on one of some pages.

        Where none does, they stay at the end.

        Args:
            rest: The pages.
            count: How many parts there are.
        """
        if self._root is None or not count:
            return
        top = self.find_document()
        kids = list(top.K)
        own, added = kids[:-count], kids[-count:]
        places = {page.objgen for page in rest}
        at = next((index for index, kid in enumerate(own) if _find_page(kid) in places), len(own))
        top.K = Array([*own[:at], *added, *own[at:]])

    def finish(self, *, is_whole: bool) -> None:
        """Write the maps and the parent tree anew.

        Args:
            is_whole: Whether every page is tagged: the mark of a tagged file is true of a whole file alone.
        """
        if self._root is None:
            return
        root, names = self._root, self._names
        root.ParentTree = make_number_tree(self._pdf, self._owners.items())
        root.ParentTreeNextKey = self.next_key
        if names.ids:
            root.IDTree = make_name_tree(self._pdf, names.ids.items())
        if names.roles:
            root.RoleMap = Dictionary({key: Name(value) for key, value in sorted(names.roles.items())})
        if names.classes:
            root.ClassMap = Dictionary(dict(sorted(names.classes.items())))
        mark = self._pdf.Root.get("/MarkInfo")
        self._pdf.Root.MarkInfo = mark if isinstance(mark, Dictionary) else Dictionary()
        self._pdf.Root.MarkInfo.Marked = is_whole

    def find_document(self) -> pikepdf.Object:
        """Return the Document that all is below; made where the tree has none, or has several."""
        if self._top is not None:
            return self._top
        if self._root is None:
            root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
            self._root = self._pdf.Root.StructTreeRoot = root
        kids = _list_real_kids(self._root)
        if len(kids) == 1 and self._names.find_meaning(str(kids[0].get("/S"))) == "/Document":
            top = kids[0]
            top.K = Array(list_kids(top.get("/K")))
        else:
            top = _make_group(self._pdf, "/Document", kids)
            top.P = self._root
            self._names.used.add("/Document")
        self._root.K = Array([top])
        self._top = top
        return top

    def _make_part(self, root: pikepdf.Object, names: TreeNames) -> pikepdf.Object:
        """Return the element for a whole tree: its Document made a Part, or a new one around its elements."""
        kids = _list_real_kids(root)
        names.used.add("/Part")
        if len(kids) != 1 or names.find_meaning(str(kids[0].get("/S"))) != "/Document":
            return _make_group(self._pdf, "/Part", kids)
        kids[0].S = Name.Part
        space = kids[0].get("/NS")
        if isinstance(space, Dictionary) and str(space.get("/NS")) != _WITH_PART:
            del kids[0]["/NS"]
        return kids[0]

    def _take_namespaces(self, root: pikepdf.Object, names: TreeNames) -> None:
        """Take in the namespaces of PDF 2.0, each once unless their role maps differ."""
        theirs = [each for each in list_kids(root.get("/Namespaces")) if isinstance(each, Dictionary)]
        if not theirs or self._root is None:
            return
        mine = [each for each in list_kids(self._root.get("/Namespaces")) if isinstance(each, Dictionary)]
        same: dict[tuple[int, int], pikepdf.Object] = {}
        for space in theirs:
            twin = next((each for each in mine if _is_same_namespace(each, space)), None)
            if twin is None:
                mine.append(space)
            else:
                same[space.objgen] = twin
        self._root.Namespaces = Array(mine)
        for element in names.elements:
            own = element.get("/NS")
            if isinstance(own, Dictionary) and own.objgen in same:
                element.NS = same[own.objgen]


def find_tree(pdf: pikepdf.Pdf) -> pikepdf.Object | None:
    """Return the root of a structure tree that has something in it, None where there is none."""
    root = pdf.Root.get(_TREE)
    return root if isinstance(root, Dictionary) and root.get("/K") is not None else None


def prepare_tree(pdf: pikepdf.Pdf, next_key: int) -> tuple[pikepdf.Object | None, int]:
    """Raise the keys of a file that is about to be copied, before anything of it is.

    Returns:
        The root of its tree, None without one, and the next free key.
    """
    root = find_tree(pdf)
    if root is None:
        strip_keys(pdf)
        return None, next_key
    told = [key + next_key for key, _ in walk_number_tree(root.get("/ParentTree"))]
    return root, max(next_key - 1, raise_keys(pdf, next_key), *told) + 1


def _read_owners(root: pikepdf.Object, inside: set[tuple[int, int]]) -> dict[int, pikepdf.Object]:
    """Return the entries of a parent tree; an element that is no longer in the tree owns nothing."""
    return {
        key: owner
        for key, owner in walk_number_tree(root.get("/ParentTree"))
        if isinstance(owner, Array) or owner.objgen in inside
    }


def _find_page(kid: pikepdf.Object) -> tuple[int, int] | None:
    """Return the page on which an element begins, by its number in the file; None where nothing tells it."""
    for element in walk_elements(kid):
        page = element.get("/Pg")
        if isinstance(page, Dictionary):
            return page.objgen
        marked = (
            each for each in list_kids(element.get("/K")) if isinstance(each, Dictionary) and "/Pg" in each
        )
        if (found := next(marked, None)) is not None:
            return found.Pg.objgen
    return None


def _list_real_kids(root: pikepdf.Object) -> list[pikepdf.Object]:
    return [kid for kid in list_kids(root.get("/K")) if isinstance(kid, Dictionary)]


def _make_group(pdf: pikepdf.Pdf, role: str, kids: list[pikepdf.Object]) -> pikepdf.Object:
    group = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(role), K=Array(kids)))
    for kid in kids:
        kid.P = group
    return group


def _mark_language(part: pikepdf.Object, lang: str, around: str) -> None:
    """Name the language of a part where it is not that of the file."""
    if lang and lang != around and "/Lang" not in part:
        part.Lang = lang


def _rename_structure_targets(pages: list[pikepdf.Object], ids: Mapping[bytes, bytes]) -> None:
    """Rename the elements that links lead to by their identifier."""
    for page in pages if ids else ():
        for annotation in list_annotations(page):
            action = annotation.get("/A")
            target = action.get("/SD") if isinstance(action, Dictionary) else None
            if isinstance(target, Array) and len(target) and isinstance(target[0], String):
                target[0] = String(ids.get(bytes(target[0]), bytes(target[0])))


def _is_same_namespace(mine: pikepdf.Object, theirs: pikepdf.Object) -> bool:
    return bool(mine.get("/NS") == theirs.get("/NS") and mine.get("/RoleMapNS") == theirs.get("/RoleMapNS"))
