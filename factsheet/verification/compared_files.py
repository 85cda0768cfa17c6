"""In what a finished sheet differs from what the program draws anew from the same data.

Whatever is read or heard is told in its own words; the rest as objects, found by walking both files side by
side. Files whose bytes differ always differ in something: if in nothing else, in how they are written.
"""

from collections.abc import Iterator, Sequence

import pikepdf

from factsheet.errors import FactsheetError, Fault, PdfError
from factsheet.pdf_files.opened_pdf import WHOLE_ALLOWED, list_damages
from factsheet.verification.compared_attachments import compare_attachments
from factsheet.verification.compared_metadata import compare_metadata, read_producer
from factsheet.verification.compared_objects import (
    compare_annotations,
    compare_catalog,
    compare_fonts,
    compare_pages,
    compare_resources,
    compare_rest,
    compare_trailer,
)
from factsheet.verification.compared_pixels import RenderedFiles
from factsheet.verification.compared_structure import compare_reading
from factsheet.verification.file_differences import (
    NOTHING,
    DifferenceKind,
    FileDifference,
    arrange_differences,
    find_first_difference,
    quote_text,
)
from factsheet.verification.file_pair import FilePair, PagePair, open_pair
from factsheet.verification.page_texts import read_page_texts

UNSEEN_DRAWING = "drawing operators that differ, no pixel does"
_FEW_BYTES = 100  # a program that writes a file anew changes more
_LINEAR_OBJECTS = 2  # of a file for the web: its parameters and its hints, ISO 32000-1, annex F
_STREAMS_OF_FORM = frozenset({"/ObjStm", "/XRef"})


def compare_files(found: bytes, redrawn: bytes, name: str) -> tuple[FileDifference, ...]:
    """Return in what a finished sheet differs from the one drawn anew; nothing for equal bytes alone.

    Args:
        found: The finished sheet; it may come from anywhere.
        redrawn: What the program draws from the same data.
        name: What messages call the finished sheet.

    Raises:
        PdfError: The finished sheet needs a password, is damaged or has no page.
    """
    if found == redrawn:
        return ()
    try:
        with open_pair(found, redrawn, name) as pair:
            told = list(_compare_objects(pair, found, redrawn))
            told += _compare_bytes(pair, found, redrawn, told)
    except FactsheetError:
        raise
    except Exception as error:  # whatever a library raises where a file is made to break it
        damage = "a damaged file that cannot be read"
        raise PdfError(Fault(name, 1, "file", damage, WHOLE_ALLOWED)) from error
    return arrange_differences(told)


def _compare_objects(pair: FilePair, found: bytes, redrawn: bytes) -> Iterator[FileDifference]:
    """Yield what differs in what the files hold, the pages first."""
    yield from compare_pages(pair)
    read = list(compare_reading(pair, read_page_texts(pair)))
    yield from read
    yield from compare_annotations(pair)
    fonts = list(compare_fonts(pair))
    yield from fonts
    files = RenderedFiles(found, redrawn)
    for page in pair.pages:
        yield from _compare_drawing(pair, page, files, (*read, *fonts))
    yield from compare_attachments(pair)
    yield from compare_metadata(pair)
    yield from compare_catalog(pair)
    yield from compare_trailer(pair)
    if not read:
        yield from compare_rest(pair)


def _compare_drawing(
    pair: FilePair, page: PagePair, files: RenderedFiles, told: Sequence[FileDifference]
) -> Iterator[FileDifference]:
    """Yield how a page looks otherwise though it reads the same; else which of its drawing differs unseen."""
    resources = list(compare_resources(pair, page))
    is_other = page.found.content != page.expected.content
    is_told = any(each.place.startswith(f"{page.place},") for each in told)
    if not (is_other or resources) or (is_told and not resources):
        return
    seen = [] if is_told else list(files.compare_page(page))
    yield from seen or resources
    if is_other and not (is_told or seen):
        yield FileDifference(DifferenceKind.PIXELS, page.place, UNSEEN_DRAWING, "the operators as drawn")


