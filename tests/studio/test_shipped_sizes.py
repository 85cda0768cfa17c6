"""What a browser has to fetch: how much it weighs packed, and that none of it comes from elsewhere."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from factsheet.studio.overview.state_overview import StateOverview
from factsheet.studio.rendering import HERE, open_templates
from tests.studio.served import make_studio

STATIC = HERE / "static"
KILO = 1024
EVENTS = "blur|change|click|error|focus|input|keydown|keyup|load|submit"
OWN_CODE = rf"\sstyle=|<style|\son(?:{EVENTS})=|<script(?! src=)|javascript:|\|\s*safe\b"
STYLES = sorted(STATIC.glob("*.css"))


def weigh_packed(paths: Iterator[Path]) -> int:
    return sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in paths)


@pytest.mark.parametrize(
    ("pattern", "most"), [("htmx-*.js", 17), ("studio.css", 12), ("home.css", 2), ("studio.js", 4)]
)
def test_files_weigh_no_more_than_planned(pattern: str, most: int) -> None:
    found = sorted(STATIC.glob(pattern))
    assert len(found) == 1
    assert weigh_packed(iter(found)) <= most * KILO


def test_our_scripts_together_weigh_no_more_than_planned() -> None:
    """Comments are left out, so that nobody saves on reasons."""
    scripts = [path for path in sorted(STATIC.glob("*.js")) if not path.name.startswith("htmx")]
    code = "".join(re.sub(r"(?m)^\s*//.*\n", "", path.read_text(encoding="utf-8")) for path in scripts)
    assert len(scripts) > 5
    assert len(gzip.compress(code.encode(), mtime=0)) <= 12 * KILO


def test_faces_weigh_no_more_than_planned() -> None:
    faces = sorted(STATIC.glob("*.woff2"))
    assert len(faces) == 4
    assert sum(path.stat().st_size for path in faces) <= 90 * KILO


@pytest.mark.parametrize("face", sorted(STATIC.glob("*.woff2")), ids=lambda path: path.stem)
def test_faces_are_packed_and_named_as_those_of_the_sheet(face: Path) -> None:
    assert face.read_bytes()[:4] == b"wOF2"
    assert (HERE.parents[1] / "fonts" / f"{face.stem}.ttf").is_file()
    assert f'url("{face.name}")' in (STATIC / "studio.css").read_text(encoding="utf-8")


def test_maps_of_all_states_are_small_and_of_whole_numbers() -> None:
    overview = StateOverview(make_studio(None))
    places = overview.list_places()
    maps = [overview.draw_thumbnail(place.usps) for place in places]
    pictures = [each.content for each in maps if each]
    assert len(pictures) == len(places) == 56
    assert sum(len(gzip.compress(each.encode(), mtime=0)) for each in pictures) <= 100 * KILO
    assert all(
        re.fullmatch(r"[mlz0-9 -]+", path) for each in pictures for path in re.findall(r' d="([^"]*)"', each)
    )


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_fetch_nothing_from_elsewhere(path: Path) -> None:
    assert (
        re.findall(
            r"https?:|//|@import", re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
        )
        == []
    )


def test_templates_have_no_style_and_no_script_of_their_own() -> None:
    templates = {
        name: (HERE / "templates" / name).read_text(encoding="utf-8")
        for name in open_templates().list_templates()
    }
    found = {name: re.findall(OWN_CODE, text) for name, text in templates.items()}
    assert {name: each for name, each in found.items() if each} == {}
