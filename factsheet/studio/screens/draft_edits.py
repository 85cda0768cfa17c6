"""What is typed in the editor is kept: by our own script after each pause, or by a button without it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from factsheet.drafts.field_edits import FieldEdit, Step
from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import find_node
from factsheet.errors import FactsheetError
from factsheet.model import Jurisdiction
from factsheet.sources.data_library import Library
from factsheet.studio.field_names import read_name, write_name
from factsheet.studio.findings.card_buttons import CardView, is_card_button, press_card_button
from factsheet.studio.forms.carried_forms import CarriedForm, rebase_form, remember_form
from factsheet.studio.forms.editor_page import make_editor_page
from factsheet.studio.forms.form_records import FormPart
from factsheet.studio.forms.part_specs import PART_SPECS, TABLE_PARTS
from factsheet.studio.forms.posted_edits import find_kind, press_button, read_posted
from factsheet.studio.forms.typed_values import show_value
from factsheet.studio.forms.window_clashes import WindowClash, split_clashes
from factsheet.studio.guards.posted_numbers import read_posted_number
from factsheet.studio.guards.uploads import read_form
from factsheet.studio.open_drafts import keep_edits, open_draft
from factsheet.studio.rendering import is_from_own_script, read_words, render_page, render_text
from factsheet.studio.running_studio import Studio, find_studio
from factsheet.studio.saves.changed_lines import LineMaker
from factsheet.studio.screens.editor import (
    list_entries,
    list_form_values,
    make_slots,
)
from factsheet.studio.state_address import find_state

_BUTTON, _NUMBER, _TAB, _PART, _ANYWAY, _BASE = "do", "number", "tab", "part", "anyway", "base"
_REASON = "reason:"
_KEEP = "keep"  # the button that keeps what was typed, and does nothing else
_MOST_TAB = 40


@dataclass(frozen=True, slots=True)
class PostedForm:
    """A form as it was posted.

    Attributes:
        button: What the button says that was pressed, "" for none.
        fields: Names with what was typed.
        reasons: Reasons that were typed beside findings, by the names of their fields.
        number: Of the draft that the page has.
        tab: Which window it came from.
        part: Which part is shown.
        base: The word for the files that the form was made from; "" where it says none.
        is_anyway: Whether it stands although another window wrote something else there.
    """

    button: str
    fields: tuple[tuple[str, str], ...]
    reasons: Mapping[str, str]
    number: int
    tab: str
    part: str
    base: str
    is_anyway: bool


def read_posted_form(form: FormData) -> PostedForm:
    """Return a form as it was posted.

    Raises:
        HTTPException: It is none of ours.
    """
    texts = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
    own = dict(texts)
    fields = [(name, value) for name, value in texts if "/" in name and not name.startswith(_REASON)]
    part, number = own.get(_PART, ""), own.get(_NUMBER, "0")
    if part not in PART_SPECS and part not in TABLE_PARTS:
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    reasons = {name: value for name, value in texts if name.startswith(_REASON)}
    return PostedForm(
        own.get(_BUTTON, ""),
        _join_doubled(fields),
        reasons,
        read_posted_number(number),
        own.get(_TAB, "")[:_MOST_TAB],
        part,
        own.get(_BASE, "")[:_MOST_TAB],
        _ANYWAY in own,
    )


def _join_doubled(fields: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return each field once: of boxes that can be ticked all that are, beside the empty one that says so."""
    joined: dict[str, list[str]] = {}
    for name, value in fields:
        joined.setdefault(name, []).extend([value] if value else [])
    return tuple((name, ", ".join(values)) for name, values in joined.items())


@dataclass(frozen=True, slots=True)
class _Desk:
    """What one form is taken to: the data, the state, and the draft as it stands."""

    request: Request
    studio: Studio
    data: Library
    state: Jurisdiction
    draft: Draft


async def take_edits(request: Request) -> Response:
    """Keep what was typed; answer our own script with what is new, and anybody else with the page."""
    studio = find_studio(request)
    posted = read_posted_form(await read_form(request))
    if studio.is_read_only:
        raise HTTPException(HTTPStatus.FORBIDDEN)
    return await studio.run_in_room(_keep_posted, request, studio, posted)


def _keep_posted(request: Request, studio: Studio, posted: PostedForm) -> Response:
    library = studio.open_data()
    state = find_state(library, request)
    desk = _Desk(request, studio, library, state, open_draft(studio, library, state.usps))
    carried = rebase_form(studio.seen_drafts, posted.base, desk.draft, posted.fields, posted.button)
    if carried.is_other and carried.lost and not is_from_own_script(request):
        return _tell_lost(request)
    number = 0 if carried.is_other else posted.number  # that one counts the steps of an earlier draft
    posted = replace(posted, fields=carried.fields, button=carried.button, number=number)
    try:
        taken, clashes = _split_fields(desk.draft, posted)
        edits = _collect_edits(desk, posted, taken)
        draft = _keep_edits(desk, posted, edits) if edits else desk.draft
    except FactsheetError as error:
        return _tell_fault(request, error)
    after = _Desk(request, studio, library, state, draft)
    remember_form(studio.seen_drafts, draft)
    if is_from_own_script(request):
        return JSONResponse(_word_answer(after, posted, carried, edits, clashes))
    if clashes:
        return _tell_clashes(after, clashes)
    return RedirectResponse(f"/s/{draft.subject}/{posted.part}", HTTPStatus.SEE_OTHER)


