"""The theme looked over and saved, and how all sheets would fit with it."""

from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from factsheet.drafts.subjects import THEME_SUBJECT, find_subject
from factsheet.drafts.tree_changes import list_changes
from factsheet.errors import FactsheetError
from factsheet.studio.guards.uploads import read_form
from factsheet.studio.rendering import is_from_own_script, read_words, render_page
from factsheet.studio.running_studio import Studio, find_studio, find_writable
from factsheet.studio.saves.changed_lines import LineMaker
from factsheet.studio.screens.save_screen import must_choose_side, render_held, save_kept
from factsheet.studio.theming.fit_survey import FitSurvey, find_survey_desk, list_news, word_survey
from factsheet.studio.theming.theme_page import ThemeDesk, open_theme

_THROW = "throw"


async def show_saving(request: Request) -> Response:
    """Show what would change, and how all sheets would fit."""
    studio = find_writable(request)
    desk = await studio.run_in_room(open_theme, studio)
    if await studio.run_in_room(_must_choose, studio, desk):
        return RedirectResponse(f"/s/{THEME_SUBJECT}/merge", HTTPStatus.SEE_OTHER)
    is_new = desk.files and not desk.faults
    survey = await find_survey_desk(request).begin_survey(desk.files) if is_new else None
    return await studio.run_in_room(_render_saving, request, desk, survey)


async def save_theme(request: Request) -> Response:
    """Save what is kept, or throw it away."""
    studio = find_writable(request)
    button = (await read_form(request)).get("do")
    if button == _THROW:
        await studio.run_in_room(studio.journal.drop_draft, THEME_SUBJECT)
        return RedirectResponse("/theme", HTTPStatus.SEE_OTHER)
    return await studio.run_in_room(_save_kept_theme, request, studio)


def _save_kept_theme(request: Request, studio: Studio) -> Response:
    desk = open_theme(studio)
    if _must_choose(studio, desk):
        return RedirectResponse(f"/s/{THEME_SUBJECT}/merge", HTTPStatus.SEE_OTHER)
    if desk.faults:
        return _render_saving(request, desk, None)
    subject, title = find_subject(desk.data, THEME_SUBJECT), read_words(request).say("save.subjects.theme")
    try:
        save_kept(studio, desk.data, subject, desk.draft, "")
    except FactsheetError as error:
        return render_held(request, subject, title, error)
    return RedirectResponse(f"/s/{THEME_SUBJECT}/saved", HTTPStatus.SEE_OTHER)


def _must_choose(studio: Studio, desk: ThemeDesk) -> bool:
    return must_choose_side(studio, desk.data, find_subject(desk.data, THEME_SUBJECT))


async def show_fit(request: Request) -> Response:
    """Show how far the survey of all sheets is; a part of the page for our own script."""
    studio = find_studio(request)
    desk = await studio.run_in_room(open_theme, studio)
    survey = await find_survey_desk(request).find_survey(desk.files)
    template = "theme_fit.html" if is_from_own_script(request) else "theme_fit_page.html"
    return render_page(request, template, **_list_fit_values(request, survey))


async def begin_fit(request: Request) -> Response:
    """Begin the survey of all sheets."""
    studio = find_studio(request)
    desk = await studio.run_in_room(open_theme, studio)
    survey = await find_survey_desk(request).begin_survey(desk.files)
    if is_from_own_script(request):
        return render_page(request, "theme_fit.html", **_list_fit_values(request, survey))
    return RedirectResponse("/theme/fit", HTTPStatus.SEE_OTHER)


def _render_saving(request: Request, desk: ThemeDesk, survey: FitSurvey | None) -> Response:
    """Return the look over; refused where a save was asked for of a theme that no sheet can be drawn with."""
    is_refused = request.method == "POST"
    maker = LineMaker(read_words(request), desk.data, THEME_SUBJECT, desk.draft.base, desk.draft.now)
    return render_page(
        request,
        "theme_save.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if is_refused else HTTPStatus.OK,
        groups=maker.group_lines(list_changes(desk.draft.base, desk.draft.now)),
        has_faults=bool(desk.faults),
        **_list_fit_values(request, survey),
    )


def _list_fit_values(request: Request, survey: FitSurvey | None) -> dict[str, Any]:
    words = read_words(request)
    news = list_news(words, survey) if survey else ()
    return {
        "survey": survey,
        "news": [each for each in news if each.kind != "same"],
        "survey_text": word_survey(words, news),
    }


ROUTES: list[BaseRoute] = [
    Route("/theme/save", show_saving),
    Route("/theme/save", save_theme, methods=["POST"]),
    Route("/theme/fit", show_fit),
    Route("/theme/fit", begin_fit, methods=["POST"]),
]
