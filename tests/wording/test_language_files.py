from pathlib import Path

import pytest

from factsheet.errors import DataError, UsageError
from factsheet.wording.files import known_languages, read_language
from factsheet.wording.template import TEMPLATE_ALLOWED

HEAD = "language: fr-FR\nlocale: fr_FR\n"


def write(folder: Path, text: str) -> Path:
    path = folder / "fr.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_english_and_spanish_travel_with_the_package() -> None:
    assert known_languages() == ("en", "es")


def test_an_unknown_language_is_answered_with_those_there_are() -> None:
    with pytest.raises(UsageError) as caught:
        read_language("fr")
    assert str(caught.value) == "command:1: lang: found 'fr'; allowed: en, es"


def test_a_language_is_one_file_in_a_folder(tmp_path: Path) -> None:
    write(tmp_path, HEAD + "texts:\n  a: {one: un, other: des}\nterms:\n  U.S. Citizen: Citoyen\n")
    language = read_language("fr", tmp_path)
    assert (language.lang, language.locale) == ("fr-FR", "fr_FR")
    assert language.texts == {"a.one": "un", "a.other": "des"}
    assert language.terms == {"u.s. citizen": "Citoyen"}


def test_words_that_yaml_takes_for_values_stay_words(tmp_path: Path) -> None:
    write(tmp_path, HEAD + "texts:\n  no: no\n  year: 2016\n  null: null\n")
    assert read_language("fr", tmp_path).texts == {"no": "no", "year": "2016", "null": "null"}


def test_all_faults_of_a_file_are_told_at_once_in_order(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "language: fr-FR\ntexts:\n  a: '{'\n  b: '*bold'\nsurprise: x\ngrammar:\n  contractions: {de: du}\n",
    )
    with pytest.raises(DataError) as caught:
        read_language("fr", tmp_path)
    assert str(caught.value).splitlines() == [
        f"{path}:1: locale: found nothing; allowed: a value: such as en-US for language, en_US for locale",
        f"{path}:3: texts.a: found '{{'; allowed: {TEMPLATE_ALLOWED}",
        f"{path}:4: texts.b: found '*bold'; allowed: {TEMPLATE_ALLOWED}",
        f"{path}:5: surprise: found an unknown key; allowed: language, locale, grammar, texts, terms",
        f"{path}:7: grammar.contractions.de: found 'de'; allowed: two words",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("texts:\n  a: x\n  a: y\n", "3: texts.a: found a key twice; allowed: once"),
        ("texts:\n  a: [x]\n", "2: texts.a: found a list; allowed: texts by key"),
        ("just words\n", "1: file: found no keys, or keys too deep; allowed: texts by key"),
        ("a: &x\n  b: *x\n", "1: a.b.b.b.b.b.b: found no keys, or keys too deep; allowed: texts by key"),
        ("texts:\n  a: 'x\n", "3: file: found unexpected end of stream; allowed: YAML"),
    ],
)
def test_a_file_of_the_wrong_shape_is_refused_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(DataError) as caught:
        read_language("fr", tmp_path)
    assert str(caught.value) == f"{path}:{message}"


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "fr.yaml"
    path.write_bytes(b"language: \xff\n")
    with pytest.raises(DataError) as caught:
        read_language("fr", tmp_path)
    assert str(caught.value) == f"{path}:1: file: found a byte that is not UTF-8 at 10; allowed: UTF-8"
