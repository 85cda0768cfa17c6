"""The day that docs/your-own-figures.md tells: its commands run and its files written, in order."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.runs import DAY_OF_CHECK, change, invoke
from tests.sheets.drawn import text_of

GUIDE = Path(__file__).parents[1] / "docs" / "your-own-figures.md"
STEP = re.compile(
    r"```sh\n(?P<commands>.*?)```"
    r"|(?P<adds>Add to )?`(?P<file>[\w./-]+)`:\n\n```\w+\n(?P<content>.*?)```"
    r"|[Ii]n `(?P<changed>[\w./-]+)`, change `(?P<old>[^`]+)` to `(?P<new>[^`]+)`",
    re.DOTALL,
)


def list_steps() -> Iterator[re.Match[str]]:
    yield from STEP.finditer(GUIDE.read_text(encoding="utf-8"))


def take_step(step: re.Match[str]) -> list[str]:
    """Do what a step of the guide says and return what its commands print."""
    if step["commands"]:
        return [run(line) for line in step["commands"].strip().splitlines()]
    if step["changed"]:
        change(Path(step["changed"]), step["old"], step["new"])
    else:
        path = Path(step["file"])
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if step["adds"] else ""
        path.write_text(f"{before}\n{step['content']}" if before else step["content"], encoding="utf-8")
    return []


def run(line: str) -> str:
    """Run a command of the guide, which must end well."""
    program, *arguments = shlex.split(line)
    assert program == "factsheet"
    result = invoke(*arguments)
    assert (line, result.exit_code, result.output if result.exit_code else "") == (line, 0, "")
    return result.output


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """What the commands of the guide print, run in an empty folder, at which the tests only look."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("day"))
        patch.setenv("SOURCE_DATE_EPOCH", DAY_OF_CHECK)
        yield [output for step in list_steps() for output in take_step(step)]


def test_the_guide_is_read_step_by_step() -> None:
    steps = list(list_steps())
    assert sum(step["commands"] is not None for step in steps) >= 8
    assert sum(step["file"] is not None for step in steps) == 4
    assert sum(step["changed"] is not None for step in steps) == 4


def test_a_day_ends_with_a_sheet_that_names_nobody_else(printed: list[str]) -> None:
    text = text_of(Path("sheets/ia_trafficking_2024.pdf").read_bytes())
    for words in (
        "143",
        "188",
        "PEOPLE BY COUNTY",
        "Survivor Services, people served, 2024",
    ):
        assert words in text
    others = text.replace("NATIONAL HUMAN TRAFFICKING HOTLINE", "").replace("humantraffickinghotline.org", "")
    assert not re.search("hotline|fbi|offense", others, re.IGNORECASE)
    assert any("Nothing changes." in output for output in printed)


def test_the_spanish_sheet_has_the_labels_of_the_office(printed: list[str]) -> None:
    text = text_of(Path("sheets/ia_trafficking_2024_es.pdf").read_bytes())
    assert len(printed) > 10
    for words in ("Norte", "Sur", "Personas atendidas".upper(), "Servicios para Sobrevivientes"):
        assert words in text


def test_the_next_edition_keeps_the_last_one(printed: list[str]) -> None:
    assert "edition: 2027" in Path("my-data/profiles/ia.yaml").read_text(encoding="utf-8")
    assert "edition: 2024" in Path("my-data/previous/profiles/ia.yaml").read_text(encoding="utf-8")
    assert printed
