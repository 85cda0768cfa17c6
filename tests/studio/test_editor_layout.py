"""The editor's frame in a browser: the line between fields and page, narrow screens, names of controls."""

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.gallery.browser import WIDE, find_violations, has_focus, read_width
from tests.studio.served import PATIENCE, Served, copy_data, make_studio, open_context, serve_studio

pytestmark = pytest.mark.slow

LATER = date(2026, 11, 27)  # when all facts of the shipped data were checked
TABLET, SMALL = {"width": 900, "height": 700}, {"width": 320, "height": 600}

# Controls that are heard the same though they do different things: name, with the groups that they stand in.
SAME_NAMES = """() => {
  const group = (element) => {
    const around = element.parentElement?.closest("fieldset, [role=group], section, nav");
    const name = around && (around.getAttribute("aria-label") || around.querySelector("legend")?.textContent
      || document.getElementById(around.getAttribute("aria-labelledby"))?.textContent || "");
    return around ? `${group(around)}${name.trim()} > ` : "";
  };
  const seen = new Map();
  const same = [];
  const controls = ":is(button, input:not([type=hidden]), select, textarea, summary)";
  for (const one of document.querySelectorAll(`#editor ${controls}`)) {
    if (!one.checkVisibility()) continue;
    const labels = [...(one.labels || [])].map((each) => each.textContent).join(" ");
    const own = one.getAttribute("aria-label") || labels || one.textContent;
    const name = `${group(one)}${one.tagName} ${own.trim()}`;
    if (seen.has(name) || !own.trim()) same.push(name);
    seen.set(name, one);
  }
  return same;
}"""
SAME_IDS = """() => {
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    studio = make_studio(copy_data(tmp_path_factory.mktemp("layout") / "my-data"))
    studio.read_day = lambda: LATER
    with serve_studio(studio) as running:
        yield running


def open_editor(page: Page, part: str = "figures") -> None:
    page.set_default_timeout(PATIENCE)
    page.goto(f"/s/ma/{part}")
    expect(page.locator("#pane")).to_contain_text("Up to date")


def test_the_line_between_fields_and_page_is_moved_and_folded_by_keys(
    browser: Browser, served: Served
) -> None:
    with open_context(browser, served, viewport=WIDE) as context:
        page = context.new_page()
        open_editor(page)
        line = page.get_by_role("separator", name="Width of the fields")
        line.focus()
        page.keyboard.press("End")
        assert line.get_attribute("aria-valuenow") == "75"
        page.keyboard.press("ArrowLeft")
        assert line.get_attribute("aria-valuenow") == "73"
        page.keyboard.press("Home")
        assert line.get_attribute("aria-valuetext") == "25 percent of the width"
        page.keyboard.press("Enter")
        expect(page.locator("#fields")).to_be_hidden()
        assert line.get_attribute("aria-valuetext") == "Fields folded away"
        assert find_violations(page) == []
        page.keyboard.press("Enter")
        expect(page.locator("#fields")).to_be_visible()
        page.reload()
        expect(line).to_have_attribute("aria-valuenow", "25")


def test_parts_stand_behind_one_button_where_there_is_no_room_beside_the_fields(
    browser: Browser, served: Served
) -> None:
    with open_context(browser, served, viewport=TABLET) as context:
        page = context.new_page()
        open_editor(page)
        now = page.locator("#parts-now")
        expect(page.locator("#parts-list")).to_be_hidden()
        now.click()
        assert now.get_attribute("aria-expanded") == "true"
        assert find_violations(page) == []
        page.keyboard.press("Escape")
        expect(page.locator("#parts-list")).to_be_hidden()
        assert has_focus(now)
        page.get_by_role("button", name="Next part").click()
        expect(page.locator("#part-title")).to_have_text("People")
        expect(now).to_contain_text("People")


def test_each_control_has_a_name_of_its_own_and_each_mark_stands_once(
    browser: Browser, served: Served
) -> None:
    with open_context(browser, served, viewport=WIDE) as context:
        page = context.new_page()
        for part in ("figures", "people", "venues", "laws", "efforts", "map", "version", "silenced"):
            open_editor(page, part)
            found = (page.evaluate(SAME_NAMES), page.evaluate(SAME_IDS))
            assert (part, *found) == (part, [], [])


def test_at_four_hundred_percent_nothing_is_wider_than_the_window(browser: Browser, served: Served) -> None:
    with open_context(browser, served, viewport=SMALL) as context:
        page = context.new_page()
        for part in ("people", "venues", "years"):
            page.goto(f"/s/ma/{part}")
            assert (part, read_width(page)) == (part, 0)
        expect(page.locator("td[data-label=Cases]").first).to_be_visible()


def test_what_was_published_is_marked_as_english_in_the_spanish_interface(
    browser: Browser, served: Served
) -> None:
    with open_context(browser, served, viewport=WIDE) as context:
        context.add_cookies([{"name": "studio-lang", "value": "es", "url": served.address}])
        page = context.new_page()
        page.goto("/s/ma/laws")
        assert page.locator("html").get_attribute("lang") == "es"
        assert page.locator(".entry-title:not([lang=en])").count() == 0
        assert page.locator("h1").get_attribute("lang") == "en"
        page.goto("/s/ma/figures")
        assert page.locator("select[name$='/source']:not([lang=en])").count() == 0


def test_a_menu_closes_when_the_pointer_or_escape_leaves_it(browser: Browser, served: Served) -> None:
    with open_context(browser, served, viewport=WIDE) as context:
        page = context.new_page()
        open_editor(page)
        menu = page.locator(".menu > summary")
        menu.click()
        expect(page.get_by_role("link", name="Open and print")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("link", name="Open and print")).to_be_hidden()
        assert has_focus(menu)
        menu.click()
        page.locator("#part-title").click()
        expect(page.get_by_role("link", name="Open and print")).to_be_hidden()
