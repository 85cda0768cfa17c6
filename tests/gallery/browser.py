"""The gallery opened in a browser from its folder, as people open it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from factsheet.gallery.gallery_page import make_gallery
from tests.gallery.reports import Told

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Open the Chromium of this machine; it must be there."""
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    assert found, f"the gallery is tested in Chromium: install one of {', '.join(NAMES)}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def put_gallery(folder: Path, report: Told) -> str:
    """Write the gallery and the pictures that it shows into a folder; return its address."""
    for sheet in report["sheets"]:
        previous = (sheet["previous"] or {}).get("picture")
        for name, shade in ((sheet["picture"], 255), (previous, 200)):
            if name:
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                Image.new("L", (816, 1056), shade).save(path)
    page = folder / "index.html"
    page.write_bytes(make_gallery(report))
    return page.as_uri()


def find_violations(page: Page) -> list[str]:
    """Return what axe finds against: rules, with what breaks them.

    Colours that change in steps are taken to their end first: a page that is not painted never comes there.
    """
    page.evaluate("document.getAnimations().forEach((each) => each.finish())")
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


def list_shown(page: Page) -> list[str]:
    """Return the sheets that are shown, in their order."""
    return page.evaluate(
        "Array.from(document.querySelectorAll('.card:not([hidden])'), (card) => card.dataset.key)"
    )


def read_width(page: Page) -> int:
    """Return by how many pixels what is on the page is wider than the window."""
    return page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth")


def has_focus(locator: Locator) -> bool:
    return locator.evaluate("(element) => element === document.activeElement")


def gains_focus(locator: Locator) -> bool:
    """Return whether it has the focus in the end: the page gives it back after a step in the history."""
    try:
        expect(locator).to_be_focused()
    except AssertionError:
        return False
    return True
