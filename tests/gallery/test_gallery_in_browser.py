from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from factsheet.gallery.gallery_page import make_gallery
from tests.gallery.browser import (
    PHONE,
    WIDE,
    find_violations,
    gains_focus,
    has_focus,
    list_shown,
    open_browser,
    put_gallery,
    read_width,
)
from tests.gallery.reports import a_change, a_fault, a_full_report, a_report, a_sheet
from tests.gallery.test_gallery_page import HOSTILE

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return put_gallery(tmp_path_factory.mktemp("gallery"), a_full_report())


@pytest.fixture(scope="module")
def window(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport=WIDE)


@pytest.fixture
def page(window: BrowserContext, address: str) -> Iterator[Page]:
    """A page whose scripts must not fail."""
    page = window.new_page()
    slips: list[str] = []
    page.on("pageerror", lambda error: slips.append(str(error)))
    page.on("console", lambda message: slips.append(message.text))
    page.goto(address)
    yield page
    page.close()
    assert slips == []


def open_sheet(page: Page, key: str) -> None:
    page.locator(f".card[data-key={key}] .open").click()
    page.locator("#viewer[open]").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing(page: Page, scheme: str, size: dict[str, int]) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(size)
    assert find_violations(page) == []
    open_sheet(page, "ma-handout-en")
    assert find_violations(page) == []


def test_axe_finds_nothing_where_no_sheet_is_like_what_is_wanted_nor_without_colours(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.locator("#find").fill("nowhere")
    assert page.locator("#none").inner_text().startswith("No sheet is like this.")
    assert find_violations(page) == []


def test_all_can_be_done_by_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    assert has_focus(page.locator(".skip"))
    page.keyboard.press("Control+k")
    assert has_focus(page.locator("#find"))
    page.keyboard.type("mass")
    assert page.get_by_role("status").inner_text() == "1 of 9 sheets shown"
    page.keyboard.press("Enter")
    button = page.locator(".card[data-key=ma-handout-en] .open")
    assert has_focus(button)
    assert button.evaluate("(each) => getComputedStyle(each, '::after').outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert gains_focus(page.locator("#viewer-title"))
    slider = page.get_by_role("slider", name="How much of the sheet from before is shown")
    for _stop in range(12):
        if has_focus(slider):
            break
        page.keyboard.press("Tab")
    assert has_focus(slider)
    page.keyboard.press("ArrowRight")
    assert slider.input_value() == "51"
    assert slider.get_attribute("aria-valuetext") == "51 percent from before, 49 percent now"
    page.keyboard.press("Home")
    assert page.locator(".pictures").evaluate("(each) => each.style.getPropertyValue('--cut')") == "0%"
    page.keyboard.press("Escape")
    page.locator("#viewer").wait_for(state="hidden")
    assert gains_focus(button)


def test_every_stop_of_the_keyboard_is_seen(page: Page) -> None:
    seen = []
    for _stop in range(14):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                """() => {
                    const at = document.activeElement;
                    const rings = [at, at.nextElementSibling].filter(Boolean)
                        .flatMap((each) => [getComputedStyle(each), getComputedStyle(each, "::after")]);
                    return rings.some((ring) => ring.outlineStyle !== "none" && ring.outlineWidth === "3px");
                }"""
            )
        )
    assert seen == [True] * 14


def test_a_sheet_is_found_by_name_and_postal_code(page: Page) -> None:
    found = {}
    for typed in (
        "guam",
        "GU",
        "gu",
        " Guam ",
        "ma",
        "MA",
        "us virgin",
        "VI",
        "rico gray",
        "nada",
        "xyz",
        "",
    ):
        page.locator("#find").fill(typed)
        found[typed] = [key.split("-")[0] for key in list_shown(page)]
    everything = ["oh", "oh", "ma", "pr", "al", "gu", "nv", "vi", "wy"]
    assert found == {
        "guam": ["gu"],
        "GU": ["gu"],
        "gu": ["gu"],
        " Guam ": ["gu"],
        "ma": ["ma"],
        "MA": ["ma"],
        "us virgin": ["vi"],
        "VI": ["vi"],
        "rico gray": ["pr"],
        "nada": [],
        "xyz": [],
        "": everything,
    }


