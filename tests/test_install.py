"""The wheel: what travels in it, and that it draws from an empty folder."""

import sys
import zipfile
from pathlib import Path
from subprocess import run

import pytest

from factsheet.resources import SRGB_PROFILE

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
BUILD = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-c", BUILD, str(folder)], cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("factsheet-*-py3-none-any.whl")
    return zipfile.ZipFile(path)


def names_below(folder: str) -> set[str]:
    files = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.relative_to(ROOT / folder).as_posix() for path in files}


@pytest.mark.parametrize("folder", ["data", "fonts"])
def test_data_and_fonts_travel_whole(wheel: zipfile.ZipFile, folder: str) -> None:
    inside = f"factsheet/_{folder}/"
    carried = {name.removeprefix(inside) for name in wheel.namelist() if name.startswith(inside)}
    assert carried == names_below(folder)


def test_the_colour_profile_travels(wheel: zipfile.ZipFile) -> None:
    assert wheel.read("factsheet/pdf/srgb.icc") == SRGB_PROFILE.read_bytes()


def test_the_templates_of_the_gallery_travel(wheel: zipfile.ZipFile) -> None:
    inside = "factsheet/gallery/templates/"
    carried = {name.removeprefix(inside) for name in wheel.namelist() if name.startswith(inside)}
    assert carried == names_below(inside)


def test_the_templates_of_pages_travel(wheel: zipfile.ZipFile) -> None:
    inside = "factsheet/differences/templates/"
    carried = {name.removeprefix(inside) for name in wheel.namelist() if name.startswith(inside)}
    assert carried == names_below(inside) == {"differences.html", "differences.css"}


def test_nothing_travels_but_the_package(wheel: zipfile.ZipFile) -> None:
    assert {name.split("/")[0].split("-")[0] for name in wheel.namelist()} == {"factsheet"}


def test_an_unpacked_wheel_draws_in_an_empty_folder(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    site, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    wheel.extractall(site)
    script = (
        "import factsheet; print(factsheet.__file__); from factsheet.cli import main; main(['build', 'GU'])"
    )
    result = run(
        [sys.executable, "-c", script],
        cwd=empty,
        env={"PYTHONPATH": str(site), "PATH": "", "SOURCE_DATE_EPOCH": "1795672800"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == str(site / "factsheet" / "__init__.py")
    assert [path.name for path in empty.rglob("*.pdf")] == ["gu_trafficking_2023.pdf"]
