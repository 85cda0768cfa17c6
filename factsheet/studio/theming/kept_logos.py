"""Logos that were sent and are not saved: kept beside the drafts under names that their content gives.

A logo is read by the same guarded reader as that of a build, in a process of its own. A JPEG file becomes a
PNG file, whose colours no program changes when it saves it again.
"""

import hashlib
import re
from io import BytesIO
from pathlib import Path

from PIL import Image

from factsheet.drafts.keyed_tree import Node, find_node
from factsheet.logo.artwork import Pixels
from factsheet.logo.logo_file import read_logo
from factsheet.output_files import prepare_folder, replace_file
from factsheet.reading.files import read_bytes
from factsheet.staff_tables.change_set import NewFile
from factsheet.studio.guards.child_work import run_in_child
from factsheet.studio.guards.uploads import Upload, UploadKind
from factsheet.studio.running_studio import Studio

LOGO_FILE = ("logo", "file")
_FOLDER = "logos"
_DIGITS = 8
_OWN_NAME = re.compile(rf"logo-[0-9a-f]{{{_DIGITS}}}\.(?:png|svg)")


def keep_logo(studio: Studio, upload: Upload) -> str:
    """Keep a logo that was sent; return the name that its file will have.

    Raises:
        DataError: It cannot be drawn, and why.
        OutputError: The disk does not take it.
    """
    content = run_in_child(
        convert_logo, upload.path.parent, upload.path.name, upload.kind.value, name=upload.name
    )
    suffix = "svg" if upload.kind is UploadKind.SVG else "png"
    name = f"logo-{hashlib.sha256(content).hexdigest()[:_DIGITS]}.{suffix}"
    prepare_folder(_find_folder(studio))
    replace_file(_find_folder(studio) / name, content)
    return name


def convert_logo(folder: Path, name: str, kind: str) -> bytes:
    """Return what the file of a logo will hold: what was sent, of a JPEG file its pixels as PNG.

    Raises:
        DataError: The logo cannot be drawn.
    """
    image = read_logo(folder, name)
    if kind != UploadKind.JPEG.value or not isinstance(image, Pixels):
        return read_bytes(folder / name)
    packed = BytesIO()
    Image.frombytes("RGB", (image.width, image.height), image.rgb).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def list_logo_files(studio: Studio, tree: Node) -> tuple[NewFile, ...]:
    """Return the file of a logo that a theme names and the folder does not have yet; none else.

    Raises:
        DataError: What was kept of it cannot be read.
    """
    name = find_node(tree, LOGO_FILE)
    if studio.folder is None or not isinstance(name, str) or not _OWN_NAME.fullmatch(name):
        return ()
    kept = _find_folder(studio) / name
    if (studio.folder / name).exists() or not kept.exists():
        return ()
    return (NewFile(name, read_bytes(kept)),)


def _find_folder(studio: Studio) -> Path:
    return studio.own_folder / _FOLDER
