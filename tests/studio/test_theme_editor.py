"""The theme edited without script, with it, and saved."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.gallery.browser import find_violations, read_width
from tests.studio.served import Served, copy_data, make_studio, open_context, serve_studio

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    b'<rect width="40" height="20" fill="#0b5d1e"/></svg>'
)
KEPT = ("dc.yaml", "vt.yaml")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Serve two states: a survey of all 56 takes too long for a test."""
    folder = copy_data(tmp_path / "data")
    for profile in (folder / "profiles").iterdir():
        if profile.name not in KEPT:
            profile.unlink()
    with serve_studio(make_studio(folder)) as each:
        yield each


def read_theme_file(served: Served) -> str:
    return (served.folder / "theme.yaml").read_text(encoding="utf-8")


def draw_jpeg() -> bytes:
    packed = io.BytesIO()
    Image.new("RGB", (60, 30), (11, 93, 30)).save(packed, "JPEG")
    return packed.getvalue()


def test_a_theme_is_typed_looked_over_and_saved_without_script(served: Served) -> None:
    answer = served.post("/theme", {"publisher": "Office of Examples", "colors.navy": "0b5d1e", "st": "vt"})
    assert (answer.status, answer.headers["location"]) == (303, "/theme?st=vt")
    page = served.get("/theme?st=vt").text
    assert 'value="Office of Examples"' in page
    assert "8.0 : 1 on white, good." in page
    assert "<b>2 edits</b> kept on this computer at 14:02, not yet in your files" in page
    assert not (served.folder / "theme.yaml").exists()
    assert "<ins>Office of Examples</ins>" in served.get("/theme/save").text
    answer = served.post("/theme/save", {"do": "save"})
    assert (answer.status, answer.headers["location"]) == (303, "/s/theme/saved")
    assert read_theme_file(served) == 'publisher: Office of Examples\ncolors:\n  navy: "#0b5d1e"\n'
    saved = served.get("/s/theme/saved").text
    assert "Saved at 14:02 to theme.yaml" in saved
    assert 'href="/theme" autofocus' in saved
    assert served.studio.journal.list_subjects() == ()


def test_a_saved_theme_stands_in_the_history_and_is_put_back(served: Served) -> None:
    (served.folder / "theme.yaml").write_text("publisher: Before\n", encoding="utf-8")
    served.post_files(
        "/theme/logo",
        [("logo", "a.svg", SVG)],
        {"publisher": "After", "logo.alt": "Seal", "blocks.laws.place": "leave_out"},
    )
    served.post("/theme/save", {"do": "save"})
    history = served.get("/s/theme/history").text
    (name,) = served.studio.history.list_saves()
    told = [
        (change.names["en"], change.before, change.after)
        for change in served.studio.history.read_save(name).changes
    ]
    assert ("Who publishes the sheets", "Before", "After") in told
    assert "Left out: State laws" in {after for _name, _before, after in told}
    assert "Who publishes the sheets" in history
    assert served.post("/s/theme/history", {"save": name}).headers["location"] == "/s/theme/saved"
    assert read_theme_file(served) == "publisher: Before\n"
    assert list(served.folder.glob("logo-*")) == []


def test_a_theme_that_somebody_else_changed_is_joined_and_looked_over_again(served: Served) -> None:
    file = served.folder / "theme.yaml"
    file.write_text("publisher: Before\n", encoding="utf-8")
    served.post("/theme", {"publisher": "Mine"})
    file.write_text("publisher: Theirs\n", encoding="utf-8")
    for path in ("/theme/save", "/s/theme/save"):
        assert served.get(path).status == 303
    assert served.get("/theme/save").headers["location"] == "/s/theme/merge"
    assert served.post("/theme/save", {"do": "save"}).headers["location"] == "/s/theme/merge"
    page = served.get("/s/theme/merge").text
    assert "Who publishes the sheets" in page
    answer = served.post("/s/theme/merge", {"publisher": "mine", "do": "together"})
    assert answer.headers["location"] == "/s/theme/save"
    assert served.get("/s/theme/save").headers["location"] == "/theme/save"
    served.post("/theme/save", {"do": "save"})
    assert read_theme_file(served) == "publisher: Mine\n"


def test_comments_of_the_file_stay_and_empty_fields_leave_it(served: Served) -> None:
    text = "# Ours.\npublisher: Office  # of the state\ncontact:\n  name: Line\n  phone: 888-373-7888\n"
    (served.folder / "theme.yaml").write_text(text, encoding="utf-8")
    served.post("/theme", {"contact.name": "", "contact.phone": "", "texts.lead.en": "Short."})
    served.post("/theme/save", {"do": "save"})
    assert read_theme_file(served) == "# Ours.\npublisher: Office  # of the state\n\ntexts:\n  lead: Short.\n"