def _compare_bytes(
    pair: FilePair, found: bytes, redrawn: bytes, told: Sequence[FileDifference]
) -> Iterator[FileDifference]:
    """Yield what differs in the file around its objects, and how it came to, where nothing else differs."""
    if found.startswith(redrawn):
        added = f"{len(found) - len(redrawn)} bytes added to the finished file"
        yield FileDifference(DifferenceKind.OTHER, "end of the file", added, NOTHING)
        return
    unused = len(_list_unused(pair.found)) - len(_list_unused(pair.expected))
    if unused > 0:
        yield FileDifference(DifferenceKind.OTHER, "objects that nothing refers to", str(unused), NOTHING)
    elif not told and (damages := list_damages(pair.found)):
        yield FileDifference(DifferenceKind.OTHER, "file", f"damage: {quote_text(damages[0])}", NOTHING)
    elif not told:
        yield _tell_form(pair, found, redrawn)
    elif {each.kind for each in told} == {DifferenceKind.METADATA}:
        yield from _tell_program(pair)


def _tell_form(pair: FilePair, found: bytes, redrawn: bytes) -> FileDifference:
    """Return the difference of files that hold the same: a few bytes, or all of them written anew."""
    start = find_first_difference(found, redrawn)
    tail = find_first_difference(found[: start - 1 : -1], redrawn[: start - 1 : -1]) if start else 0
    stop, last = len(found) - tail, len(redrawn) - tail
    if 0 < stop - start <= _FEW_BYTES and len(found) == len(redrawn):
        values = (repr(each)[1:] for each in (found[start:stop], redrawn[start:last]))
        return FileDifference(
            DifferenceKind.OTHER, f"{_word_bytes(start, stop)} of the file, which no reader shows", *values
        )
    program = read_producer(pair.found)
    other = f", '{program}'" if program and program != read_producer(pair.expected) else ""
    told = f"the file was written anew by another program{other}; content is the same"
    return FileDifference(DifferenceKind.REWRITTEN, "file", told, "the file as drawn")


def _word_bytes(start: int, stop: int) -> str:
    return f"byte {stop}" if stop - start == 1 else f"bytes {start + 1} to {stop}"


def _tell_program(pair: FilePair) -> Iterator[FileDifference]:
    """Yield the program that saved a file of which only the metadata differ, where it names itself."""
    program = read_producer(pair.found)
    if program != read_producer(pair.expected):
        told = f"the file was written anew by '{program}'; content but for metadata is the same"
        yield FileDifference(DifferenceKind.REWRITTEN, "file", told, "the file as drawn")


def _list_unused(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Return objects that nothing leads to from the trailer, but for those that a file's form asks for."""
    reached, waiting = set[tuple[int, int]](), list[object]([pdf.trailer])
    while waiting:
        node = waiting.pop()
        if not isinstance(node, pikepdf.Object):
            continue
        if node.is_indirect:
            if node.objgen in reached:
                continue
            reached.add(node.objgen)
        if isinstance(node, pikepdf.Dictionary | pikepdf.Stream):
            waiting += [value for _, value in node.items()]
        elif isinstance(node, pikepdf.Array):
            waiting += list(node)
    objects: Iterator[object] = iter(pdf.objects)
    unused = [each for each in objects if isinstance(each, pikepdf.Object) and each.objgen not in reached]
    is_linear = any("/Linearized" in each for each in unused if isinstance(each, pikepdf.Dictionary))
    kept = [each for each in unused if not _is_form(each)]
    return kept[_LINEAR_OBJECTS:] if is_linear else kept


def _is_form(value: pikepdf.Object) -> bool:
    """Return whether an object packs others."""
    return isinstance(value, pikepdf.Stream) and str(value.get("/Type", "")) in _STREAMS_OF_FORM
