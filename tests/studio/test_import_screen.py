"""Import in the studio: over HTTP and in a browser, a file is dropped, read, mended, applied and undone."""

import base64
import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Browser, Locator, Page, expect

from factsheet.drafts.field_edits import EditKind, FieldEdit
from factsheet.studio.open_drafts import keep_edits, open_draft
from tests.gallery.browser import PHONE, WIDE, find_violations, has_focus, read_width
from tests.intake.builders import a_data_folder
from tests.studio.served import TIME, Served, make_studio, open_context, serve_studio

LAWS = ("title", "citation", "seen at", "checked on")
NEW = "Wiretaps <script>document.title='x'</script>"
DROP = """([name, content]) => {
    const bytes = Uint8Array.from(atob(content), (char) => char.charCodeAt(0));
    const files = new DataTransfer();
    files.items.add(new File([bytes], name));
    for (const kind of ["dragenter", "dragover", "drop"]) {
        document.body.dispatchEvent(
            new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true }));
    }
}"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = a_data_folder(Path(tmp_path_factory.mktemp("import")) / "my-data", "MA").folder.path
    with serve_studio(make_studio(folder)) as served:
        yield served


def make_book(*laws: Sequence[object], figure: object = "many", state: str = "MA") -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    sheets = {
        "Profile": [("item", "value"), ("state", state)],
        "Figures": [
            ("figure", "value", "period", "source"),
            ("persons", figure, "2012-2016", "hotline-annual"),
        ],
        "Laws": [LAWS, *laws],
        "Notes": [("not of ours",), ("text",)],
    }
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for cell in (cell for row in sheet.rows for cell in row if isinstance(cell.value, str)):
            cell.data_type = "s"  # text that begins with "=" stays text
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def make_law(title: str) -> tuple[object, ...]:
    return title, "M.G.L. c. 1", "the page of the legislature", date(2026, 1, 31)


def send(served: Served, content: bytes, name: str = "ma.xlsx") -> str:
    """Send a file; return the address of its page."""
    answer = served.post_files("/import", [("file", name, content)])
    assert answer.status == 303
    return answer.headers["Location"]


def read_seen(text: str) -> str:
    return text.split('name="seen" value="')[1].split('"')[0]


def read_profile(served: Served) -> str:
    return (served.folder / "profiles" / "ma.yaml").read_text(encoding="utf-8")


def test_dropped_file_is_read_mended_applied_and_undone(served: Served, browser: Browser) -> None:
    before = read_profile(served)
    with open_context(browser, served, viewport=WIDE) as context:
        page = context.new_page()
        page.goto("/")
        page.evaluate(DROP, ["massachusetts.xlsx", base64.b64encode(make_book(make_law(NEW))).decode()])
        expect(page.locator("h1")).to_have_text("What massachusetts.xlsx would change")
        row = page.get_by_role("row", name="B2 persons")
        expect(row).to_contain_text("many")
        expect(page.get_by_role("row", name="Wiretaps")).to_contain_text("is added at the end")
        _mend_number(page, row)
        going = page.get_by_role("row", name="Child Welfare Service Needs")
        going.get_by_role("button", name="Keep it").click()
        expect(going).to_contain_text("stays, though the file does not have it")
        assert read_profile(served) == before
        page.get_by_role("button", name="Apply").click()
        expect(page.locator("h1")).to_contain_text("saved")
        assert find_violations(page) == []
        after = read_profile(served)
        assert "value: 1599" in after
        assert "Wiretaps" in after
        assert "Child Welfare Service Needs" in after
        assert "mended:\n" in (served.folder / "sources.yaml").read_text(encoding="utf-8")
        expect(page.get_by_role("link", name="See the page of Massachusetts")).to_be_visible()
        page.get_by_role("button", name="Undo").click()
        expect(page.locator("h1")).to_have_text("The import was undone")
        assert find_violations(page) == []
        assert page.title() != "x"
    assert read_profile(served) == before


def _mend_number(page: Page, row: Locator) -> None:
    """Press too early, and mend the number that this leads to."""
    page.get_by_role("button", name="Apply").click()  # too early
    field = page.get_by_label("Write it here")
    expect(field).to_be_focused()
    field.fill("1,599")
    field.press("Enter")
    expect(row).to_contain_text("1,599")
    expect(row).to_contain_text("typed here")


def test_file_dropped_where_another_is_asked_for_goes_into_its_field(
    served: Served, browser: Browser
) -> None:
    with open_context(browser, served, viewport=WIDE) as context:
        page = context.new_page()
        page.goto("/attach")
        page.evaluate(DROP, ["report.pdf", base64.b64encode(b"%PDF-1.7").decode()])
        assert page.evaluate("document.querySelector('main input[type=file]').files[0].name") == "report.pdf"
        assert page.url.endswith("/attach")


@pytest.mark.parametrize(("lang", "look", "size"), [("en", "light", WIDE), ("es", "dark", PHONE)])
def test_pages_keep_the_rules_of_axe(
    served: Served, browser: Browser, lang: str, look: str, size: dict[str, int]
) -> None:
    place = send(served, make_book(make_law("A law")))
    with open_context(browser, served, viewport=size, color_scheme=look) as context:
        context.add_cookies([{"name": "studio-lang", "value": lang, "url": served.address}])
        page = context.new_page()
        for path in ("/import", place, "/sources", "/sources/of/fbi-offenses", "/new"):
            page.goto(path)
            assert (path, find_violations(page), read_width(page)) == (path, [], 0)
        assert _reaches_by_keyboard(page)


def _reaches_by_keyboard(page: Page) -> bool:
    """Return whether the first stop of the keyboard leads past the bar."""
    page.keyboard.press("Tab")
    return has_focus(page.locator(".skips a").first)


def test_pressed_too_early_nothing_is_written_and_the_fault_is_led_to(served: Served) -> None:
    place, before = send(served, make_book(make_law("A law"))), read_profile(served)
    answer = served.post(f"{place}/apply", {"seen": read_seen(served.get(place).text)})
    assert answer.headers["Location"] == f"{place}?to=fault"
    text = served.get(f"{place}?to=fault").text
    assert text.count("autofocus aria-") + text.count("autofocus>") >= 1
    assert read_profile(served) == before


def test_folder_that_changed_since_is_looked_at_again(served: Served) -> None:
    place = send(served, make_book(make_law("A law"), figure=601))
    seen = read_seen(served.get(place).text)
    path = served.folder / "profiles" / "ma.yaml"
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}# somebody was here\n", encoding="utf-8")
    answer = served.post(f"{place}/apply", {"seen": seen})
    assert answer.headers["Location"] == f"{place}?told=changed"
    assert "was changed since you looked" in served.get(f"{place}?told=changed").text
    assert read_profile(served).endswith("# somebody was here\n")
    path.write_text(before, encoding="utf-8")


def test_kept_edits_of_a_state_are_told_before_applying(served: Served) -> None:
    studio = served.studio
    library = studio.open_data()
    edit = FieldEdit(kind=EditKind.SET, at=("profile", "version"), value=9)
    keep_edits(studio, open_draft(studio, library, "MA"), (edit,), made=TIME, tab="a")
    place = send(served, make_book(make_law("A law"), figure=601))
    assert "Massachusetts has 1 edit kept; it is joined after." in served.get(place).text
    studio.journal.drop_draft("ma")


def test_cells_are_shown_as_text_and_the_list_as_csv(served: Served) -> None:
    place = send(served, make_book(make_law(NEW), make_law("=cmd|' /C calc'!A0"), figure=601))
    text = served.get(place).text
    assert "<script>document.title" not in text
    assert "&lt;script&gt;document.title" in text
    listed = served.get(f"{place}/list.csv")
    assert listed.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "'=cmd|" in listed.text
    assert ",=cmd" not in listed.text
    told = [line.rsplit(" ", 2)[0] for line in served.log]  # without the time that each took
    assert not any("cmd" in line or "601" in line for line in told)


def test_state_that_is_another_one_is_a_fault(served: Served) -> None:
    place = send(served, make_book(make_law("A law"), figure=601))
    assert served.post(f"{place}/kind", {"topic": "", "state": "OH"}).status == 303
    text = served.get(place).text
    assert "Problem" in text
    assert 'value="OH" selected' in text


def _make_bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b" " * 300_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    "content", [_make_bomb(), b"no table at all", b"PK\x03\x04 cut off"], ids=["bomb", "text", "cut"]
)
def test_what_cannot_be_read_is_told_and_blocks(served: Served, content: bytes) -> None:
    place = send(served, content, "book.xlsx")
    answer = served.get(place)
    assert answer.status == 200
    assert "Problem" in answer.text
    assert "is-early" in answer.text


@pytest.mark.parametrize("held", ["..%2f..%2fprofiles", "0" * 32, "%00", "A" * 22])
def test_other_addresses_lead_nowhere(served: Served, held: str) -> None:
    assert served.get(f"/import/{held}").status in {400, 404}
    assert served.post(f"/import/{held}/apply").status in {400, 404}


def test_form_without_a_file_says_so(served: Served) -> None:
    answer = served.post_files("/import", [], {"other": "1"})
    assert answer.headers["Location"] == "/import?told=nothing"
    assert "No file was chosen" in served.get("/import?told=nothing").text


def test_thrown_away_file_is_gone(served: Served) -> None:
    place = send(served, make_book(make_law("A law")), "thrown.xlsx")
    assert "thrown.xlsx" in served.get("/import").text
    assert served.post(f"{place}/throw").status == 303
    assert "thrown.xlsx" not in served.get("/import").text
    assert served.get(place).status == 404


def test_template_of_a_state_is_a_workbook(served: Served) -> None:
    answer = served.get("/template/ma.xlsx")
    assert (answer.status, answer.body[:2]) == (200, b"PK")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ma.xlsx"'
    assert served.get("/template/zz.xlsx").status == 404
