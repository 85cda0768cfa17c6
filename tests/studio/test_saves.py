"""Look over and save, two versions, history and undo, as a browser meets them."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.gallery.browser import find_violations, read_width
from tests.studio.served import Served, copy_data, forget_drafts, make_studio, open_context, serve_studio

PERSONS, CASES = "profile/figures/persons/value", "profile/figures/cases/value"
FILE = "profiles/ma.yaml"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve_studio(make_studio(copy_data(tmp_path_factory.mktemp("saves") / "my-data"))) as one:
        yield one


@pytest.fixture(autouse=True)
def file(served: Served) -> Iterator[Path]:
    """Give the profile back as it was, and take away what is kept of it."""
    path = served.folder / FILE
    content = path.read_bytes()
    yield path
    path.write_bytes(content)
    forget_drafts(served.studio)


def keep(served: Served, *fields: tuple[str, str], tab: str = "t") -> None:
    own = [("part", "figures"), ("number", "0"), ("do", "keep"), ("tab", tab), ("anyway", "1")]
    assert served.post("/s/ma/draft", [*own, *fields]).status == 303


def send(served: Served, path: str, *fields: tuple[str, str]) -> tuple[int, str]:
    answer = served.post(path, fields)
    return answer.status, answer.headers.get("Location", "")


def read_texts(html: str, tag: str) -> Sequence[str]:
    found = re.findall(rf"<{tag}\b[^>]*>(.*?)</{tag}>", html, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]*>", " ", text).split()) for text in found]


def test_old_and_new_are_shown_then_saved_then_put_back(served: Served, file: Path) -> None:
    before = file.read_bytes()
    keep(served, (PERSONS, "599"), ("profile/laws/@0/checked_on", "2026-01-31"))
    page = served.get("/s/ma/save").text
    assert "2 changes go to profiles/ma.yaml." in page
    assert [*zip(read_texts(page, "del"), read_texts(page, "ins"), strict=True)] == [
        ("598", "599"),
        ("Nov 23, 2026", "Jan 31, 2026"),
    ]
    assert file.read_bytes() == before
    assert send(served, "/s/ma/save", ("number", "1"), ("note", "As printed")) == (303, "/s/ma/saved")
    saved = served.get("/s/ma/saved").text
    assert "Saved at 14:02 to profiles/ma.yaml" in saved
    after = before.replace(b"value: 598", b"value: 599")
    assert file.read_bytes() == after.replace(b"checked_on: 2026-11-23", b"checked_on: 2026-01-31", 1)
    history = served.get("/s/ma/history").text
    headings = " ".join([*read_texts(history, "h2"), *read_texts(history, "summary")])
    assert "As printed" in history
    assert not {"598", "599"} & set(re.findall(r"\d+", headings))
    (name,) = re.findall(r'name="save" value="(\w+)"', saved)
    assert send(served, "/s/ma/history", ("save", name)) == (303, "/s/ma/saved")
    assert file.read_bytes() == before
    assert "Put back at 14:02" in served.get("/s/ma/saved").text


def test_what_was_joined_with_the_file_is_told_before_saving(served: Served, file: Path) -> None:
    keep(served, (PERSONS, "599"))
    file.write_bytes(file.read_bytes().replace(b"value: 336", b"value: 350"))
    page = served.get("/s/ma/save").text
    assert "1 change by another program was joined with yours" in page
    assert read_texts(page, "ins") == ["599"]
    assert send(served, "/s/ma/save", ("number", "1"))[0] == 303
    assert all(text in file.read_bytes() for text in (b"value: 599", b"value: 350"))


def test_nothing_changes_says_so(served: Served) -> None:
    assert "Nothing changes." in served.get("/s/ma/save").text
    keep(served, (PERSONS, "599"))
    keep(served, (PERSONS, "598"))
    page = served.get("/s/ma/save").text
    assert "Nothing changes." in page
    assert ">Save<" not in page


def test_a_value_that_cannot_be_read_is_not_saved_and_stays_kept(served: Served, file: Path) -> None:
    before = file.read_bytes()
    keep(served, (PERSONS, "many"))
    answer = served.post("/s/ma/save", {"number": "1"})
    assert answer.status == 422
    assert read_texts(answer.text, "title")[0].startswith("Problem: ")
    assert "There is 1 problem" in answer.text
    assert f'href="/s/ma/figures#f:{PERSONS}"' in answer.text
    assert file.read_bytes() == before
    assert "many" in served.get("/s/ma/save").text


def test_small_counts_are_told_before_saving_without_their_number(served: Served) -> None:
    keep(served, (PERSONS, "3"))
    page = served.get("/s/ma/save").text
    assert "will not be printed" in page
    keep(served, (PERSONS, "598"))


def test_the_version_is_raised_where_that_is_asked_for(served: Served, file: Path) -> None:
    keep(served, (PERSONS, "599"))
    assert "Raise version 1 to 2" in served.get("/s/ma/save").text
    assert send(served, "/s/ma/save", ("number", "1"), ("raise", "1"))[0] == 303
    assert b"\nversion: 2\n" in file.read_bytes()


def test_what_both_changed_asks_for_a_choice_and_nothing_is_chosen(served: Served, file: Path) -> None:
    keep(served, (PERSONS, "599"), (CASES, "340"))
    file.write_bytes(
        file.read_bytes().replace(b"value: 598", b"value: 601").replace(b"value: 44}", b"value: 45}")
    )
    assert served.get("/s/ma/save").headers["Location"] == "/s/ma/merge"
    assert send(served, "/s/ma/save", ("number", "1")) == (303, "/s/ma/merge")
    page = served.get("/s/ma/merge").text
    assert "checked" not in page.replace("checked_on", "")
    assert "1 field needs your choice" in page
    refused = served.post("/s/ma/merge", {"do": "together"})
    assert (refused.status, "1 field has no choice yet" in refused.text) == (422, True)
    assert send(served, "/s/ma/merge", (PERSONS, "mine"), ("do", "together")) == (303, "/s/ma/saved")
    content = file.read_bytes()
    assert all(text in content for text in (b"value: 599", b"value: 340", b"value: 45}"))
    assert served.get("/s/ma/merge").headers["Location"] == "/s/ma/save"


def test_the_file_is_taken_and_the_edits_are_set_aside(served: Served, file: Path) -> None:
    keep(served, (PERSONS, "599"))
    changed = file.read_bytes().replace(b"value: 598", b"value: 601")
    file.write_bytes(changed)
    assert send(served, "/s/ma/merge", ("do", "aside")) == (303, "/s/ma")
    assert (file.read_bytes(), served.studio.journal.read_draft("ma")) == (changed, None)
    assert "was set aside" in served.get("/s/ma/history").text


def test_mine_is_saved_as_a_copy_beside_it(served: Served, file: Path) -> None:
    keep(served, (PERSONS, "599"))
    changed = file.read_bytes().replace(b"value: 598", b"value: 601")
    file.write_bytes(changed)
    assert send(served, "/s/ma/merge", ("do", "copy")) == (303, "/s/ma/history")
    (copy,) = file.parent.glob("ma.yaml.*.bak")
    assert (copy.read_bytes(), file.read_bytes()) == (changed.replace(b"value: 601", b"value: 599"), changed)


def test_a_file_that_cannot_be_read_holds_the_save_and_the_last_state_is_shown(
    served: Served, file: Path
) -> None:
    assert served.get("/s/ma").status == 200
    file.write_bytes(b"state: MA\nfigures: [\n")
    answer = served.get("/s/ma/save")
    assert (answer.status, "Not saved" in answer.text) == (409, True)
    assert f"{FILE}:" in answer.text
    assert 'value="598"' in served.get("/s/ma").text


def test_undo_steps_back_through_what_is_kept_and_then_offers_the_save(served: Served) -> None:
    keep(served, (PERSONS, "599"))
    keep(served, (PERSONS, "600"))
    assert send(served, "/s/ma/undo", ("part", "figures")) == (303, "/s/ma/figures")
    draft = served.studio.journal.read_draft("ma")
    assert draft is not None
    assert len(draft.steps) == 1
    assert send(served, "/s/ma/save", ("number", str(draft.number)))[0] == 303
    assert send(served, "/s/ma/undo", ("part", "../x")) == (303, "/s/ma/saved")


def test_a_save_that_later_ones_stand_on_is_put_back_only_when_that_is_said(
    served: Served, file: Path
) -> None:
    before = file.read_bytes()
    for number, value in (("1", "599"), ("2", "600")):
        keep(served, (PERSONS, value))
        assert send(served, "/s/ma/save", ("number", number))[0] == 303
    first = served.studio.history.list_saves()[1]
    asked = served.post("/s/ma/history", {"save": first})
    assert (asked.status, "also takes back what was saved since" in asked.text) == (200, True)
    assert b"value: 600" in file.read_bytes()
    assert send(served, "/s/ma/history", ("save", first), ("anyway", "1"))[0] == 303
    assert file.read_bytes() == before
    assert send(served, "/s/ma/history", ("save", "../1"))[0] == 404


def test_open_pages_are_told_of_other_windows_and_changed_files(served: Served, file: Path) -> None:
    ask = "/s/ma/since?number={}&digest={}&tab={}"
    keep(served, (PERSONS, "599"), tab="a")
    first = served.get(ask.format(1, "", "a"))
    assert '"note":""' in first.text
    digest = re.findall(r'"digest":"(\w+)"', first.text)[0]
    assert '"told":""' in served.get(ask.format(0, digest, "a")).text
    assert "Another window kept edits at 14:02." in served.get(ask.format(0, digest, "b")).text
    file.write_bytes(file.read_bytes().replace(b"value: 336", b"value: 350"))
    assert "They are read anew" in served.get(ask.format(1, digest, "a")).text
    file.write_bytes(file.read_bytes().replace(b"value: 598", b"value: 601"))
    assert "in a field that you changed too" in served.get(ask.format(1, digest, "a")).text
    file.write_bytes(b"a: [\n")
    assert "cannot be read" in served.get(ask.format(1, digest, "a")).text
    assert served.get("/s/ma/since?number=x").status == 400


@pytest.mark.parametrize(
    "path", ["/s/ma/save", "/s/ma/saved", "/s/ma/merge", "/s/ma/history", "/s/ma/since", "/s/zz/save"]
)
def test_nobody_else_is_let_in(served: Served, path: str) -> None:
    assert served.ask("POST", path, b"", {"Origin": "http://evil.example"}).status == 403
    assert served.ask("GET", path, bare=True).status == 403
    assert served.get("/s/zz/save").status == 404


def test_the_pages_are_clear_to_everybody(served: Served, browser: Browser, file: Path) -> None:
    keep(served, (PERSONS, "599"), (CASES, "few"))
    options = {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"}
    with open_context(browser, served, **options) as context:
        page = context.new_page()
        found = {}
        for path in ("save", "history"):
            page.goto(f"{served.address}/s/ma/{path}")
            found[path] = (find_violations(page), read_width(page))
        page.goto(f"{served.address}/s/ma/save")
        page.locator(".dock .button-main").click()
        page.wait_for_selector(".problems:focus")
        found["refused"] = (find_violations(page), read_width(page))
        file.write_bytes(file.read_bytes().replace(b"value: 598", b"value: 601"))
        page.goto(f"{served.address}/s/ma/merge")
        found["merge"] = (find_violations(page), read_width(page))
        assert page.locator("input[type=radio]:checked").count() == 0
    assert found == dict.fromkeys(found, ([], 0))


def test_a_count_that_is_not_printed_is_in_no_line_of_the_history(tmp_path: Path) -> None:
    bar = "profile/demographics/groups/@1/bars/@1/value"
    with serve_studio(make_studio(copy_data(tmp_path / "my-data"))) as served:
        served.post("/s/ma/draft", {"part": "people", "number": "0", bar: "7"})
        served.post("/s/ma/draft", {"part": "figures", "number": "1", "profile/figures/persons/value": "599"})
        assert served.post("/s/ma/save", {"number": "2"}).status == 303
        page = served.get("/s/ma/history").text
    (kept,) = (served.folder / ".studio" / "history").glob("*/save.json")
    told = {change["names"]["en"]: change for change in json.loads(kept.read_text())["changes"]}
    assert told["Male: count"]["is_hidden"]
    assert (told["Male: count"]["before"], told["Male: count"]["after"]) == (None, None)
    assert [change["after"] for change in told.values() if not change["is_hidden"]] == ["599"]
    assert "its numbers are not told here" in page
    assert "<ins>599" in page
