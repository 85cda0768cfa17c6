# ruff: noqa: E501 - a case a line, with its whole message
import json
import os
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.characters import compose_letters, is_visible
from factsheet.errors import DataError, UsageError
from factsheet.fields import check_text
from factsheet.wording.agreement import find_wording_faults
from factsheet.wording.language_files import LanguageFile, list_languages, read_language
from factsheet.wording.template import TEMPLATE_ALLOWED

MARKED = 'quotation marks (") around the text; each value is written where it stands'
HEAD = "language: fr-FR\nlocale: fr_FR\n"
LINES = "in each line a key, a colon and its text, without a hyphen before the key"
TERMS = "in each line a label of the data, a colon and its translation"
TERMS_HINT = "a label of the data and its translation stand below terms:, set in by two spaces"


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
        f"{path}:5: surprise: found an unknown key; allowed: one of language, locale, grammar, texts, terms, expansions; {TERMS_HINT}",
        f"{path}:7: grammar.contractions.de: found 'de'; allowed: two words",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("texts:\n  a: x\n  a: y\n", "3: texts.a: found a key twice; allowed: once"),
        ("texts:\n  a: [x]\n", f"2: texts.a: found a list; allowed: {LINES}"),
        ("just words\n", f"1: file: found 'just words' and no keys; allowed: {LINES}"),
        ("a: &x\n  b: *x\n", f"1: file: found '&x', a text that begins with &; allowed: {MARKED}\nDIR:2: file: found '*x', a text that begins with *; allowed: {MARKED}"),
        ("a: {b: {b: {b: {b: {b: {b: {b: x}}}}}}}\n", f"1: a.b.b.b.b.b.b: found keys set deeper than 6 levels; allowed: {LINES}"),
        ("texts:\n  a: !!str x\n", f"2: file: found '!!str x', a text that begins with !; allowed: {MARKED}"),
        ("texts:\n  ? [a]\n  : x\n", "2: texts.?: found keys in a key; allowed: a word"),
        ("texts:\n  a: x\u202e\n", "2: file: found U+202E, a mark that turns the direction of writing; allowed: text without control or direction characters: delete the words around it, type them anew"),
        (HEAD + 'texts:\n  a: "x\\u200b"\n', "4: texts.a: found character U+200B, a mark without width that nobody sees; allowed: text without control, direction or invisible characters"),
        (HEAD + "texts:\n  a: x漢\n", "4: texts.a: found the character '漢' (U+6F22); allowed: characters that the sheet's font has"),
        (HEAD + "texts:\n  a: ''\n", "4: texts.a: found nothing; allowed: a text"),
        (HEAD + "texts: words\n", f"3: texts: found 'words' and no keys; allowed: {LINES}"),
        (HEAD + "terms: Hall\n", f"3: terms: found 'Hall' and no keys; allowed: {TERMS}"),
        (HEAD + "terms:\n  - Hotel: Hôtel\n", f"4: terms: found a list; allowed: {TERMS}"),
        (HEAD + "terms:\n  Venues:\n    Hotel: Hôtel\n", f"5: terms.Venues.Hotel: found a label below 'Venues'; allowed: {TERMS}, directly below terms:"),
        (HEAD + "terms:\n  Hotel:\n", "4: terms.Hotel: found nothing; allowed: its translation, or no line for this label"),
        (HEAD + "terms:\n  '': Hôtel\n", f"4: terms.: found 'Hôtel' without a key; allowed: {LINES}"),
        (HEAD + "terms:\n  Hotel: Hôtel\n  hotel: Hôtels\n", "5: terms.hotel: found a label twice; it stands in line 4 already; allowed: once, in whatever capitals"),
        (HEAD + "term:\n  Hotel: Hôtel\n", f"4: term.Hotel: found an unknown key; allowed: 'terms' perhaps; one of language, locale, grammar, texts, terms, expansions; {TERMS_HINT}"),
        (HEAD + "Hotel: Hôtel\n", f"3: Hotel: found an unknown key; allowed: one of language, locale, grammar, texts, terms, expansions; {TERMS_HINT}"),
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


def add(folder: Path, text: str, lang: str = "es") -> LanguageFile:
    (folder / f"{lang}.yaml").write_text(text, encoding="utf-8")
    return read_language(lang, folder)


def test_a_file_of_a_shipped_language_adds_to_the_shipped_one(tmp_path: Path) -> None:
    shipped = read_language("es")
    own = add(
        tmp_path,
        "terms:\n  Hotel  Lobby: Vestíbulo de hotel\n  OTHER VENUES: Lugares varios\n"
        "texts:\n  glance: {heading: En breve}\n",
    )
    assert find_wording_faults(own) == ()
    assert {key: text for key, text in own.terms.items() if shipped.terms.get(key) != text} == {
        "hotel lobby": "Vestíbulo de hotel",
        "other venues": "Lugares varios",
    }
    assert {key: text for key, text in own.texts.items() if shipped.texts[key] != text} == {
        "glance.heading": "En breve"
    }
    assert (own.lang, own.locale, own.articles) == (shipped.lang, shipped.locale, shipped.articles)
    assert (own.name, own.lines) == (
        str(tmp_path / "es.yaml"),
        {
            "terms": 1,
            "terms.Hotel  Lobby": 2,
            "terms.OTHER VENUES": 3,
            "texts": 4,
            "texts.glance": 5,
            "texts.glance.heading": 5,
        },
    )


@pytest.mark.parametrize("text", ["", "terms:\n", "# nothing yet\n", "texts:\nterms:\ngrammar:\n"])
def test_an_empty_file_of_a_shipped_language_adds_nothing(tmp_path: Path, text: str) -> None:
    assert replace(add(tmp_path, text), name="", lines={}) == replace(read_language("es"), name="", lines={})


def test_a_shipped_language_may_be_told_to_be_that_of_another_country(tmp_path: Path) -> None:
    own = add(tmp_path, "language: es-MX\nlocale: es_MX\n")
    assert (own.lang, own.locale, own.terms) == ("es-MX", "es_MX", read_language("es").terms)


def test_a_fault_of_an_addition_is_told_in_its_own_line(tmp_path: Path) -> None:
    own = add(tmp_path, "texts:\n  glance:\n    heading: En {n}\n    hading: En breve\n")
    assert [str(fault).replace(own.name, "es.yaml") for fault in find_wording_faults(own)] == [
        "es.yaml:3: glance.heading: found {n}; allowed: no values",
        "es.yaml:4: glance.hading: found an unknown key; allowed: the keys of English",
    ]


def test_a_language_that_is_not_shipped_is_nothing_but_its_file(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        add(tmp_path, "terms:\n  Hotel: Hôtel\n", "fr")
    told = "found nothing; allowed: a value: such as en-US for language, en_US for locale"
    assert str(caught.value).splitlines() == [
        f"{tmp_path / 'fr.yaml'}:1: {field}: {told}" for field in ("language", "locale")
    ]


LABELS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1).filter(
    is_visible
)


@given(label=LABELS)
def test_any_label_may_be_translated_in_quotation_marks(label: str) -> None:
    with TemporaryDirectory() as folder:
        line = f'terms:\n  {json.dumps(label, ensure_ascii=False)}: "Algo"\n'
        known = add(Path(folder), line).terms
    assert known[check_text(compose_letters(label)).casefold()] == "Algo"
