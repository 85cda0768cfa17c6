"""A proof: the sheet of a state as it would be if some files were saved, with all that the checks find."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet.checks import Limits
from factsheet.checks.state import CheckedState, check_state
from factsheet.disclosure import SafeProfile
from factsheet.errors import FactsheetError, Fault, LayoutError
from factsheet.garbage import pause_collection
from factsheet.geometry import Box
from factsheet.model.sheet_fit import SheetFit
from factsheet.model.sheet_options import SheetOptions
from factsheet.page.formats import SHEET_FORMATS, SheetFormat
from factsheet.page.placed import PlacedPage
from factsheet.page.sheet_name import name_sheet
from factsheet.reading.unsaved_files import read_unsaved
from factsheet.sources.data_library import Library, open_library
from factsheet.sources.drawn_states import find_house_style
from factsheet.staff_tables.change_set import NewFile
from factsheet.wording.language import find_own_language

if TYPE_CHECKING:
    from factsheet.layout import PlacedSheet

_SLACK = 1.0  # points that a longer sheet has more than the text is too high: heights are sums of fractions


@dataclass(frozen=True, slots=True)
class BlockArea:
    """Where a block of the sheet stands, in points from the lower left corner of its page."""

    key: str
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class SheetProof:
    """A sheet as it would be.

    Attributes:
        checked: What the checks find; an error keeps `build` from drawing the sheet, not the proof.
        name: Of the file that `build` would write; "" where the data cannot be read.
        content: The PDF file; None where the sheet cannot be drawn.
        fit: How it came to fit, likewise.
        areas: Where its blocks stand.
        sizes: Width and height of each page, in points.
        faults: Why it cannot be drawn, or not on its paper.
        over: By how many points the text is too high for its pages; 0 for the very file that `build` would
            write.
        longer: By how many points each page is longer than its paper, so that what does not fit is seen.
    """

    checked: CheckedState
    name: str = ""
    content: bytes | None = None
    fit: SheetFit | None = None
    areas: tuple[BlockArea, ...] = ()
    sizes: tuple[tuple[float, float], ...] = ()
    faults: tuple[Fault, ...] = ()
    over: float = 0.0
    longer: float = 0.0


def check_files(library: Library, usps: str, files: Sequence[NewFile], limits: Limits) -> CheckedState:
    """Return what the checks would find in a state if some files were saved."""
    with read_unsaved(_place_files(library, files)), pause_collection():
        return check_state(_open_changed(library), usps, limits)


def make_proof(
    library: Library, usps: str, files: Sequence[NewFile], options: SheetOptions, limits: Limits
) -> SheetProof:
    """Return the sheet of a state as `build` would draw it if some files were saved; nothing is raised.

    Args:
        library: The data as the disk has them.
        usps: The state.
        files: What would be saved.
        options: How it is drawn.
        limits: What the checks find too old or changed too much.
    """
    with read_unsaved(_place_files(library, files)), pause_collection():
        changed = _open_changed(library)
        checked = check_state(changed, usps, limits)
        if checked.profile is None:
            return SheetProof(checked, faults=checked.errors)
        try:
            return _draw_proof(changed, checked, checked.profile, options)
        except FactsheetError as error:
            return SheetProof(checked, faults=error.faults)


def _draw_proof(
    library: Library, checked: CheckedState, profile: SafeProfile, options: SheetOptions
) -> SheetProof:
    from factsheet.layout import place_sheet  # matplotlib

    words = find_own_language(options.lang, library.wording_folder)
    theme = find_house_style(library, checked.usps)
    named = SheetProof(checked, name_sheet(profile, options))
    try:
        return _write_proof(named, place_sheet(profile, options, own_words=words, theme=theme))
    except LayoutError as error:
        if not error.over:
            raise
        longer = error.over + _SLACK
        form = _lengthen_sheet(SHEET_FORMATS[options.form], longer)
        placed = place_sheet(profile, options, own_words=words, theme=theme, form=form)
        return replace(_write_proof(named, placed), faults=error.faults, over=error.over, longer=longer)


def _lengthen_sheet(form: SheetFormat, over: float) -> SheetFormat:
    """Return a format on longer paper, on which to see what does not fit its own."""
    return replace(form, sheet=replace(form.sheet, height=form.sheet.height + over))


def _write_proof(named: SheetProof, placed: "PlacedSheet") -> SheetProof:
    from factsheet.pdf.document import write_document

    pages = placed.document.pages
    return replace(
        named,
        content=write_document(placed.document),
        fit=placed.fit,
        areas=tuple(area for number, page in enumerate(pages) for area in _find_areas(number, page)),
        sizes=tuple((page.width, page.height) for page in pages),
    )


def _find_areas(number: int, page: PlacedPage) -> Sequence[BlockArea]:
    """Return the area of each block of a page, in reading order."""
    from factsheet.pdf.extents import join_boxes, measure_extent, walk_marks

    boxes: dict[str, list[Box]] = {}
    for element in page.content:
        boxes.setdefault(element.key, []).extend(map(measure_extent, walk_marks(element)))
    joined = {key: join_boxes(each) for key, each in boxes.items() if key}
    return [BlockArea(key, number, box) for key, box in joined.items() if box is not None]


def _place_files(library: Library, files: Sequence[NewFile]) -> Mapping[Path, bytes]:
    return {library.folder.path / file.name: file.content for file in files}


def _open_changed(library: Library) -> Library:
    return open_library(library.folder.path, shows_counts=library.shows_counts)
