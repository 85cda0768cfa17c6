"""PNG files as plain pixels: size known before anything is unpacked, one decoder, nothing transparent.

The picture is laid on white, brought to sRGB, and made no larger than print can show.
"""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngImageFile

from factsheet.errors import DataError, Fault, FormCode
from factsheet.logo.artwork import Pixels

MOST_SIDE = 4000
MOST_DRAWN = 1000  # pixels a side: 480 an inch on a handout, and small in every sheet of a batch
PNG_ALLOWED = "a whole PNG picture of one frame with 8 bits for each colour"
OTHER_ALLOWED = f"{PNG_ALLOWED}: open it in a program for pictures and save it as PNG"
SIZE_ALLOWED = f"1 to {MOST_SIDE:,} pixels a side"
PROFILE_ALLOWED = "a picture in sRGB, or with a colour profile that fits it"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_JPEG_SIGNATURE = b"\xff\xd8\xff"
_GREYS = ("1", "L", "LA")
_MODES = (*_GREYS, "P", "RGB", "RGBA")  # what the decoder makes of 8 bits or fewer for each colour


def read_png(content: bytes, name: str) -> Pixels:
    """Return the picture of a PNG file.

    Args:
        content: The whole file.
        name: Path as the user would name it.

    Raises:
        DataError: It is not a PNG file, too large, broken, animated, or has another depth or colour space.
    """
    if not content.startswith(_SIGNATURE):
        found = "a JPEG picture" if content.startswith(_JPEG_SIGNATURE) else "no PNG picture"
        raise _make_error(name, found, OTHER_ALLOWED)
    try:
        with PngImageFile(BytesIO(content)) as image:
            _refuse_picture(image, name)  # what stands before the pixels is read, they are not
            image.load()
            flat = _convert_to_srgb(_flatten_image(image), image.info.get("icc_profile"))
    except ImageCms.PyCMSError as error:
        raise _make_error(name, "a colour profile that cannot be used", PROFILE_ALLOWED) from error
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error) as error:
        raise _make_error(name, "a broken picture", PNG_ALLOWED) from error
    flat.thumbnail((MOST_DRAWN, MOST_DRAWN), Image.Resampling.LANCZOS)
    return Pixels(*flat.size, flat.tobytes())


def _refuse_picture(image: Image.Image, name: str) -> None:
    """Refuse a picture by what its head says, before anything is unpacked."""
    width, height = image.size
    if max(width, height) > MOST_SIDE:
        raise _make_error(name, f"{width:,} by {height:,} pixels", SIZE_ALLOWED)
    if image.mode not in _MODES or getattr(image, "is_animated", False):
        raise _make_error(name, "another kind of PNG picture", PNG_ALLOWED)


def _flatten_image(image: Image.Image) -> Image.Image:
    """Return the picture without transparency, grey pictures still grey."""
    has_alpha = image.mode in ("LA", "RGBA") or "transparency" in image.info
    kept = "L" if image.mode in _GREYS else "RGB"
    if not has_alpha:
        return image.convert(kept)
    above = image.convert("RGBA")
    ground = Image.new("RGBA", above.size, "#ffffff")
    return Image.alpha_composite(ground, above).convert(kept)


def _convert_to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the picture in sRGB, which it is taken to be in where it has no profile."""
    if not profile:
        return image.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
    except OSError as error:
        raise ImageCms.PyCMSError(PROFILE_ALLOWED) from error
    drawn = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    if drawn is None:
        raise ImageCms.PyCMSError(PROFILE_ALLOWED)
    return drawn


def _make_error(name: str, found: str, allowed: str) -> DataError:
    return DataError(Fault(name, 1, "file", found, allowed, code=FormCode.FILE))
