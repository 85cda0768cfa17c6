"""The first screen: all states as a list."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from http import HTTPStatus
from typing import TypeVar

from babel.dates import format_date
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from factsheet.studio.guards.answer_headers import STORED
from factsheet.studio.interface_words import InterfaceWords
from factsheet.studio.overview.home_list import FILTERS, ORDERS, find_single_state, make_home_list, read_wish
from factsheet.studio.overview.state_overview import StatesNow, find_overview
from factsheet.studio.rendering import is_from_own_script, read_words, render_page
from factsheet.studio.told_times import show_clock

T = TypeVar("T")


async def show_home(request: Request) -> Response:
    """Show all states; at the very first time their names at once, and the rest when it is worked out."""
    overview, wish = find_overview(request), read_wish(request.query_params)
    studio = overview.studio
    may_wait = is_from_own_script(request) or "wait" in request.query_params
    if not overview.is_ready and not may_wait:
        places = await studio.run_in_room(overview.list_places)
        again = request.url.include_query_params(wait=1)
        return render_page(
            request,
            "home_first.html",
            places=places,
            wish=wish,
            orders=tuple(ORDERS),
            again=f"{again.path}?{again.query}",
        )
    states = await studio.run_in_room(overview.look_at_states)
    single = find_single_state(states, wish.words) if "go" in request.query_params else None
    if single:
        return RedirectResponse(f"/s/{single}", HTTPStatus.SEE_OTHER)
    return render_page(
        request,
        "home.html",
        shown=make_home_list(states, wish),
        states=states,
        filters=tuple(FILTERS),
        orders=tuple(ORDERS),
        edition=_find_usual(row.edition for row in states.rows if row.edition),
        years=_find_usual_years(states),
        built=_word_moment(read_words(request), states.built, states.looked),
        looked=show_clock(states.looked),
    )


async def show_map(request: Request) -> Response:
    """Return the small map of a state."""
    overview = find_overview(request)
    usps = request.path_params["st"].upper()
    picture = await overview.studio.run_in_room(overview.draw_thumbnail, usps)
    if picture is None:
        return Response(status_code=HTTPStatus.NOT_FOUND)
    is_current = request.query_params.get("v") == picture.name
    headers = {"Cache-Control": STORED if is_current else "no-cache"}
    return Response(picture.content, media_type="image/svg+xml", headers=headers)


def _find_usual_years(states: StatesNow) -> dict[str, str]:
    """Return the years that most states have a figure of: heads tell them, rows only others."""
    figures = {
        "cases": [row.cases for row in states.rows],
        "offenses": [row.offenses for row in states.rows],
    }
    return {name: _find_usual(one.years for one in each if one.years) or "" for name, each in figures.items()}


def _find_usual(values: Iterable[T]) -> T | None:
    """Return the value that is there most often, None where there is none."""
    usual = Counter(values).most_common(1)
    return usual[0][0] if usual else None


def _word_moment(words: InterfaceWords, moment: datetime | None, now: datetime) -> str:
    """Return when sheets were built, in words."""
    if moment is None:
        return words.say("home.never_built")
    time = show_clock(moment)
    if moment.date() == now.date():
        return words.say("home.built_today", time=time)
    return words.say("home.built_on", day=format_date(moment, "long", locale=words.lang), time=time)


ROUTES: list[BaseRoute] = [Route("/", show_home), Route("/s/{st}/map.svg", show_map)]
