"""A PDF file while parts are added to it: pages, tree, bookmarks, labels, files and colours come along."""

from dataclasses import dataclass, replace
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from factsheet.binding.attached_files import find_embedded_files, leave_out_files, take_in_files
from factsheet.binding.binding_plan import PlannedPart
from factsheet.binding.bookmarks import add_bookmark, cut_bookmark_loops, find_last_bookmark
from factsheet.binding.carried_destinations import (
    list_carried_names,
    read_destinations,
    take_in_destinations,
)
from factsheet.binding.carried_fields import tie_widgets
from factsheet.binding.element_goals import aim_at, list_element_goals, restore_element_goals
from factsheet.binding.joined_tree import AddedTree, JoinedTree, find_tree, prepare_tree
from factsheet.binding.output_intents import take_in_intents
from factsheet.binding.page_labels import make_label, move_labels, read_labels, write_labels
from factsheet.binding.parent_keys import list_annotations
from factsheet.binding.signatures import take_out_signatures
from factsheet.pdf_files.opened_pdf import list_damages, open_pdf_bytes
from factsheet.pdf_files.scripts import has_scripts
from factsheet.pdf_files.stream_ends import widen_stream_ends

LEAST_VERSION = "1.7"  # of the sheets
SIGNATURE_GONE = "the signature was removed"


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """A part in its place.

    Attributes:
        first_page: Counted from 1.
        is_tagged: Whether all of it is tagged.
        keeps_colors: Whether its colours mean what they meant.
        notes: What was mended, lost or removed.
    """

    planned: PlannedPart
    first_page: int
    is_tagged: bool
    keeps_colors: bool
    notes: tuple[str, ...]


