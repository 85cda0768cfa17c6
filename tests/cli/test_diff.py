"""``factsheet diff``: what is printed, what is written, how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.runs import invoke
from tests.differences.builders import Edit, carrying, issue, put, sheet
from tests.verification.sheet_changes import changed

pytestmark = pytest.mark.usefixtures("in_an_empty_folder")

OLD, NEW = Path("old"), Path("new")


def new_edition(tree: dict[str, Any]) -> None:
    issue(2024)(tree)
    tree["calls"]["value"] = 90
    tree["cases_by_year"]["values"][0] = 40
    tree["laws"][0]["citation"] = "Another\tcitation"
    del tree["laws"][1]


def color(tree: dict[str, Any]) -> None:
    tree["theme"] = {"palette": {"navy": "#5b2a86"}}


@pytest.fixture
def folders(in_an_empty_folder: None) -> None:
    for folder in (OLD, NEW):
        put(folder, "gu.pdf", sheet("GU"))
    put(OLD, "wy_2023.pdf", sheet("WY"))
    put(OLD, "ri.pdf", sheet("RI"))
    put(OLD, "ma.pdf", sheet("MA"))
    put(NEW, "wy_2024.pdf", carrying(sheet("WY"), new_edition, color))
    put(NEW, "ri.pdf", changed(sheet("RI"), lambda _pdf: None))


TOLD = """\
new/ri.pdf	same content, written anew	before: old/ri.pdf
new/wy_2024.pdf	changed	before: old/wy_2023.pdf
  Wyoming; from the 2023 edition, version 1, to the 2024 edition, version 1; 2 numbers, 3 texts, 1 choice of drawing
    Calls: 163 -> 90, −73 (−44.8%)	calls.value
    Cases by year, 2012: 5 -> 40, +35 (+700.0%)	cases_by_year.2012
    Edition: '2023' -> '2024'	edition
    State laws, Human Trafficking in the First Degree, citation: 'Wyo. Stat. § 6-2-702' -> 'Another citation'	laws['Human Trafficking in the First Degree'].citation
    State laws, Human Trafficking in the Second Degree: gone	laws['Human Trafficking in the Second Degree']
    Colour, navy: as usual -> '#5b2a86'	drawing.theme.palette.navy