def _collect_edits(
    desk: _Desk, posted: PostedForm, fields: Iterable[tuple[str, str]]
) -> tuple[FieldEdit, ...]:
    """Return what was typed and what the button does, as edits of one step."""
    typed = read_posted(desk.draft, fields)
    if posted.button in ("", _KEEP):
        return typed
    made = desk.studio.read_time()
    after = desk.draft.take_step(Step(number=desk.draft.number + 1, made=made, tab=posted.tab, edits=typed))
    if is_card_button(posted.button):
        studio = desk.studio
        words, today = read_words(desk.request), studio.read_day()
        view = CardView(words, desk.data, desk.state.usps, studio.limits, today)
        return (*typed, *press_card_button(after, posted.button, posted.reasons, view))
    return (*typed, *press_button(after, posted.button, desk.studio.read_day()))


def _keep_edits(desk: _Desk, posted: PostedForm, edits: tuple[FieldEdit, ...]) -> Draft:
    return keep_edits(desk.studio, desk.draft, edits, made=desk.studio.read_time(), tab=posted.tab)


def _split_fields(draft: Draft, posted: PostedForm) -> tuple[list[tuple[str, str]], list[WindowClash]]:
    if posted.is_anyway:
        return list(posted.fields), []
    return split_clashes(draft, posted.fields, number=posted.number, tab=posted.tab)


def _tell_fault(request: Request, error: FactsheetError) -> Response:
    """Tell that nothing was kept, and why."""
    told = read_words(request).say("editor.not_kept", why=error.faults[0].found)
    if is_from_own_script(request):
        return JSONResponse({"fault": told}, HTTPStatus.CONFLICT)
    return render_page(request, "editor_fault.html", status=HTTPStatus.CONFLICT, told=told)


def _tell_lost(request: Request) -> Response:
    """Tell that the page is older than the files, and that what was typed in it has no place any more."""
    told = read_words(request).say("editor.too_old")
    return render_page(request, "editor_fault.html", status=HTTPStatus.CONFLICT, told=told)


def _tell_clashes(desk: _Desk, clashes: Sequence[WindowClash]) -> Response:
    """Tell where another window wrote something else than was typed; the rest of the form is kept."""
    draft = desk.draft
    maker = LineMaker(read_words(desk.request), desk.data, draft.subject, draft.base, draft.now)
    told = [(maker.name_change(read_name(each.name)), each) for each in clashes]
    return render_page(desk.request, "editor_clashes.html", status=HTTPStatus.CONFLICT, clashes=told)


def _word_answer(
    desk: _Desk,
    posted: PostedForm,
    carried: CarriedForm,
    edits: tuple[FieldEdit, ...],
    clashes: Sequence[WindowClash],
) -> dict[str, object]:
    """Return what our own script needs to bring the page up to date without touching the fields."""
    words, draft = read_words(desk.request), desk.draft
    page = make_editor_page(desk.data, words, desk.state, draft, posted.part, desk.studio.read_day().year)
    answer: dict[str, object] = {
        "number": draft.number,
        "kept": render_text(desk.request, "editor_kept.html", page=page),
        "was": {name: _render_was(desk, name) for name, _typed in posted.fields},
        "entries": {each.key: each.entries for each in page.parts},
        "names": dict(_list_names(page.part, posted)),
        "clashes": {
            each.name: {
                "note": render_text(desk.request, "field_clash.html", clash=each),
                "typed": each.typed,
            }
            for each in clashes
        },
        "lost": [words.say("editor.entry_gone")] if carried.lost else [],
    }
    if posted.button not in ("", _KEEP) or carried.is_other or carried.lost:
        slots = make_slots(desk.request, desk.studio, desk.data, desk.state, draft)
        answer["form"] = render_text(desk.request, "editor_fields.html", **list_form_values(page, slots))
        answer["is_other"] = carried.is_other
        answer["focus"] = _find_focus(posted, edits)
    return answer


def _list_names(part: FormPart, posted: PostedForm) -> Iterator[tuple[str, str]]:
    """Yield what the entries are called now in which something was typed, by the place on the page."""
    for entry in list_entries(part):
        if any(name.startswith(f"{entry.name}/") for name, _typed in posted.fields):
            yield f"title:{entry.name}", entry.title
            yield f"detail:{entry.name}", entry.detail


def _render_was(desk: _Desk, name: str) -> str:
    address = read_name(name)
    kind = find_kind(address)
    now, saved = (show_value(kind, find_node(tree, address)) for tree in (desk.draft.now, desk.draft.base))
    return "" if now == saved else render_text(desk.request, "field_was.html", name=name, saved=saved)


def _find_focus(posted: PostedForm, edits: tuple[FieldEdit, ...]) -> str:
    """Return the name of what has the focus afterwards: the entry that was added, else what was pressed."""
    last = edits[-1] if edits else None
    return write_name(last.at) if last else posted.button.partition(":")[2]


ROUTES: list[BaseRoute] = [Route("/s/{st}/draft", take_edits, methods=["POST"])]
