"""Sources and new profiles in the studio: shown, changed, added, begun, with comments kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake.builders import a_data_folder
from tests.studio.served import Served, make_studio, serve_studio


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    folder = a_data_folder(tmp_path / "my-data", "MA").folder.path
    with serve_studio(make_studio(folder)) as served:
        yield served


def read_sources(served: Served) -> str:
    return (served.folder / "sources.yaml").read_text(encoding="utf-8")


def test_source_that_is_added_can_be_chosen(served: Served) -> None:
    before = read_sources(served)
    answer = served.post(
        "/sources/new", {"publisher": "Ohio Office", "title": "Yearly report", "back": "/s/ma/figures"}
    )
    assert (answer.status, answer.headers["Location"]) == (303, "/s/ma/figures")
    after = read_sources(served)
    assert after.startswith(before.rstrip("\n"))
    assert "ohio-office:" in after.removeprefix(before.rstrip("\n"))
    assert (
        '<option value="ohio-office">Ohio Office: Yearly report</option>'
        in served.get("/sources/options").text
    )
    assert served.studio.history.read_save(served.studio.history.list_saves()[0]).subjects == ("sources",)


def test_field_that_cannot_be_read_is_told_beside_it_and_nothing_is_written(served: Served) -> None:
    before = read_sources(served)
    typed = {"publisher": "An office", "title": "", "url": "javascript:alert(1)", "period": "sometime"}
    answer = served.post("/sources/new", typed)
    assert answer.status == 422
    assert "There are 3 problems" in answer.text
    assert answer.text.count('aria-invalid="true"') == 3
    assert 'value="javascript:alert(1)"' in answer.text
    assert read_sources(served) == before


def test_change_of_a_source_leaves_all_other_lines(served: Served) -> None:
    before = read_sources(served).splitlines()
    form = served.get("/sources/of/fbi-offenses").text
    names = [part.split('"')[0] for part in form.split('name="')[1:]]
    assert "publisher" in names
    from factsheet.studio.imports.source_forms import show_source

    shown = show_source(served.studio, "fbi-offenses")
    assert shown is not None
    typed = {each.name: each.text for each in shown.fields} | {"licence": "on these terms"}
    assert served.post("/sources/of/fbi-offenses", typed).status == 303
    after = read_sources(served).splitlines()
    assert [line for line in after if line not in before] == ["  licence: on these terms"]


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org", "/s/ma/../..", "/stop"])
def test_form_leads_back_to_a_page_of_a_state_alone(served: Served, back: str) -> None:
    answer = served.post("/sources/new", {"publisher": "Ohio Office", "title": "A report", "back": back})
    assert answer.headers["Location"] == "/sources?saved=ohio-office"


def test_key_of_another_source_is_not_taken(served: Served) -> None:
    answer = served.post(
        "/sources/new", {"key": "fbi-offenses", "publisher": "An office", "title": "A report"}
    )
    assert answer.status == 422
    assert "Type another key" in answer.text


def test_profile_is_begun_and_leads_to_its_page(served: Served) -> None:
    assert "Ohio" in served.get("/new").text
    answer = served.post("/new", {"state": "OH"})
    assert (answer.status, answer.headers["Location"]) == (303, "/s/oh")
    assert (served.folder / "profiles" / "oh.yaml").read_text(encoding="utf-8").count("state: OH") == 1
    assert served.post("/new", {"state": "OH"}).headers["Location"] == "/new"
    assert served.post("/new", {"state": "../ma"}).headers["Location"] == "/new"
