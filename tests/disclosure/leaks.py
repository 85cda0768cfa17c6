"""A search of a finished file for counts that must not be in it, on every surface that a reader can reach."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pikepdf
import pypdfium2

from factsheet.wording import list_languages, load_wording
from factsheet.wording.number_words import combine_number_words

TOLERANCE = 0.004  # of a length; files round to hundredths of a point

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[,.\u00a0\u202f]\d{3})+(?![\w])|(?<![\w.,])\d+(?!\w)")

_WORDS = combine_number_words(map(load_wording, list_languages()))


@dataclass(frozen=True, slots=True)
class Leak:
    """A hidden count that was found: its name, and where."""

    name: str
    surface: str


def scan(pdf: bytes, hidden: Mapping[str, int], longest: Mapping[str, int] | None = None) -> list[Leak]:
    """Return where hidden counts can be read.

    Args:
        pdf: The finished file.
        hidden: Counts by name; they should be numbers that a sheet has no other reason to hold.
        longest: The highest count shown in each chart, to whose bar the other lengths are compared, by how
            the names of the chart's counts begin.
    """
    surfaces = {
        surface: {number for text in texts for number in numbers(text)}
        for surface, texts in surfaces_of(pdf).items()
    }
    leaks = [
        Leak(name, surface)
        for surface, found in surfaces.items()
        for name, value in hidden.items()
        if value in found
    ]
    shares = list(bar_shares(pdf))
    return leaks + [
        Leak(name, "bar")
        for name, value in hidden.items()
        for chart, most in (longest or {}).items()
        if name.startswith(chart) and any(abs(share * most / value - 1) < TOLERANCE for share in shares)
    ]


def surfaces_of(pdf: bytes) -> dict[str, list[str]]:
    """Return all texts of a file by where they stand."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {
            "text": page_texts(pdf),
            "structure": [text for each in opened.objects for text in strings(each)],
            "metadata": [opened.Root.Metadata.read_bytes().decode(), *map(str, opened.docinfo.values())],
            "attachment": [file.get_file().read_bytes().decode() for file in opened.attachments.values()],
            "private": [stream.read_bytes().decode() for stream in private_streams(opened)],
        }


def private_streams(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    """What the program keeps for itself; every sheet has it."""
    streams = [pdf.Root.PieceInfo.factsheet.Private[key] for key in ("/Profile", "/Drawing")]
    return [stream for stream in streams if isinstance(stream, pikepdf.Stream)]


def page_texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def strings(value: object) -> Iterator[str]:
    """Every string in an object of the file: alternate texts, titles, names of files, replacement texts."""
    if isinstance(value, pikepdf.String):
        yield str(value)
    elif isinstance(value, pikepdf.Array):
        for item in list(value):
            yield from () if isinstance(item, pikepdf.Object) and item.is_indirect else strings(item)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key in list(value.keys()):
            item = value[key]
            yield from () if isinstance(item, pikepdf.Object) and item.is_indirect else strings(item)


def numbers(text: str) -> Iterator[int]:
    """Every whole number of a text, thousands grouped or not, or below 100 as a word of any language."""
    for found in _NUMBER.findall(text):
        yield int(re.sub(r"\D", "", found))
    yield from (word.value for word in _WORDS.find(text))


def bar_shares(pdf: bytes) -> Iterator[float]:
    """The length of each upright or lying bar as a share of the longest with the same foot and thickness."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        boxes = [box for page in opened.pages for box in subpath_boxes(page)]
    for turn in (False, True):
        rows: dict[tuple[float, float], list[float]] = {}
        for left, low, right, high in boxes:
            foot, thickness, length = (
                (low, right - left, high - low) if turn else (left, high - low, right - left)
            )
            rows.setdefault((round(foot, 1), round(thickness, 1)), []).append(length)
        for lengths in rows.values():
            yield from (length / max(lengths) for length in lengths if 0 < length < max(lengths))


def subpath_boxes(page: pikepdf.Page) -> Iterator[tuple[float, float, float, float]]:
    """Each upright rectangle among the paths, in the units of its stream."""
    points: list[tuple[float, float]] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "re":
            x, y, width, height = map(float, operands)
            yield (x, y, x + width, y + height)
            continue
        if name != "l":
            yield from rectangle(points)
            points = []
        if name in ("m", "l"):
            points.append((float(operands[0]), float(operands[1])))


def rectangle(points: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float, float, float]]:
    """The box of a subpath that is a rectangle."""
    xs, ys = {x for x, _ in points}, {y for _, y in points}
    if len(xs) == len(ys) == 2 and len(set(points)) == 4:
        yield min(xs), min(ys), max(xs), max(ys)
