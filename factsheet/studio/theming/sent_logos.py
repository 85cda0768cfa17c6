"""Logos that were sent: read in a process of their own, and kept until the theme is saved.

A logo is read by the same guarded reader as that of a build. A JPEG file becomes a PNG file, whose colours no
program changes when it saves it again.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image

from factsheet.drafts.theme_files import keep_theme_logo
from factsheet.logo.artwork import Pixels
from factsheet.logo.logo_file import read_logo
from factsheet.reading.files import read_bytes
from factsheet.studio.guards.child_work import run_in_child
from factsheet.studio.guards.uploads import Upload, UploadKind


def keep_logo(data: Path, upload: Upload) -> str:
    """Keep a logo that was sent for a folder of data; return the name that its file will have.

    Raises:
        DataError: It cannot be drawn, and why.
        OutputError: The disk does not take it.
    """
    content = run_in_child(
        convert_logo, upload.path.parent, upload.path.name, upload.kind.value, name=upload.name
    )
    return keep_theme_logo(data, content, "svg" if upload.kind is UploadKind.SVG else "png")


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
