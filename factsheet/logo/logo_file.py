"""Where the file of a logo may lie, how big it may be, and what reads it."""

import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from factsheet.errors import DataError, Fault, FormCode
from factsheet.fields import Text
from factsheet.logo.artwork import Outlines, Pixels
from factsheet.logo.file_kinds import KIND_ALLOWED, SVG, FileKind, identify_kind
from factsheet.reading.files import FILE_ALLOWED, format_path, read_bytes
from factsheet.reading.unsaved_files import find_unsaved

LOGO_ALLOWED = (
    "the plain name of a PNG, JPEG or SVG file beside this one, such as logo.png: letters, digits, spaces, "
    "dots, commas, brackets, hyphens and underscores; where the picture is of another kind, choose Save as "
    "or Export, PNG, in its program"
)
WORDS_ALLOWED = (
    "what the logo says, in words, such as Seal of the State of Ohio: 1 to 400 characters, not the name of a "
    "file and no address"
)
MOST_BYTES, MOST_DRAWN_BYTES = 20_000_000, 5_000_000  # of any file, and of a drawing
MOST_ASPECT = 20.0
_MOST_NAME = 100
_NAME = re.compile(r"\w[\w .,()&+-]*\.(?:png|jpg|jpeg|jpe|jfif|svg)", re.IGNORECASE)
# A text that ends like a picture's name, one of parts tied by underscores, or an address on the web.
_NO_WORDS = re.compile(
    r"\.(?:png|apng|jpe?g?|jfif|svgz?|gif|webp|avif|heic|tiff?|bmp|ico|eps|ai|psd|pdf)$"
    r"|^\S*_\S*$|://|\bwww\.|^\S+@\S+$",
    re.IGNORECASE,
)
_PLACE_ALLOWED = "a file of the same folder, with no link that leads out of it"
_ASPECT_ALLOWED = f"at most {MOST_ASPECT:g} times as wide as high, or as high as wide; cut off empty sides"
_BYTES_ALLOWED = (
    f"at most {MOST_BYTES:,} bytes, and {MOST_DRAWN_BYTES:,} for SVG: save the logo as PNG, 1,000 pixels on "
    "the longer side, or in Illustrator as SVG without Preserve Illustrator Editing Capabilities"
)


def _logo_name(text: str) -> str:
    if not _NAME.fullmatch(text) or len(text) > _MOST_NAME:
        raise ValueError(LOGO_ALLOWED)
    return text


def _logo_words(text: str) -> str:
    if _NO_WORDS.search(text):
        raise ValueError(WORDS_ALLOWED)
    return text


LogoName = Annotated[str, Field(description=LOGO_ALLOWED), AfterValidator(_logo_name)]
LogoWords = Annotated[Text, Field(description=WORDS_ALLOWED), AfterValidator(_logo_words)]


def read_logo(folder: Path, name: str) -> Pixels | Outlines:
    """Return the picture in a logo's file.

    Args:
        folder: The data folder.
        name: As `LogoName` allows it.

    Raises:
        DataError: The file is missing, lies elsewhere, is too big, or holds what is not safe to draw.
    """
    path = folder / name
    image = _read_image(_read_bytes(folder, path), format_path(path))
    aspect = image.width / image.height
    if not 1 / MOST_ASPECT <= aspect <= MOST_ASPECT:
        raise _make_error(path, f"a picture of {image.width:g} by {image.height:g}", _ASPECT_ALLOWED)
    return image


def _read_image(content: bytes, name: str) -> Pixels | Outlines:
    """Return the picture, read as what it is; what reads one kind is loaded only for a logo of that kind."""
    kind = identify_kind(content)
    if isinstance(kind, FileKind):
        allowed = f"{KIND_ALLOWED}; {kind.menus}"
        raise DataError(Fault(name, 1, "file", kind.told, allowed, code=FormCode.FILE))
    if kind == SVG:
        if len(content) > MOST_DRAWN_BYTES:
            found = f"a drawing of {len(content):,} bytes"
            raise DataError(Fault(name, 1, "file", found, _BYTES_ALLOWED, code=FormCode.FILE))
        from factsheet.logo.svg import read_svg

        return read_svg(content, name)
    from factsheet.logo.raster import read_raster

    return read_raster(content, kind, name)


def _read_bytes(folder: Path, path: Path) -> bytes:
    """Return the content of a plain file of the folder, after its way there is followed."""
    if (unsaved := find_unsaved(path)) is not None:
        return unsaved
    try:
        place = path.resolve(strict=True)
        if not place.is_relative_to(folder.resolve()):
            raise _make_error(path, "a link that leads out of the folder", _PLACE_ALLOWED)
    except FileNotFoundError:
        raise _make_error(path, "no file", _PLACE_ALLOWED) from None
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead in a circle
        reason = getattr(error, "strerror", None) or "links in a circle"
        raise _make_error(path, reason, FILE_ALLOWED) from error
    if place.is_file() and (size := place.stat().st_size) > MOST_BYTES:
        raise _make_error(path, f"{size:,} bytes", _BYTES_ALLOWED)
    return read_bytes(place, wanted=_PLACE_ALLOWED, most=MOST_BYTES, name=format_path(path))


def _make_error(path: Path, found: str, allowed: str) -> DataError:
    return DataError(Fault(format_path(path), 1, "file", found, allowed, code=FormCode.FILE))