def test_a_step_is_undone_and_all_is_thrown_away(served: Served) -> None:
    served.post("/theme", {"publisher": "One"})
    served.post("/theme", {"do": "down:figures"})
    served.post("/theme", {"do": "undo"})
    draft = served.studio.journal.read_draft("theme")
    assert draft is not None
    assert draft.wanted == {"publisher": "One"}
    served.post("/theme/save", {"do": "throw"})
    assert "Nothing is waiting to be saved" in served.get("/theme").text


def test_what_keeps_sheets_from_being_drawn_is_told_and_not_saved(served: Served) -> None:
    served.post("/theme", {"colors.blue": "#7aa7d9", "contact.name": "Line"})
    page = served.get("/theme").text
    assert "2.5 : 1 on white: too pale, at least 4.5 : 1 is needed." in page
    assert "With this theme no sheet can be drawn." in page
    assert "no way to reach it; allowed: at least one of phone, text, web" in page
    assert served.post("/theme/save", {"do": "save"}).status == 422
    assert not (served.folder / "theme.yaml").exists()


@pytest.mark.parametrize(
    ("file", "content", "suffix"), [("a.svg", SVG, "svg"), ("../b.jpg", draw_jpeg(), "png")]
)
def test_a_logo_is_shown_before_it_is_saved(served: Served, file: str, content: bytes, suffix: str) -> None:
    answer = served.post_files("/theme/logo", [("logo", file, content)], {"st": "vt"})
    assert (answer.status, answer.headers["location"]) == (303, "/theme?st=vt")
    served.post("/theme", {"logo.alt": "Seal of Examples"})
    page = served.get("/theme?st=vt").text
    assert "Now: logo-" in page
    assert "With this theme no sheet can be drawn." not in page
    before = {path.name for path in served.folder.iterdir()}
    served.post("/theme/save", {"do": "save"})
    (logo,) = {path.name for path in served.folder.iterdir()} - before - {"theme.yaml"}
    assert logo.endswith(f".{suffix}")
    assert read_theme_file(served) == f"logo:\n  file: {logo}\n  alt: Seal of Examples\n"


def test_a_file_that_is_no_logo_is_refused(served: Served) -> None:
    broken = b"\x89PNG\r\n\x1a\n" + b"broken" * 9
    answer = served.post_files("/theme/logo", [("logo", "logo.png", broken)])
    assert (answer.status, "This logo cannot be used" in answer.text) == (422, True)
    assert served.post_files("/theme/logo", [("logo", "logo.pdf", b"%PDF-1.7")]).status == 415
    assert served.studio.journal.read_draft("theme") is None


def test_the_page_is_seen_with_other_eyes(served: Served) -> None:
    names = set()
    for seeing in ("plain", "gray", "protan", "deutan", "tritan"):
        text = served.get(f"/theme?st=vt&as={seeing}").text
        name = text.partition("/theme/picture/")[2].partition(".png")[0]
        answer = served.get(f"/theme/picture/{name}.png")
        assert (answer.status, answer.body[:4]) == (200, b"\x89PNG")
        names.add(name)
    assert len(names) == 5
    assert served.get(f"/theme/picture/{'0' * 32}.png").status == 404


def test_only_a_chosen_folder_is_written_to() -> None:
    with serve_studio(make_studio(None)) as shipped:
        assert shipped.get("/theme?st=ma").status == 200
        assert shipped.post("/theme", {"publisher": "Nobody"}).status == 403
        assert shipped.get("/theme/save").status == 403


def test_the_theme_is_typed_live_and_saved_in_a_browser(served: Served, browser: Browser) -> None:
    with open_context(browser, served) as context:
        page = context.new_page()
        page.goto("/theme?st=vt")
        picture = page.locator("#theme-sheet img")
        first = picture.get_attribute("src")
        page.get_by_label("Who publishes the sheets").fill("Office of Examples")
        expect(picture).not_to_have_attribute("src", first or "")
        page.get_by_label("Bars, and the line above the title", exact=True).fill("#7aa7d9")
        told = page.locator("[id='told:colors.blue']")
        expect(told).to_contain_text("too pale")
        page.get_by_label("Bars, and the line above the title", exact=True).fill("#1f7a34")
        expect(told).to_contain_text("good")
        expect(page.locator("#theme-kept")).to_contain_text("2 edits")
        page.get_by_role("link", name="Look over and save").click()
        expect(page.locator("#theme-survey")).to_contain_text("2 as before")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text("to theme.yaml")).to_be_visible()
    assert read_theme_file(served) == 'publisher: Office of Examples\ncolors:\n  blue: "#1f7a34"\n'


def test_the_pages_are_for_everyone(served: Served, browser: Browser) -> None:
    served.post("/theme", {"colors.blue": "#7aa7d9", "publisher": "Office"})
    for width, look, path in ((360, "dark", "/theme"), (1280, "light", "/theme/save")):
        size = {"width": width, "height": 740}
        with open_context(browser, served, viewport=size, color_scheme=look) as context:
            page = context.new_page()
            page.goto(path)
            assert (find_violations(page), max(read_width(page), 0)) == ([], 0)
