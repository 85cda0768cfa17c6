# ruff: noqa: E501 - a message a line
"""The list of sources in layers: the shipped file, and what a folder's own adds to it or changes in it."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factsheet.errors import DataError
from factsheet.model import Source
from factsheet.sources.source_list import read_sources
from tests.sources.builders import messages, write

SHIPPED = """\
hotline:
  publisher: A Hotline
  title: Calls
  unit: calls
  disclosure:
    threshold: none
    decided_by: An office of the state
    reason: All counts are printed there.
police:
  publisher: The Police
  title: Offenses
  item: {one: offense, other: offenses}
"""
KEYS = (
    "key, publisher, title, name, cited, unit, item, period, url, checked_on, licence, notes, note, words, map, "
    "cautions, directory, state_pages, policy, disclosure, imported"
)
TEXT = "1 to 400 characters of plain text on one line, without control or direction characters"


def read(folder: Path, own: str, shipped: str = SHIPPED) -> Mapping[str, Source]:
    return read_sources(write_both(folder, own, shipped)).content


def write_both(folder: Path, own: str, shipped: str = SHIPPED) -> tuple[Path, ...]:
    return (write(folder / "shipped.yaml", shipped), write(folder / "own.yaml", own))


def refusal(folder: Path, own: str, shipped: str = SHIPPED) -> list[str]:
    with pytest.raises(DataError) as caught:
        read(folder, own, shipped)
    return messages(caught.value, folder)


@pytest.mark.parametrize("own", ["", "# nothing yet\n", "{}\n"])
def test_a_file_of_no_entry_leaves_the_shipped_sources(tmp_path: Path, own: str) -> None:
    assert read(tmp_path, own) == read_sources((write(tmp_path / "a.yaml", SHIPPED),)).content


def test_a_new_entry_needs_publisher_and_title_alone(tmp_path: Path) -> None:
    sources = read(tmp_path, "mine:\n  publisher: An Office\n  title: Cases\n")
    assert [*sources] == ["hotline", "police", "mine"]
    assert sources["mine"] == Source(key="mine", publisher="An Office", title="Cases")
    assert sources["mine"].citation == "An Office, Cases"


def test_an_entry_of_a_shipped_key_changes_what_it_names_alone(tmp_path: Path) -> None:
    before = read(tmp_path, "")
    sources = read(tmp_path, "police:\n  checked_on: 2026-11-23\n  item: {one: case, other: cases}\n")
    changed = sources["police"].model_dump()
    assert {name for name, value in before["police"].model_dump().items() if changed[name] != value} == {
        "checked_on",
        "item",
    }
    assert sources["hotline"] == before["hotline"]


def test_an_entry_with_publisher_and_title_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    """What the shipped one decided about small counts was decided for other figures."""
    sources = read(tmp_path, "hotline:\n  publisher: Another\n  title: Other calls\n")
    assert sources["hotline"] == Source(key="hotline", publisher="Another", title="Other calls")


def test_a_change_of_how_small_counts_are_treated_is_a_whole_one(tmp_path: Path) -> None:
    assert refusal(tmp_path, "hotline:\n  disclosure:\n    threshold: 5\n") == [
        f"DIR/own.yaml:2: hotline.disclosure.decided_by: found nothing; allowed: a value: {TEXT}",
        f"DIR/own.yaml:2: hotline.disclosure.reason: found nothing; allowed: a value: {TEXT}",
    ]


def test_a_key_that_is_nearly_a_shipped_one_is_told_with_it(tmp_path: Path) -> None:
    allowed = f"a value: {TEXT}; or the key hotline, to change that source"
    assert refusal(tmp_path, "hotlin:\n  checked_on: 2026-11-23\n") == [
        f"DIR/own.yaml:1: hotlin.publisher: found nothing; allowed: {allowed}",
        f"DIR/own.yaml:1: hotlin.title: found nothing; allowed: {allowed}",
    ]


def test_a_new_key_without_publisher_is_told_without_a_guess(tmp_path: Path) -> None:
    assert refusal(tmp_path, "mine:\n  title: Cases\n") == [
        f"DIR/own.yaml:1: mine.publisher: found nothing; allowed: a value: {TEXT}"
    ]


def test_a_typo_in_a_field_is_told_with_the_field_that_was_meant(tmp_path: Path) -> None:
    assert refusal(tmp_path, "police:\n  untit: offenses\n  naem: Police\n") == [
        f"DIR/own.yaml:2: police.untit: found the unknown key 'untit'; allowed: 'unit' perhaps; one of {KEYS}",
        f"DIR/own.yaml:3: police.naem: found the unknown key 'naem'; allowed: 'name' perhaps; one of {KEYS}",
    ]


def test_each_fault_has_the_file_and_the_line_that_it_stands_in(tmp_path: Path) -> None:
    shipped = SHIPPED.replace("  title: Offenses\n", "  title: Offenses\n  url: www.example.org\n")
    link = "a link that begins with https:// or mailto:, without spaces: https://www.example.org"
    assert refusal(tmp_path, "# mine\n\nhotline:\n  unit: [a]\n", shipped) == [
        f"DIR/own.yaml:4: hotline.unit: found a list; allowed: {TEXT}; or such a text for each language: {{en: ..., es: ...}}",
        f"DIR/shipped.yaml:12: police.url: found 'www.example.org'; allowed: {link}",
    ]


def test_a_change_that_mends_a_fault_of_the_shipped_file_leaves_none(tmp_path: Path) -> None:
    shipped = SHIPPED.replace("  title: Offenses\n", "  title: Offenses\n  url: www.example.org\n")
    sources = read(tmp_path, "police:\n  url: https://example.org/\n", shipped)
    assert sources["police"].url == "https://example.org/"


@pytest.mark.parametrize(
    ("own", "message"),
    [
        ("- a\n", "DIR/own.yaml:1: file: found a list; allowed: keys with values"),
        ("police\n", "DIR/own.yaml:1: file: found 'police'; allowed: keys with values"),
        ("police: The Police\n", f"DIR/own.yaml:1: police: found 'The Police'; allowed: the keys {KEYS}, each in a line of its own"),
        ("police:\n", f"DIR/own.yaml:1: police: found nothing; allowed: the keys {KEYS}"),
        ("My-Key:\n  publisher: A\n  title: B\n", "DIR/own.yaml:1: My-Key.key: found 'My-Key'; allowed: a key of sources.yaml: small letters, digits and hyphens: my-key"),
    ],
)  # fmt: skip
def test_a_file_of_another_form_is_refused_and_not_passed_over(
    tmp_path: Path, own: str, message: str
) -> None:
    assert refusal(tmp_path, own) == [message]


def test_characters_that_the_font_lacks_are_told_in_their_file(tmp_path: Path) -> None:
    assert refusal(tmp_path, "mine:\n  publisher: 事務\n  title: Cases\n") == [
        "DIR/own.yaml:2: mine.publisher: found the characters '事' (U+4E8B), '務' (U+52D9); "
        "allowed: characters that the sheet's font has"
    ]


def test_places_are_those_of_the_file_that_a_value_was_taken_from(tmp_path: Path) -> None:
    places = read_sources(write_both(tmp_path, "police:\n  title: Other\n")).places
    told = {path: (Path(place.file).name, place.line) for path, place in places.items()}
    assert (told["police.publisher"], told["police.title"]) == (("shipped.yaml", 10), ("own.yaml", 2))
    assert (told["police.item.one"], told["hotline.unit"]) == (("shipped.yaml", 12), ("shipped.yaml", 4))


def test_of_an_entry_that_was_replaced_no_place_is_left(tmp_path: Path) -> None:
    places = read_sources(write_both(tmp_path, "hotline:\n  publisher: A\n  title: B\n")).places
    assert {path for path in places if path.startswith("hotline")} == {
        "hotline",
        "hotline.publisher",
        "hotline.title",
    }
    assert {Path(place.file).name for path, place in places.items() if path.startswith("hotline")} == {
        "own.yaml"
    }


WORDS = st.from_regex(r"[A-Z][a-z]{2,12}", fullmatch=True)
FIELDS = ("publisher", "title", "cited", "licence", "notes", "policy")
ENTRIES = st.dictionaries(
    st.sampled_from(["hotline", "police", "mine"]),
    st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, WORDS)),
    min_size=1,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ENTRIES)
def test_a_field_is_that_of_the_last_file_that_names_it(
    tmp_path: Path, entries: dict[str, dict[str, str]]
) -> None:
    """Where an entry is a whole one, and is new, nothing is left of the one before."""
    before = read(tmp_path, "")
    whole = {key for key, entry in entries.items() if {"publisher", "title"} <= entry.keys()}
    lines = [
        line
        for key, entry in entries.items()
        for line in (
            f"{key}:" if entry else f"{key}: {{}}",
            *(f"  {name}: {text}" for name, text in entry.items()),
        )
    ]
    own = "\n".join(lines) + "\n"
    is_lacking = "mine" in entries and "mine" not in whole
    told = {message.partition(":")[0] for message in refusal(tmp_path, own)} if is_lacking else set()
    assert told == ({"DIR/own.yaml"} if is_lacking else set())
    sources = before if is_lacking else read(tmp_path, own)
    entries = {} if is_lacking else entries
    whole &= entries.keys()
    assert [*sources] == [*before, *({"mine"} & entries.keys())]
    for key, source in sources.items():
        old = before.get(key) if key not in whole else None
        for name in FIELDS:
            named = entries.get(key, {}).get(name)
            assert getattr(source, name) == (named or (getattr(old, name) if old else None))
