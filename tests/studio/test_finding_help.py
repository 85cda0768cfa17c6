"""Why something was found, as a page of its own."""

import pytest
from playwright.sync_api import Browser

from factsheet.studio.screens.finding_help import CHECKS
from tests.gallery.browser import find_violations, read_width
from tests.studio.served import Served, make_studio, open_context, serve_studio


@pytest.fixture(scope="module")
def served():
    with serve_studio(make_studio(None)) as each:
        yield each


def test_every_check_has_a_page_in_both_languages(served: Served) -> None:
    cookie = served.browser_headers["Cookie"]
    told = {}
    for code in CHECKS:
        english = served.get(f"/checks/{code.lower()}")
        spanish = served.get(f"/checks/{code}", Cookie=f"{cookie}; studio-lang=es")
        told[code] = (f"Why {code}" in english.text, f"Por qué {code}" in spanish.text)
    assert told == dict.fromkeys(CHECKS, (True, True))


def test_a_page_leads_back_to_where_somebody_came_from(served: Served) -> None:
    assert 'href="/s/ma/figures"' in served.get("/checks/fs107?s=ma&part=figures").text
    assert 'href="/s/ma"' in served.get("/checks/fs107?s=ma&part=%2F%2Fevil").text
    assert "/s/" not in served.get("/checks/fs107?s=..&part=figures").text


def test_an_unknown_code_is_told(served: Served) -> None:
    answer = served.get("/checks/fs999")
    assert (answer.status, "There is no such check" in answer.text) == (404, True)


def test_the_page_is_for_everyone(served: Served, browser: Browser) -> None:
    size = {"width": 360, "height": 740}
    with open_context(browser, served, viewport=size, color_scheme="dark") as context:
        page = context.new_page()
        page.goto("/checks/fs107?s=ma&part=figures")
        assert (find_violations(page), max(read_width(page), 0)) == ([], 0)
