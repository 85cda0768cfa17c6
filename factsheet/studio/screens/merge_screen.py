"""Two versions: what both the kept edits and the files changed, for a person to choose from."""

from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus
from pathlib import Path

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from factsheet.drafts.joining import Clash, JoinedDraft, Side
from factsheet.drafts.keyed_tree import Address
from factsheet.drafts.saving import settle_draft
from factsheet.drafts.subjects import Subject
from factsheet.errors import FactsheetError
from factsheet.intake.apply_changes import write_new_file
from factsheet.sources.data_library import Library
from factsheet.studio.field_names import read_name, write_name
from factsheet.studio.guards.uploads import read_form
from factsheet.studio.interface_words import InterfaceWords
from factsheet.studio.open_drafts import join_kept
from factsheet.studio.rendering import read_words, render_page
from factsheet.studio.running_studio import Studio, find_studio
from factsheet.studio.saves.changed_lines import ChangedLine, LineMaker
from factsheet.studio.saves.save_outlook import make_save_outlook
from factsheet.studio.screens.save_screen import find_saved_subject, render_held, save_kept
from factsheet.studio.state_address import name_editor
from factsheet.studio.told_times import show_clock, show_kept_clock

_TOGETHER, _ASIDE, _COPY = "together", "aside", "copy"
_COPY_END = ".bak"  # what no command reads, or tells as a file that nothing reads


@dataclass(frozen=True, slots=True)
class ClashLine:
    """A value that both changed, as a person reads it.

    Attributes:
        name: Of the choice in the form.
        label: What the field is called.
        part: What its part is called.
        before: What it was when the edits began, "" for nothing.
    """

    name: str
    label: str
    part: str
    before: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class MergePage:
    """The page of two versions.

    Attributes:
        edits: How many steps are kept.
        kept_at: When the last one was, as a clock shows it.
        file: Name of the file that was changed last.
        saved_at: When it was, likewise.
        clashes: What needs a choice.
        mine: What only the kept edits changed.
        theirs: What only the files changed.
        moved: Lists whose order both changed: that of the file stays.
    """

    edits: int
    kept_at: str
    file: str
    saved_at: str
    clashes: tuple[ClashLine, ...]
    mine: tuple[ChangedLine, ...]
    theirs: tuple[ChangedLine, ...]
    moved: tuple[str, ...]


async def show_merge(request: Request) -> Response:
    """Show the two versions."""
    studio = find_studio(request)
    return await studio.run_in_room(_render_merge, request, studio)


def _render_merge(request: Request, studio: Studio, *, chosen: dict[Address, Side] | None = None) -> Response:
    library = studio.open_data()
    subject, title = find_saved_subject(library, request)
    try:
        joined = join_kept(studio, library, subject)
    except FactsheetError as error:
        return render_held(request, subject, title, error)
    if joined is None or not joined.clashes:
        return RedirectResponse(f"/s/{subject.name}/save", HTTPStatus.SEE_OTHER)
    page = _make_page(studio, library, read_words(request), subject, joined)
    lacking = [] if chosen is None else [one for one in page.clashes if read_name(one.name) not in chosen]
    return render_page(
        request,
        "merge.html",
        status=HTTPStatus.OK if chosen is None else HTTPStatus.UNPROCESSABLE_ENTITY,
        st=subject.name,
        title=title,
        page=page,
        lacking=lacking,
        chosen={write_name(at): side.value for at, side in (chosen or {}).items()},
    )


def _make_page(
    studio: Studio, library: Library, words: InterfaceWords, subject: Subject, joined: JoinedDraft
) -> MergePage:
    draft = joined.draft
    maker = LineMaker(words, library, subject.name, draft.base, draft.now)
    file, saved = _find_newest(library.folder.path, subject, studio.read_time())
    kept = None if studio.folder is None else studio.journal.read_draft(subject.name)
    return MergePage(
        len(kept.steps) if kept else 0,
        show_kept_clock(kept),
        file,
        show_clock(saved),
        tuple(_make_clash(words, maker, clash) for clash in joined.clashes),
        maker.make_lines(joined.mine),
        maker.make_lines(joined.theirs),
        tuple(maker.name_change(at) for at in joined.moved),
    )


