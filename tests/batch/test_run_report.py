"""What is written beside the sheets: the report, the pictures and the gallery."""

import json
from pathlib import Path
from typing import Any

import pytest

from factsheet.batch.order import Order
from factsheet.batch.run import build_sheets
from factsheet.sources.data_library import open_library
from tests.batch.folders import HANDOUT, SPANISH, read_sheets
from tests.cli.runs import change, copy_data

STATES = ("GU", "MP")
GUAM = "gu_trafficking_2023"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copy_data(tmp_path, *STATES)


def build(data: Path, *states: str, **options: Any) -> dict[str, Any]:
    """Draw, and return what is told by file name; of sheets without a file by state and language."""
    order = Order(data, data.parent / "out", (HANDOUT, SPANISH), **options)
    build_sheets(open_library(data), states or STATES, order)
    report = json.loads((data.parent / "out" / "report.json").read_bytes())
    sheets = {one["file"] or f"{one['usps']} {one['lang']}": one for one in report.pop("sheets")}
    return {"report": report, **sheets}


def test_each_sheet_is_told_with_its_picture_and_what_became_of_it(data: Path) -> None:
    told = build(data)
    assert told["report"]["run"] == {"written": 4, "unchanged": 0, "refused": 0, "undone": 0, "warnings": 0}
    sheet = told[f"{GUAM}_es.pdf"]
    assert (sheet["state"], sheet["format"], sheet["lang"], sheet["edition"]) == (
        "Guam",
        "handout",
        "es",
        2023,
    )
    assert sheet["standard"] == "pdf17"
    assert (sheet["status"], sheet["why"], sheet["previous"]) == ("written", ["new"], None)
    files = read_sheets(data.parent / "out")
    assert sheet["bytes"] == len(files[f"{GUAM}_es.pdf"])
    assert files[sheet["picture"]].startswith(b"\x89PNG")
    assert b"Guam" in files["index.html"]


def test_a_changed_sheet_is_shown_beside_the_one_before(data: Path) -> None:
    build(data)
    output = data.parent / "out"
    before = (output / "gallery" / f"{GUAM}.png").read_bytes()
    change(data / "profiles" / "gu.yaml", "version: 1", "version: 2")
    told = build(data)
    sheet = told[f"{GUAM}.pdf"]
    assert (sheet["status"], sheet["why"]) == ("written", ["version"])
    assert sheet["changes"] == [{"item": "version", "before": "1", "after": "2"}]
    picture = f"gallery/{GUAM}.before.png"
    assert sheet["previous"] == {"picture": picture, "file": None, "label": "the sheet before this one"}
    assert (output / picture).read_bytes() == before
    assert (output / sheet["picture"]).read_bytes() != before
    assert told["mp_trafficking_2023.pdf"]["status"] == "unchanged"
    again = build(data)[f"{GUAM}.pdf"]
    assert (again["status"], again["changes"], again["previous"]) == ("unchanged", [], sheet["previous"])


def test_an_edition_is_shown_beside_the_one_before_it(data: Path) -> None:
    build(data, "GU")
    change(data / "profiles" / "gu.yaml", "edition: 2023", "edition: 2024")
    told = build(data, "GU")
    assert told["gu_trafficking_2024.pdf"]["previous"] == {
        "picture": f"gallery/{GUAM}.png",
        "file": f"{GUAM}.pdf",
        "label": "edition 2023",
    }
    assert told[f"{GUAM}.pdf"]["status"] == "kept"


def test_a_refused_sheet_is_told_with_its_faults_and_the_one_that_stands(data: Path) -> None:
    build(data)
    change(data / "profiles" / "gu.yaml", "version: 1", "version: x")
    (data / "profiles" / "mp.yaml").unlink()
    (data.parent / "out" / "mp_trafficking_2023.pdf").unlink()
    told = build(data)
    sheet = told[f"{GUAM}.pdf"]
    assert (sheet["status"], sheet["faults"][0]["field"]) == ("refused", "version")
    assert sheet["picture"] == f"gallery/{GUAM}.png"
    assert sheet["faults"][0]["file"] == "profiles/gu.yaml"
    gone = told["MP en"]
    assert gone["state"] == "Northern Mariana Islands"
    assert (gone["status"], gone["file"], gone["picture"], gone["fit"]) == ("refused", None, None, None)
    assert told["report"]["run"]["refused"] == 4


