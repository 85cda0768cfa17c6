"""What open pages ask every few seconds: whether another window or another program wrote something."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from factsheet.errors import FactsheetError
from factsheet.studio.guards.posted_numbers import read_posted_number
from factsheet.studio.rendering import read_words, render_text
from factsheet.studio.running_studio import Studio, find_studio
from factsheet.studio.saves.disk_changes import DiskNews, read_news
from factsheet.studio.screens.save_screen import find_saved_subject, must_choose_side

_MOST = 40  # characters of what a page sends


async def tell_news(request: Request) -> Response:
    """Tell what is new since a page was loaded, with the note that it shows."""
    studio = find_studio(request)
    asked = request.query_params
    number = read_posted_number(asked.get("number", "0"))
    return await studio.run_in_room(_tell_news, request, studio, number)


def _tell_news(request: Request, studio: Studio, number: int) -> Response:
    library = studio.open_data()
    subject, _title = find_saved_subject(library, request)
    marks, tab = (request.query_params.get(name, "")[:_MOST] for name in ("digest", "tab"))
    news = read_news(studio, subject, number=number, marks=marks, tab=tab)
    must_choose, is_broken = False, False
    if news.saved_at:
        try:
            must_choose = must_choose_side(studio, library, subject)
        except FactsheetError:
            is_broken = True
    kind = _name_kind(news, must_choose=must_choose, is_broken=is_broken)
    note = render_text(request, "news_note.html", st=subject.name, kind=kind, news=news) if kind else ""
    told = read_words(request).say(f"news.{kind}", at=news.saved_at or news.kept_at) if kind else ""
    return JSONResponse(
        {"number": news.number, "digest": news.marks, "note": note, "told": told},
        headers={"Cache-Control": "no-store"},
    )


def _name_kind(news: DiskNews, *, must_choose: bool, is_broken: bool) -> str:
    """Return the word for what is told, "" for nothing."""
    if is_broken:
        return "broken"
    if must_choose:
        return "choose"
    if news.saved_at:
        return "joined"
    return "window" if news.kept_at else ""


ROUTES: list[BaseRoute] = [Route("/s/{st}/since", tell_news, methods=["GET"])]
