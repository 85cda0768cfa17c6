"""What the parts are called: "Appendix A: Massachusetts profile"."""

from collections.abc import Mapping
from dataclasses import dataclass

from factsheet.model import Status
from factsheet.sources.data_library import Library
from factsheet.typesetting.faces import Face, find_missing_glyphs
from factsheet.wording.language import Wording, load_wording
from factsheet.wording.language_files import list_languages

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class ProfiledState:
    """Which state a sheet is of, by its title, and how it is stamped."""

    name: str
    status: Status


def list_sheet_titles(library: Library) -> Mapping[str, ProfiledState]:
    """Return the state of each title that a sheet may have, in every language."""
    titles: dict[str, ProfiledState] = {}
    for lang in list_languages(library.wording_folder):
        wording = load_wording(lang, library.wording_folder)
        for state in library.jurisdictions:
            title = wording.say("header.title_full", name=wording.term(state.name).text)
            for status in Status:
                titles[_stamp_title(title, status, wording)] = ProfiledState(state.name, status)
    return titles


def word_short_title(title: str, titles: Mapping[str, ProfiledState], wording: Wording) -> str:
    """Return "Massachusetts profile" for a sheet, with what its stamp says; the title of any other file."""
    state = titles.get(title)
    if state is None:
        return title
    return _stamp_title(
        wording.say("binding.profile", name=wording.term(state.name).text), state.status, wording
    )


def _stamp_title(title: str, status: Status, wording: Wording) -> str:
    return title if status is Status.FINAL else wording.say(f"stamp.{status}_title", title=title)


def strip_unprintable(title: str) -> str:
    """Return a title as it can be printed: without characters that the sheet's font lacks, on one line."""
    lost = {char for face in Face for char in find_missing_glyphs(title + title.upper(), face)}
    one_line = " ".join(title.split())
    return " ".join("".join(char for char in one_line if not {char, *char.upper()} & lost).split())


def make_letter(number: int) -> str:
    """Return the letter of an appendix, counted from 0: A to Z, then AA."""
    letters = ""
    while number >= 0:
        number, rest = divmod(number, len(_ALPHABET))
        letters, number = _ALPHABET[rest] + letters, number - 1
    return letters
