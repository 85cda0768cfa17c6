"""QR codes as filled squares."""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import module_from_spec, spec_from_file_location
from itertools import groupby
from pathlib import Path
from types import ModuleType

import reportlab

from factsheet.page.placed import QrCode
from factsheet.pdf.content import Content, parse_color
from factsheet.pdf.object_syntax import format_number, format_numbers

ERROR_CORRECTION = "M"  # survives 15 % of damage, which a crease or a stain on paper is
_ENCODER = Path(reportlab.__file__).parent / "graphics" / "barcode" / "qrencoder.py"
_KEPT = 256  # codes; those of a batch are the pages of the Hotline for each state

Matrix = tuple[tuple[bool, ...], ...]


@lru_cache(maxsize=_KEPT)
def make_module_matrix(data: str) -> Matrix:
    """Return the rows of modules, top row first; True is dark. The quiet zone is not part of it."""
    encoder = _load_encoder()
    code = encoder.QRCode(None, getattr(encoder.QRErrorCorrectLevel, ERROR_CORRECTION))
    code.addData(data)
    code.make()
    return tuple(tuple(bool(module) for module in row) for row in code.modules)


@cache
def _load_encoder() -> ModuleType:
    """Return the library's encoder without its package, which draws all kinds of barcodes and takes 50 ms."""
    spec = spec_from_file_location("qrencoder", _ENCODER)
    if spec is None or spec.loader is None:
        raise ImportError(f"no QR encoder at {_ENCODER}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def draw_qr_code(content: Content, modules: QrCode) -> None:
    """Fill the dark modules in one path, so that no seams show between them."""
    count = len(make_module_matrix(modules.data))
    box = modules.box
    with content.saved_state():
        content.set_fill(parse_color(modules.color))
        scale = (format_number(box.width / count, 5), format_number(box.height / count, 5))
        content.write(f"{scale[0]} 0 0 {scale[1]} {format_numbers(box.x, box.y)} cm")
        content.write(_build_square_operators(modules.data))


@lru_cache(maxsize=_KEPT)
def _build_square_operators(data: str) -> str:
    """Return what fills the dark modules, in units of a module from the lower left corner."""
    return "\n".join([*_list_rectangles(make_module_matrix(data)), "f"])


def _list_rectangles(matrix: Matrix) -> Iterator[str]:
    """Yield the stretches of dark modules."""
    for line, row in enumerate(reversed(matrix)):
        column = 0
        for is_dark, group in groupby(row):
            length = len(tuple(group))
            if is_dark:
                yield f"{column} {line} {length} 1 re"
            column += length
