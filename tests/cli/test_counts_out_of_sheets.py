"""No hidden count comes out of a finished sheet, whichever command takes it apart."""

from pathlib import Path

import pytest

from factsheet.disclosure.profile_relations import read_tables
from tests.cli.runs import invoke
from tests.disclosure.builders import a_policy, chosen
from tests.disclosure.leaks import numbers
from tests.disclosure.test_leaks import POLICY, made_up
from tests.sheets.drawn import draw

pytestmark = pytest.mark.usefixtures("in_an_empty_folder")

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("verify", "--no-verapdf", "sheet.pdf", "--data", "shipped"),
    ("verify", "--no-verapdf", "sheet.pdf", "--report", "json"),
    ("extract", "sheet.pdf", "-o", "taken"),
    ("check", "--data", "taken"),
    ("list", "--data", "taken"),
    ("build", "--all", "--data", "taken", "--report", "json"),
    ("diff", "sheet.pdf", "open.pdf", "--html", "page.html"),
    ("diff", "open.pdf", "sheet.pdf", "--report", "json"),
    ("attach", "sheet.pdf", "sheet.pdf", "-o", "joined.pdf"),
)


def outputs() -> list[str]:
    """Return what each command prints, and the text of each file that was taken out."""
    told = [invoke(*command).output for command in COMMANDS]
    files = (*sorted(Path("taken").rglob("[!.]*.*")), Path("page.html"))
    taken = [path.read_text(encoding="utf-8") for path in files]
    return [*told, *(text.replace(",", " ") for text in taken)]  # in CSV a comma ends a count


def test_no_hidden_count_is_told() -> None:
    tables = read_tables(made_up(POLICY))
    hidden = {tables.cells[name].value for name in chosen(tables)}
    Path("sheet.pdf").write_bytes(draw(made_up(POLICY)).content)
    Path("open.pdf").write_bytes(draw(made_up(a_policy(None))).content)
    told = outputs()
    assert len(told) == len(COMMANDS) + 3
    assert [hidden & {*numbers(text)} for text in told] == [set()] * len(told)
    assert sum("one of the sheets does not show it" in text for text in told) == 2


def test_the_search_finds_counts_that_nobody_hides() -> None:
    tables = read_tables(made_up(POLICY))
    hidden = {tables.cells[name].value for name in chosen(tables)}
    for name in ("sheet.pdf", "open.pdf"):
        Path(name).write_bytes(draw(made_up(a_policy(None))).content)
    assert hidden - {number for text in outputs() for number in numbers(text)} == set()
