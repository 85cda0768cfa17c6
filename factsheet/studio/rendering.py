"""Pages made of templates: what stands on each of them, in the language that was chosen."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from factsheet.studio.interface_words import LANGUAGES, InterfaceWords, load_words
from factsheet.studio.running_studio import Studio, find_studio
from factsheet.studio.starting.folder_hold import FolderHold, WhyReadOnly
from factsheet.studio.state_address import name_editor
from factsheet.version import VERSION

HERE = Path(__file__).parent
LOOKS = ("auto", "light", "dark")
_OWN_SCRIPT = ("hx-request", "x-studio-fragment")  # headers that htmx and our own scripts send
LANG_COOKIE, LOOK_COOKIE = "studio-lang", "studio-look"


def read_words(request: Request) -> InterfaceWords:
    """Return the words of the language that was chosen; English where none was."""
    chosen = request.cookies.get(LANG_COOKIE, "")
    return load_words(chosen if chosen in LANGUAGES else LANGUAGES[0])


def is_from_own_script(request: Request) -> bool:
    """Return whether our own script asks, which puts a part of a page in its place."""
    return any(name in request.headers for name in _OWN_SCRIPT)


def render_page(request: Request, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
    """Return a page.

    Args:
        request: What it answers.
        template: A file among the templates.
        status: Of the answer.
        values: What the template needs beside what every page has.
    """
    return HTMLResponse(render_text(request, template, **values), status)


def render_text(request: Request, template: str, **values: object) -> Markup:
    """Return a page or a part of one, escaped where it must be; arguments as for `render_page`."""
    return Markup(open_templates().get_template(template).render({**_list_common(request), **values}))


def _list_common(request: Request) -> Mapping[str, object]:
    words, studio = read_words(request), find_studio(request)
    look = request.cookies.get(LOOK_COOKIE, "")
    return {
        "say": words.say,
        "words": words,
        "lang": words.lang,
        "languages": LANGUAGES,
        "look": look if look in LOOKS else LOOKS[0],
        "folder_name": studio.folder.name if studio.folder else None,
        "is_read_only": studio.is_read_only,
        "read_only": _word_read_only(words, studio) if studio.is_read_only else "",
        "path": request.url.path,
    }


def _word_read_only(words: InterfaceWords, studio: Studio) -> str:
    """Return why the folder can only be looked at, as each page says it."""
    hold = studio.hold or FolderHold(WhyReadOnly.SHIPPED if studio.folder is None else WhyReadOnly.OTHER)
    if hold.process is not None and hold.since is not None:
        since = f"{hold.since:%Y-%m-%d %H:%M}"
        return words.say("welcome.read_only.other_known", since=since, process=str(hold.process))
    return words.say(f"welcome.read_only.{hold.why}")


@cache
def open_templates() -> Environment:
    """Return the templates; what they print is text and never markup."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["static"] = name_static
    environment.globals["editor_of"] = name_editor
    return environment


def name_static(name: str) -> str:
    """Return the address of a file that the program ships; another version has another one."""
    return f"/static/{VERSION}/{name}"
