"""The words of the interface: the same in both languages, with the same values, and plain."""

import re
from collections.abc import Mapping

from factsheet.studio.interface_words import LANGUAGES, load_words
from factsheet.studio.rendering import HERE

FOLDERS = {lang: HERE / "words" / lang for lang in LANGUAGES}
ENGLISH, SPANISH = (load_words(lang).texts for lang in LANGUAGES)
VALUE = re.compile(r"\{([a-z_]*)\}")
FORBIDDEN = re.compile(r"\b(commit|validat|invalid|pars(e|ing)\b|sync|entity|field path)", re.IGNORECASE)


def list_values(text: str) -> set[str]:
    return set(VALUE.findall(text))


def test_each_file_is_there_in_both_languages() -> None:
    names = [sorted(path.name for path in folder.glob("*.yaml")) for folder in FOLDERS.values()]
    assert len(names[0]) > 5
    assert names[0] == names[1]


def join_forms(texts: Mapping[str, str]) -> dict[str, set[str]]:
    """Return the values of each text, those of its forms for one and for more together."""
    values: dict[str, set[str]] = {}
    for key, text in texts.items():
        values.setdefault(re.sub(r"\.(one|other)$", "", key), set()).update(list_values(text))
    return values


def test_both_languages_have_the_same_keys() -> None:
    assert join_forms(ENGLISH).keys() ^ join_forms(SPANISH).keys() == set()


def test_texts_have_the_same_values_in_both_languages() -> None:
    spanish = join_forms(SPANISH)
    differing = {key: values ^ spanish[key] for key, values in join_forms(ENGLISH).items()}
    assert {key: values for key, values in differing.items() if values} == {}


def test_no_text_is_empty() -> None:
    assert [key for texts in (ENGLISH, SPANISH) for key, text in texts.items() if not text.strip()] == []


def test_words_are_plain() -> None:
    assert {key: text for key, text in ENGLISH.items() if FORBIDDEN.search(text)} == {}
