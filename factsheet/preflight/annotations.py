"""Links, comments and actions of a file, wherever its writer put them."""

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Stream

# Those that people add when they review (ISO 32000-1, table 169).
_REVIEW = """/Text /FreeText /Line /Square /Circle /Polygon /PolyLine /Highlight /Underline /Squiggly
    /StrikeOut /Stamp /Caret /Ink /FileAttachment /Sound /Redact"""
_COMMENTS = frozenset(_REVIEW.split())
# Those that PDF/A forbids (ISO 19005-2, 6.5.1).
_FORBIDDEN = """/JavaScript /Launch /Sound /Movie /ResetForm /ImportData /Hide /SetOCGState /Rendition /Trans
    /GoTo3DView"""
_ACTIONS = frozenset(_FORBIDDEN.split())
_DEEPEST = 8  # objects within an object


@dataclass(frozen=True, slots=True)
class LinkSurvey:
    """The links of a file: addresses that lead out of it, and how many lead within it."""

    addresses: tuple[str, ...] = ()
    inner: int = 0


def _list_annotations(pdf: pikepdf.Pdf) -> Iterator[Dictionary]:
    for page in pdf.pages:
        annotations = page.obj.get("/Annots")
        if isinstance(annotations, Array):
            yield from (each for each in annotations if isinstance(each, Dictionary))


def survey_links(pdf: pikepdf.Pdf) -> LinkSurvey:
    """Return the links on the pages of a file."""
    addresses, inner = [], 0
    for annotation in _list_annotations(pdf):
        if str(annotation.get("/Subtype", "")) == "/Link":
            action = annotation.get("/A")
            address = action.get("/URI") if isinstance(action, Dictionary) else None
            if address is None:
                inner += 1
            else:
                addresses.append(str(address))
    return LinkSurvey(tuple(addresses), inner)


def list_comments(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """Return the kinds of the comments that are left in a file."""
    kinds = (str(annotation.get("/Subtype", "")) for annotation in _list_annotations(pdf))
    return tuple(kind.removeprefix("/") for kind in kinds if kind in _COMMENTS)


def list_risky_actions(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """Return the kinds of actions in a file that archives do not take, each once."""
    found: set[str] = set()
    for whole in pdf.objects:
        parts: list[tuple[object, int]] = [(whole, 0)]
        while parts:
            part, depth = parts.pop()
            if isinstance(part, Stream):
                part = part.stream_dict
            if isinstance(part, Dictionary):
                kind = part.get("/S")
                found |= {str(kind)} & _ACTIONS if isinstance(kind, pikepdf.Name) else set()
                found |= {"/JavaScript"} if "/JS" in part else set()
                inner = [value for _, value in part.items()]
            else:
                inner = list(part) if isinstance(part, Array) else []
            if depth < _DEEPEST:
                parts += [(each, depth + 1) for each in inner if _is_direct(each)]
    return tuple(sorted(kind.removeprefix("/") for kind in found))


def _is_direct(part: object) -> bool:
    """Return whether an object stands within another; one that is referred to is met by itself."""
    return isinstance(part, Dictionary | Array) and not part.is_indirect
