"""Build, gallery, what changed and attach in a real browser, as people use them."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.binding.joins import REPORTS
from tests.gallery.browser import find_violations, read_width
from tests.studio.few_states import make_few_states, rewrite_profile
from tests.studio.served import Served, make_studio, open_context, serve_studio

PATHS = (
    "/build",
    "/gallery?sheet=ma-handout-en",
    "/gallery/ma-handout-en?look=side",
    "/changes",
    "/attach",
    "/s/ma/formats",
)
ALONE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = make_few_states(Path(tmp_path_factory.mktemp("out") / "few"))
    with serve_studio(make_studio(folder)) as served:
        yield served


def build_once(page: Page) -> None:
    page.goto("/build")
    page.get_by_role("button", name="Build now").click()
    expect(page.get_by_text("Done.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Build ended")


@pytest.fixture(scope="module")
def built(served: Served, browser: Browser) -> Served:
    """Build in the browser, change a figure, build again."""
    with open_context(browser, served, viewport=ALONE) as context:
        page = context.new_page()
        build_once(page)
        expect(page.get_by_role("status")).to_have_text("Build: 100 %")
        expect(page.get_by_role("button", name="Stop after these")).to_be_hidden()
        rewrite_profile(served.folder, "MA", "persons: {value: 598,", "persons: {value: 599,")
        build_once(page)
        expect(page.locator(".build-words")).to_contain_text("1 drawn anew, 3 same as before and left alone")
    return served


def test_a_changed_sheet_is_found_looked_at_and_fetched(built: Served, browser: Browser) -> None:
    with open_context(browser, built, viewport=ALONE) as context:
        page = context.new_page()
        page.goto("/gallery")
        names = page.locator(".thumb").all_inner_texts()
        assert names[0].split() == ["Massachusetts", "1", "figure"]
        page.get_by_role("link", name="Massachusetts 1 figure").click()
        panel = page.get_by_role("region", name="Massachusetts")
        expect(panel.get_by_role("row", name="Persons 598 599")).to_be_visible()
        expect(panel.locator(".sheet-frame").first).to_be_attached()
        panel.get_by_role("link", name="Side by side").click()
        expect(page.get_by_role("img", name="Sheet of Massachusetts before: Last build")).to_be_visible()
        href = panel.get_by_role("link", name="PDF", exact=True).get_attribute("href")
        assert context.request.get(f"{built.address}{href}").body().startswith(b"%PDF-")


def test_a_build_is_followed_without_script(built: Served, browser: Browser) -> None:
    with open_context(browser, built, viewport=ALONE) as context:
        cookies = context.cookies()
    with closing(browser.new_context(base_url=built.address, java_script_enabled=False)) as plain:
        plain.add_cookies(cookies)  # type: ignore[arg-type]  # as they were given
        page = plain.new_page()
        build_once(page)
        page.get_by_role("link", name="See the sheets").click()
        page.get_by_role("link", name="Guam same").click()
        assert page.get_by_role("region", name="Guam").is_visible()


def test_a_report_is_dropped_and_comes_back(built: Served, browser: Browser) -> None:
    with open_context(browser, built, viewport=ALONE) as context:
        page = context.new_page()
        page.goto("/attach?state=gu")
        assert page.get_by_label("Guam", exact=True).is_checked()
        page.get_by_label("Report", exact=True).set_input_files(REPORTS / "word.pdf")
        page.get_by_label("After a page", exact=True).check()
        page.get_by_label("Page of the report").fill("1")
        page.get_by_label("The first one is").select_option(label="Appendix C")
        page.get_by_role("button", name="Attach", exact=True).click()
        expect(page.get_by_role("row", name="Appendix C: Guam profile 2 1")).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("link", name="Get the PDF").click()
        assert download.value.suggested_filename == "word_with_appendices.pdf"
        assert find_violations(page) == []


@pytest.mark.parametrize(
    ("window", "look", "lang"),
    [(ALONE, "light", "en"), (PHONE, "dark", "es")],
)
def test_pages_are_accessible_and_fit(
    built: Served, browser: Browser, window: dict[str, int], look: str, lang: str
) -> None:
    with open_context(browser, built, viewport=window, color_scheme=look) as context:
        context.add_cookies([{"name": "studio-lang", "value": lang, "url": built.address}])
        page = context.new_page()
        found = [look_at_page(page, path) for path in PATHS]
    assert found == [(path, [], 0, lang, 1) for path in PATHS]


def look_at_page(page: Page, path: str) -> tuple[str, list[str], int, str | None, int]:
    """Return what is found on a page: violations, how much it is too wide, language, first headings."""
    page.goto(path)
    lang = page.locator("html").get_attribute("lang")
    return path, find_violations(page), read_width(page), lang, page.locator("h1").count()
