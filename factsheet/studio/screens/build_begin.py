"""Build: a look over what would change, and the beginning of a build."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from starlette.datastructures import FormData, QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from factsheet.batch.order import FORMATS, Order
from factsheet.batch.processes import prepare_processes
from factsheet.differences.change_words import format_value
from factsheet.errors import FactsheetError, Fault, OutputError
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.sources.data_library import Library
from factsheet.studio.builds.build_errand import BuildErrand
from factsheet.studio.builds.build_outlook import BuildOutlook, look_at_state, open_planner
from factsheet.studio.builds.built_sheets import LAST_BUILD, find_output, open_built_sheets
from factsheet.studio.builds.running_builds import find_builds
from factsheet.studio.guards.uploads import read_form
from factsheet.studio.rendering import render_page
from factsheet.studio.running_studio import Studio, find_studio
from factsheet.wording.language_files import list_languages

_OUTPUT_ALLOWED = "a folder below the folder of data"
_USUAL = (Format.HANDOUT.value, "en")


@dataclass(frozen=True, slots=True)
class SheetKinds:
    """Which kinds of sheets there are, and which of them are chosen; each list is closed.

    Attributes:
        has_back: Whether a handout that is too long may go on on its back.
    """

    languages: tuple[str, ...]
    formats: tuple[str, ...] = FORMATS
    chosen_formats: tuple[str, ...] = ()
    chosen_languages: tuple[str, ...] = ()
    has_back: bool = False

    @property
    def variants(self) -> tuple[SheetOptions, ...]:
        """How the sheets of each state are drawn: each format in each language."""
        return tuple(
            SheetOptions(Format(form), lang, has_back=self.has_back)
            for form in self.chosen_formats
            for lang in self.chosen_languages
        )


def choose_kinds(
    library: Library, asked: QueryParams | FormData, usual: Iterable[tuple[str, str]] = (_USUAL,)
) -> SheetKinds:
    """Return the kinds that are asked for by words of the closed lists; the usual ones where none is.

    Args:
        library: Tells which languages there are.
        asked: What the browser sent; other words than those of the lists are passed over.
        usual: Format and language of the usual ones.
    """
    known = list_languages(library.wording_folder)
    pairs = tuple(usual)
    forms = _pick_words(FORMATS, asked.getlist("format")) or _pick_words(FORMATS, [p[0] for p in pairs])
    langs = _pick_words(known, asked.getlist("lang")) or _pick_words(known, [p[1] for p in pairs])
    return SheetKinds(known, chosen_formats=forms, chosen_languages=langs)


def _pick_words(allowed: Sequence[str], asked: Sequence[object]) -> tuple[str, ...]:
    return tuple(word for word in allowed if word in asked)


async def show_outlook(request: Request) -> Response:
    """Show what a build would do."""
    studio = find_studio(request)
    if studio.folder is None:
        return render_page(request, "build_none.html")
    library = await studio.run_in_room(studio.open_data)
    kinds = choose_kinds(library, request.query_params, await studio.run_in_room(_list_usual, studio))
    try:
        outlook = await _look_over(studio, library, kinds)
    except FactsheetError as error:
        return render_page(request, "build_fault.html", faults=error.faults, status=HTTPStatus.CONFLICT)
    builds = find_builds(request)
    builds.expected[kinds.variants] = outlook.drawn
    if outlook.drawn:
        prepare_processes()  # they are loaded while somebody reads what would change
    return render_page(
        request,
        "build_begin.html",
        kinds=kinds,
        outlook=outlook,
        running=builds.find_running(),
        drafts=_name_drafts(studio, library),
        number=format_value,
    )


async def begin_build(request: Request) -> Response:
    """Begin a build, or go to the one that runs."""
    studio = find_studio(request)
    if studio.folder is None or studio.is_read_only:
        return RedirectResponse("/build", HTTPStatus.SEE_OTHER)
    library = await studio.run_in_room(studio.open_data)
    kinds = choose_kinds(library, await read_form(request))
    builds = find_builds(request)
    states = await studio.run_in_room(_list_codes, library)
    every = len(states) * len(kinds.variants)
    errand = BuildErrand(
        make_order(studio, kinds),
        states,
        builds.expected.get(kinds.variants, every),
        studio.own_folder / LAST_BUILD,
    )
    build = builds.begin_build(errand)
    return RedirectResponse(f"/build/{build.token}", HTTPStatus.SEE_OTHER)


def make_order(studio: Studio, kinds: SheetKinds) -> Order:
    """Return what a build is asked for.

    Raises:
        ValueError: There is no data folder.
        OutputError: The output folder lies elsewhere.
    """
    if studio.folder is None:
        raise ValueError("the shipped data have no output folder")
    output = find_output(studio.folder)
    if not output.resolve().is_relative_to(studio.folder.resolve()):
        raise OutputError(Fault(str(output), 1, "folder", "a link to another folder", _OUTPUT_ALLOWED))
    return Order(studio.folder, output, kinds.variants, limits=studio.limits)


async def _look_over(studio: Studio, library: Library, kinds: SheetKinds) -> BuildOutlook:
    """Look at one state after the other, so that what others wait for is drawn in between."""
    codes = await studio.run_in_room(_list_codes, library)
    planner = await studio.run_in_room(open_planner, library, make_order(studio, kinds), codes)
    return BuildOutlook(tuple([await studio.run_in_room(look_at_state, planner, code) for code in codes]))


def _list_codes(library: Library) -> tuple[str, ...]:
    return tuple(one.usps for one in library.jurisdictions)


def _list_usual(studio: Studio) -> tuple[tuple[str, str], ...]:
    """Return format and language of the handout, and of what was built last."""
    built = open_built_sheets(studio)
    return (_USUAL, *(built.variants if built is not None else ()))


def _name_drafts(studio: Studio, library: Library) -> list[tuple[str, str]]:
    """Return code and name of each state of which edits are kept that are not saved."""
    kept = frozenset(studio.journal.list_subjects())
    return [(one.usps.lower(), one.name) for one in library.jurisdictions if one.usps.lower() in kept]


ROUTES: list[BaseRoute] = [
    Route("/build", show_outlook, methods=["GET"]),
    Route("/build", begin_build, methods=["POST"]),
]
