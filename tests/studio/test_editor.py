"""The editor as it answers: what is typed is kept, told and found, with our own script and without it."""

import errno
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from factsheet.drafts.journal import Journal
from factsheet.drafts.keyed_tree import find_node
from factsheet.studio.forms.part_specs import PART_SPECS, TABLE_PARTS
from tests.studio.served import Served, copy_data, forget_drafts, make_studio, serve_studio

PERSONS, CASES = "profile/figures/persons/value", "profile/figures/cases/value"
HARRIS = "counties/48201/2023"
MALE = "profile/demographics/groups/@1/bars/@1/value"
SCRIPT = {"X-Studio-Fragment": "1", "Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve_studio(make_studio(copy_data(tmp_path_factory.mktemp("data") / "my-data"))) as running:
        yield running


@pytest.fixture
def served(started: Served) -> Served:
    """A studio in which nothing is kept yet."""
    forget_drafts(started.studio)
    return started


def keep(served: Served, fields: dict[str, str], **more: str) -> dict[str, object]:
    """Keep what was typed as our own script does, and return its answer."""
    form = {"part": "figures", "number": "0", "tab": "a", **more, **fields}
    answer = served.ask("POST", "/s/ma/draft", urlencode(form).encode(), SCRIPT)
    assert answer.status in (200, 409), answer.text
    told: dict[str, object] = json.loads(answer.body)
    return told


def read_value(served: Served, name: str) -> object:
    draft = Journal(served.folder / ".studio" / "drafts").read_draft("ma")
    return find_node(draft.now, name.split("/")) if draft else None


@pytest.mark.parametrize("part", [*PART_SPECS, *TABLE_PARTS])
def test_each_part_is_a_page(served: Served, part: str) -> None:
    answer = served.get(f"/s/ma/{part}")
    assert answer.status == 200
    assert answer.text.count("<h1>") == 1
    assert 'action="/s/ma/draft"' in answer.text


@pytest.mark.parametrize(
    "path", ["/s/xx", "/s/MA", "/s/ma/nothing", "/s/massachusetts", "/s/ma/classes/fixed.svg"]
)
def test_what_there_is_not_is_not_found(served: Served, path: str) -> None:
    assert served.get(path).status == 404


def test_without_script_the_button_keeps_the_part_and_shows_it_again(served: Served) -> None:
    answer = served.post(
        "/s/ma/draft", {"part": "figures", "number": "0", "do": "keep", PERSONS: "599", CASES: "336"}
    )
    assert (answer.status, answer.headers["Location"]) == (303, "/s/ma/figures")
    assert read_value(served, PERSONS) == 599
    page = served.get("/s/ma/figures").text
    assert "was 598" in page
    assert "1 edit</b> kept on this computer at 14:02, not yet in your files" in page
    assert "598" in (served.folder / "profiles" / "ma.yaml").read_text(encoding="utf-8")


def test_the_longest_form_is_kept_without_script(served: Served) -> None:
    fields = re.findall(r'<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"', served.get("/s/tx/counties").text)
    assert len(fields) > 1000
    changed = [(name, "7" if name == HARRIS else value) for name, value in fields]
    answer = served.post("/s/tx/draft", [*changed, ("do", "keep")])
    assert (answer.status, answer.headers["Location"]) == (303, "/s/tx/counties")
    draft = Journal(served.folder / ".studio" / "drafts").read_draft("tx")
    assert draft is not None
    assert find_node(draft.now, HARRIS.split("/")) == 7


def test_our_script_is_told_what_is_new_and_no_more(served: Served) -> None:
    told = keep(served, {PERSONS: "1,599"})
    assert told["number"] == 1
    assert read_value(served, PERSONS) == 1599
    assert told["clashes"] == {}
    assert "form" not in told
    assert "was 598" in str(told["was"])
    again = keep(served, {PERSONS: "598"}, number="1")
    assert again["was"] == {PERSONS: ""}
    assert "Nothing is waiting to be saved" in str(again["kept"])


def test_a_number_that_cannot_be_read_is_kept_as_it_was_typed_and_found(served: Served) -> None:
    keep(served, {PERSONS: "59o"})
    assert read_value(served, PERSONS) == "59o"
    page = served.get("/s/ma").text
    assert 'value="59o"' in page
    assert 'data-code="FS001"' in page


def test_an_entry_is_added_named_moved_and_removed(served: Served) -> None:
    told = keep(served, {}, part="laws", do="add:profile/laws")
    name = str(told["focus"])
    assert f'id="entry:{name}"' in str(told["form"])
    told = keep(served, {f"{name}/title": "A Newer Act"}, part="laws", number="1")
    assert told["names"] == {f"title:{name}": "A Newer Act", f"detail:{name}": ""}
    told = keep(served, {}, part="laws", number="2", do=f"up:{name}")
    laws = read_value(served, "profile/laws")
    assert isinstance(laws, dict)
    assert list(laws)[-2] == name.split("/")[-1]
    told = keep(served, {}, part="laws", number="3", do=f"remove:{name}")
    assert "A Newer Act" not in str(told["form"])
    assert read_value(served, name) is None


def test_a_finding_is_mended_by_its_button(served: Served) -> None:
    keep(served, {CASES: "340"})
    page = served.get("/s/ma").text
    assert "The yearly table adds to 336, not 340." in page
    keep(served, {}, number="1", do=f"remedy:FS107:{CASES}:0")
    assert read_value(served, CASES) is None
    assert "The yearly table adds to" not in served.get("/s/ma").text


def test_a_finding_is_kept_with_a_reason_and_the_reason_taken_back(served: Served) -> None:
    keep(served, {CASES: "340"})
    reason = {f"reason:FS107:{CASES}": "The source prints this number in another table."}
    keep(served, reason, number="1", do=f"silence:FS107:{CASES}")
    page = served.get("/s/ma").text
    assert "The source prints this number in another table." in page
    keep(served, {}, number="2", do=f"remedy:FS107:{CASES}:0")
    assert "Kept as it is" not in served.get("/s/ma").text


@pytest.mark.parametrize(
    "button",
    ["remedy:FS107:profile/figures/cases/value:0", "silence:FS107:profile/laws", "fold:profile:9", "burn:x"],
)
def test_a_button_of_a_finding_that_is_gone_is_told_and_keeps_nothing(served: Served, button: str) -> None:
    told = keep(served, {}, do=button)
    assert str(told["fault"]).startswith("Not kept:")
    assert read_value(served, CASES) is None


def test_a_small_count_is_told_before_it_is_saved(served: Served) -> None:
    keep(served, {MALE: "3"}, part="people")
    page = served.get("/s/ma/people").text
    assert "Will not be printed: 3 is a small count (1 to 10), which can point at a person." in page
    assert ": 3" not in served.get("/s/ma/history").text


def test_what_another_window_wrote_is_told_and_neither_is_lost(served: Served) -> None:
    keep(served, {PERSONS: "601"}, tab="other")
    told = keep(served, {PERSONS: "599", CASES: "337"}, tab="mine")
    assert "Another window wrote 601 here at 14:02." in str(told["clashes"])
    assert read_value(served, PERSONS) == 601
    assert read_value(served, CASES) == 337
    told = keep(served, {PERSONS: "599"}, tab="mine", anyway="1")
    assert told["clashes"] == {}
    assert read_value(served, PERSONS) == 599


def test_a_full_disk_is_told_and_keeps_nothing(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    told = keep(served, {PERSONS: "599"})
    monkeypatch.undo()
    assert told == {"fault": "Not kept: No space left on device. What you typed is still in this window."}
    assert read_value(served, PERSONS) is None


@pytest.mark.parametrize(
    "form",
    [
        {"part": "nothing", "number": "0"},
        {"part": "figures", "number": "-1"},
        {"part": "figures", "number": "²"},
        {"number": "0"},
    ],
)
def test_a_form_that_is_none_of_ours_is_refused(served: Served, form: dict[str, str]) -> None:
    assert served.post("/s/ma/draft", form).status == 400


def test_a_studio_that_is_only_looked_at_keeps_nothing(tmp_path: Path) -> None:
    with serve_studio(make_studio(copy_data(tmp_path / "my-data"), is_read_only=True)) as running:
        answer = running.post("/s/ma/draft", {"part": "figures", "number": "0", PERSONS: "599"})
        assert answer.status == 403
        assert not (running.folder / ".studio" / "drafts").exists()


@pytest.mark.parametrize(
    "typed",
    ["<script>alert(1)</script>", "{{ 7*7 }}", '"><img src=x onerror=alert(1)>', "javascript:alert(1)"],
)
def test_what_is_typed_is_text_wherever_it_stands(served: Served, typed: str) -> None:
    fields = {
        "profile/laws/@0/title": typed,
        "profile/laws/@0/citation": typed,
        "profile/laws/@0/url": typed,
        "profile/demographics/groups/@0/title": typed,
        "profile/texts/lead": typed,
        PERSONS: typed,
    }
    keep(served, fields, part="laws")
    for part in ("figures", "people", "laws", "version", "silenced"):
        page = served.get(f"/s/ma/{part}").text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert ">49<" not in page
        assert 'href="javascript' not in page
    findings = json.loads(served.get("/s/ma/proof").body)["findings"]
    assert "<script" not in "".join(findings.values())
    assert "<img" not in "".join(findings.values())