def test_filters_narrow_what_is_shown_and_tell_how_much(page: Page) -> None:
    told = page.locator("#shown")
    page.locator("#lang").select_option("es")
    assert list_shown(page) == ["oh-handout-es", "pr-gray-es"]
    page.get_by_role("radio", name="New or changed").check()
    assert (list_shown(page), told.inner_text()) == (["pr-gray-es"], "1 of 9 sheets shown")
    assert page.locator(".group:visible h2").all_text_contents() == ["New or changed 1"]
    page.get_by_role("button", name="Show all").click()
    assert (len(list_shown(page)), told.inner_text()) == (9, "9 of 9 sheets shown")
    assert gains_focus(page.locator("#find"))
    page.get_by_role("checkbox", name="With findings").check()
    page.locator("#format").select_option("large")
    assert list_shown(page) == ["vi-large-en"]
    assert page.url.endswith("#format=large&findings=1")


def test_the_place_where_the_number_is_told_is_read_aloud(page: Page) -> None:
    status = page.locator("#shown")
    assert (status.get_attribute("role"), status.get_attribute("aria-live")) == ("status", "polite")


def test_a_link_opens_what_it_was_made_of(page: Page, address: str) -> None:
    page.goto(f"{address}#q=ohio&lang=es&show=refused&sheet=oh-handout-es")
    page.locator("#viewer[open]").wait_for()
    assert page.locator("#viewer-title").inner_text() == "Ohio"
    assert page.locator("#viewer-kind").inner_text() == "Color handout, Spanish, edition 2023"
    page.get_by_role("button", name="Close").click()
    page.locator("#viewer").wait_for(state="hidden")
    assert list_shown(page) == ["oh-handout-es"]
    assert page.url.endswith("#q=ohio&lang=es&show=refused")


@pytest.mark.parametrize("link", ["sheet=nobody&format=poster&show=lost&lang=%00", "%", "=&&=", "q=%3Cb%3E"])
def test_a_link_to_what_is_not_there_shows_the_gallery(page: Page, address: str, link: str) -> None:
    page.goto(f"{address}#{link}")
    page.reload()
    assert page.locator("#viewer").is_hidden()
    assert len(list_shown(page)) == (0 if link.startswith("q=") else 9)


def test_one_sheet_follows_the_other(page: Page) -> None:
    page.get_by_role("radio", name="Refused").check()
    open_sheet(page, "oh-handout-en")
    place, later, earlier = page.locator("#viewer-place"), page.locator("#after"), page.locator("#before")
    assert (place.text_content(), earlier.get_attribute("aria-disabled")) == (
        "Ohio, Color handout, English, edition 2023, 1 of 2",
        "true",
    )
    later.click()
    assert place.text_content() == "Ohio, Color handout, Spanish, edition 2023, 2 of 2"
    page.keyboard.press("Enter")  # on the same button, which leads no further
    assert has_focus(later)
    assert later.get_attribute("aria-disabled") == "true"
    assert place.text_content() == "Ohio, Color handout, Spanish, edition 2023, 2 of 2"
    assert page.locator("#viewer .story").inner_text() == (
        "This sheet was not drawn, because of the faults below. None stands in the folder."
    )
    page.keyboard.press("Escape")
    page.locator("#viewer").wait_for(state="hidden")
    assert gains_focus(page.locator(".card[data-key=oh-handout-es] .open"))


def test_two_pictures_are_compared_in_three_ways(page: Page) -> None:
    open_sheet(page, "ma-handout-en")
    pictures = page.locator(".pictures")
    clip = "(each) => getComputedStyle(each.querySelector('.now img')).clipPath"
    assert pictures.evaluate(clip) == "inset(0px 0px 0px 50%)"
    box = pictures.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 4, box["y"] + 50)
    page.mouse.up()
    assert pictures.evaluate(clip) == "inset(0px 0px 0px 25%)"
    page.get_by_role("radio", name="Side by side").check()
    before, now = (page.locator(f".{name} img").bounding_box() for name in ("past", "now"))
    assert before
    assert now
    assert before["x"] + before["width"] < now["x"]
    assert page.locator("#viewer figcaption").all_inner_texts() == ["The sheet before this one", "This sheet"]
    page.get_by_role("radio", name="Differences").check()
    assert pictures.evaluate(clip) == "none"
    assert page.locator(".hint").is_visible()


