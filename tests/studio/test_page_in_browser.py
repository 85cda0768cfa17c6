"""The side with the sheet in a browser: swapped in place, zoomed, pointed at, listened to."""

from collections.abc import Iterator
from contextlib import closing
from time import monotonic

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.gallery.browser import PHONE, WIDE, find_violations, read_width
from tests.studio.kept_edits import keep_value
from tests.studio.served import PATIENCE, Served, copy_data, make_studio, open_context, serve_studio

PERSONS = "profile/figures/persons/value"
FIELD = f'[id="f:{PERSONS}"]'
STATE = """() => {
  const scroll = document.getElementById("pane-scroll");
  const field = document.activeElement;
  return [scroll.scrollTop, scroll.scrollLeft, document.getElementById("pane-zoom").textContent,
    field.id, field.selectionStart, document.querySelector(".sheet img") === window.firstImage];
}"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve_studio(make_studio(copy_data(tmp_path_factory.mktemp("page") / "data"))) as served:
        yield served


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """Yield the editor of a state, its sheet drawn."""
    served.studio.journal.drop_draft("ma")
    with open_context(browser, served, viewport=WIDE, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto("/s/ma")
        wait_for_sheet(page)
        yield page


def wait_for_sheet(page: Page) -> None:
    page.locator(".area").first.wait_for(state="attached")
    expect(page.locator("#pane-state")).to_have_text("Up to date")


def await_width(image: Locator) -> float:
    """Return how wide a picture is once it fills a phone: it is drawn anew as its side is shown."""
    until = monotonic() + PATIENCE / 1000
    while (width := image.evaluate("(image) => image.getBoundingClientRect().width")) <= 250:
        if monotonic() > until:
            break
        image.page.wait_for_timeout(50)
    return float(width)


def find_pane_violations(page: Page) -> list[str]:
    """Return what axe finds against within the pane: the other side has tests of its own."""
    found = Axe().run(page, "#pane").response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


def read_source(page: Page) -> str:
    return page.locator(".sheet img").first.get_attribute("src") or ""


def test_twenty_redraws_move_neither_scroll_nor_zoom_nor_focus(page: Page, served: Served) -> None:
    for _step in range(3):
        page.get_by_role("button", name="Larger").click()
    page.evaluate("document.getElementById('pane-scroll').scrollTo(40, 130)")
    page.evaluate("window.firstImage = document.querySelector('.sheet img')")
    page.locator(FIELD).focus()
    page.evaluate(f"document.querySelector('{FIELD}').setSelectionRange(1, 1)")
    wait_for_sheet(page)
    before, sources = page.evaluate(STATE), set()
    for step in range(20):
        keep_value(served.studio, "MA", PERSONS, 600 + step)
        page.evaluate("window.studioPage.refresh()")
        sources.add(read_source(page))
        assert page.evaluate(STATE) == before
    assert len(sources) == 20
    assert before[:2] == [130, 40]
    assert before[5] is True


def test_a_redraw_is_silent_and_a_change_of_the_fit_is_told_once(page: Page, served: Served) -> None:
    told = page.locator("#told")
    keep_value(served.studio, "MA", PERSONS, 601)
    page.evaluate("window.studioPage.refresh()")
    wait_for_sheet(page)
    silent = told.inner_text()
    keep_value(served.studio, "MA", "profile/region", 3)
    page.evaluate("window.studioPage.refresh()")
    expect(told).to_contain_text("to look at")
    assert silent == ""
    expect(page.locator("#pane-refused")).to_have_text("Would not be built. Look at: HHS region.")


def test_blocks_lead_to_fields_and_fields_to_blocks(page: Page) -> None:
    page.evaluate("addEventListener('studio:block', (event) => { window.led = event.detail; })")
    page.locator(".area[data-key=laws]").click()
    assert page.evaluate("window.led.part") == "laws"
    expect(page.locator("#part-title")).to_have_text("Laws")
    page.evaluate("window.studioPage.outline('glance')")
    expect(page.locator(".area.is-outlined")).to_have_attribute("data-key", "glance")
    expect(page.locator(".area-label")).to_have_text("Key figures")
    page.evaluate("window.studioPage.outlinePart('venues')")
    assert page.locator(".area.is-outlined").count() == 2
    assert page.locator(".area:not([tabindex='-1'])").count() == 0


def test_format_and_language_are_drawn_and_kept_in_the_address(page: Page) -> None:
    before = read_source(page)
    page.get_by_label("Format").select_option("gray")
    expect(page.locator(".sheet img").first).not_to_have_attribute("src", before)
    page.locator("#pane label", has_text="Español").click()
    expect(page.locator(".sheet img").first).to_have_attribute(
        "alt", "Massachusetts, Gray handout. Fits on one page."
    )
    wait_for_sheet(page)
    assert page.url.endswith("?form=gray&lang=es&standard=pdf17")
    page.reload()
    wait_for_sheet(page)
    expect(page.get_by_label("Format")).to_have_value("gray")
    assert "form=gray" in (page.get_by_role("link", name="As heard").get_attribute("href") or "")


def test_zoom_is_drawn_at_the_pixels_of_the_screen(page: Page) -> None:
    before = read_source(page)
    page.get_by_role("button", name="Larger").click()
    button = page.locator("#pane-zoom")
    expect(button).not_to_have_text("Fit")
    share = int(button.inner_text().removesuffix(" %")) / 100
    image = page.locator(".sheet img").first
    wide = "(image) => [image.naturalWidth, image.getBoundingClientRect().width]"
    expect(image).not_to_have_attribute("src", before)
    drawn, shown = image.evaluate(wide)
    assert shown == pytest.approx(816 * share, abs=1)
    assert drawn == pytest.approx(shown, abs=2)
    button.click()
    expect(button).to_have_text("Fit")


def test_all_views_are_accessible_and_come_back_to_the_page(page: Page) -> None:
    found = find_pane_violations(page)
    page.get_by_role("link", name="As heard").click()
    expect(page.locator("[data-heard]")).to_contain_text("Massachusetts: Efforts to Combat Human Trafficking")
    found += find_pane_violations(page)
    page.get_by_role("link", name="Before and after").click()
    expect(page.locator("[data-before]")).to_contain_text("Nothing on the page differs from what is saved.")
    page.get_by_label("Show only differences").check()
    found += find_pane_violations(page)
    page.get_by_role("link", name="Page", exact=True).click()
    expect(page.locator("#pane-scroll")).to_be_visible()
    assert found == []


def test_on_a_phone_the_page_is_a_tab_without_two_ways_of_scrolling(browser: Browser, served: Served) -> None:
    with open_context(browser, served, viewport=PHONE, color_scheme="dark") as context:
        page = context.new_page()
        page.goto("/s/ma")
        page.locator("[data-show=page]").click()
        wait_for_sheet(page)
        image = page.locator(".sheet img").first
        assert await_width(image) > 250
        assert image.evaluate("(image) => image.getBoundingClientRect().right") <= 360
        assert read_width(page) == 0
        assert find_violations(page) == []


def test_without_script_there_is_the_page_as_kept_and_its_pdf(browser: Browser, served: Served) -> None:
    with open_context(browser, served, viewport=WIDE) as context:
        cookies = context.cookies()
    plain = browser.new_context(base_url=served.address, java_script_enabled=False)
    plain.add_cookies([{**each} for each in cookies])
    with closing(plain):
        page = plain.new_page()
        page.goto("/s/vt?form=gray")
        assert (
            page.locator(".sheet img").evaluate("(image) => image.decode().then(() => image.naturalWidth)")
            == 816
        )
        link = page.get_by_role("link", name="Open the PDF")
        assert link.get_attribute("href") == "/s/vt/pdf?form=gray&lang=en&standard=pdf17"
        page.goto("/s/vt/heard")
        expect(page.get_by_role("heading", level=1)).to_have_text("Vermont, as heard")
