"""Two windows of one state: none writes into another entry than it shows, whatever the other one did."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from factsheet.drafts.keyed_tree import find_node
from factsheet.studio.field_names import read_name
from factsheet.studio.open_drafts import open_draft
from tests.studio.served import Served, copy_data, make_studio, serve_studio

PERSONS, CASES = "profile/figures/persons/value", "profile/figures/cases/value"
FORM = {"part": "figures", "number": "0"}
SCRIPT = {"X-Studio-Fragment": "1", "Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with serve_studio(make_studio(copy_data(tmp_path / "my-data"))) as running:
        yield running


def post(served: Served, form: dict[str, str]) -> dict[str, Any]:
    """Send a form as our own script does, and return the answer."""
    told: dict[str, Any] = json.loads(
        served.ask("POST", "/s/ma/draft", urlencode(form).encode(), SCRIPT).body
    )
    return told


def read_base(served: Served, part: str) -> str:
    found = re.search(r'name="base" value="([0-9a-f]+)"', served.get(f"/s/ma/{part}").text)
    assert found is not None
    return found[1]


def read_field(served: Served, name: str) -> object:
    draft = open_draft(served.studio, served.studio.open_data(), "MA")
    return find_node(draft.now, read_name(name))


def list_laws(served: Served) -> list[str]:
    laws = find_node(open_draft(served.studio, served.studio.open_data(), "MA").now, ("profile", "laws"))
    return [str(find_node(law, ("title",))) for law in laws.values()] if isinstance(laws, dict) else []


def test_a_page_from_before_a_save_writes_into_the_entry_that_it_shows(served: Served) -> None:
    base, laws = read_base(served, "laws"), list_laws(served)
    served.post("/s/ma/draft", {"part": "laws", "number": "0", "tab": "b", "do": "remove:profile/laws/@0"})
    assert served.post("/s/ma/save", {"number": "1"}).status == 303
    form = {"part": "laws", "number": "0", "tab": "a", "base": base}
    typed = {"profile/laws/@0/title": "Gone", "profile/laws/@2/title": "New"}
    told = post(served, {**form, **typed})
    assert list_laws(served) == [laws[1], "New", *laws[3:]]
    assert told["lost"] == ["Not kept: the entry is gone. Another window took it out."]
    assert ">New<" in told["form"]
    assert (told["focus"], told["is_other"]) == ("profile/laws/@1/title", True)
    plain = served.post("/s/ma/draft", {**form, "profile/laws/@1/title": laws[1], "do": "keep"})
    assert (plain.status, list_laws(served)) == (303, [laws[1], "New", *laws[3:]])
    late = served.post("/s/ma/draft", {**form, "profile/laws/@0/title": "Gone", "do": "keep"})
    assert (late.status, "Load it again" in late.text) == (409, True)
    unknown = post(served, {**form, "base": "0" * 16, "profile/laws/@1/title": "Other"})
    assert (unknown["lost"] != [], list_laws(served)) == (True, [laws[1], "New", *laws[3:]])


def test_an_entry_that_another_window_removed_does_not_come_back_in_part(served: Served) -> None:
    laws = list_laws(served)
    base = read_base(served, "laws")
    served.post("/s/ma/draft", {"part": "laws", "number": "0", "tab": "b", "do": "remove:profile/laws/@0"})
    typed = {"profile/laws/@0/title": "Gone", "profile/laws/@1/title": "New"}
    told = post(served, {"part": "laws", "number": "0", "tab": "a", "base": base, **typed})
    assert list_laws(served) == ["New", *laws[2:]]
    assert told["lost"] == ["Not kept: the entry is gone. Another window took it out."]


def test_a_page_from_before_edits_were_thrown_away_is_told_of_later_ones(served: Served) -> None:
    first = post(served, {**FORM, "tab": "a", PERSONS: "600"})
    served.studio.journal.drop_draft("ma")
    second = post(served, {**FORM, "number": str(first["number"]), "tab": "b", PERSONS: "601"})
    told = post(served, {**FORM, "number": str(first["number"]), "tab": "a", PERSONS: "602"})
    assert second["number"] > first["number"]
    assert told["clashes"][PERSONS]["typed"] == "602"
    assert "Another window wrote 601 here" in told["clashes"][PERSONS]["note"]


def test_windows_without_script_overwrite_nothing_unseen(served: Served) -> None:
    """They send all fields, most of them as they were loaded."""
    served.post("/s/ma/draft", {**FORM, "do": "keep", PERSONS: "601", CASES: "336"})
    late = served.post("/s/ma/draft", {**FORM, "do": "keep", PERSONS: "598", CASES: "337"})
    assert late.status == 303
    assert (read_field(served, PERSONS), read_field(served, CASES)) == (601, 337)
    clash = served.post("/s/ma/draft", {**FORM, "do": "keep", PERSONS: "599", CASES: "338"})
    assert clash.status == 409
    for told in (
        "Another window wrote 601 here at 14:02. You typed 599, which is not kept.",
        "You typed 338",
    ):
        assert told in clash.text
    assert (read_field(served, PERSONS), read_field(served, CASES)) == (601, 337)


@pytest.mark.parametrize(
    "form",
    [{"number": "9" * 5000}, {"profile/nothing": "1"}, {"/": "1"}, {"do": "silence:x"}, {"do": "fold:x:y:z"}],
)
def test_what_no_form_of_ours_says_is_no_fault_of_the_program(served: Served, form: dict[str, str]) -> None:
    answer = served.post("/s/ma/draft", {"part": "laws", "number": "0", **form})
    assert answer.status in {400, 409}
    assert served.post("/s/ma/save", {"number": "9" * 5000}).status == 400
