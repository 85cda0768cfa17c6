"""The gallery: all sheets as they stand in the output folder, each beside the one before."""

from dataclasses import dataclass
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from factsheet.differences.change_words import format_value
from factsheet.errors import FactsheetError
from factsheet.gallery.sheet_cards import SheetCard, Standing
from factsheet.sources.data_library import Library
from factsheet.studio.builds.built_sheets import BuiltSheets, open_built_sheets
from factsheet.studio.builds.gallery_view import (
    LOOKS,
    SHOWN,
    GalleryWish,
    Thumbnail,
    choose_thumbnails,
    look_at_card,
    make_thumbnail,
    read_wish,
    sort_thumbnails,
)
from factsheet.studio.builds.running_builds import find_builds
from factsheet.studio.builds.sheet_comparison import LAST, EarlierSheets, draw_earlier_picture, list_editions
from factsheet.studio.guards.answer_headers import STORED
from factsheet.studio.rendering import render_page, render_text
from factsheet.studio.running_studio import Studio, find_studio

_PNG, _PDF = "image/png", "application/pdf"


@dataclass(frozen=True, slots=True)
class OpenGallery:
    """What stands in the output folder, and what it can be compared with."""

    studio: Studio
    built: BuiltSheets
    data: Library
    cards: tuple[SheetCard, ...]
    editions: tuple[int, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Format and language of each kind of sheet that there is, in the order of the formats."""
        return tuple(dict.fromkeys(_name_kind(card) for card in self.cards))

    def read_wish(self, request: Request) -> GalleryWish:
        """Return what a request asks for."""
        return read_wish(
            request.query_params, self.kinds, self.editions, tuple(card.key for card in self.cards)
        )

    def open_earlier(self, wish: GalleryWish) -> EarlierSheets:
        """Return the sheets before with which is compared."""
        return EarlierSheets(self.built, self.data, self.studio.limits, wish.edition)


async def open_gallery(request: Request) -> OpenGallery | None:
    """Return what stands in the output folder of the studio, None where nothing does."""
    studio = find_studio(request)
    return await studio.run_in_room(_read_gallery, studio)


def _read_gallery(studio: Studio) -> OpenGallery | None:
    """Return what stands in the output folder, None where nothing does."""
    built = open_built_sheets(studio)
    if built is None or not built.cards:
        return None
    library = studio.open_data()
    return OpenGallery(studio, built, library, built.cards, list_editions(built, library))


async def show_gallery(request: Request) -> Response:
    """Show the sheets of one kind, and the one that is looked at."""
    opened, running = await open_gallery(request), find_builds(request).find_running()
    if opened is None:
        return render_page(request, "gallery_empty.html", running=running)
    wish, run_in_room = opened.read_wish(request), opened.studio.run_in_room
    earlier = opened.open_earlier(wish)
    wanted = [card for card in opened.cards if _name_kind(card) == wish.kind]
    found = [await run_in_room(make_thumbnail, opened.built, earlier, card) for card in wanted]
    thumbnails = sort_thumbnails(found)
    card = opened.built.find_card(wish.sheet)
    return _render_gallery(
        request,
        "gallery_sheets.html",
        opened,
        wish,
        thumbnails=choose_thumbnails(thumbnails, wish.show),
        counts={show: len(choose_thumbnails(thumbnails, show)) for show in SHOWN},
        view=None if card is None else await run_in_room(look_at_card, opened.built, earlier, card),
        running=running,
        progress=None if running is None else running.progress,
    )


async def show_sheet(request: Request) -> Response:
    """Show one sheet as large as the window."""
    opened, card = await _find_card(request)
    wish = opened.read_wish(request)
    view = await opened.studio.run_in_room(look_at_card, opened.built, opened.open_earlier(wish), card)
    return _render_gallery(request, "gallery_large.html", opened, wish, view=view)


async def send_picture(request: Request) -> Response:
    """Send the picture of a sheet."""
    built, card = await _find_built(request)
    content = await find_studio(request).run_in_room(_read_picture, built, card)
    return _send_file(content, _PNG, {"Cache-Control": _find_age(request, built, card)})


async def send_earlier_picture(request: Request) -> Response:
    """Send the picture of the sheet before."""
    opened, card = await _find_card(request)
    earlier = opened.open_earlier(opened.read_wish(request))
    content = await opened.studio.run_in_room(_draw_earlier, earlier, card)
    return _send_file(content, _PNG, {"Cache-Control": "no-cache"})


async def send_sheet(request: Request) -> Response:
    """Send a sheet as it stands in the output folder."""
    built, card = await _find_built(request)
    name = card.sheet.file or ""
    content = await find_studio(request).run_in_room(built.read_sheet, name)
    return _send_file(content, _PDF, {"Content-Disposition": f'inline; filename="{name}"'})


async def _find_card(request: Request) -> tuple[OpenGallery, SheetCard]:
    """Return the gallery and the sheet that an address names.

    Raises:
        HTTPException: There is none of this name.
    """
    opened = await open_gallery(request)
    card = None if opened is None else opened.built.find_card(request.path_params["key"])
    if opened is None or card is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return opened, card


async def _find_built(request: Request) -> tuple[BuiltSheets, SheetCard]:
    """Return what stands in the output folder, and the sheet that an address names.

    Raises:
        HTTPException: There is none of this name.
    """
    studio = find_studio(request)
    built = await studio.run_in_room(open_built_sheets, studio)
    card = None if built is None else await studio.run_in_room(built.find_card, request.path_params["key"])
    if built is None or card is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return built, card


def _read_picture(built: BuiltSheets, card: SheetCard) -> bytes:
    try:
        return built.read_picture(card.sheet.file or "")
    except FactsheetError:
        return b""


def _draw_earlier(earlier: EarlierSheets, card: SheetCard) -> bytes:
    try:
        return draw_earlier_picture(earlier.read_sheet(card.sheet))
    except FactsheetError:
        return b""


def _find_age(request: Request, built: BuiltSheets, card: SheetCard) -> str:
    """Return how long a browser may keep a picture: for ever where its address names the very sheet."""
    digest = built.name_digest(card)
    return STORED if digest and request.query_params.get("v") == digest else "no-cache"


def _send_file(content: bytes, kind: str, headers: dict[str, str]) -> Response:
    """Return a file as an answer.

    Raises:
        HTTPException: There is none.
    """
    if not content:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return Response(content, media_type=kind, headers=headers)


def _render_gallery(
    request: Request, template: str, opened: OpenGallery, wish: GalleryWish, **values: object
) -> Response:
    """Return a page of the gallery with what each of them needs."""
    page = render_text(
        request,
        template,
        wish=wish,
        kinds=[kind.split(".", 1) for kind in opened.kinds],
        editions=opened.editions,
        looks=LOOKS,
        last=LAST,
        number=format_value,
        names={place.usps: place.name for place in opened.data.jurisdictions},
        judge=_name_mark,
        **values,
    )
    return HTMLResponse(page)


def _name_kind(card: SheetCard) -> str:
    return f"{card.sheet.format}.{card.sheet.lang}"


def _name_mark(one: Thumbnail) -> tuple[str, int]:
    """Return the key of what is told of a sheet in a word or two, and the number in it."""
    if one.standing is not Standing.CHANGED:
        return one.standing.value, 0
    if one.changes is None:
        return "new", 0
    if one.changes.numbers:
        return "figures", len(one.changes.numbers)
    return ("texts", len(one.changes.texts)) if one.changes.texts else ("redrawn", 0)


ROUTES: list[BaseRoute] = [
    Route("/gallery", show_gallery, methods=["GET"]),
    Route("/gallery/{key}", show_sheet, methods=["GET"]),
    Route("/gallery/{key}/page.png", send_picture, methods=["GET"]),
    Route("/gallery/{key}/before.png", send_earlier_picture, methods=["GET"]),
    Route("/gallery/{key}/sheet.pdf", send_sheet, methods=["GET"]),
]
