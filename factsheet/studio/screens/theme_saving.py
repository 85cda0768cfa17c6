"""The theme looked over and saved, and how all sheets would fit with it."""

from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from factsheet.drafts.draft_changes import list_changed_addresses
from factsheet.drafts.history import SavedChange, SaveWay, ToldChange
from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import Address, Node, find_node, take_keys
from factsheet.drafts.subjects import THEME_SUBJECT
from factsheet.errors import DataError
from factsheet.reading.yaml_values import Plain
from factsheet.studio.guards.uploads import read_form
from factsheet.studio.interface_words import LANGUAGES, InterfaceWords, load_words
from factsheet.studio.rendering import read_words, render_page, wants_part
from factsheet.studio.running_studio import Studio, find_studio, find_writable
from factsheet.studio.theming.fit_survey import FitSurvey, find_survey_desk, list_news, word_survey
from factsheet.studio.theming.theme_files import find_theme_subject
from factsheet.studio.theming.theme_page import ThemeDesk, open_theme

_THROW = "throw"


async def show_saving(request: Request) -> Response:
    """Show what would change, and how all sheets would fit."""
    studio = find_writable(request)
    desk = await studio.run_in_room(open_theme, studio)
    is_new = desk.files and not desk.faults
    survey = await find_survey_desk(request).begin_survey(desk.files) if is_new else None
    return _render_saving(request, desk, survey)


async def save_theme(request: Request) -> Response:
    """Save what is kept, or throw it away."""
    studio = find_writable(request)
    button = (await read_form(request)).get("do")
    if button == _THROW:
        await studio.run_in_room(studio.journal.drop_draft, THEME_SUBJECT)
        return RedirectResponse("/theme", HTTPStatus.SEE_OTHER)
    desk = await studio.run_in_room(open_theme, studio)
    if desk.faults:
        return _render_saving(request, desk, None, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        await studio.run_in_room(_write_theme, studio, desk)
    except DataError:
        return _render_saving(request, desk, None, status=HTTPStatus.CONFLICT, is_changed=True)
    return RedirectResponse("/theme?saved=1", HTTPStatus.SEE_OTHER)


async def show_fit(request: Request) -> Response:
    """Show how far the survey of all sheets is; a part of the page for our own script."""
    studio = find_studio(request)
    desk = await studio.run_in_room(open_theme, studio)
    survey = await find_survey_desk(request).find_survey(desk.files)
    template = "theme_fit.html" if wants_part(request) else "theme_fit_page.html"
    return render_page(request, template, **_list_fit_values(request, survey))


async def begin_fit(request: Request) -> Response:
    """Begin the survey of all sheets."""
    studio = find_studio(request)
    desk = await studio.run_in_room(open_theme, studio)
    survey = await find_survey_desk(request).begin_survey(desk.files)
    if wants_part(request):
        return render_page(request, "theme_fit.html", **_list_fit_values(request, survey))
    return RedirectResponse("/theme/fit", HTTPStatus.SEE_OTHER)


def _render_saving(
    request: Request,
    desk: ThemeDesk,
    survey: FitSurvey | None,
    *,
    status: int = HTTPStatus.OK,
    is_changed: bool = False,
) -> Response:
    words = read_words(request)
    return render_page(
        request,
        "theme_save.html",
        status=status,
        rows=[_word_change(words, desk.draft, at) for at in list_changed_addresses(desk.draft)],
        has_faults=bool(desk.faults),
        is_changed=is_changed,
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


def _write_theme(studio: Studio, desk: ThemeDesk) -> None:
    subject = find_theme_subject(studio, desk.library)
    changes = tuple(_tell_change(desk.draft, at) for at in list_changed_addresses(desk.draft))
    change = SavedChange(way=SaveWay.SAVE, at=studio.read_time(), subjects=(THEME_SUBJECT,), changes=changes)
    studio.saver.save_draft(desk.library, subject, desk.draft, change)


def _tell_change(draft: Draft, at: Address) -> ToldChange:
    """Return a change as the history keeps it."""
    before, after = (_word_value(find_node(tree, at)) for tree in (draft.base, draft.now))
    return ToldChange(
        names={lang: _name_place(load_words(lang), at) for lang in LANGUAGES}, before=before, after=after
    )


def _word_change(words: InterfaceWords, draft: Draft, at: Address) -> tuple[str, str | None, str | None]:
    before, after = (_word_value(find_node(tree, at)) for tree in (draft.base, draft.now))
    return _name_place(words, at), before, after


def _name_place(words: InterfaceWords, at: Address) -> str:
    """Return what a place of the theme is called: the nearest thing around it that has a name."""
    names = [".".join(at[:size]) for size in range(len(at), 0, -1)]
    named = "lead_label" if at[:2] == ("texts", "lead") else ""
    keys = [f"theme.texts.{named}"] if named else []
    keys += [key for name in names for key in (f"theme.{name}", f"theme.{name}.label", f"theme.{name}.title")]
    return next((words.texts[key] for key in keys if key in words.texts), at[-1])


def _word_value(node: Node) -> str | None:
    value: Plain = take_keys(node)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {inner}" for key, inner in value.items()) or None
    if isinstance(value, list):
        return ", ".join(map(str, value)) or None
    return None if value is None else str(value)


ROUTES: list[BaseRoute] = [
    Route("/theme/save", show_saving),
    Route("/theme/save", save_theme, methods=["POST"]),
    Route("/theme/fit", show_fit),
    Route("/theme/fit", begin_fit, methods=["POST"]),
]
