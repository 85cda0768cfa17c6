"""Proofs of sheets as they are kept: drawn one after the other, the newest first told, the latest remembered.

Of what is asked for while a sheet is being drawn, one draw waits for each view, and reads the draft only as
it begins: whoever asks meanwhile gets the answer of that one. So the last state is always drawn, none twice.
"""

import asyncio
import hashlib
from collections.abc import Hashable
from dataclasses import dataclass, field

from starlette.requests import Request

from factsheet.checks.state import CheckedState
from factsheet.drafts.draft_files import read_state_tree
from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import key_tree
from factsheet.drafts.sheet_proof import SheetProof, make_proof
from factsheet.errors import FactsheetError
from factsheet.model.sheet_fit import SheetFit
from factsheet.model.sheet_options import SheetOptions
from factsheet.staff_tables.change_set import NewFile
from factsheet.studio.open_drafts import list_draft_files, open_draft
from factsheet.studio.proofs.packed_pixels import PixelPacker
from factsheet.studio.proofs.page_pixels import render_pixels
from factsheet.studio.remembered import remember_last
from factsheet.studio.running_studio import Studio, find_own
from factsheet.studio.saves.folder_marks import read_folder_marks

_MOST_PROOFS = 24
_MOST_PICTURES = 48  # half a megabyte each, at twice the pixels
_MOST_CUTS = 256  # more than the pages of any two sheets
_NAME = 32  # digits of a digest in an address


@dataclass(frozen=True, slots=True)
class ViewedSheet:
    """What is looked at: a sheet of a state, as it is kept or as it is saved."""

    usps: str
    options: SheetOptions
    is_saved: bool = False


@dataclass(frozen=True, slots=True)
class KeptProof:
    """A proof as it is remembered.

    Attributes:
        view: What it is of.
        draft: The edits that it shows.
        proof: What was drawn.
        digest: Of the file; "" where there is none.
        before: How the sheet came to fit before the draft became this one; None where that is not known.
    """

    view: ViewedSheet
    draft: Draft
    proof: SheetProof
    digest: str
    before: SheetFit | None


@dataclass(frozen=True, slots=True)
class PageCut:
    """A page of a proof at a size: pixels a point."""

    content: bytes
    page: int
    scale: float


@dataclass(slots=True)
class ProofRoom:
    """Draws proofs and pictures of their pages.

    Attributes:
        studio: Whose drafts it shows.
        waiting: The draw that has not begun, by view and scale.
        proofs: The latest, by all that they depend on.
        latest: The last one that was told, by view.
        cuts: Pages of the latest proofs by the name of their picture.
        pictures: Those that were drawn, likewise.
        packer: Packs pictures.
    """

    studio: Studio
    waiting: dict[Hashable, "asyncio.Task[KeptProof]"] = field(default_factory=dict)
    proofs: dict[Hashable, SheetProof] = field(default_factory=dict)
    latest: dict[ViewedSheet, KeptProof] = field(default_factory=dict)
    cuts: dict[str, PageCut] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    packer: PixelPacker = field(default_factory=PixelPacker)

    async def draw_proof(self, view: ViewedSheet, scale: float) -> KeptProof:
        """Return a proof of a view as it is now, its first page drawn.

        Args:
            view: What is asked for.
            scale: Of the picture, in pixels a point.
        """
        key = (view, scale)
        task = self.waiting.get(key)
        if task is None:
            call = self.studio.run_in_room(self._begin_draw, view, scale)
            task = self.waiting[key] = asyncio.ensure_future(call)
        return await asyncio.shield(task)  # who asked may have left; others wait for the same

    async def find_picture(self, name: str) -> bytes | None:
        """Return the picture of a name as PNG; None where no proof that is remembered has it."""
        if name in self.pictures:
            return self.pictures[name]
        cut = self.cuts.get(name)
        return None if cut is None else await self.studio.run_in_room(self._draw_picture, name, cut)

    def name_pictures(self, kept: KeptProof, scale: float) -> tuple[str, ...]:
        """Return a name for the picture of each page of a proof: another for other bytes or another size."""
        if kept.proof.content is None:
            return ()
        cuts = [PageCut(kept.proof.content, page, scale) for page in range(len(kept.proof.sizes))]
        named = {_name_picture(kept.digest, cut): cut for cut in cuts}
        for name, cut in named.items():
            remember_last(self.cuts, name, cut, _MOST_CUTS)
        return tuple(named)

    def _begin_draw(self, view: ViewedSheet, scale: float) -> KeptProof:
        """Return the proof of what is kept now; who asks from here on waits for the next one."""
        self.waiting.pop((view, scale), None)
        draft, files, refused = _read_draft(self.studio, view)
        key = self._find_key(view, files)
        proof = refused or self.proofs.get(key) or self._make_proof(view, files)
        if refused is None:
            remember_last(self.proofs, key, proof, _MOST_PROOFS)
        kept = self._tell_proof(view, draft, proof)
        for name in self.name_pictures(kept, scale)[:1]:
            if name not in self.pictures:
                self._draw_picture(name, self.cuts[name])
        return kept

    def _tell_proof(self, view: ViewedSheet, draft: Draft, proof: SheetProof) -> KeptProof:
        """Return a proof beside what was told of the view the last time."""
        last = self.latest.get(view)
        is_same = last is not None and last.proof is proof
        before = None if last is None else last.before if is_same else last.proof.fit
        digest = "" if proof.content is None else hashlib.sha256(proof.content).hexdigest()
        kept = KeptProof(view, draft, proof, digest, before)
        remember_last(self.latest, view, kept, _MOST_PROOFS)
        return kept

    def _make_proof(self, view: ViewedSheet, files: tuple[NewFile, ...]) -> SheetProof:
        studio = self.studio
        return make_proof(studio.open_data(), view.usps, files, view.options, studio.limits)

    def _find_key(self, view: ViewedSheet, files: tuple[NewFile, ...]) -> Hashable:
        """Return all that a proof depends on."""
        marks = () if self.studio.folder is None else read_folder_marks(self.studio.folder)
        return (view, files, marks, self.studio.limits)

    def _draw_picture(self, name: str, cut: PageCut) -> bytes:
        picture = self.packer.pack_picture(render_pixels(cut.content, cut.page, cut.scale))
        remember_last(self.pictures, name, picture, _MOST_PICTURES)
        return picture


def _read_draft(studio: Studio, view: ViewedSheet) -> tuple[Draft, tuple[NewFile, ...], SheetProof | None]:
    """Return the draft of a view, the files it comes to, and why there are none where they cannot be made."""
    library = studio.open_data()
    empty = Draft(view.usps.lower(), key_tree({}))
    try:
        if view.is_saved:
            return Draft(empty.subject, key_tree(read_state_tree(library, view.usps))), (), None
        draft = open_draft(studio, library, view.usps)
        return draft, list_draft_files(library, draft), None
    except FactsheetError as error:
        return empty, (), SheetProof(CheckedState(view.usps), faults=error.faults)


def _name_picture(digest: str, cut: PageCut) -> str:
    return hashlib.sha256(f"{digest} {cut.page} {cut.scale}".encode()).hexdigest()[:_NAME]


def find_proof_room(request: Request) -> ProofRoom:
    """Return the room in which the studio of a request has its proofs drawn."""
    return find_own(request, ProofRoom, ProofRoom)