def test_a_state_that_was_never_drawn_has_its_name_and_no_path_of_this_machine_is_told(data: Path) -> None:
    change(data / "profiles" / "gu.yaml", "version: 1", "version: x")
    (data / "tables" / "fbi_not_placed.csv").rename(data / "tables" / "fbi_not_plaiced.csv")
    told = build(data)
    assert told["GU en"]["state"] == "Guam"
    files = read_sheets(data.parent / "out")
    for name in ("manifest.json", "report.json", "index.html"):
        assert str(data.parent).encode() not in files[name]


def test_a_picture_that_cannot_be_put_costs_no_sheet(data: Path) -> None:
    build(data)
    picture = data.parent / "out" / "gallery" / f"{GUAM}.png"
    picture.unlink()
    picture.mkdir()
    change(data / "profiles" / "gu.yaml", "version: 1", "version: 2")
    told = build(data)
    assert told[f"{GUAM}.pdf"]["status"] == "written"
    assert [fault["found"] for fault in told["report"]["unassigned"]] == ["Is a directory"]
    picture.rmdir()
    told = build(data)
    assert (told[f"{GUAM}.pdf"]["status"], told["report"]["unassigned"]) == ("unchanged", [])
    assert picture.is_file()


def test_a_run_of_one_state_tells_of_all_that_stand_there(data: Path) -> None:
    build(data)
    told = build(data, "MP")
    assert told[f"{GUAM}.pdf"]["status"] == "kept"
    assert told["mp_trafficking_2023.pdf"]["status"] == "unchanged"
    assert told["report"]["run"]["unchanged"] == 2


def test_pictures_that_are_gone_are_made_again(data: Path) -> None:
    build(data, "GU")
    picture = data.parent / "out" / "gallery" / f"{GUAM}.png"
    content = picture.read_bytes()
    picture.unlink()
    build(data, "GU")
    assert picture.read_bytes() == content


def test_a_file_that_cannot_be_drawn_has_no_picture_and_stops_nothing(data: Path) -> None:
    build(data, "MP")
    output = data.parent / "out"
    (output / "mp_trafficking_2023.pdf").write_bytes(b"%PDF-")
    (output / "gallery" / "mp_trafficking_2023.png").unlink()
    told = build(data, "GU")
    (fault,) = told["report"]["unassigned"]
    assert fault["file"] == "mp_trafficking_2023.pdf"
    assert fault["found"] == "a file that cannot be drawn"
    assert told[f"{GUAM}.pdf"]["status"] == "written"


def test_a_page_that_could_not_be_written_is_written_by_the_next_run(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(data)
    build(data)
    page = data.parent / "out" / "index.html"
    content = page.read_bytes()
    change(data / "profiles" / "gu.yaml", "version: 1", "version: 2")
    page.unlink()
    page.mkdir()
    build(data)
    page.rmdir()
    build(data)
    assert page.is_file()
    assert page.read_bytes() != content


def test_where_counts_are_shown_on_the_screen_nothing_is_written_of_them(data: Path) -> None:
    order = Order(data, data.parent / "out", shows_counts=True)
    report = build_sheets(open_library(data, shows_counts=True), STATES, order)
    assert report.succeeded
    assert report.gallery is None
    assert not {"report.json", "index.html"} & read_sheets(data.parent / "out").keys()
    findings = [
        one["findings"]
        for one in json.loads((data.parent / "out" / "manifest.json").read_bytes())["sheets"].values()
    ]
    assert findings == [[], []]