def test_a_sheet_without_an_earlier_one_is_not_compared(page: Page) -> None:
    open_sheet(page, "gu-handout-en")
    assert page.locator("#viewer .compare").count() == 0
    assert page.locator("#viewer img").count() == 1


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_is_wider_than_the_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 256})
    assert read_width(page) <= 0
    for key in ("ma-handout-en", "oh-handout-es"):
        open_sheet(page, key)
        assert page.locator("#viewer").evaluate("(each) => each.scrollWidth - each.clientWidth") == 0
        assert page.locator("#viewer-content").evaluate("(each) => each.scrollWidth - each.clientWidth") == 0
        page.keyboard.press("Escape")


def test_no_request_leaves_the_folder(window: BrowserContext, address: str) -> None:
    page = window.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    open_sheet(page, "ma-handout-en")
    folder = address.removesuffix("index.html")
    assert len(asked) > 2
    assert [url for url in asked if not url.startswith(folder)] == []
    refused = page.evaluate(
        """() => new Promise((resolve) => {
            document.addEventListener("securitypolicyviolation", (event) => resolve(event.violatedDirective));
            fetch("http://127.0.0.1:9/").catch(() => null);
        })"""
    )
    assert refused == "connect-src"
    page.close()


@pytest.fixture(scope="module")
def hostile_address(tmp_path_factory: pytest.TempPathFactory) -> str:
    sheets = [
        a_sheet(
            usps="XX",
            state=text,
            picture=None,
            file=f"{text}.pdf",
            lang=text,
            status="refused",
            faults=[a_fault(field=text, found=text, allowed=text, file=text)],
            why=[text],
            changes=[a_change(text, text, text)],
        )
        for text in HOSTILE
    ]
    return put_gallery(tmp_path_factory.mktemp("hostile"), a_report(*sheets, about=HOSTILE[1]))


def test_hostile_text_is_text_for_the_browser_too(page: Page, hostile_address: str) -> None:
    page.set_viewport_size(PHONE)
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(hostile_address)
    assert page.locator(".card").count() == len(HOSTILE)
    for at in range(len(HOSTILE)):
        page.locator(".card .open").nth(at).click()
        assert page.locator("#viewer").evaluate("(each) => each.scrollWidth - each.clientWidth") <= 0
        assert page.locator("#viewer :is(script, style, [onload], [onerror], b b)").count() == 0
        page.keyboard.press("Escape")
    assert (said, page.locator("script").count()) == ([], 1)
    assert read_width(page) <= 0


def test_on_paper_it_is_a_contact_sheet(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    open_ones = page.evaluate(
        """() => [".card", ".thumb", "h1", ".fields", ".chip", ".foot"]
            .map((name) => getComputedStyle(document.querySelector(name)).display !== "none")"""
    )
    assert open_ones == [True, True, True, False, False, False]
    look = page.evaluate(
        """() => {
            const card = getComputedStyle(document.querySelector(".card"));
            return [card.contentVisibility, card.breakInside, getComputedStyle(document.body).color];
        }"""
    )
    assert look == ["visible", "avoid", "rgb(27, 27, 27)"]
    assert page.pdf(format="Letter").startswith(b"%PDF")


def test_without_scripts_all_sheets_are_there_with_all_that_is_told(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=WIDE)
    page = context.new_page()
    page.goto(address)
    assert page.locator(".card:visible").count() == 9
    assert page.locator("#tools").is_hidden()
    card = page.locator(".card[data-key=ma-handout-en]")
    card.locator("summary").click()
    assert card.locator(".facts").inner_text().count("figures.cases.value") == 1
    assert card.locator("figure:visible").count() == 2
    assert card.locator("h3 a").get_attribute("href") == "./ma_trafficking_2023_handout_en.pdf"
    context.close()


def test_motion_is_only_for_those_who_want_it(page: Page) -> None:
    read = "getComputedStyle(document.querySelector('.card')).transitionDuration"
    wanted = page.evaluate(read)
    page.emulate_media(reduced_motion="reduce")
    assert (wanted, page.evaluate(read)) == ("0.12s, 0.12s", "0s")


def test_a_run_of_all_sheets_is_light(window: BrowserContext, tmp_path: Path) -> None:
    sheets = [a_sheet(usps=f"S{n}", state=f"State {n}") for n in range(448)]
    (tmp_path / "index.html").write_bytes(
        make_gallery(a_report(*sheets))
    )  # what it asks for need not be there
    page = window.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "index.html").as_uri())
    assert page.locator(".card").count() == 448
    assert page.evaluate("document.querySelectorAll('*').length") < 448 * 15
    assert 6 < len(asked) < 150
    page.close()
