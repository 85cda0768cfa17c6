"""Builds from the studio: looked over, followed, stopped, killed and come back to."""

import json
import re
from collections.abc import Iterator
from multiprocessing import Pipe
from pathlib import Path

import pytest

from factsheet.batch.manifest import read_manifest
from factsheet.batch.order import Order
from factsheet.batch.plan_reasons import _DRAWING, _INPUTS, DELETED, EDITED, NEW, UNKNOWN
from factsheet.batch.report import SheetStatus
from factsheet.batch.single_sheet import draw_single_sheet
from factsheet.checks import Limits
from factsheet.digests import make_digest
from factsheet.model.sheet_options import SheetOptions
from factsheet.output_store import open_store
from factsheet.sources.data_library import open_library
from factsheet.studio.builds.build_errand import (
    BuildEnded,
    BuildErrand,
    SheetDone,
    StateBegun,
    run_build_errand,
)
from factsheet.studio.builds.build_outlook import name_reason
from factsheet.studio.builds.running_builds import BuildList
from factsheet.studio.interface_words import load_words
from tests.studio.few_states import CODES, hold_fault, make_few_states, rewrite_profile
from tests.studio.served import DAY, Served, make_studio, serve_studio

FORM = [("format", "handout"), ("lang", "en")]
VERMONT = "vt_trafficking_2023.pdf"


def make_errand(folder: Path) -> BuildErrand:
    order = Order(folder, folder / "output", limits=Limits(DAY))
    return BuildErrand(order, CODES, len(CODES), folder / ".studio" / "last-build")


