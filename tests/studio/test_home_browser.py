"""Home, Find, Help and Keys in a real browser: by keyboard, without script, and as axe sees them."""

import gzip
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from factsheet.studio.rendering import LANG_COOKIE
from tests.gallery.browser import PHONE, WIDE, find_violations, has_focus, read_width
from tests.studio.kept_studio import make_busy_folder, open_studio
from tests.studio.served import Served, make_studio, open_context, serve_studio

SCREENS = ("/?show=look", "/?q=masachusets", "/find?q=ma", "/help", "/keys")
KILO = 1024


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = make_busy_folder(tmp_path_factory.mktemp("screens") / "my-data")
    with serve_studio(open_studio(folder)) as served:
        assert served.get("/?wait=1").status == 200
        yield served


@contextmanager
def open_page(browser: Browser, served: Served, lang: str = "en", **options: object) -> Iterator[Page]:
    """Open a page that was let in; whatever its console says is a fault."""
    with open_context(browser, served, **options) as context:
        context.add_cookies([{"name": LANG_COOKIE, "value": lang, "url": served.address}])
        page, told = context.new_page(), list[str]()

        def note_message(message: ConsoleMessage) -> None:
            told.append(message.text)

        page.on("console", note_message)
        page.on("pageerror", lambda error: told.append(str(error)))
        yield page
        assert told == []


@pytest.mark.parametrize(
    ("path", "lang", "options"),
    [  # each twice, which differ in language, look and size
        *((path, "en", {"viewport": WIDE}) for path in SCREENS[::2]),
        *((path, "es", {"viewport": PHONE, "color_scheme": "dark"}) for path in SCREENS[::2]),
        *((path, "es", {"viewport": WIDE, "color_scheme": "dark"}) for path in SCREENS[1::2]),
        *((path, "en", {"viewport": PHONE}) for path in SCREENS[1::2]),
    ],
)
def test_screens_are_free_of_barriers(
    served: Served, browser: Browser, path: str, lang: str, options: Mapping[str, object]
) -> None:
    with open_page(browser, served, lang, **options) as page:
        page.goto(path)
        assert page.locator("html").get_attribute("lang") == lang
        assert page.locator("h1").count() == 1
        assert read_width(page) <= 0
        assert find_violations(page) == []


def test_targets_are_large_on_a_phone(served: Served, browser: Browser) -> None:
    with open_page(browser, served, viewport=PHONE) as page:
        page.goto("/?show=look")
        small = page.evaluate(
            """() => [...document.querySelectorAll("main :is(a, button, input:not([type=hidden]), select)")]
                .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.9)
                .map((one) => one.outerHTML.slice(0, 80))"""
        )
        assert small == []


def test_two_letters_and_enter_open_a_state(served: Served, browser: Browser) -> None:
    with open_page(browser, served, viewport=WIDE) as page:
        page.goto("/")
        page.get_by_label("Search the list").fill("ma")
        page.keyboard.press("Enter")
        page.wait_for_url("**/s/ma*")
        assert urlsplit(page.url).path.startswith("/s/ma")


def test_list_follows_what_is_typed(served: Served, browser: Browser) -> None:
    with open_page(browser, served, viewport=WIDE) as page:
        page.goto("/")
        field = page.get_by_label("Search the list")
        field.press_sequentially("vermont")
        expect(page.locator("tbody th.state")).to_have_text(["Vermont VT"])
        expect(page.locator("#filters a").first).to_have_attribute("href", "/?q=vermont&show=all&sort=look")
        assert has_focus(field)
        field.fill("masachusets")
        expect(page.locator("#list")).to_contain_text("Did you mean Massachusetts?")


def test_key_opens_find_and_enter_leads_to_the_field(served: Served, browser: Browser) -> None:
    with open_page(browser, served, viewport=WIDE) as page:
        page.goto("/")
        page.keyboard.press("Control+k")
        field = page.get_by_role("searchbox", name="Find a state, a part or a field")
        assert has_focus(field)
        field.press_sequentially("ma persons")
        first = page.locator("#find-results a").first
        expect(first).to_contain_text("Potential persons trafficked")
        page.keyboard.press("ArrowDown")
        assert has_focus(first)
        assert find_violations(page) == []
        page.keyboard.press("Escape")
        expect(field).to_be_hidden()
        assert has_focus(page.get_by_role("link", name="Find"))
        page.keyboard.press("Control+k")
        expect(first).to_be_visible()
        page.keyboard.press("Enter")
        page.wait_for_url("**/s/ma/figures#f:profile/figures/persons/value")


