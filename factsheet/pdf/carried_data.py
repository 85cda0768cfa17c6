"""What a finished sheet carries for the program, out of its file: the data, and what they are drawn with."""

import json
from dataclasses import dataclass

import pikepdf

from factsheet.embedded_data.carried_drawing import DRAWING
from factsheet.errors import Fault, PdfError
from factsheet.pdf_files.opened_pdf import open_pdf_bytes
from factsheet.pdf_files.stream_content import read_stream
from factsheet.reading.yaml_values import Plain, Tree, YamlFile
from factsheet.version import PRODUCER

NO_DATA = "a PDF file without the data of a sheet"
DATA_ALLOWED = "a sheet of this program, as it was drawn; a report that sheets were bound to has none"
BROKEN_ALLOWED = "the data of a sheet as the program wrote them; get the sheet anew from whoever made it"


@dataclass(frozen=True, slots=True)
class CarriedData:
    """What a sheet carries.

    Attributes:
        name: What messages call the file.
        profile: The data, as in `CarriedProfile`.
        drawing: What they are drawn with, as in `CarriedDrawing`.
    """

    name: str
    profile: Tree
    drawing: Tree

    @property
    def file(self) -> YamlFile:
        """Return both as one file, which has no lines."""
        return YamlFile(self.name, {**self.profile, DRAWING: self.drawing}, {"": 1})


def read_carried_data(content: bytes, name: str) -> CarriedData:
    """Return what a sheet carries.

    Args:
        content: The file.
        name: What messages call it.

    Raises:
        PdfError: It cannot be opened, carries no data of a sheet, or what it carries is broken.
    """
    with open_pdf_bytes(content, name) as pdf:
        return take_carried_data(pdf, name)


def take_carried_data(pdf: pikepdf.Pdf, name: str) -> CarriedData:
    """Return what an opened sheet carries; `name` is what messages call it.

    Raises:
        PdfError: It carries no data of a sheet, or what it carries is broken.
    """
    private = _find_private_data(pdf)
    if private is None:
        raise PdfError(Fault(name, 1, "file", NO_DATA, DATA_ALLOWED))
    profile, drawing = (_read_tree(private, key, name) for key in ("/Profile", "/Drawing"))
    return CarriedData(name, profile, drawing)


def find_carried_data(content: bytes) -> CarriedData | None:
    """Return what a sheet of this program carries; None where there is nothing, or it is broken."""
    try:
        return read_carried_data(content, "sheet")
    except PdfError:
        return None


def _find_private_data(pdf: pikepdf.Pdf) -> pikepdf.Object | None:
    """Return the page-piece dictionary of this program, None where the file has none."""
    found: object = pdf.Root
    for key in ("/PieceInfo", f"/{PRODUCER}", "/Private"):
        found = found.get(key) if isinstance(found, pikepdf.Dictionary) else None
    return found if isinstance(found, pikepdf.Dictionary) else None


def _read_tree(private: pikepdf.Object, key: str, name: str) -> Tree:
    """Return the JSON of a stream."""
    stream = private.get(key)
    try:
        content = read_stream(stream) if isinstance(stream, pikepdf.Stream) else b""
        tree: Plain = json.loads(content)
    except (ValueError, RecursionError, pikepdf.PdfError):
        tree = None
    if not isinstance(tree, dict):
        field = f"data {key.removeprefix('/').lower()}"
        raise PdfError(Fault(name, 1, field, "no JSON that can be read", BROKEN_ALLOWED))
    return tree