def strip_tags(page: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", page).split())


def build(served: Served) -> list[dict[str, object]]:
    """Build, and return what was told of it until it had ended."""
    answer = served.post("/build", FORM)
    assert answer.status == 303
    stream = served.get(f"{answer.headers['location']}/events")
    assert stream.headers["content-type"].startswith("text/event-stream")
    return [json.loads(line[6:]) for line in stream.text.splitlines() if line.startswith("data: ")]


class OwnWire:
    """A pipe of which nobody is at the other end: told how often it is asked before it says stop."""

    def __init__(self, plans: int) -> None:
        self._plans = plans
        self.news: list[object] = []

    def poll(self) -> bool:
        self._plans -= 1
        return self._plans < 0

    def send(self, news: object) -> None:
        self.news.append(news)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A studio that has built all sheets once."""
    folder = make_few_states(Path(tmp_path_factory.mktemp("builds") / "few"))
    with serve_studio(make_studio(folder)) as served:
        assert "4 sheets will be drawn anew" in strip_tags(served.get("/build").text)
        told = build(served)
        assert told[-1]["ended"] is True
        assert "4 of 4 sheets done" in strip_tags(str(told[-1]["panel"]))
        steps = [int(str(each["step"])) for each in told]
        assert steps == sorted(steps)
        assert set(steps) <= {0, 25, 50, 75, 100}
        yield served


def test_sheets_are_the_bytes_of_a_batch(served: Served) -> None:
    library = open_library(served.folder)
    written = (served.folder / "output" / "dc_trafficking_2023.pdf").read_bytes()
    assert written == draw_single_sheet(library, "DC", SheetOptions(), Limits(DAY))


def test_a_second_build_leaves_all_as_it_is(served: Served) -> None:
    page = strip_tags(served.get("/build").text)
    assert "0 sheets will be drawn anew" in page
    assert "4 are as they should be and stay." in page


def test_a_stopped_sheet_keeps_its_file_and_a_changed_one_is_told(served: Served) -> None:
    output = served.folder / "output"
    kept = (output / VERMONT).read_bytes()
    rewrite_profile(served.folder, "MA", "persons: {value: 598,", "persons: {value: 599,")
    with hold_fault(served.folder, "VT"):
        looked = strip_tags(served.get("/build").text)
        assert "1 sheet will be drawn anew" in looked
        assert "1 state is stopped." in looked
        assert "Vermont : the sheet of before stays as it is, and is not up to date." in looked
        assert re.search(r"Massachusetts.* Persons 598 599", looked)
        panel = strip_tags(str(build(served)[-1]["panel"]))
        assert "1 drawn anew , 2 same as before and left alone , 1 stopped" in panel
        assert (output / VERMONT).read_bytes() == kept
        gallery = strip_tags(served.get("/gallery?sheet=ma-handout-en").text)
        assert re.search(r"All 4 Changed 1 Stopped 1", gallery)
        assert re.search(r"Massachusetts 1 figure .*Persons 598 599", gallery)
        assert "Stopped. The sheet of before is kept. Vermont stopped" in gallery
        assert '<rect class="sheet-frame"' in served.get("/gallery?sheet=ma-handout-en").text
        vermont = strip_tags(served.get("/gallery/vt-handout-en").text)
        assert "Stopped. The sheet shown is that of before, and not up to date." in vermont
        rows = served.get("/changes.csv").text.splitlines()
        assert "Massachusetts,ma_trafficking_2023.pdf,send,Persons,598,599" in rows
        assert f"Vermont,{VERMONT},do not send,,," in rows


def test_pictures_and_sheets_are_sent_by_closed_names(served: Served) -> None:
    sheet = served.get("/gallery/dc-handout-en/sheet.pdf")
    assert sheet.body == (served.folder / "output" / "dc_trafficking_2023.pdf").read_bytes()
    digest = make_digest(sheet.body)[:16]
    picture = served.get(f"/gallery/dc-handout-en/page.png?v={digest}")
    assert picture.body.startswith(b"\x89PNG")
    assert picture.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert served.get("/gallery/dc-handout-en/page.png?v=other").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "/gallery/..%2F..%2Fprofiles%2Fma.yaml/sheet.pdf",
        "/gallery/dc_trafficking_2023.pdf/sheet.pdf",
        "/gallery/dc-handout-en%00/page.png",
        "/gallery/%3Cscript%3E",
        "/s/xx/all.zip",
        "/s/MA/all.zip",
        "/s/..%2Fma/formats",
        "/attach/..%2Freport.pdf",
    ],
)
def test_other_names_lead_nowhere(served: Served, path: str) -> None:
    answer = served.get(path)
    assert answer.status == 404
    assert "<script>alert" not in answer.text


def test_query_words_of_no_list_are_passed_over(served: Served) -> None:
    usual = served.get("/gallery").body
    assert served.get("/gallery?kind=../x&show=%00&against=9999&look=no&sheet=../..").body == usual


def test_a_name_in_the_manifest_that_leads_elsewhere_is_no_sheet(served: Served, tmp_path: Path) -> None:
    output = tmp_path / "few" / "output"
    output.mkdir(parents=True)
    told = json.loads((served.folder / "output" / "manifest.json").read_text(encoding="utf-8"))
    record = next(iter(told["sheets"].values()))
    told["sheets"] = {"../secret.pdf": record}
    (output / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
    (output.parent / "secret.pdf").write_bytes(b"secret")
    with serve_studio(make_studio(output.parent)) as other:
        assert "Nothing is built yet." in other.get("/gallery").text


def test_an_unknown_build_says_what_stands_there(served: Served) -> None:
    answer = served.get("/build/of-an-earlier-start")
    assert answer.status == 404
    assert "4 sheets stand in the output folder." in answer.text
    assert served.get("/build/of-an-earlier-start/events").status == 204


def test_shipped_data_and_folders_to_look_at_are_not_built(tmp_path: Path) -> None:
    with serve_studio(make_studio(None, is_read_only=True)) as shipped:
        assert "Sheets are built from a folder of your own." in shipped.get("/build").text
    folder = make_few_states(tmp_path / "few")
    with serve_studio(make_studio(folder, is_read_only=True)) as closed:
        assert "Build now" not in closed.get("/build").text
        closed.post("/build", FORM)
    assert not (folder / "output").exists()


def test_a_stop_finishes_the_sheets_in_hand_and_notes_them(tmp_path: Path) -> None:
    folder, wire = make_few_states(tmp_path / "few"), OwnWire(plans=2)
    run_build_errand(make_errand(folder), wire)  # type: ignore[arg-type]
    names = {usps: f"{usps.lower()}_trafficking_2023.pdf" for usps in CODES}
    states = ("District of Columbia", "Guam")
    assert wire.news == [
        item
        for usps, state in zip(CODES, states, strict=False)
        for item in (StateBegun(usps, state), SheetDone(usps, state, SheetStatus.WRITTEN))
    ] + [BuildEnded(undone=2)]
    records = read_manifest(open_store(folder / "output"))
    assert set(records) == {names["DC"], names["GU"]}
    for name, record in records.items():
        assert make_digest((folder / "output" / name).read_bytes()) == record.sha256


def test_without_a_studio_a_build_ends_and_leaves_nothing_half(tmp_path: Path) -> None:
    folder = make_few_states(tmp_path / "few")
    ours, theirs = Pipe()
    ours.close()
    run_build_errand(make_errand(folder), theirs)
    assert read_manifest(open_store(folder / "output")) == {}


def test_a_killed_build_is_told_and_the_next_one_draws_the_rest(tmp_path: Path) -> None:
    folder, builds = make_few_states(tmp_path / "few"), BuildList()
    killed = builds.begin_build(make_errand(folder))
    assert builds.begin_build(make_errand(folder)) is killed
    while not killed.progress.done and killed.is_running:
        killed.await_end(0.01)
    killed._process.kill()
    killed.await_end(60)
    whole = {path.name: path.read_bytes() for path in (folder / "output").glob("*.pdf")}
    assert killed.progress.ended == BuildEnded(undone=4 - killed.progress.done)
    assert whole
    assert all(content.rstrip().endswith(b"%%EOF") for content in whole.values())
    after = builds.begin_build(make_errand(folder))
    assert after is not killed
    after.await_end(120)
    assert (after.progress.done, after.progress.stopped, after.progress.ended) == (4, 0, BuildEnded())
    assert all((folder / "output" / name).read_bytes() == content for name, content in whole.items())
    assert builds.find_build(killed.token) is killed


def test_another_run_in_the_folder_is_told(tmp_path: Path) -> None:
    folder, wire = make_few_states(tmp_path / "few"), OwnWire(plans=9)
    store = open_store(folder / "output")
    store.prepare()
    with store.hold():
        run_build_errand(make_errand(folder), wire)  # type: ignore[arg-type]
    (ended,) = wire.news
    assert isinstance(ended, BuildEnded)
    assert ended.faults[0].found.startswith("another run that draws into it")


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(
    "reason", [NEW, DELETED, UNKNOWN, EDITED, "drawing", *_INPUTS.values(), *_DRAWING.values()]
)
def test_each_reason_to_draw_has_its_words(lang: str, reason: str) -> None:
    assert load_words(lang).has_text(f"build.why.{name_reason(reason)}")
