"""The editor as people use it: in a browser, with keys and pointer, with script and without."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from factsheet.studio.forms.part_specs import PART_SPECS, TABLE_PARTS
from tests.gallery.browser import PHONE, WIDE, find_violations, read_width
from tests.studio.served import Served, copy_data, forget_drafts, make_studio, open_context, serve_studio

pytestmark = pytest.mark.slow

PERSONS, CASES = "profile/figures/persons/value", "profile/figures/cases/value"
LATER = date(2026, 11, 27)  # when all facts of the shipped data were checked


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    studio = make_studio(copy_data(tmp_path_factory.mktemp("data") / "my-data"))
    studio.read_day = lambda: LATER
    with serve_studio(studio) as running:
        yield running


@pytest.fixture(scope="module")
def context(browser: Browser, started: Served) -> Iterator[BrowserContext]:
    with open_context(browser, started, viewport=WIDE) as opened:
        yield opened


@pytest.fixture
def page(context: BrowserContext, started: Served) -> Iterator[Page]:
    """The editor of Massachusetts, in which nothing is kept yet; nothing may go wrong unseen."""
    forget_drafts(started.studio)
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.goto("/s/ma")
    expect(opened.locator("#pane")).to_contain_text("Up to date")
    yield opened
    opened.evaluate("localStorage.clear()")
    opened.close()
    assert faults == []


def settle(page: Page, number: int) -> None:
    """Wait until a step is kept and the page shows it."""
    expect(page.locator("#editor")).to_have_attribute("data-number", str(number))
    expect(page.locator("#pane")).to_contain_text("Up to date")


def test_a_number_is_typed_kept_and_seen(page: Page) -> None:
    before = page.locator("#pane img").first.get_attribute("src")
    page.locator(f'[name="{PERSONS}"]').fill("599")
    expect(page.locator("#kept")).to_contain_text(
        "1 edit kept on this computer at 14:02, not yet in your files"
    )
    expect(page.locator(f'[id="was:{PERSONS}"]')).to_have_text("was 598 · put back")
    expect(page.locator("#pane img").first).not_to_have_attribute("src", before or "")
    page.get_by_role("link", name="As heard").click()
    expect(page.locator("#pane")).to_contain_text("599 potential persons")


def test_nothing_is_found_while_somebody_types_and_at_once_afterwards(page: Page) -> None:
    cases = page.locator(f'[name="{CASES}"]')
    cases.fill("")
    for letter in "340":
        cases.press(letter)
        expect(page.locator(f'[id="slot:{CASES}"]')).to_be_empty()
    expect(page.locator(f'[id="was:{CASES}"]')).to_have_text("was 336 · put back")
    expect(page.locator(".to-look-at")).to_contain_text("3 to look at")
    expect(page.locator(f'[id="slot:{CASES}"]')).to_be_empty()
    page.locator(f'[name="{PERSONS}"]').focus()
    slot = page.locator(f'[id="slot:{CASES}"]')
    expect(slot).to_contain_text("The yearly table adds to 336, not 340.")
    slot.get_by_role("button", name="Use 336 from the table").click()
    expect(page.locator(f'[id="slot:{CASES}"]')).to_be_empty()
    expect(cases).to_have_value("")


def test_a_finding_is_kept_with_a_reason_by_keyboard_alone(page: Page) -> None:
    page.locator(f'[name="{CASES}"]').fill("340")
    page.locator(f'[name="{PERSONS}"]').focus()
    slot = page.locator(f'[id="slot:{CASES}"]')
    summary = slot.locator("summary")
    expect(summary).to_be_visible()
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("The source prints this number in another table.")
    page.keyboard.press("Enter")
    expect(page.locator(f'[id="slot:{CASES}"]')).to_contain_text("Kept as it is, with the reason")
    expect(page.locator(".parts a[data-to=silenced] .count")).to_have_text("6")


def test_redraws_leave_caret_selection_and_scroll_alone(page: Page) -> None:
    persons = page.locator(f'[name="{PERSONS}"]')
    persons.focus()
    page.evaluate("document.getElementById('fields').scrollTop = 40")
    for step, number in ((1, "599"), (2, "600"), (3, "601"), (4, "602"), (5, "603")):
        persons.fill(number)
        persons.evaluate("(one) => one.setSelectionRange(1, 2)")
        settle(page, step)
        state = persons.evaluate(
            "(one) => [document.activeElement === one, one.selectionStart, one.selectionEnd]"
        )
        assert state == [True, 1, 2]
        assert page.evaluate("document.getElementById('fields').scrollTop") == 40


def test_an_entry_is_added_moved_and_put_back_without_losing_the_place(page: Page) -> None:
    page.locator(".parts a[data-to=laws]").click()
    first = page.locator(".entry").first
    title = first.get_attribute("data-title")
    down = first.locator("[id^='down:']")
    down.focus()
    page.keyboard.press("Enter")
    settle(page, 1)
    expect(page.locator(".entry").nth(1)).to_have_attribute("data-title", title or "")
    expect(page.locator("#told")).to_have_text(f"{title} moved to 2 of 9")
    assert page.evaluate("document.activeElement.id").startswith("down:profile/laws/@0")
    page.get_by_role("button", name="Add a law").click()
    settle(page, 2)
    page.keyboard.type("A Newer Act")
    settle(page, 3)
    expect(page.locator(".entry-title").last).to_have_text("A Newer Act")
    page.locator(".entry").last.get_by_role("button", name=re.compile("^Remove")).click()
    settle(page, 4)
    expect(page.locator(".entry")).to_have_count(9)


def test_a_block_leads_to_its_fields_and_a_field_outlines_its_block(page: Page) -> None:
    page.locator('.area[data-key="laws"]').click()
    expect(page.locator("#part-title")).to_have_text("Laws")
    expect(page).to_have_url(re.compile("/s/ma/laws$"))
    page.locator(".entry-box summary").first.focus()
    expect(page.locator('.area[data-key="laws"]')).to_have_class(re.compile("is-outlined"))
    page.go_back()
    expect(page.locator("#part-title")).to_have_text("Key figures")


def test_keys_lead_from_finding_to_finding_and_to_the_page_and_back(page: Page) -> None:
    page.locator(f'[name="{CASES}"]').fill("340")
    expect(page.locator(".to-look-at")).to_contain_text("3 to look at")
    page.keyboard.press("F8")
    assert page.evaluate("document.activeElement.name") == CASES
    page.keyboard.press("F4")
    assert page.evaluate("document.getElementById('pane').contains(document.activeElement)")
    page.keyboard.press("F4")
    assert page.evaluate("document.activeElement.name") == CASES
    page.keyboard.press("F8")
    expect(page.locator("#part-title")).to_have_text("People")


def test_two_windows_of_one_state_tell_each_other(page: Page, context: BrowserContext) -> None:
    other = context.new_page()
    other.goto("/s/ma")
    other.locator(f'[name="{PERSONS}"]').fill("601")
    expect(other.locator("#kept")).to_contain_text("1 edit")
    page.locator(f'[name="{PERSONS}"]').fill("599")
    page.locator(f'[name="{CASES}"]').focus()
    slot = page.locator(f'[id="slot:{PERSONS}"]')
    expect(slot).to_contain_text("Another window wrote 601 here")
    slot.get_by_role("button", name="Keep what I typed").click()
    expect(page.locator(f'[id="was:{PERSONS}"]')).to_have_text("was 598 · put back")
    expect(page.locator(f'[name="{PERSONS}"]')).to_have_value("599")
    other.close()


def test_what_cannot_be_sent_stays_in_the_browser_and_is_sent_later(page: Page, started: Served) -> None:
    page.route("**/s/ma/draft", lambda route: route.abort())
    page.locator(f'[name="{PERSONS}"]').fill("599")
    expect(page.locator("#kept")).to_have_text("Not kept yet. What you type stays in this browser.")
    assert not (started.folder / ".studio" / "drafts" / "ma.jsonl").exists()
    page.unroute("**/s/ma/draft")
    page.reload()
    expect(page.locator(f'[name="{PERSONS}"]')).to_have_value("599")
    expect(page.locator("#kept")).to_contain_text("1 edit kept")


def test_a_screen_reader_is_told_little_while_somebody_types(page: Page) -> None:
    page.evaluate(
        "window.heard = []; const told = document.getElementById('told');"
        "new MutationObserver(() => window.heard.push(told.textContent))"
        ".observe(told, {childList: true, characterData: true, subtree: true})"
    )
    persons = page.locator(f'[name="{PERSONS}"]')
    persons.press_sequentially("12345678901234567890", delay=60)
    expect(page.locator("#pane")).to_contain_text("Up to date")
    page.locator(f'[name="{CASES}"]').focus()
    expect(page.locator("#kept")).to_contain_text("1 edit")
    assert len(page.evaluate("window.heard")) <= 3


def test_without_script_each_part_is_kept_by_its_button(browser: Browser, started: Served) -> None:
    forget_drafts(started.studio)
    with open_context(browser, started, viewport=WIDE, java_script_enabled=False) as plain:
        page = plain.new_page()
        page.goto("/s/ma")
        page.locator(f'[name="{PERSONS}"]').fill("599")
        page.locator(".only-plain").get_by_role("button", name="Keep these edits").click()
        expect(page.locator("#kept")).to_contain_text("1 edit kept")
        page.get_by_role("link", name="Laws").click()
        page.get_by_role("button", name=re.compile("^Move down: An Act Relative")).click()
        expect(page.locator("#kept")).to_contain_text("2 edits kept")


@pytest.mark.parametrize(
    ("lang", "look", "size", "first"),
    [("en", "light", WIDE, 0), ("es", "dark", PHONE, 0), ("es", "dark", WIDE, 1), ("en", "light", PHONE, 1)],
)
def test_every_part_is_clean_for_everyone(
    browser: Browser, started: Served, lang: str, look: str, size: dict[str, int], first: int
) -> None:
    """Each part is looked at twice, which differ in language, look and size."""
    with open_context(browser, started, viewport=size, color_scheme=look) as opened:
        opened.add_cookies([{"name": "studio-lang", "value": lang, "url": started.address}])
        page = opened.new_page()
        found = {}
        for part in [*PART_SPECS, *TABLE_PARTS][first::2]:
            page.goto(f"/s/ma/{part}")
            found[part] = (find_violations(page), max(read_width(page), 0))
    assert len(found) >= 5
    assert found == dict.fromkeys(found, ([], 0))


def test_what_two_windows_could_not_send_is_kept_by_the_next_one(page: Page, context: BrowserContext) -> None:
    other = context.new_page()
    other.goto("/s/ma")
    for window, name, typed in ((page, PERSONS, "599"), (other, CASES, "337")):
        window.route("**/draft", lambda route: route.abort())
        window.locator(f'[name="{name}"]').fill(typed)
        expect(window.locator("#kept")).to_contain_text("Not kept yet.")
    other.close()
    page.goto("about:blank")
    third = context.new_page()
    third.goto("/s/ma")
    settle(third, 2)
    assert [third.locator(f'[name="{name}"]').input_value() for name in (PERSONS, CASES)] == ["599", "337"]
    assert third.evaluate("Object.keys(localStorage).filter((key) => key.includes(':ma:')).length") == 0
    third.close()
    page.goto("/s/ma")


def test_what_was_not_sent_clashes_with_what_was_written_since(page: Page, context: BrowserContext) -> None:
    page.route("**/draft", lambda route: route.abort())
    page.locator(f'[name="{PERSONS}"]').fill("599")
    expect(page.locator("#kept")).to_contain_text("Not kept yet.")
    other = context.new_page()
    other.goto("/s/ma")
    other.locator(f'[name="{PERSONS}"]').fill("601")
    settle(other, 1)
    page.unroute("**/draft")
    page.goto("/s/ma")
    slot = page.locator(f'[id="slot:{PERSONS}"]')
    expect(slot).to_contain_text("Another window wrote 601 here")
    expect(page.locator(f'[name="{PERSONS}"]')).to_have_value("599")
    slot.locator("[data-keep]").click()
    settle(page, 2)
    assert page.locator(f'[id="was:{PERSONS}"]').inner_text() == "was 598 · put back"
    other.close()
