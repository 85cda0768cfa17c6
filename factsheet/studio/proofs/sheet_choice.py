"""How a sheet is looked at, as an address says it: format, language, standard, size of the picture."""

import re
from dataclasses import dataclass
from http import HTTPStatus

from babel import Locale
from babel.core import UnknownLocaleError
from starlette.exceptions import HTTPException
from starlette.requests import Request

from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format, Standard
from factsheet.sources.data_library import Library
from factsheet.studio.proofs.proof_room import ViewedSheet
from factsheet.studio.state_address import find_state
from factsheet.wording.language_files import list_languages

USUAL_SCALE = 96 / 72  # pixels a point: a page at its own size
_SCALE = re.compile(r"[0-9]{1,2}(\.[0-9]{1,4})?")
_LEAST, _MOST = 0.25, 12.0
_YES = "1"


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """What is asked to be seen.

    Attributes:
        view: The sheet.
        state: What the state is called.
        scale: Of its picture, in pixels a point.
        query: What an address of the same sheet ends with.
    """

    view: ViewedSheet
    state: str
    scale: float
    query: str


def read_choice(request: Request, library: Library) -> SheetChoice:
    """Return what an address asks for; what it does not say is as `build` would have it.

    Raises:
        HTTPException: There is no such state, format, language, standard or size.
    """
    state = find_state(library, request)
    asked, usual = request.query_params, SheetOptions()
    form = _choose_word(asked.get("form", usual.form), tuple(Format))
    lang = _choose_word(asked.get("lang", usual.lang), list_languages(library.wording_folder))
    standard = _choose_word(asked.get("standard", usual.standard), tuple(Standard))
    has_back = _choose_word(asked.get("back", ""), ("", _YES)) == _YES
    options = SheetOptions(form=Format(form), lang=lang, standard=Standard(standard), has_back=has_back)
    query = f"form={form}&lang={lang}&standard={standard}{'&back=1' if has_back else ''}"
    return SheetChoice(ViewedSheet(state.usps, options), state.name, _read_scale(asked.get("scale")), query)


def _choose_word(word: str, known: tuple[str, ...]) -> str:
    if word not in known:
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    return word


def _read_scale(text: str | None) -> float:
    if text is None:
        return USUAL_SCALE
    if not _SCALE.fullmatch(text):
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    return min(max(float(text), _LEAST), _MOST)


def name_language(code: str) -> str:
    """Return what a language calls itself, with a capital letter; its code where nobody knows it."""
    try:
        name = Locale.parse(code, sep="-").get_display_name(code) or code
    except (UnknownLocaleError, ValueError):
        return code
    return name[:1].upper() + name[1:]