class GrowingFile:
    """A file that grows from its first part, whose objects stay what they are.

    With `aims_at_elements`, what leads to a part leads to its element in the tree too.
    """

    def __init__(self, first: PlannedPart, *, keeps_files: bool, aims_at_elements: bool = False) -> None:
        given = first.given
        self.pdf = open_pdf_bytes(given.content, given.name)
        self._keeps_files, self._aims_at_elements = keeps_files, aims_at_elements
        self._trees = 0  # that were added
        self._version = max(LEAST_VERSION, given.traits.version)
        notes = _clean_file(self.pdf, given.traits.is_signed)
        self._tree = JoinedTree(self.pdf)
        self._labels = read_labels(self.pdf)
        self.parts = [PlacedPart(first, 1, given.traits.is_tagged, keeps_colors=True, notes=notes)]
        self._elements: list[pikepdf.Object | None] = [
            self._tree.find_document() if aims_at_elements else None
        ]
        if first.has_bookmark and find_last_bookmark(self.pdf) is None:
            self._mark_part(first, self.pdf.pages[0].obj, None)

    @property
    def heading_styles(self) -> frozenset[str]:
        """Return how headings are told in all parts."""
        return self._tree.heading_styles

    def add_part(self, part: PlannedPart) -> None:
        """Append a part, all that it has renamed or renumbered where it would collide."""
        given, pdf = part.given, self.pdf
        letter = part.letter or "front"
        with open_pdf_bytes(given.content, given.name) as source:
            notes = [*_clean_file(source, given.traits.is_signed)]
            if not self._keeps_files and (count := leave_out_files(source)):
                notes.append(f"{count} attached file{'s' if count > 1 else ''} left out")
            _, next_key = prepare_tree(source, self._tree.next_key)
            first, last = len(pdf.pages), find_last_bookmark(pdf)
            named = frozenset(read_destinations(pdf)) if read_destinations(source) else frozenset()
            copied = pdf.add_pages_from(source)
            bundle = _copy_catalog(pdf, source)
            restore_element_goals(pdf, last, list(bundle.Goals.as_list()))
            pages: list[pikepdf.Object] = [page.obj for page in pdf.pages[first:]]
            tie_widgets(pdf, source, pages, bundle.get("/Tree"))
            take_in_destinations(pdf, source, pages, list_carried_names(copied.renamed_dests, named, pdf))
            self._elements.append(self._add_tree(part, bundle.get("/Tree"), pages))
            self._tree.next_key = next_key
        if part.letter and copied.dropped_dests:
            notes.append(f"links to {len(copied.dropped_dests)} places that the file does not have")
        if part.has_bookmark:
            self._mark_part(part, pages[0], last)
        if part.page_prefix is not None:
            self._labels[first] = make_label(part.page_prefix)
        take_in_files(pdf, bundle.get("/Files"), bundle.get("/AF"), letter)
        keeps_colors = take_in_intents(pdf, bundle.get("/OutputIntents"))
        self._version = max(self._version, given.traits.version)
        self.parts.append(PlacedPart(part, first + 1, given.traits.is_tagged, keeps_colors, tuple(notes)))

    def _add_tree(
        self, part: PlannedPart, root: pikepdf.Object | None, pages: list[pikepdf.Object]
    ) -> pikepdf.Object | None:
        """Add the tree of a part, if it has one, and return the element to which is led."""
        if root is None:
            return None
        self._trees += 1
        added = AddedTree(root, self._tree.next_key, part.given.traits.lang)
        element = self._tree.add_tree(added, pages, part.label, part.letter or "front")
        return element if self._aims_at_elements else None

    def _mark_part(self, part: PlannedPart, page: pikepdf.Object, last: pikepdf.Object | None) -> None:
        """Add the bookmark of the part that was added last."""
        aim_at(add_bookmark(self.pdf, part.label, page, last), page, self._elements[-1])

    def aim_links(self, goals: dict[str, int]) -> None:
        """Let the links of front pages lead to the parts that they name."""
        places = {
            name: (self.pdf.pages[self.parts[number].first_page - 1].obj, self._elements[number])
            for name, number in goals.items()
        }
        for page in self.pdf.pages:
            for annotation in list_annotations(page.obj):
                name = annotation.get("/Dest")
                if isinstance(name, String) and str(name) in places:
                    aim_at(annotation, *places[str(name)])

    def move_parts(self, after_page: int) -> None:
        """Move all that was added behind a page of the first part, and its elements with it.

        What is heard then follows the pages, as far as an element of the first part begins behind that page.
        Bookmarks stay in the order in which the parts were added.
        """
        first = self.parts[0].planned.given.traits.pages
        if not 0 < after_page < first or len(self.parts) == 1:
            return
        added = len(self.pdf.pages) - first
        rest = [page.obj for page in self.pdf.pages[after_page:first]]
        self._tree.move_parts(rest, self._trees)
        for _page in rest:
            del self.pdf.pages[after_page]
        for page in rest:
            self.pdf.pages.append(pikepdf.Page(page))
        self._labels = move_labels(self._labels, after_page, first, added)
        self.parts[1:] = [
            replace(part, first_page=part.first_page - first + after_page) for part in self.parts[1:]
        ]

    def finish(self) -> None:
        """Write what was gathered: the maps of the tree and the page labels."""
        self._tree.finish(is_whole=all(part.is_tagged for part in self.parts))
        write_labels(self.pdf, self._labels)

    def save(self) -> bytes:
        """Return the bytes, the same for the same input."""
        stream = BytesIO()
        self.pdf.save(
            stream,
            min_version=self._version,
            fix_metadata_version=False,  # what metadata say is written by `claims_packet` alone
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return widen_stream_ends(stream.getvalue())


def _clean_file(pdf: pikepdf.Pdf, is_signed: bool) -> tuple[str, ...]:  # noqa: FBT001 - what the file is
    """Mend what other programs write wrongly, take out signatures; return what was done."""
    notes = []
    if "/PieceInfo" in pdf.Root:  # what a program keeps for a file of its own is not true of another one
        del pdf.Root.PieceInfo
    if is_signed:
        take_out_signatures(pdf)
        notes.append(SIGNATURE_GONE)
    is_tagged = find_tree(pdf) is not None
    for page in pdf.pages:
        _drop_nulls(page.obj)
        _mend_tab_order(page.obj, is_tagged=is_tagged)
    if cut_bookmark_loops(pdf):
        notes.append("bookmarks that led in a circle were cut")
    if has_scripts(pdf):
        notes.append("it has scripts, which come along")
    if damages := list_damages(pdf):
        more = f", and {len(damages) - 1} more" if len(damages) > 1 else ""
        notes.append(f"a damaged file, mended: {damages[0]}{more}")
    return tuple(notes)


def _drop_nulls(page: pikepdf.Object) -> None:
    """Leave out annotations that are null, on which other software stumbles."""
    found = page.get("/Annots")
    if isinstance(found, Array) and len(kept := list_annotations(page)) != len(found):
        page.Annots = Array(kept)


def _mend_tab_order(page: pikepdf.Object, *, is_tagged: bool) -> None:
    """Make the tab order of a page a name, as LibreOffice does not; that of the tree where none is told."""
    order = page.get("/Tabs")
    if isinstance(order, String):
        page.Tabs = Name(f"/{order}")
    elif order is None and is_tagged and list_annotations(page):
        page.Tabs = Name.S


def _copy_catalog(pdf: pikepdf.Pdf, source: pikepdf.Pdf) -> pikepdf.Object:
    """Return what a catalog has beside its pages, copied in one go, so that all leads to the same pages."""
    root, bundle = source.Root, Dictionary(Goals=list_element_goals(source))
    found = {
        "/Tree": find_tree(source),
        "/Files": find_embedded_files(source),
        "/AF": root.get("/AF"),
        "/OutputIntents": root.get("/OutputIntents"),
    }
    for key, value in found.items():
        if value is not None:
            bundle[key] = value
    return pdf.copy_foreign(source.make_indirect(bundle))
