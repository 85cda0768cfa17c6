"""A logo lies beside its theme, is small, and is read as what it is."""

import os
from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.logo.artwork import Outlines, Pixels
from factsheet.logo.logo_file import MOST_BYTES, MOST_DRAWN_BYTES, read_logo
from tests.logo.pictures import a_jpeg, a_png, an_svg

SAME_FOLDER = "a file of the same folder, with no link that leads out of it"


def refusal(folder: Path, name: str) -> list[str]:
    with pytest.raises(DataError) as error:
        read_logo(folder, name)
    return [str(fault).replace(str(folder), "DIR") for fault in error.value.faults]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.PNG", a_png(), Pixels),
        ("a.jpg", a_jpeg(), Pixels),
        ("a.JPEG", a_jpeg(), Pixels),
        ("a.svg", an_svg(), Outlines),
        ("a.svg", an_svg().decode().encode("utf-16"), Outlines),
        ("a.png", a_jpeg(), Pixels),
        ("a.jpg", a_png(), Pixels),
        ("a.png", an_svg(), Outlines),
    ],
)
def test_a_file_is_read_as_what_it_is(tmp_path: Path, name: str, content: bytes, kind: type) -> None:
    (tmp_path / name).write_bytes(content)
    assert isinstance(read_logo(tmp_path, name), kind)


def test_a_file_of_another_kind_is_told_by_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"%PDF-1.7 and so on")
    assert refusal(tmp_path, "logo.png") == [
        "DIR/logo.png:1: file: found a PDF file, which Illustrator's .ai files are too; allowed: a picture "
        "in PNG or JPEG, or a drawing in SVG; open it in Inkscape (File > Open, then File > Save As, Plain "
        "SVG) or in Illustrator (File > Export > Export As, PNG)"
    ]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path, "logo.png") == [f"DIR/logo.png:1: file: found no file; allowed: {SAME_FOLDER}"]


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    inside = tmp_path / "data"
    inside.mkdir()
    (tmp_path / "other.png").write_bytes(a_png())
    (inside / "logo.png").symlink_to(tmp_path / "other.png")
    assert refusal(inside, "logo.png") == [
        f"DIR/logo.png:1: file: found a link that leads out of the folder; allowed: {SAME_FOLDER}"
    ]


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "logo-2026.png").write_bytes(a_png())
    (tmp_path / "logo.png").symlink_to("logo-2026.png")
    assert isinstance(read_logo(tmp_path, "logo.png"), Pixels)


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "logo.png").symlink_to(tmp_path / "logo.png")
    assert refusal(tmp_path, "logo.png") == [
        "DIR/logo.png:1: file: found links in a circle; allowed: a file that can be read"
    ]


def test_what_is_no_file_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    (tmp_path / "logo.png").mkdir()
    os.mkfifo(tmp_path / "logo.svg")
    found = f"found something that is not a file; allowed: {SAME_FOLDER}"
    assert refusal(tmp_path, "logo.png") == [f"DIR/logo.png:1: file: {found}"]
    assert refusal(tmp_path, "logo.svg") == [f"DIR/logo.svg:1: file: {found}"]


def test_a_file_too_big_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "logo.png").open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)
    (tmp_path / "logo.svg").write_bytes(b"<svg>" + b" " * MOST_DRAWN_BYTES)
    allowed = (
        "at most 20,000,000 bytes, and 5,000,000 for SVG: save the logo as PNG, 1,000 pixels on the longer "
        "side, or in Illustrator as SVG without Preserve Illustrator Editing Capabilities"
    )
    assert refusal(tmp_path, "logo.png") == [
        f"DIR/logo.png:1: file: found 20,000,001 bytes; allowed: {allowed}"
    ]
    assert refusal(tmp_path, "logo.svg") == [
        f"DIR/logo.svg:1: file: found a drawing of 5,000,005 bytes; allowed: {allowed}"
    ]


def test_a_picture_like_a_thread_is_refused(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(a_png(size=(420, 20)))
    assert refusal(tmp_path, "logo.png") == [
        "DIR/logo.png:1: file: found a picture of 420 by 20; "
        "allowed: at most 20 times as wide as high, or as high as wide; cut off empty sides"
    ]
