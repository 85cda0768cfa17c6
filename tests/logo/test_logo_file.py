"""A logo lies beside its theme, is small, and is what its name says."""

import os
from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.logo.artwork import Outlines, Pixels
from factsheet.logo.logo_file import MOST_BYTES, read_logo
from tests.logo.pictures import a_png, an_svg

SAME_FOLDER = "a file of the same folder, with no link that leads out of it"


def refusal(folder: Path, name: str) -> list[str]:
    with pytest.raises(DataError) as error:
        read_logo(folder, name)
    return [str(fault).replace(str(folder), "DIR") for fault in error.value.faults]


def test_the_kind_follows_from_the_name(tmp_path: Path) -> None:
    (tmp_path / "a.PNG").write_bytes(a_png())
    (tmp_path / "b.svg").write_bytes(an_svg())
    assert isinstance(read_logo(tmp_path, "a.PNG"), Pixels)
    assert isinstance(read_logo(tmp_path, "b.svg"), Outlines)


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


@pytest.mark.parametrize(("kind", "shown"), [(".png", "2,000,000"), (".svg", "200,000")])
def test_a_file_too_big_is_refused(tmp_path: Path, kind: str, shown: str) -> None:
    (tmp_path / f"logo{kind}").write_bytes(b"\0" * (MOST_BYTES[kind] + 1))
    assert refusal(tmp_path, f"logo{kind}") == [
        f"DIR/logo{kind}:1: file: found more than {shown} bytes; allowed: a file of at most {shown} bytes"
    ]


def test_a_picture_like_a_thread_is_refused(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(a_png(size=(420, 20)))
    assert refusal(tmp_path, "logo.png") == [
        "DIR/logo.png:1: file: found a picture of 420 by 20; "
        "allowed: at most 20 times as wide as high, or as high as wide"
    ]
