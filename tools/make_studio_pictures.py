"""Take the pictures of the studio for the README: screens as they are now, small enough for a page.

    PYTHONPATH=. python tools/make_studio_pictures.py docs/pictures

Needs what the tests of the studio need. To be run again whenever a screen has changed.
"""

import sys
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from factsheet.export.workbook_rows import export_template
from factsheet.sources.data_library import open_library
from factsheet.studio.running_studio import Studio
from tests.gallery.browser import open_browser
from tests.studio.served import Served, copy_data, open_context, serve_studio

WIDE, PHONE = {"width": 1280, "height": 820}, {"width": 390, "height": 780}
WIDTH, COLORS, MOST_BYTES = 1100, 128, 150_000
PERSONS, MALE = "profile/figures/persons/value", "profile/demographics/groups/@1/bars/@1/value"
PATIENCE = 60_000  # milliseconds
DAY = date(2026, 11, 27)  # some day after all facts of the shipped data were checked


def take_pictures(folder: Path) -> None:
    with TemporaryDirectory() as temporary:
        data = copy_data(Path(temporary) / "my-data")
        book = write_workbook(data, Path(temporary) / "massachusetts.xlsx")
        with (
            serve_studio(Studio(data, is_read_only=False, read_day=read_day, read_time=read_time)) as served,
            open_browser() as browser,
        ):
            take_wide(browser, served, folder, book)
            take_phone(browser, served, folder)


def read_day() -> date:
    return DAY


def read_time() -> datetime:
    return datetime.combine(DAY, time(14, 2)).astimezone()


def write_workbook(data: Path, path: Path) -> Path:
    """Write the workbook of a state in which a colleague changed some numbers, one of them to a word."""
    library = open_library(data)
    path.write_bytes(export_template(library, library.find("MA")))
    book = load_workbook(path)
    sheet = book["Hotline"]
    rows = [row for row in sheet.iter_rows(min_row=2) if isinstance(row[1].value, int)]
    rows[-3][2].value, rows[-2][2].value, rows[-1][3].value = "many", "1,204", 91
    book.save(path)
    return path


def take_wide(browser: Browser, served: Served, folder: Path, book: Path) -> None:
    with open_context(browser, served, viewport=WIDE, device_scale_factor=2, color_scheme="light") as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto("/s/ma")
        type_number(page, PERSONS, "599")
        page.locator(f'[name="{PERSONS}"]').focus()
        keep_picture(page, folder / "studio_editor.png")
        page.goto("/")
        keep_picture(page, folder / "studio_home.png")
        page.goto("/import")
        page.set_input_files("input[type=file]", book)
        page.locator("form[data-drop-field] button").click()
        page.wait_for_url("**/import/*")
        keep_picture(page, folder / "studio_import.png")


def take_phone(browser: Browser, served: Served, folder: Path) -> None:
    with open_context(browser, served, viewport=PHONE, device_scale_factor=2, color_scheme="dark") as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto("/s/ma/people")
        type_number(page, MALE, "9")
        keep_picture(page, folder / "studio_phone.png")


def type_number(page: Page, name: str, number: str) -> None:
    """Type a number and leave the field, so that what is found in it stands there."""
    expect(page.locator("#pane")).to_contain_text("Up to date", timeout=PATIENCE)
    before = page.locator("#editor").get_attribute("data-number") or ""
    page.locator(f'[name="{name}"]').fill(number)
    expect(page.locator("#editor")).not_to_have_attribute("data-number", before, timeout=PATIENCE)
    page.locator(f'[name="{name}"]').blur()
    expect(page.locator("#pane")).to_contain_text("Up to date", timeout=PATIENCE)
    page.locator(f'[name="{name}"]').scroll_into_view_if_needed()


def keep_picture(page: Page, path: Path) -> None:
    page.wait_for_load_state("networkidle")
    taken = Image.open(BytesIO(page.screenshot())).convert("RGB")
    width = min(WIDTH, taken.width)
    small = taken.resize((width, round(taken.height * width / taken.width)), Image.Resampling.LANCZOS)
    stream = BytesIO()
    small.quantize(COLORS, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    if stream.tell() > MOST_BYTES:
        raise SystemExit(f"{path}: {stream.tell():,} bytes, more than {MOST_BYTES:,}")
    path.write_bytes(stream.getvalue())
    print(f"{path}: {stream.tell():,} bytes")


if __name__ == "__main__":
    take_pictures(Path(sys.argv[1]))
