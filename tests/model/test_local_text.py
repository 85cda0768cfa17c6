"""Texts of the data in one language or several."""

from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from factsheet.fields import MOST_TEXT, TEXT_ALLOWED
from factsheet.model import LocalText, Noun

LOCAL = TypeAdapter[LocalText](LocalText)
LANGUAGES = st.from_regex(r"[a-z]{2}", fullmatch=True)
WORDS = st.text(st.characters(categories=("Lu", "Ll", "Nd")), min_size=1, max_size=40)
TEXTS = st.dictionaries(LANGUAGES, WORDS, min_size=1)
ALLOWED = f"{TEXT_ALLOWED}; or such a text for each language: {{en: ..., es: ...}}"


def refusal(value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        LOCAL.validate_python(value)
    (detail,) = caught.value.errors(include_url=False)
    return detail["msg"]


@given(WORDS)
def test_a_text_alone_is_english(text: str) -> None:
    local = LOCAL.validate_python(text)
    assert local == LOCAL.validate_python({"en": text})
    assert (local.find("en"), local.find("es"), local.written) == (text, None, ("en", text))


@given(TEXTS)
def test_each_language_has_its_own_text_and_english_stands_for_the_others(texts: dict[str, str]) -> None:
    local = LOCAL.validate_python(texts)
    assert {language: local.find(language) for language in texts} == texts
    first = next(iter(texts))
    assert local.written == (("en", texts["en"]) if "en" in texts else (first, texts[first]))


@given(TEXTS)
def test_texts_that_are_the_same_are_one_key(texts: dict[str, str]) -> None:
    one, other = LOCAL.validate_python(texts), LOCAL.validate_python(dict(texts))
    assert len({one, other}) == 1


def test_blanks_are_set_as_in_any_text() -> None:
    local = LOCAL.validate_python({"en": "  two   blanks ", "es": "dos"})
    assert local.root == {"en": "two blanks", "es": "dos"}


@pytest.mark.parametrize(
    "value",
    [{}, [], None, 7, {"english": "a"}, {"EN": "a"}, {"e": "a"}, {1: "a"}, {"en": "a", "Español": "b"}],
)
def test_other_keys_than_languages_and_other_forms_are_refused(value: object) -> None:
    assert refusal(value) == f"Value error, {ALLOWED}"


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", ALLOWED),
        ("x" * (MOST_TEXT + 1), ALLOWED),
        (7, ALLOWED),
        (" ", TEXT_ALLOWED),
        ("a\nb", f"{TEXT_ALLOWED}; take away U+000A, a line break (the sign | or > before a text keeps it)"),
    ],
)
def test_a_text_of_one_language_is_held_to_the_rules_of_any_text(text: object, allowed: str) -> None:
    assert refusal({"en": "sound", "es": text}) == f"Value error, {allowed}"


def validator() -> Any:
    schema = LOCAL.json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@given(st.one_of(WORDS, TEXTS))
def test_an_editor_takes_what_is_read(value: object) -> None:
    assert list(validator().iter_errors(value)) == []


@pytest.mark.parametrize("value", ["", {}, {"english": "a"}, {"en": ""}, 7, [], {"en": ["a"]}])
def test_an_editor_finds_what_is_refused(value: object) -> None:
    assert list(validator().iter_errors(value))


def test_a_noun_has_one_and_several_each_in_any_language() -> None:
    noun = Noun.model_validate({"one": {"en": "case", "es": "caso"}, "other": "cases"})
    assert (noun.one.find("es"), noun.other.find("es")) == ("caso", None)
    with pytest.raises(ValidationError, match="other\n  Field required"):
        Noun.model_validate({"one": "case"})
