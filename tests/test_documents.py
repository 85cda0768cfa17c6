"""What the documents promise and the program holds."""

import re
import tomllib
from pathlib import Path

import pytest

from factsheet.cli.build import build
from factsheet.errors import FactsheetError
from tests.cli.runs import DAY_OF_CHECK, copy_data, invoke

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="40">'
    '<rect width="100" height="40" fill="#0b3d2e"/></svg>'
)
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def shell_blocks(text: str) -> list[str]:
    return [block.strip() for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)]


def test_ci_runs_the_test_command_of_the_readme() -> None:
    (command,) = [block for block in shell_blocks(README) if "pytest" in block]
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert command in shell_blocks(CONTRIBUTING)


def test_the_readme_names_every_option_of_build() -> None:
    options = {name for parameter in build.params for name in parameter.opts if "--" in name}
    assert options <= set(re.findall(r"`(--[a-z-]+)", README)) | set(re.findall(r"(--[a-z]+) FOLDER", README))


def test_every_file_that_the_readme_names_is_there() -> None:
    named = set(
        re.findall(r"`((?:data|docs|fonts)/[a-z_./]+\.[a-zA-Z]+)`|\]\(((?:docs|data)/[a-zA-Z_./]+)\)", README)
    )
    paths = {path for pair in named for path in pair if path}
    assert {"data/profiles/ma.yaml", "docs/pictures/zz_back.png"} <= paths
    assert {path for path in paths if not (ROOT / path).is_file()} == set()


def test_the_pictures_of_the_readme_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in (ROOT / "docs" / "pictures").glob("*.png")}
    sheets = {"ma.png", "tx.png", "va.png", "gu.png", "zz.png", "zz_back.png"}
    studio = {"studio_home.png", "studio_editor.png", "studio_import.png", "studio_phone.png"}
    assert {*sizes} == sheets | studio
    assert max(sizes.values()) < 150_000


def test_the_line_to_change_stands_in_the_profile() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    profile = (ROOT / "data" / "profiles" / "ma.yaml").read_text(encoding="utf-8")
    lines = {line.strip() for line in profile.splitlines()}
    assert {line.strip() for line in example.strip().splitlines()} <= lines


def test_the_version_has_a_place_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## Unreleased" in changelog
    assert "### Changed output" in changelog


def test_every_error_is_public() -> None:
    import factsheet

    assert {each.__name__ for each in FactsheetError.__subclasses__()} <= set(factsheet.__all__)


def test_python_3_11_is_enough() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">=3.11"
    assert "Python 3.11 or newer" in README


def test_the_readme_tells_of_themes_and_of_a_copy_of_the_data() -> None:
    assert "(docs/themes.md)" in README
    assert "factsheet export --data-folder my-data" in "\n".join(shell_blocks(README))


@pytest.fixture
def themed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with the example of the guide to themes, a logo, a small profile and a full one."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY_OF_CHECK)
    data = copy_data(tmp_path, "WY", "MA")
    guide = (ROOT / "docs" / "themes.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    (data / "theme.yaml").write_text(example, encoding="utf-8")
    (data / "logo.svg").write_text(LOGO, encoding="utf-8")
    return data


def test_the_example_of_the_guide_to_themes_can_be_drawn(themed: Path, tmp_path: Path) -> None:
    result = invoke("build", "WY", "--data", themed, "--output", tmp_path / "sheets")
    assert (result.exit_code, result.stderr) == (0, "")
    assert invoke("check", "WY", "MA", "--data", themed).exit_code == 0


def test_a_full_profile_with_the_example_fits_with_its_back(themed: Path, tmp_path: Path) -> None:
    result = invoke("build", "MA", "--data", themed, "--output", tmp_path / "sheets", "--allow-back")
    assert (result.exit_code, result.stderr) == (0, "")


TESTS = set(re.findall(r"def (test_\w+)", "".join(path.read_text() for path in ROOT.glob("tests/**/*.py"))))


def test_every_test_that_the_ledger_of_clauses_cites_is_there() -> None:
    cited = set(re.findall(r"`(test_\w+)`", (ROOT / "docs" / "pdfua.md").read_text(encoding="utf-8")))
    assert len(cited) > 30
    assert cited - TESTS == set()


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_module_and_folder_that_the_documents_name_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:[a-z_]+/)+[a-z_]*(?:\.[a-z]+)?)`", text))
    named -= {"factsheet/_data", "factsheet/_fonts", "tests/failures/"}  # in a wheel, or after a failure
    places = (ROOT, ROOT / "factsheet", ROOT / "data")
    assert len(named) > 5
    assert {path for path in named if not any((place / path).exists() for place in places)} == set()


def test_the_table_of_layers_has_every_package() -> None:
    rows = re.findall(
        r"^\| (`[^|]+) \|", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    told = {name for row in rows for name in re.findall(r"`([a-z_]+)`", row)}
    package = ROOT / "factsheet"
    modules = {path.stem for path in package.glob("*.py")} - {"__init__", "__main__"}
    packages = {path.parent.name for path in package.glob("*/__init__.py")}
    assert modules | packages <= told
