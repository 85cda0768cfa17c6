"""PNG and JPEG files as plain pixels: size known before anything is unpacked, nothing transparent.

The picture is turned as its camera says, laid on white, made no larger than print can show, and brought to
sRGB. Inks (CMYK) without a colour profile become what screens make of them.
"""

import struct
import zlib
from io import BytesIO

import numpy as np
from PIL import Image, ImageChops, ImageCms, ImageOps
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from factsheet.errors import DataError, Fault, FormCode
from factsheet.logo.artwork import Pixels
from factsheet.logo.file_kinds import PNG

MOST_SIDE, MOST_PIXELS = 20_000, 50_000_000
MOST_DRAWN = 1000  # pixels a side: 480 an inch on a handout, and small in every sheet of a batch
MOST_SCANS = 100  # of a progressive JPEG; programs write about ten, and each costs a run over all pixels
WHOLE_ALLOWED = (
    "a whole picture; open it in a program for pictures, and if it looks right there, choose Save as or "
    "Export, PNG"
)
SIZE_ALLOWED = (
    f"at most {MOST_PIXELS // 1_000_000} million pixels, {MOST_SIDE:,} a side; 1,000 on the longer side are "
    "enough for print (in a program for pictures: Image size, or Resize)"
)
STILL_ALLOWED = "a picture that stands still: choose Save as or Export, PNG without animation"
PROFILE_ALLOWED = (
    "a colour profile that fits the picture, or none: in a program for pictures choose Save as or Export, "
    "PNG, with 'convert to sRGB'"
)
_SCAN = b"\xff\xda"
_DEPTH_AT, _COLOR_TYPE_AT = 24, 25  # in the header that each PNG file begins with
_GREY_TYPES = (0, 4)  # PNG 11.2.2, without and with alpha
_DEEP_GREY = "I;16"
_SPACES = {"GRAY": "L", "RGB": "RGB", "CMYK": "CMYK"}  # what a profile is for, as a mode of pixels
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, KeyError, TypeError, struct.error, zlib.error)


def read_raster(content: bytes, kind: str, name: str) -> Pixels:
    """Return the picture of a PNG or JPEG file.

    Args:
        content: The whole file.
        kind: `PNG` or `JPEG`, as its first bytes say.
        name: Path as the user would name it.

    Raises:
        DataError: It is too large, broken or animated, or its colour profile cannot be used.
    """
    try:
        with PngImageFile(BytesIO(content)) if kind == PNG else JpegImageFile(BytesIO(content)) as image:
            _refuse_picture(image, name)  # what stands before the pixels is read, they are not
            flat = _flatten_png(image, content) if kind == PNG else _load_jpeg(image, content)
            turned = ImageOps.exif_transpose(flat)
            turned.thumbnail((MOST_DRAWN, MOST_DRAWN), Image.Resampling.LANCZOS)
            drawn = _convert_to_srgb(turned, image.info.get("icc_profile"))
    except ImageCms.PyCMSError as error:
        raise _make_error(name, "a colour profile that cannot be used", PROFILE_ALLOWED) from error
    except _BROKEN as error:
        raise _make_error(name, f"a broken {kind} picture", WHOLE_ALLOWED) from error
    return Pixels(*drawn.size, drawn.tobytes())


def _refuse_picture(image: Image.Image, name: str) -> None:
    """Refuse a picture by what its head says, before anything is unpacked."""
    width, height = image.size
    if max(width, height) > MOST_SIDE or width * height > MOST_PIXELS:
        raise _make_error(name, f"{width:,} by {height:,} pixels", SIZE_ALLOWED)
    if getattr(image, "is_animated", False):
        raise _make_error(name, "a moving picture", STILL_ALLOWED)


def _load_jpeg(image: Image.Image, content: bytes) -> Image.Image:
    """Return the pixels of a JPEG, grey, red-green-blue or inks, unpacked no larger than needed.

    Adobe's programs write 0 for full ink, and say that they wrote it; Pillow turns all inks around.
    """
    if content.count(_SCAN) > MOST_SCANS:
        raise ValueError(f"more than {MOST_SCANS} scans")
    image.draft(None, (2 * MOST_DRAWN, 2 * MOST_DRAWN))
    image.load()
    is_upright = image.mode == "CMYK" and "adobe" not in image.info
    return ImageChops.invert(image) if is_upright else image


def _flatten_png(image: Image.Image, content: bytes) -> Image.Image:
    """Return the pixels of a PNG on white, 8 bits for each colour, grey pictures still grey."""
    image.load()
    kept = "L" if content[_COLOR_TYPE_AT] in _GREY_TYPES else "RGB"
    clear = image.info.get("transparency")
    if image.mode == _DEEP_GREY:
        levels = np.asarray(image)
        seen = np.where(levels == clear, 255, levels >> 8) if clear is not None else levels >> 8
        flat = Image.fromarray(seen.astype(np.uint8))
    elif clear is None and image.mode not in ("LA", "RGBA"):
        flat = image.convert(kept)
    else:
        if content[_DEPTH_AT] > 8 and isinstance(clear, tuple):  # noqa: PLR2004 - bits; the pixels have lost the rest
            image.info["transparency"] = tuple(channel >> 8 for channel in clear)
        above = image.convert("RGBA")
        flat = Image.alpha_composite(Image.new("RGBA", above.size, "#ffffff"), above).convert(kept)
    flat.info["exif"] = image.info.get("exif", b"")
    return flat


def _convert_to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the picture in sRGB, which it is taken to be in where it has no profile."""
    if not profile:
        return image.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
    except OSError as error:
        raise ImageCms.PyCMSError(PROFILE_ALLOWED) from error
    if image.mode != _SPACES.get(source.profile.xcolor_space.strip()):
        raise ImageCms.PyCMSError(PROFILE_ALLOWED)
    drawn = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    if drawn is None:
        raise ImageCms.PyCMSError(PROFILE_ALLOWED)
    return drawn


def _make_error(name: str, found: str, allowed: str) -> DataError:
    return DataError(Fault(name, 1, "file", found, allowed, code=FormCode.FILE))