def test_all_works_without_script(served: Served, browser: Browser) -> None:
    with open_page(browser, served, viewport=WIDE, java_script_enabled=False) as page:
        page.goto("/")
        page.get_by_role("link", name="Draft 1").click()
        expect(page.locator("tbody th.state")).to_have_text(["Puerto Rico PR"])
        page.get_by_label("Sort").select_option("cases")
        page.get_by_label("Search the list").fill("new")
        page.get_by_role("button", name="Search").click()
        assert page.locator("tbody th.state").count() == 0
        page.get_by_role("link", name="Find").click()
        page.get_by_role("main").get_by_label("Find a state, a part or a field").fill("ohio laws")
        page.get_by_role("main").get_by_role("button", name="Find").click()
        expect(page.locator(".found a").first).to_have_attribute("href", "/s/oh/laws")


def test_language_and_look_are_chosen_and_kept(served: Served, browser: Browser) -> None:
    with open_page(browser, served, viewport=WIDE) as page:
        page.goto("/help")
        page.get_by_role("button", name="Español").click()
        expect(page.locator("h1")).to_have_text("Ayuda")
        page.get_by_role("button", name="Oscuro").click()
        expect(page.locator("html")).to_have_attribute("data-look", "dark")
        assert urlsplit(page.url).path == "/help"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 22, 31)"


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/../x", "/a//b", "/A b", "/a\r\nX: y"]
)
def test_preferences_lead_back_to_paths_of_our_own_alone(served: Served, back: str) -> None:
    answer = served.post("/preferences", {"back": back, "look": "dark"})
    assert (answer.status, answer.headers["Location"]) == (303, "/")


def test_preferences_that_are_none_of_ours_are_left_alone(served: Served) -> None:
    answer = served.post("/preferences", {"back": "/s/ma/figures", "look": "purple", "lang": "../en"})
    assert (answer.status, answer.headers["Location"]) == (303, "/s/ma/figures")
    assert answer.headers.get_all("Set-Cookie") is None


def test_home_with_its_maps_is_small(served: Served) -> None:
    page = served.get("/")
    maps = [part.split('"')[0] for part in page.text.split('src="') if part.startswith("/s/")]
    assert len(maps) == 55  # not of Ohio, whose profile cannot be read
    answers = [served.get(address) for address in maps]
    assert {answer.headers["Content-Type"] for answer in answers} == {"image/svg+xml"}
    assert all("immutable" in answer.headers["Cache-Control"] for answer in answers)
    packed = sum(len(gzip.compress(answer.body)) for answer in (page, *answers))
    assert packed <= 250 * KILO


@pytest.mark.parametrize("path", ["/s/zz/map.svg", "/s/oh/map.svg", "/s/..%2Fma/map.svg"])
def test_states_without_a_map_have_none(served: Served, path: str) -> None:
    assert served.get(path).status == 404


def test_count_that_the_sheet_hides_is_not_on_the_page(served: Served) -> None:
    page = served.get("/?q=american+samoa").text
    row = page[page.index('href="/s/as"') :]
    assert "not shown" in row[: row.index("</tr>")]


def test_first_page_has_the_names_at_once_and_the_rest_when_it_is_known(browser: Browser) -> None:
    with serve_studio(make_studio(None)) as served:
        first = served.get("/").text
        assert "Looking at the profiles" in first
        assert first.count('<li><a href="/s/') == 56
        assert '<meta http-equiv="refresh" content="0; url=/?wait=1">' in first
        with open_page(browser, served, viewport=WIDE) as page:
            page.goto("/")
            expect(page.locator("tbody th.state")).to_have_count(56)
            assert page.locator(".first-list").count() == 0
        with open_page(browser, served, viewport=WIDE, java_script_enabled=False) as page:
            page.goto("/")
            expect(page.locator("tbody th.state")).to_have_count(56)
