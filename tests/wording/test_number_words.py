"""Numbers as words, in every language of the sheets."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.resources import DATA
from factsheet.wording import Wording, list_languages, load_wording
from factsheet.wording.number_words import NumberWords, SpelledNumber, combine_number_words


def words_of(*langs: str) -> NumberWords:
    return combine_number_words(map(load_wording, langs))


ALL = words_of(*list_languages())


def found(text: str, words: NumberWords = ALL) -> list[tuple[str, int]]:
    """Return each number of a text as it stands there, with its value."""
    return [(text[word.start : word.end], word.value) for word in words.find(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("gender adds to two less", [("two", 2)]),
        ("Three of them are minors; TEN are not.", [("Three", 3), ("TEN", 10)]),
        ("sixty-one, sixty one and sixty", [("sixty-one", 61), ("sixty one", 61), ("sixty", 60)]),
        ("one hundred years and a thousand more", [("one hundred", 100), ("thousand", 1000)]),
        ("a dozen", [("dozen", 12)]),
        ("seventeen", [("seventeen", 17)]),
        ("tres casos menos", [("tres", 3)]),
        ("treinta y una personas, veintidos casos", [("treinta y una", 31), ("veintidos", 22)]),
        ("Dieciséis, DIEZ Y SEIS", [("Dieciséis", 16), ("DIEZ Y SEIS", 16)]),
        ("someone often weighs tension; oncena, mildew, treses", []),
        ("forty_two", []),
        ("UN Office, a case, un caso", []),
        ("", []),
    ],
)
def test_numbers_are_found_by_word_in_any_language(text: str, numbers: list[tuple[str, int]]) -> None:
    assert found(text) == numbers


@pytest.mark.parametrize("lang", list_languages())
def test_every_number_below_a_hundred_has_a_word_in_each_language(lang: str) -> None:
    assert set(range(1, 100)) <= set(words_of(lang).values.values())


@given(
    st.sampled_from(sorted(ALL.values)), st.sampled_from(["{}", "the {} of them", "({})", "«{}»", "a; {}."])
)
def test_every_name_of_a_number_is_found_whatever_stands_around_it(name: str, around: str) -> None:
    assert [word.value for word in ALL.find(around.format(name))] == [ALL.values[name]]


@given(st.text())
def test_what_is_found_lies_in_the_text_in_order(text: str) -> None:
    spans = [place for word in ALL.find(text) for place in (word.start, word.end)]
    assert spans == sorted(spans)
    assert set(spans) <= set(range(len(text) + 1))


def test_without_languages_there_are_no_words() -> None:
    assert list(combine_number_words(()).find("three")) == []


def a_language(folder: Path, changes: Mapping[str, str]) -> Wording:
    """Return English as German, some lines of its file changed."""
    text = (DATA / "wording" / "en.yaml").read_text(encoding="utf-8")
    heads = {"language: en-US": "language: de-DE", "locale: en_US": "locale: de_DE"}
    for old, new in (heads | changes).items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    (folder / "de.yaml").write_text(text, encoding="utf-8")
    return load_wording("de", folder)


def test_a_further_language_brings_its_own_words(tmp_path: Path) -> None:
    changes = {" 1: one\n": " 1: eins, ein\n", " 40: forty\n": " 40: vierzig\n"}
    german = a_language(tmp_path, changes | {"{tens}-{units}": "{units}und{tens}"})
    assert list(combine_number_words([german]).find("etwa einundvierzig")) == [SpelledNumber(41, 5, 18)]


def test_a_word_of_two_values_has_the_lesser(tmp_path: Path) -> None:
    other = a_language(tmp_path, {" 4: four\n": " 4: ten\n", " 10: ten\n": " 10: four\n"})
    both = [load_wording("en"), other]
    for words in (combine_number_words(both), combine_number_words(both[::-1])):
        assert found("four, ten", words) == [("four", 4), ("ten", 4)]
