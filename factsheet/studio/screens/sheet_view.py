"""The sheet as it will print: its pages as pictures, as it is heard, as PDF, and as it was before edits."""

from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from factsheet.model.vocabulary import Format, Standard
from factsheet.sources.data_library import Library
from factsheet.studio.findings.finding_slots import render_slots
from factsheet.studio.guards.answer_headers import STORED
from factsheet.studio.proofs.fit_told import FitTold, word_fit_of
from factsheet.studio.proofs.heard_outline import read_outline
from factsheet.studio.proofs.proof_answer import describe_proof, word_alternate
from factsheet.studio.proofs.proof_room import KeptProof, ProofRoom, ViewedSheet, find_proof_room
from factsheet.studio.proofs.sheet_choice import SheetChoice, name_language, read_choice
from factsheet.studio.rendering import is_from_own_script, read_words, render_page
from factsheet.studio.running_studio import find_studio
from factsheet.wording.language_files import list_languages

_PNG, _PDF = "image/png", "application/pdf"
_NAME = 32  # digits in the address of a picture


async def tell_proof(request: Request) -> Response:
    """Tell all that is to be known of the sheet of a state as it is kept now."""
    choice, kept = await _draw_choice(request)
    studio, room = find_studio(request), find_proof_room(request)
    pictures = room.name_pictures(kept, choice.scale)
    told = describe_proof(read_words(request), choice, kept, pictures)
    slots = render_slots(request, kept.proof.checked, kept.draft, studio.read_day())
    return JSONResponse({**told, "findings": slots})


async def show_picture(request: Request) -> Response:
    """Show a page as a picture: that of a name for good, else the first page as it is now."""
    name = request.query_params.get("v")
    room = find_proof_room(request)
    if name is not None:
        picture = await room.find_picture(name) if len(name) == _NAME else None
        if picture is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return Response(picture, media_type=_PNG, headers={"Cache-Control": STORED})
    choice, kept = await _draw_choice(request)
    names = room.name_pictures(kept, choice.scale)
    picture = await room.find_picture(names[0]) if names else None
    if picture is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return Response(picture, media_type=_PNG)


async def show_heard(request: Request) -> Response:
    """Show what is heard of the file, as a page; for our own script the text alone."""
    choice, kept = await _draw_choice(request)
    content, outline = kept.proof.content, None
    if content is not None:
        outline = await find_studio(request).run_in_room(read_outline, content)
    values: dict[str, Any] = {
        "outline": outline,
        "state_name": choice.state,
        "st": choice.view.usps.lower(),
    }
    template = "heard_text.html" if is_from_own_script(request) else "heard.html"
    return render_page(request, template, **values)


async def send_pdf(request: Request) -> Response:
    """Send the PDF file of what is kept, byte for byte what `build` would write once that is saved."""
    choice, kept = await _draw_choice(request)
    proof = kept.proof
    if proof.content is None or proof.over:
        fit = word_fit_of(read_words(request), kept)
        values = {"fit": fit, "state_name": choice.state, "st": choice.view.usps.lower()}
        return render_page(request, "no_pdf.html", status=HTTPStatus.CONFLICT, **values)
    way = "attachment" if request.query_params.get("download") == "1" else "inline"
    headers = {"Content-Disposition": f'{way}; filename="{proof.name}"'}
    return Response(proof.content, media_type=_PDF, headers=headers)


async def show_before(request: Request) -> Response:
    """Show the page as it is saved beside the page with the edits that are kept."""
    choice, kept = await _draw_choice(request)
    room = find_proof_room(request)
    saved = ViewedSheet(choice.view.usps, choice.view.options, is_saved=True)
    before = await room.draw_proof(saved, choice.scale)
    values: dict[str, Any] = {
        "state_name": choice.state,
        "st": choice.view.usps.lower(),
        "pairs": _pair_pages(room, choice, before, kept),
        "is_same": before.digest == kept.digest,
        **{name: _word_head(request, each) for name, each in (("fit_before", before), ("fit_after", kept))},
    }
    template = "before_after.html" if is_from_own_script(request) else "before.html"
    return render_page(request, template, **values)


def _word_head(request: Request, kept: KeptProof) -> str:
    told: FitTold = word_fit_of(read_words(request), kept)
    return told.head


def _pair_pages(
    room: ProofRoom, choice: SheetChoice, before: KeptProof, after: KeptProof
) -> list[tuple[str, str]]:
    """Return the names of the pictures of each page before and after; "" where there is no such page."""
    old, new = (list(room.name_pictures(kept, choice.scale)) for kept in (before, after))
    most = max(len(old), len(new))
    padded = ([*names, *[""] * (most - len(names))] for names in (old, new))
    return list(zip(*padded, strict=True))


async def _draw_choice(request: Request) -> tuple[SheetChoice, KeptProof]:
    """Return what is asked for, drawn as it is kept now."""
    studio = find_studio(request)
    choice = await studio.run_in_room(lambda: read_choice(request, studio.open_data()))
    return choice, await find_proof_room(request).draw_proof(choice.view, choice.scale)


def list_pane_values(request: Request, library: Library) -> dict[str, Any]:
    """Return what the template of the pane needs, by name: called where data may be read."""
    words, choice = read_words(request), read_choice(request, library)
    options = choice.view.options
    return {
        "st": choice.view.usps.lower(),
        "state_name": choice.state,
        "query": choice.query,
        "options": options,
        "forms": [(form.value, words.say(f"page.formats.{form}")) for form in Format],
        "standards": [(each.value, words.say(f"page.standards.{each}")) for each in Standard],
        "sheet_languages": [(code, name_language(code)) for code in list_languages(library.wording_folder)],
        "picture_alt": word_alternate(words, choice, ""),
    }


ROUTES: list[BaseRoute] = [
    Route("/s/{st}/proof", tell_proof),
    Route("/s/{st}/page.png", show_picture),
    Route("/s/{st}/heard", show_heard),
    Route("/s/{st}/pdf", send_pdf),
    Route("/s/{st}/before", show_before),
]
