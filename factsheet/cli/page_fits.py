"""What ``check --pages`` tells: what each handout has no place for, found by laying it out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field

from factsheet.checks.state import CheckedState
from factsheet.errors import FactsheetError, Fault
from factsheet.model.sheet_fit import LeftOut, SheetFit
from factsheet.model.sheet_options import SheetOptions
from factsheet.sources.data_library import Library
from factsheet.sources.drawn_states import find_house_style
from factsheet.wording.language import find_own_language


@dataclass(frozen=True, slots=True)
class PageFits:
    """How the handouts came to fit, by postal code, and what keeps others from being drawn."""

    fits: Mapping[str, SheetFit] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


HANDOUT = SheetOptions()
NO_PAGES = PageFits()
"""No handout was laid out."""


def lay_out_handouts(library: Library, checked: Iterable[CheckedState]) -> PageFits:
    """Return how the handout of each state without errors comes to fit; nothing is written."""
    from factsheet.layout import place_sheet  # matplotlib, which only drawing needs

    fits: dict[str, SheetFit] = {}
    faults: list[Fault] = []
    for state in checked:
        if state.profile is None or state.errors:
            continue
        try:
            theme = find_house_style(library, state.usps)
            words = find_own_language(HANDOUT.lang, library.wording_folder)
            fits[state.usps] = place_sheet(state.profile, own_words=words, theme=theme).fit
        except FactsheetError as error:
            faults += error.faults
    return PageFits(fits, tuple(dict.fromkeys(faults)))


def word_cuts(fit: SheetFit) -> list[str]:
    """Return what is not printed, with the reason where it is not for want of room."""
    cut = {path: f"{path} without {count}" for path, count in fit.shortened.items()}
    cut |= {block: f"no {block}" for block in fit.left_out}
    return [f"{words}{_word_reason(fit, path)}" for path, words in cut.items()]


def _word_reason(fit: SheetFit, path: str) -> str:
    reason = fit.reasons[path]
    return "" if reason == LeftOut.NO_ROOM else f" ({reason})"


def word_fits(fits: PageFits) -> Iterator[str]:
    """Yield a line for each handout that leaves something out."""
    for usps, fit in fits.fits.items():
        if cuts := word_cuts(fit):
            yield f"left out: {usps}: {', '.join(cuts)}"


def convert_fits(fits: PageFits) -> dict[str, object]:
    """Return the same for other programs."""
    return {"pages": [{"state": usps, "fit": asdict(fit)} for usps, fit in fits.fits.items()]}