def _make_clash(words: InterfaceWords, maker: LineMaker, clash: Clash) -> ClashLine:
    removed = words.say("save.removed")
    texts = [maker.word_value(clash.at, value) for value in (clash.before, clash.mine, clash.theirs)]
    before, mine, theirs = texts
    return ClashLine(
        write_name(clash.at),
        maker.name_change(clash.at),
        maker.title_part(clash.at),
        before,
        mine if clash.mine is not None else removed,
        theirs if clash.theirs is not None else removed,
    )


def _find_newest(folder: Path, subject: Subject, now: datetime) -> tuple[str, datetime]:
    """Return which file of something was saved last, and when."""
    times = [((folder / name).stat().st_mtime, name) for name in subject.files if (folder / name).is_file()]
    moment, name = max(times, default=(now.timestamp(), subject.files[0]))
    return name, datetime.fromtimestamp(moment, now.tzinfo)


async def take_merge(request: Request) -> Response:
    """Save both together, or go one of the other ways."""
    studio = find_studio(request)
    form = await read_form(request)
    ways = {_TOGETHER: _save_together, _ASIDE: _set_aside, _COPY: _save_copy}
    way = ways.get(str(form.get("do", _TOGETHER)))
    if way is None:
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    return await studio.run_in_room(way, request, studio, form)


def _save_together(request: Request, studio: Studio, form: FormData) -> Response:
    library = studio.open_data()
    subject, title = find_saved_subject(library, request)
    sides = {side.value: side for side in Side}
    chosen = {read_name(name): sides[str(value)] for name, value in form.multi_items() if str(value) in sides}
    try:
        joined = join_kept(studio, library, subject, chosen)
        if joined is None or joined.clashes:
            return _render_merge(request, studio, chosen=chosen)
        draft = settle_draft(studio.journal, joined)
        if draft is None:
            return RedirectResponse(name_editor(subject.name), HTTPStatus.SEE_OTHER)
        problems = make_save_outlook(studio, library, read_words(request), subject, draft).problems
        if problems or not subject.is_state:  # the theme is looked over with the fit of all sheets
            return RedirectResponse(f"/s/{subject.name}/save", HTTPStatus.SEE_OTHER)
        save_kept(studio, library, subject, draft, "")
    except FactsheetError as error:
        return render_held(request, subject, title, error)
    return RedirectResponse(f"/s/{subject.name}/saved", HTTPStatus.SEE_OTHER)


def _set_aside(request: Request, studio: Studio, _form: FormData) -> Response:
    subject, _title = find_saved_subject(studio.open_data(), request)
    studio.journal.set_aside(subject.name)
    return RedirectResponse(name_editor(subject.name), HTTPStatus.SEE_OTHER)


def _save_copy(request: Request, studio: Studio, _form: FormData) -> Response:
    """Write what the kept edits come to beside the files, and set the edits aside."""
    library = studio.open_data()
    subject, title = find_saved_subject(library, request)
    try:
        kept = studio.journal.read_draft(subject.name)
        stamp = f"{studio.read_time():%Y-%m-%d-%H%M%S}"
        for file in () if kept is None else subject.make_files(library, kept.base, kept.now):
            write_new_file(library.folder.path, replace(file, name=f"{file.name}.{stamp}{_COPY_END}"))
        studio.journal.set_aside(subject.name)
    except FactsheetError as error:
        return render_held(request, subject, title, error)
    return RedirectResponse(f"/s/{subject.name}/history", HTTPStatus.SEE_OTHER)


ROUTES: list[BaseRoute] = [
    Route("/s/{st}/merge", show_merge, methods=["GET"]),
    Route("/s/{st}/merge", take_merge, methods=["POST"]),
]
