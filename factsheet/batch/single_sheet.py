"""One sheet drawn in memory, from data that pass the checks as those of a batch do."""

from factsheet.checks import Limits
from factsheet.checks.state import check_state
from factsheet.errors import DataError
from factsheet.model.sheet_options import SheetOptions
from factsheet.sources.data_library import Library
from factsheet.sources.drawn_states import find_house_style
from factsheet.wording.language import find_own_language


def draw_single_sheet(library: Library, usps: str, options: SheetOptions, limits: Limits) -> bytes:
    """Return the sheet of a state, the bytes that a batch would write; warnings of the checks are not told.

    Raises:
        DataError: Its data have faults, or the checks find errors in them.
        LayoutError: A text does not fit at the smallest type allowed.
    """
    from factsheet.layout import draw_sheet  # matplotlib

    checked = check_state(library, usps, limits)
    if checked.profile is None or checked.errors:
        raise DataError(*checked.errors)
    words, theme = find_own_language(options.lang, library.wording_folder), find_house_style(library, usps)
    return draw_sheet(checked.profile, options, own_words=words, theme=theme).content
