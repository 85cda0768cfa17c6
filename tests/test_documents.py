"""What the documents promise and the program holds."""

import re
import tomllib
from pathlib import Path

from factsheet.cli import main
from factsheet.errors import FactsheetError

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def shell_blocks(text: str) -> list[str]:
    return [block.strip() for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)]


def test_ci_runs_the_test_command_of_the_readme() -> None:
    (command,) = [block for block in shell_blocks(README) if "pytest" in block]
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert command in shell_blocks(CONTRIBUTING)


def test_the_readme_names_every_option_of_build() -> None:
    options = {name for parameter in main.commands["build"].params for name in parameter.opts if "--" in name}
    assert options <= set(re.findall(r"`(--[a-z-]+)", README)) | set(re.findall(r"(--[a-z]+) FOLDER", README))


def test_every_file_that_the_readme_names_is_there() -> None:
    named = set(re.findall(r"`((?:data|docs|fonts)/[a-z_./]+\.[a-zA-Z]+)`|\]\(((?:docs)/[a-z.]+)\)", README))
    paths = {path for pair in named for path in pair if path}
    assert "data/profiles/ma.yaml" in paths
    assert {path for path in paths if not (ROOT / path).is_file()} == set()


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
