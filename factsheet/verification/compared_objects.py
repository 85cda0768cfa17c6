"""What has no words of its own, compared object by object: pages, resources, links, catalog, trailer."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice, zip_longest

from pikepdf import Array, Dictionary, Object

from factsheet.verification.file_differences import NOTHING, DifferenceKind, FileDifference
from factsheet.verification.file_pair import FilePair, PagePair
from factsheet.verification.object_pairs import ValueDifference
from factsheet.verification.told_values import describe_both, describe_value

MOST_VALUES = 100  # of one object
_PAGE_PARTS = frozenset({"/Contents", "/Resources", "/Annots", "/Parent"})
_PAGE_KEYS = frozenset({"MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox", "Rotate", "UserUnit"})
_ELSEWHERE = frozenset({"/Pages", "/StructTreeRoot", "/Metadata", "/AF", "/Names"})
_DESCRIBING = frozenset({"Lang", "ViewerPreferences", "OutputIntents"})
_PACKING = frozenset(
    {"/Root", "/Info", "/ID", "/Size", "/Prev", "/XRefStm", "/Type", "/W", "/Index", "/Filter"}
    | {"/Length", "/DecodeParms"}
)
_WORDS = {
    "BaseFont": "name",
    "Widths": "widths",
    "ToUnicode": "map to letters",
    "FontFile2": "program",
    "URI": "address",
    "Rect": "rectangle",
}


def tell_values(
    kind: DifferenceKind, place: str, values: Iterator[ValueDifference]
) -> Iterator[FileDifference]:
    """Yield values that differ as differences of one kind and place."""
    for value in islice(values, MOST_VALUES):
        keys = [_WORDS.get(key, key) for key in value.path]
        yield FileDifference(
            kind, ", ".join(filter(None, (place, " ".join(keys)))), value.found, value.expected
        )


def compare_pages(pair: FilePair) -> Iterator[FileDifference]:
    """Yield how many pages there are, their sizes and their other entries."""
    if pair.counts[0] != pair.counts[1]:
        yield FileDifference(DifferenceKind.PAGE, "number of pages", *map(str, pair.counts))
    for page in pair.pages:
        one, other = page.found.entries, page.expected.entries
        for key in sorted({*one, *other} - _PAGE_PARTS):
            name = key.removeprefix("/")
            kind = DifferenceKind.PAGE if name in _PAGE_KEYS else DifferenceKind.OTHER
            if name in _PAGE_KEYS and _has_other_length(one.get(key), other.get(key)):
                yield FileDifference(
                    kind, f"{page.place}, {name}", *describe_both(one.get(key), other.get(key))
                )
                continue
            values = pair.objects.compare_values(one.get(key), other.get(key), (name,))
            yield from tell_values(kind, page.place, values)


def _has_other_length(found: object, expected: object) -> bool:
    return isinstance(found, Array) and isinstance(expected, Array) and len(found) != len(expected)


def compare_fonts(pair: FilePair) -> Iterator[FileDifference]:
    """Yield in what the fonts of each page differ: name, program, widths, what their codes stand for."""
    for page in pair.pages:
        one, other = (_read_resources(page, side, "/Font") for side in ("found", "expected"))
        for name in sorted({*one, *other}):
            told = other.get(name, one.get(name))
            base = str(told.get("/BaseFont", name)) if isinstance(told, Dictionary) else name
            place = f"{page.place}, font {base.removeprefix('/')}"
            values = pair.objects.compare_values(one.get(name), other.get(name))
            yield from tell_values(DifferenceKind.FONT, place, values)


def compare_resources(pair: FilePair, page: PagePair) -> Iterator[FileDifference]:
    """Yield in what the resources of a page differ, but for fonts: pictures, forms, colour spaces."""
    one, other = (side.entries.get("/Resources") for side in (page.found, page.expected))
    values = pair.objects.compare_entries(one, other, frozenset({"/Font"}))
    yield from tell_values(DifferenceKind.OTHER, f"{page.place}, resources", values)


def _read_resources(page: PagePair, side: str, kind: str) -> dict[str, Object]:
    entries = (page.found if side == "found" else page.expected).entries
    resources = entries.get("/Resources")
    named = resources.get(kind) if isinstance(resources, Dictionary) else None
    return dict(named.items()) if isinstance(named, Dictionary) else {}


def compare_annotations(pair: FilePair) -> Iterator[FileDifference]:
    """Yield links that lead elsewhere, lie elsewhere, are missing or too much; other annotations likewise."""
    for page in pair.pages:
        one, other = (_list_annotations(side.entries.get("/Annots")) for side in (page.found, page.expected))
        for number, found, expected in _pair_annotations(one, other):
            kind, place = _name_annotation(page, number, found if expected is None else expected)
            if found is None or expected is None:
                yield FileDifference(kind, place, *map(_describe_annotation, (found, expected)))
            else:
                values = pair.objects.compare_entries(found, expected)
                yield from tell_values(kind, place, values)


def _list_annotations(entry: object) -> list[Object]:
    return [each for each in entry if isinstance(each, Dictionary)] if isinstance(entry, Array) else []


def _pair_annotations(
    found: Sequence[Object], expected: Sequence[Object]
) -> Iterator[tuple[int, Object | None, Object | None]]:
    """Yield annotations in pairs with a number: those that say the same first, then what stands between."""
    ones, others = ([_describe_annotation(each) for each in side] for side in (found, expected))
    matcher = SequenceMatcher(None, ones, others, autojunk=False)
    for _, start, stop, first, last in matcher.get_opcodes():
        pairs = zip_longest(found[start:stop], expected[first:last])
        for at, (one, other) in enumerate(pairs, start=first + 1):
            yield at, one, other


def _name_annotation(page: PagePair, number: int, annotation: Object | None) -> tuple[DifferenceKind, str]:
    subtype = str(annotation.get("/Subtype", "")) if annotation is not None else ""
    if subtype == "/Link":
        return DifferenceKind.LINK, f"{page.place}, link {number}"
    return DifferenceKind.OTHER, f"{page.place}, annotation {number} ({subtype.removeprefix('/')})"


def _describe_annotation(annotation: Object | None) -> str:
    if annotation is None:
        return NOTHING
    action = annotation.get("/A")
    target = action.get("/URI") if isinstance(action, Dictionary) else None
    return f"{describe_value(annotation.get('/Rect'))} to {describe_value(target)}"


def compare_catalog(pair: FilePair) -> Iterator[FileDifference]:
    """Yield what else the catalog holds otherwise: language, viewer preferences, actions, outlines."""
    values = pair.objects.compare_entries(pair.found.Root, pair.expected.Root, _ELSEWHERE)
    for value in islice(values, MOST_VALUES):
        kind = DifferenceKind.METADATA if value.path[0] in _DESCRIBING else DifferenceKind.OTHER
        yield from tell_values(kind, "catalog", iter([value]))
    yield from _compare_entry(
        pair, "/Names", DifferenceKind.OTHER, "catalog, Names", frozenset({"/EmbeddedFiles"})
    )
    ties = frozenset({"/K", "/ParentTree"})
    yield from _compare_entry(pair, "/StructTreeRoot", DifferenceKind.STRUCTURE, "structure tree", ties)


def _compare_entry(
    pair: FilePair, key: str, kind: DifferenceKind, place: str, skipped: frozenset[str]
) -> Iterator[FileDifference]:
    found, expected = pair.found.Root.get(key), pair.expected.Root.get(key)
    yield from tell_values(kind, place, pair.objects.compare_entries(found, expected, skipped))


def compare_trailer(pair: FilePair) -> Iterator[FileDifference]:
    """Yield what the trailer and the header say otherwise; how the file is packed is not compared."""
    values = pair.objects.compare_entries(pair.found.trailer, pair.expected.trailer, _PACKING)
    yield from tell_values(DifferenceKind.OTHER, "trailer", values)
    versions = (pair.found.pdf_version, pair.expected.pdf_version)
    if versions[0] != versions[1]:
        yield FileDifference(DifferenceKind.OTHER, "version of PDF", *versions)


def compare_rest(pair: FilePair) -> Iterator[FileDifference]:
    """Yield what differs in the structure tree as objects, where nothing that is read does."""
    yield from _compare_entry(
        pair, "/StructTreeRoot", DifferenceKind.STRUCTURE, "structure tree", frozenset()
    )
