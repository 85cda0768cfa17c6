"""What each sheet of a data folder shares beside figures: its theme and its wordings, checked once."""

from factsheet.errors import FactsheetError, Fault
from factsheet.sources.data_library import Library
from factsheet.wording.agreement import find_wording_faults
from factsheet.wording.language_files import list_languages, read_language


def find_shared_faults(library: Library) -> tuple[Fault, ...]:
    """Return what keeps the theme, or a language, from being read: `build` would refuse each sheet."""
    faults: list[Fault] = []
    try:
        _ = library.theme
    except FactsheetError as error:
        faults += error.faults
    for lang in list_languages(library.wording_folder):
        try:
            faults += find_wording_faults(read_language(lang, library.wording_folder))
        except FactsheetError as error:
            faults += error.faults
    return tuple(dict.fromkeys(faults))
