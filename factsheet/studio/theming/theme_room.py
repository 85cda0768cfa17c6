"""Sheets drawn with a theme that is not saved, and their pictures, as they are seen by different eyes."""

import hashlib
from collections.abc import Hashable
from dataclasses import dataclass, field

from starlette.requests import Request

from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import key_tree
from factsheet.drafts.sheet_proof import SheetProof, make_proof
from factsheet.model.sheet_options import SheetOptions
from factsheet.staff_tables.change_set import NewFile
from factsheet.studio.proofs.packed_pixels import PixelPacker
from factsheet.studio.proofs.page_pixels import render_pixels
from factsheet.studio.proofs.proof_room import KeptProof, ViewedSheet
from factsheet.studio.remembered import remember_last
from factsheet.studio.running_studio import Studio, find_own
from factsheet.studio.saves.folder_marks import read_folder_marks
from factsheet.studio.theming.color_vision import Seeing, paint_seen

SCALE = 4 / 3  # pixels a point: a letter page is 816 wide, as a browser shows it at 100 %
_MOST = 12
_NAME = 32  # digits of a digest in an address

Files = tuple[NewFile, ...]


@dataclass(frozen=True, slots=True)
class ThemePage:
    """The first page of a sheet as a theme would have it.

    Attributes:
        kept: The proof, as others tell how it fits.
        picture: The name of its picture; "" where it cannot be drawn.
        size: Width and height of the picture, in pixels.
    """

    kept: KeptProof
    picture: str
    size: tuple[int, int]


@dataclass(slots=True)
class ThemeRoom:
    """Draws proofs for the theme, one after the other, and remembers the latest.

    Attributes:
        studio: Whose data they are of.
        proofs: By all that they depend on.
        cuts: What a picture is of, by its name.
        pictures: Those that were drawn, likewise.
    """

    studio: Studio
    proofs: dict[Hashable, SheetProof] = field(default_factory=dict)
    cuts: dict[str, tuple[bytes, Seeing]] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    packer: PixelPacker = field(default_factory=PixelPacker)

    def draw_page(self, usps: str, files: Files, seeing: Seeing) -> ThemePage:
        """Return the first page of a state's sheet with some files of a theme; call it within the room.

        Args:
            usps: The state.
            files: What a save of the theme would write.
            seeing: By which eyes it is looked at.
        """
        proof = self._find_proof(usps, files)
        content = proof.content
        digest = "" if content is None else hashlib.sha256(content).hexdigest()
        kept = KeptProof(ViewedSheet(usps, SheetOptions()), _make_empty_draft(usps), proof, digest, None)
        if content is None:
            return ThemePage(kept, "", (0, 0))
        name = hashlib.sha256(f"{digest} {seeing}".encode()).hexdigest()[:_NAME]
        remember_last(self.cuts, name, (content, seeing), _MOST)
        width, height = (round(side * SCALE) for side in proof.sizes[0])
        return ThemePage(kept, name, (width, height))

    def find_picture(self, name: str) -> bytes | None:
        """Return the picture of a name as PNG, None where it is forgotten; call it within the room."""
        if name not in self.pictures and name in self.cuts:
            content, seeing = self.cuts[name]
            seen = paint_seen(render_pixels(content, 0, SCALE), seeing)
            remember_last(self.pictures, name, self.packer.pack_picture(seen), _MOST)
        return self.pictures.get(name)

    def _find_proof(self, usps: str, files: Files) -> SheetProof:
        studio = self.studio
        marks = () if studio.folder is None else read_folder_marks(studio.folder)
        key = (usps, files, marks, studio.limits)
        proof = self.proofs.get(key)
        if proof is None:
            proof = make_proof(studio.open_data(), usps, files, SheetOptions(), studio.limits)
        remember_last(self.proofs, key, proof, _MOST)
        return proof


def find_theme_room(request: Request) -> ThemeRoom:
    """Return the room in which the studio of a request has sheets drawn for its theme."""
    return find_own(request, ThemeRoom, ThemeRoom)


def _make_empty_draft(usps: str) -> Draft:
    return Draft(usps.lower(), key_tree({}))
