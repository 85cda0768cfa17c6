"""The ways from page to page: each leads to what its words say, and nobody stands before a closed door."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake.builders import a_data_folder
from tests.studio.served import Served, make_studio, serve_studio

SILENCE = "silence:FS107:profile/figures/cases/value"
REASON = "reason:FS107:profile/figures/cases/value"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder: Path = a_data_folder(tmp_path_factory.mktemp("studio") / "my-data", "MA").folder.path
    with serve_studio(make_studio(folder)) as served:
        yield served


def test_home_leads_to_each_room(served: Served) -> None:
    text = served.get("/?wait=1").text
    ways = ("new", "import", "changes", "gallery", "attach", "sources", "theme", "build", "help")
    assert [way for way in ways if f'href="/{way}"' not in text] == []


def test_a_saved_source_leads_to_its_history_and_back(served: Served) -> None:
    served.post("/sources/new", {"publisher": "Ohio Office", "title": "Yearly report"})
    assert 'href="/s/sources/history"' in served.get("/sources?saved=ohio-office").text
    history = served.get("/s/sources/history")
    assert history.status == 200
    assert 'href="/sources">' in history.text
    assert 'href="/s/sources">' not in history.text


def test_attaching_begins_with_the_state_from_whose_page_one_comes(served: Served) -> None:
    assert 'href="/attach?state=ma"' in served.get("/s/ma").text
    assert 'value="ma" checked' in served.get("/attach?state=ma").text


def test_a_reason_that_says_nothing_is_not_kept(served: Served) -> None:
    form = {"part": "figures", "number": "0", "profile/figures/cases/value": "340"}
    answer = served.post("/s/ma/draft", {**form, "do": SILENCE, REASON: "short"})
    assert answer.status == 409
    assert "Not kept: a reason says why, in 12 letters or more." in answer.text
    assert 'href="/s/ma"' in answer.text


def test_the_template_of_a_state_can_be_chosen_where_files_are_imported(served: Served) -> None:
    assert '<option value="ma">Massachusetts</option>' in served.get("/import").text
    assert served.get("/template.xlsx?state=xx").status == 404


def test_a_back_page_can_be_allowed_where_formats_are_chosen(served: Served) -> None:
    assert 'name="back" value="1">' in served.get("/s/ma/formats").text
    assert 'name="back" value="1" checked>' in served.get("/s/ma/formats?back=1").text
