"""The way from the terminal to the browser: a link that opens once, which stands in no list of processes."""

import shutil
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from html import escape
from pathlib import Path

from factsheet.studio.guards.access import KEY_SECONDS, Access
from factsheet.studio.guards.private_folders import make_private_folder

_REDIRECT = "open-studio.html"


@contextmanager
def show_in_browser(access: Access, on_text: Callable[[str], None], *, opens: bool) -> Iterator[None]:
    """Open the browser, or tell a link; each further link is told when Enter is pressed.

    Args:
        access: Who may open the studio.
        on_text: Takes what a person is told.
        opens: Whether the browser is opened.
    """

    def tell_link() -> None:
        link = access.name_link(access.keys.make_key())
        on_text(f"This link opens the studio once, within a minute: {link}")

    threading.Thread(target=_await_enter, args=(tell_link,), daemon=True).start()
    if not opens:
        tell_link()
        yield
        return
    folder = make_private_folder()  # nobody else may look into it
    access.keys.on_taken = lambda: shutil.rmtree(folder, ignore_errors=True)
    late = threading.Timer(KEY_SECONDS, access.keys.on_taken)
    late.daemon = True
    late.start()
    try:
        page = _write_redirect(folder, access.name_link(access.keys.make_key()))
        threading.Thread(target=_open_browser, args=(page.as_uri(), tell_link), daemon=True).start()
        yield
    finally:
        late.cancel()
        access.keys.on_taken()


def _write_redirect(folder: Path, link: str) -> Path:
    """Write a page that leads to the link, which so is in no list of processes."""
    page = folder / _REDIRECT
    page.touch(mode=0o600)
    page.write_text(
        '<!doctype html><meta charset="utf-8"><title>factsheet studio</title>'
        '<meta name="referrer" content="no-referrer">'
        f'<meta http-equiv="refresh" content="0;url={escape(link)}">'
        f'<p><a href="{escape(link)}">factsheet studio</a>',
        encoding="utf-8",
    )
    return page


def _open_browser(address: str, tell_link: Callable[[], None]) -> None:
    if not webbrowser.open(address):
        tell_link()


def _await_enter(tell_link: Callable[[], None]) -> None:
    """Tell a new link at each line that is typed, as long as there is a terminal to type into."""
    with suppress(OSError, ValueError):  # no terminal, or it is another program's turn
        for _line in sys.stdin or ():
            tell_link()
