"""Words and county shapes of two sheets, of which one may have its own and the other those of the program.

A copy of a data folder has a copy of both: they are told where they differ, and not because they are there.
What other versions of the program brought along is not known.
"""

import json
import re
from functools import cache

from factsheet.embedded_data.carried_drawing import CarriedDrawing, format_drawing_json
from factsheet.errors import FactsheetError
from factsheet.fields import USPS_PATTERN
from factsheet.reading.yaml_values import Plain, Tree, copy_mapping
from factsheet.sources.data_library import open_library
from factsheet.sources.shapes import read_shapes_edition
from factsheet.version import VERSION
from factsheet.wording.language_files import read_language

OWN_WORDS = "a whole wording"
"""Stands for words of a sheet's own where it is not known in which they differ from those of the program."""

_WORDING, _SHAPES = "wording", "shapes"
_WORDS = ("contractions", "articles", "texts", "terms", "expansions")


def complete_drawings(before: Tree, after: Tree) -> tuple[Tree, Tree]:
    """Return what two sheets are drawn with; where one has parts of its own, the other has the program's."""
    one, other = _drop_mark(before), _drop_mark(after)
    for part in (_WORDING, _SHAPES):
        if (part in one) != (part in other):
            one, other = _complete_part(one, other, part), _complete_part(other, one, part)
    if (_WORDING in one) != (_WORDING in other):
        return _name_wording(one), _name_wording(other)
    return one, other


def _drop_mark(drawing: Tree) -> Tree:
    """Return a drawing whose shapes do not say that they are its own."""
    shapes = copy_mapping(drawing.get(_SHAPES))
    shapes.pop("is_own", None)
    return {**drawing, _SHAPES: shapes} if shapes else drawing


def _complete_part(drawing: Tree, other: Tree, part: str) -> Tree:
    """Return a drawing with a part that the other one has of its own, where it is known what it was."""
    if part in drawing or drawing.get("program") != VERSION:
        return drawing
    own = copy_mapping(other.get(part))
    known = (
        _read_words(str(drawing.get("lang", "en")))
        if part == _WORDING
        else _read_shapes(str(own.get("usps")), str(own.get("edition")))
    )
    return drawing if known is None else {**drawing, part: known}


def _name_wording(drawing: Tree) -> Tree:
    return {**drawing, _WORDING: OWN_WORDS} if _WORDING in drawing else drawing


@cache
def _read_words(lang: str) -> Plain:
    """Return the words that came with the program in the form in which a sheet carries words."""
    try:
        file = read_language(lang)
    except FactsheetError:
        return None
    parts: Tree = {name: dict(getattr(file, name)) for name in _WORDS}
    return {"language": file.lang, "locale": file.locale, **parts}


@cache
def _read_shapes(usps: str, edition: str) -> Plain:
    """Return the shapes that came with the program in the form in which a sheet carries shapes."""
    if not re.fullmatch(USPS_PATTERN, usps):
        return None
    try:
        shapes = read_shapes_edition(open_library().geography, usps, int(edition))
    except (FactsheetError, ValueError):
        return None
    carried: Tree = json.loads(format_drawing_json(CarriedDrawing(shapes=shapes)))
    return carried.get(_SHAPES)
