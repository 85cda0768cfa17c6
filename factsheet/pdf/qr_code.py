"""QR codes as filled squares."""

from functools import lru_cache
from itertools import groupby

from reportlab.graphics.barcode.qr import QrCodeWidget

from factsheet.page.placed import QrCode
from factsheet.pdf.content import Content, format_number, format_numbers, parse_color

ERROR_CORRECTION = "M"  # survives 15 % of damage, which a crease or a stain on paper is

Matrix = tuple[tuple[bool, ...], ...]


@lru_cache(maxsize=256)
def make_module_matrix(data: str) -> Matrix:
    """Return the rows of modules, top row first; True is dark. The quiet zone is not part of it."""
    code = QrCodeWidget(data, barLevel=ERROR_CORRECTION).qr  # type: ignore[attr-defined]  # missing in the stub
    code.make()
    return tuple(tuple(bool(module) for module in row) for row in code.modules)


def draw_qr_code(content: Content, modules: QrCode) -> None:
    """Fill the dark modules in one path, so that no seams show between them."""
    matrix = make_module_matrix(modules.data)
    count = len(matrix)
    box = modules.box
    with content.saved_state():
        content.set_fill(parse_color(modules.color))
        scale = (format_number(box.width / count, 5), format_number(box.height / count, 5))
        content.write(f"{scale[0]} 0 0 {scale[1]} {format_numbers(box.x, box.y)} cm")
        content.write("\n".join(_list_rectangles(matrix)))
        content.write("f")


def _list_rectangles(matrix: Matrix) -> list[str]:
    """Return the stretches of dark modules, in units of a module from the lower left corner."""
    stretches = []
    for line, row in enumerate(reversed(matrix)):
        column = 0
        for is_dark, group in groupby(row):
            length = len(tuple(group))
            if is_dark:
                stretches.append(f"{column} {line} {length} 1 re")
            column += length
    return stretches
