"""Find: what is typed leads to states, parts, fields and titles, and tells no count."""

from pathlib import Path

import pytest

from factsheet.studio.forms.part_specs import PARTS
from factsheet.studio.interface_words import LANGUAGES, load_words
from factsheet.studio.overview.find_anything import MOST_FOUND, FoundThings, find_things
from factsheet.studio.overview.state_overview import StateOverview
from factsheet.studio.overview.word_search import list_words
from tests.studio.kept_studio import open_studio
from tests.studio.served import copy_data


@pytest.fixture(scope="module")
def overview(tmp_path_factory: pytest.TempPathFactory) -> StateOverview:
    return StateOverview(open_studio(copy_data(Path(tmp_path_factory.mktemp("find") / "my-data"))))


def find_typed(overview: StateOverview, typed: str, lang: str = "en") -> FoundThings:
    return find_things(
        tuple(facts for _, facts in overview.facts.values()) or overview.list_facts(), load_words(lang), typed
    )


@pytest.mark.parametrize(
    ("typed", "lang", "way"),
    [
        ("ma", "en", "/s/ma"),
        ("Massachusetts", "en", "/s/ma"),
        ("ma persons", "en", "/s/ma/figures#f:profile/figures/persons/value"),
        ("ma víctimas", "es", "/s/ma/figures#f:profile/figures/persons/value"),
        ("ma victimas", "es", "/s/ma/figures#f:profile/figures/persons/value"),
        ("ma personas", "es", "/s/ma/people"),
        ("persons ma", "en", "/s/ma/figures#f:profile/figures/persons/value"),
        ("ma cases", "en", "/s/ma/figures#f:profile/figures/cases/value"),
        ("tx counties", "en", "/s/tx/counties"),
        ("tx condados", "es", "/s/tx/counties"),
        ("new york laws", "en", "/s/ny/laws"),
        ("oh status", "en", "/s/oh/version"),
        ("nueva york", "es", None),
        ("gu silenced", "en", "/s/gu/silenced"),
    ],
)
def test_first_thing_found_is_what_was_meant(
    overview: StateOverview, typed: str, lang: str, way: str | None
) -> None:
    things = find_typed(overview, typed, lang).things
    assert (things[0].way if things else None) == way


def test_state_alone_shows_its_parts(overview: StateOverview) -> None:
    ways = [thing.way for thing in find_typed(overview, "ma").things]
    assert ways[: 1 + len(PARTS)] == ["/s/ma", *(f"/s/ma/{part}" for part in PARTS)]


def test_titles_are_found_without_a_state(overview: StateOverview) -> None:
    profile = overview.facts["MA"][1].profile
    assert profile is not None
    for place, law in enumerate(profile.laws):
        things = find_typed(overview, f"ma {law.title}").things
        assert f"/s/ma/laws#f:profile/laws/@{place}/title" in [thing.way for thing in things]
    found = find_typed(overview, "enticement child").things
    assert found
    assert all({"enticement", "child"} <= set(list_words(thing.post.title)) for thing in found)


def test_slip_in_a_state_is_answered_with_what_was_meant(overview: StateOverview) -> None:
    found = find_typed(overview, "masachusets")
    assert (found.things, [place.usps for place in found.meant]) == ((), ["MA"])


@pytest.mark.parametrize("typed", ["", "   ", "!?", "599", "zzz qqq"])
def test_nothing_is_found_by_nothing_or_by_counts(overview: StateOverview, typed: str) -> None:
    assert find_typed(overview, typed).things == ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_list_has_an_end(overview: StateOverview, lang: str) -> None:
    assert len(find_typed(overview, "n", lang).things) <= MOST_FOUND
    assert len(find_typed(overview, "human trafficking", lang).things) == MOST_FOUND
