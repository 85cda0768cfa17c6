"""Every check says in both languages what is the matter and what to do, in few and plain words."""

import re
from string import Formatter

import pytest

from factsheet.checks.rules import FOLDER_RULES, LANGUAGE_RULES, RULES, SILENCE_RULES
from factsheet.errors import FormCode
from factsheet.studio.interface_words import LANGUAGES, load_words

CODES = {
    *(rule.code for rule in RULES),
    *(code for table in (LANGUAGE_RULES, FOLDER_RULES, SILENCE_RULES) for code, *_rest in table),
    *(code.value for code in FormCode),
}
MOST_WORDS = {"headline": 14, "told": 14, "remedy": 25}
JARGON = re.compile(
    r"\b(of: |not_stated|checked_on|url|field|entity|YAML|commit|validate|invalid|parse|sync)\b", re.I
)


def texts_of(lang: str) -> dict[str, str]:
    found = load_words(lang).texts.items()
    return {key.removeprefix("findings."): text for key, text in found if key.startswith("findings.")}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_has_a_headline_and_a_remedy_and_there_is_no_code_more(lang: str) -> None:
    texts = texts_of(lang)
    assert {key.partition(".")[0] for key in texts} == CODES
    assert {f"{code}.{part}" for code in CODES for part in ("headline", "remedy")} <= texts.keys()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_are_few_and_plain(lang: str) -> None:
    texts = texts_of(lang)
    long = [key for key, text in texts.items() if len(text.split()) > MOST_WORDS[key.partition(".")[2]]]
    assert (long, [key for key, text in texts.items() if JARGON.search(text)]) == ([], [])
    assert all(text.endswith((".", "?")) for text in texts.values())


def test_both_languages_tell_the_same_values() -> None:
    english, spanish = (
        {key: {name for _text, name, *_rest in Formatter().parse(text) if name} for key, text in told.items()}
        for told in map(texts_of, LANGUAGES)
    )
    assert english == spanish
