"""Pictures of sheets that are drawn without one: none passes for another sheet's."""

from pathlib import Path

import pytest

from factsheet.batch.manifest import read_manifest
from factsheet.batch.order import Order
from factsheet.batch.run import build_sheets
from factsheet.batch.sheet_writer import name_picture
from factsheet.gallery.page_pictures import make_picture
from factsheet.output_store import open_store
from factsheet.sources.data_library import open_library
from tests.cli.runs import change, copy_data

SHEET = "gu_trafficking_2023.pdf"
PICTURE, BEFORE = name_picture(SHEET), name_picture(SHEET, is_before=True)


def draw(folder: Path, *, has_gallery: bool, version: int) -> None:
    path = folder / "own" / "profiles" / "gu.yaml"
    change(path, f"version: {version - 1}\n", f"version: {version}\n")
    order = Order(folder / "own", folder / "out", has_gallery=has_gallery)
    assert build_sheets(open_library(folder / "own"), ["GU"], order).succeeded


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a sheet of version 1 and its picture."""
    change(copy_data(tmp_path, "GU") / "profiles" / "gu.yaml", "version: 1\n", "version: 0\n")
    draw(tmp_path, has_gallery=True, version=1)
    return tmp_path


def test_a_sheet_that_is_drawn_without_a_picture_has_none(folder: Path) -> None:
    first = (folder / "out" / PICTURE).read_bytes()
    draw(folder, has_gallery=False, version=2)
    assert not (folder / "out" / PICTURE).exists()
    assert (folder / "out" / BEFORE).read_bytes() == first


def test_what_stood_before_is_the_last_sheet_with_a_picture(folder: Path) -> None:
    first = (folder / "out" / PICTURE).read_bytes()
    draw(folder, has_gallery=False, version=2)
    draw(folder, has_gallery=False, version=3)
    record = read_manifest(open_store(folder / "out"))[SHEET]
    assert (record.version, record.before) == (3, BEFORE)
    assert (folder / "out" / BEFORE).read_bytes() == first


def test_the_next_run_with_a_gallery_makes_the_picture(folder: Path) -> None:
    draw(folder, has_gallery=False, version=2)
    order = Order(folder / "own", folder / "out")
    assert build_sheets(open_library(folder / "own"), ["GU"], order).succeeded
    assert (folder / "out" / PICTURE).read_bytes() == make_picture((folder / "out" / SHEET).read_bytes())
