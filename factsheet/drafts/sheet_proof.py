"""A proof: the sheet of a state as it would be if some files were saved, with all that the checks find."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from factsheet.checks import Limits
from factsheet.checks.state import CheckedState, check_state
from factsheet.disclosure import SafeProfile
from factsheet.errors import FactsheetError, Fault
from factsheet.geometry import Box
from factsheet.model.sheet_fit import SheetFit
from factsheet.model.sheet_options import SheetOptions
from factsheet.page.placed import PlacedPage
from factsheet.reading.unsaved_files import read_unsaved
from factsheet.sources.data_library import Library, open_library
from factsheet.sources.drawn_states import find_house_style
from factsheet.staff_tables.change_set import NewFile
from factsheet.wording.language import find_own_language


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
        content: The PDF file; None where the sheet cannot be drawn.
        fit: How it came to fit, likewise.
        areas: Where its blocks stand.
        sizes: Width and height of each page, in points.
        faults: Why it cannot be drawn.
    """

    checked: CheckedState
    content: bytes | None = None
    fit: SheetFit | None = None
    areas: tuple[BlockArea, ...] = ()
    sizes: tuple[tuple[float, float], ...] = ()
    faults: tuple[Fault, ...] = ()


def check_files(library: Library, usps: str, files: Sequence[NewFile], limits: Limits) -> CheckedState:
    """Return what the checks would find in a state if some files were saved."""
    with read_unsaved(_place_files(library, files)):
        return check_state(_reopen_library(library), usps, limits)


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
    with read_unsaved(_place_files(library, files)):
        changed = _reopen_library(library)
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
    from factsheet.pdf.document import write_document

    words = find_own_language(options.lang, library.wording_folder)
    theme = find_house_style(library, checked.usps)
    placed = place_sheet(profile, options, own_words=words, theme=theme)
    pages = placed.document.pages
    return SheetProof(
        checked,
        write_document(placed.document),
        placed.fit,
        tuple(area for number, page in enumerate(pages) for area in _find_areas(number, page)),
        tuple((page.width, page.height) for page in pages),
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


def _reopen_library(library: Library) -> Library:
    return open_library(library.folder.path, shows_counts=library.shows_counts)
