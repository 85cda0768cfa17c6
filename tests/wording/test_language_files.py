# ruff: noqa: E501 - a case a line, with its whole message
import os
from pathlib import Path

import pytest

from factsheet.errors import DataError, UsageError
from factsheet.wording.language_files import list_languages, read_language
from factsheet.wording.template import TEMPLATE_ALLOWED

MARKED = 'quotation marks (") around the text; each value is written where it stands'
HEAD = "language: fr-FR\nlocale: fr_FR\n"


def write(folder: Path, text: str) -> Path:
    path = folder / "fr.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_english_and_spanish_travel_with_the_package() -> None:
    assert list_languages() == ("en", "es")


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
        ("a: &x\n  b: *x\n", f"1: file: found '&x', a text that begins with &; allowed: {MARKED}\nDIR:2: file: found '*x', a text that begins with *; allowed: {MARKED}"),
        ("a: {b: {b: {b: {b: {b: {b: {b: x}}}}}}}\n", "1: a.b.b.b.b.b.b: found no keys, or keys too deep; allowed: texts by key"),
        ("texts:\n  a: !!str x\n", f"2: file: found '!!str x', a text that begins with !; allowed: {MARKED}"),
        ("texts:\n  ? [a]\n  : x\n", "2: texts.?: found keys in a key; allowed: a word"),
        ("texts:\n  a: x\u202e\n", "2: file: found U+202E, a mark that turns the direction of writing; allowed: text without control or direction characters"),
        (HEAD + 'texts:\n  a: "x\\u200b"\n', "4: texts.a: found character U+200B, a mark without width that nobody sees; allowed: text without control, direction or invisible characters"),
        (HEAD + "texts:\n  a: x漢\n", "4: texts.a: found the character '漢' (U+6F22); allowed: characters that the sheet's font has"),
        (HEAD + "texts:\n  a: ''\n", "4: texts.a: found nothing; allowed: a text"),
        (HEAD + "texts: words\n", "3: texts: found 'words'; allowed: texts by key"),
        ("language: es-US\nlocale: fr_FR\n", "1: language: found 'es-US'; allowed: a tag that begins as the file's name does: fr"),
        ("language: fr_FR\nlocale: fr_FR\n", "1: language: found 'fr_FR'; allowed: a language tag such as en-US"),
        ("language: fr\nlocale: fr_XX9\n", "2: locale: found 'fr_XX9'; allowed: a locale that Babel knows, such as en_US"),
        ("texts:\n  a: 'x\n", "2: file: found a quotation mark that is not closed; allowed: the same quotation mark at the end of the text"),
    ],
)  # fmt: skip
def test_a_file_of_the_wrong_shape_is_refused_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(DataError) as caught:
        read_language("fr", tmp_path)
    assert str(caught.value).replace(str(path), "DIR") == f"DIR:{message}"


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "fr.yaml"
    path.write_bytes(b"language: \xff\n")
    with pytest.raises(DataError) as caught:
        read_language("fr", tmp_path)
    assert str(caught.value) == (
        f"{path}:1: file: found byte 0xff, which is no UTF-8; allowed: "
        "text in UTF-8 (Save as: in a spreadsheet 'CSV UTF-8', in an editor the encoding UTF-8)"
    )


def test_a_pipe_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fr.yaml")
    with pytest.raises(DataError) as caught:
        read_language("fr", tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}/fr.yaml:1: file: found something that is not a file; allowed: a file that can be read"
    )


def test_a_folder_with_some_languages_keeps_the_shipped_ones(tmp_path: Path) -> None:
    write(tmp_path, HEAD)
    (tmp_path / "._en.yaml").write_bytes(b"\0")
    assert list_languages(tmp_path) == ("en", "es", "fr")
    assert read_language("es", tmp_path).lang == "es-US"
    (tmp_path / "es.yaml").write_text("language: es-MX\nlocale: es_MX\n", encoding="utf-8")
    assert read_language("es", tmp_path).lang == "es-MX"