old/ma.pdf	only before	Massachusetts, 2023 edition, version 1
1 changed, 1 same content, written anew, 1 identical, 1 only before
"""  # noqa: E501


@pytest.mark.usefixtures("folders")
def test_each_change_is_a_line() -> None:
    result = invoke("diff", OLD, NEW)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == TOLD


@pytest.mark.usefixtures("folders")
def test_the_report_for_programs_says_all_and_is_the_same_each_time() -> None:
    result = invoke("diff", OLD, NEW, "--report", "json")
    assert result.stdout == invoke("diff", OLD, NEW, "--report", "json", "--jobs", "2").stdout
    told = json.loads(result.stdout)
    assert (told["old"], told["new"], told["differs"], told["html"]) == ("old", "new", True, None)
    assert told["summary"] == {
        "changed": 1,
        "same content, written anew": 1,
        "identical": 1,
        "only before": 1,
    }
    pairs = {pair["new"]["file"]: pair for pair in told["pairs"]}
    assert list(pairs) == ["new/gu.pdf", "new/ri.pdf", "new/wy_2024.pdf"]
    assert pairs["new/gu.pdf"]["old"] == {
        "file": "old/gu.pdf",
        **dict.fromkeys(
            ("state", "name", "edition", "version", "status", "format", "language", "program"), None
        ),
    }
    wyoming = pairs["new/wy_2024.pdf"]
    assert wyoming["new"] == {
        "file": "new/wy_2024.pdf",
        "state": "WY",
        "name": "Wyoming",
        "edition": 2024,
        "version": 1,
        "status": "final",
        "format": "handout",
        "language": "en",
        "program": wyoming["old"]["program"],
    }
    assert wyoming["numbers"][0] == {
        "what": "Calls",
        "path": "calls.value",
        "change": "changed",
        "unit": "count",
        "old": 163,
        "new": 90,
        "difference": -73,
        "percent": -44.8,
        "withheld": False,
    }
    assert wyoming["choices"] == [
        {
            "what": "Colour, navy",
            "path": "drawing.theme.palette.navy",
            "change": "changed",
            "old": "as usual",
            "new": "#5b2a86",
        }
    ]
    assert [sheet["file"] for sheet in told["only_in_old"]] == ["old/ma.pdf"]
    assert (told["only_in_new"], told["not_compared"], told["faults"]) == ([], [], [])


@pytest.mark.usefixtures("folders")
def test_the_page_is_written_whole_and_named() -> None:
    result = invoke("diff", OLD, NEW, "--html", "reports/changes.html")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "reports/changes.html")
    page = Path("reports/changes.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>\n")
    assert page.endswith("</html>\n")
    assert [path.name for path in Path("reports").iterdir()] == ["changes.html"]


@pytest.mark.usefixtures("folders")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((OLD, OLD), 0),
        ((OLD, NEW), 0),
        ((OLD, OLD, "--exit-code"), 0),
        ((OLD, NEW, "--exit-code"), 1),
        (("old/gu.pdf", "new/gu.pdf", "--exit-code"), 0),
        (("old/ri.pdf", "new/ri.pdf", "--exit-code"), 1),
        (("old/gu.pdf", NEW), 2),
        ((OLD, "nowhere"), 2),
        ((OLD,), 2),
        ((OLD, NEW, "--html", "new/gu.pdf"), 2),
        ((OLD, NEW, "--jobs", "0"), 2),
    ],
)
def test_how_it_ends(arguments: tuple[str | Path, ...], code: int) -> None:
    before = sheet("GU")
    assert invoke("diff", *arguments).exit_code == code
    assert Path("new/gu.pdf").read_bytes() == before


@pytest.mark.usefixtures("folders")
def test_a_broken_file_ends_with_1_and_the_others_are_told() -> None:
    put(NEW, "ma.pdf", b"%PDF-1.7")
    result = invoke("diff", OLD, NEW)
    assert result.exit_code == 1
    assert "old/ma.pdf\tnot compared\tits partner cannot be read\n" in result.stdout
    assert result.stderr == (
        "new/ma.pdf:1: file: found a damaged file that cannot be read; "
        "allowed: a whole PDF file: save or download it again\n"
    )


def test_a_page_that_cannot_be_written_is_a_fault() -> None:
    put(OLD, "gu.pdf", sheet("GU"))
    Path("file").touch()
    result = invoke("diff", OLD, OLD, "--html", "file/page.html")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("file:1: folder: found a file; allowed: ")


def hostile(tree: dict[str, Any]) -> None:
    tree["laws"][0]["citation"] = "a\nnew/gu.pdf\tidentical\x1b[31m"
    tree["jurisdiction"]["name"] = "W\tyoming\x07"


def test_what_a_file_says_cannot_pose_as_another_line() -> None:
    put(OLD, "wy.pdf", sheet("WY"))
    put(NEW, "wy.pdf", carrying(sheet("WY"), hostile))
    result = invoke("diff", OLD, NEW)
    assert len([line for line in result.stdout.splitlines() if line.startswith("new/")]) == 1
    assert {char for char in result.stdout if not char.isprintable()} <= {"\n", "\t"}
    assert "W\\tyoming\\x07" in result.stdout


def many(tree: dict[str, Any]) -> None:
    cells = tree["counties"]["cells"]
    cells.update({fips: count + 100 for fips, count in cells.items()})


CASES: dict[str, tuple[Edit, int]] = {"a few": (new_edition, 0), "many": (many, 3)}


@pytest.mark.parametrize("name", list(CASES))
def test_of_many_changes_the_first_are_told_to_people(name: str) -> None:
    edit, more = CASES[name]
    put(OLD, "wy.pdf", sheet("WY"))
    put(NEW, "wy.pdf", carrying(sheet("WY"), edit))
    lines = invoke("diff", OLD, NEW).stdout.splitlines()
    expected = [f"    and {more} more: --html or --report json tells all"] if more else []
    assert [line for line in lines if "tells all" in line] == expected
