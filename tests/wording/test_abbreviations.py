"""Abbreviations in wording files: which are told where, what is no entry; no citation lacks one."""

import re
from itertools import chain
from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.wording.abbreviations import Expansion, list_expansions, split_expansion_key
from factsheet.wording.heard_words import make_vocabulary
from factsheet.wording.language import load_wording
from factsheet.wording.language_files import read_language
from tests.sheets.drawn import STATES, library, profile_of

HEAD = "language: en-US\nlocale: en_US\nexpansions:\n"
GROUPS = "each, once, laws_each or laws_once"
LANGUAGES = f"a language of two or three small letters, such as en, and below it {GROUPS}"
STATE = "all, or the two letters of a state, and below them abbreviations"
LINES = "in each line an abbreviation, a colon and what it stands for"
NO_KEYS = "found a text and no keys"
KEYS = "in each line a key, a colon and its text, without a hyphen before the key"
# Heard as they should be: names that are said as a word, or that stand behind their own words in full.
SAID_AS_WORDS = {"GRACE", "HEAT", "SEEN", "UTIP", "FLHealthCHARTS"}
_SHORT = re.compile(
    r"(?<![\w.])(?:[^\W\d_]{1,5}\.)+|\b[A-Z]{2,}\w*|\b[A-Z][a-z]+[A-Z]\w*|[§¶&]|\b(?:et seq|Sub|Stat)\b"
)


def given_expansions(**keys: str) -> dict[str, str]:
    return {key.replace("__", "."): full for key, full in keys.items()}


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        ("en.each.§", ("en", "each", "§")),
        ("en.once.D.C.", ("en", "once", "D.C.")),
        ("en.laws_once.MA.M.G.L.", ("en", "laws_once", "MA", "M.G.L.")),
        ("en.laws_each.all.et seq.", ("en", "laws_each", "all", "et seq.")),
        ("en.others.a.b", ("en", "others", "a", "b")),
        ("en", ("en",)),
    ],
)
def test_the_points_of_an_abbreviation_part_no_keys(key: str, parts: tuple[str, ...]) -> None:
    assert split_expansion_key(key) == parts


def test_laws_have_the_abbreviations_of_their_state_and_of_all() -> None:
    known = given_expansions(
        en__each__A="each", en__once__B="once", en__laws_each__all__C="all", en__laws_once__OH__D="Ohio",
        en__laws_once__TX__D="Texas", es__each__A="cada",
    )  # fmt: skip
    plain = (Expansion("A", "each"), Expansion("B", "once", is_once=True))
    assert list_expansions(known, "en", usps="OH", is_of_laws=False) == plain
    assert list_expansions(known, "en", usps="OH", is_of_laws=True) == (
        *plain, Expansion("C", "all", is_of_laws=True), Expansion("D", "Ohio", is_once=True, is_of_laws=True),
    )  # fmt: skip
    assert list_expansions(known, "es", usps="OH", is_of_laws=True) == (Expansion("A", "cada"),)


@pytest.mark.parametrize("first", ["all", "OH"])
def test_what_letters_mean_in_a_state_wins(first: str) -> None:
    both = {
        f"en.laws_each.{each}.R.C.": each for each in sorted(("all", "OH"), key=lambda each: each != first)
    }
    assert [each.full for each in list_expansions(both, "en", usps="OH", is_of_laws=True)] == ["OH"]


def test_a_file_of_the_users_own_adds_to_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "en.yaml").write_text(
        "expansions:\n  en:\n    laws_once:\n      OH: {O.A.C.: Ohio Administrative Code, R.C.: Code}\n",
        encoding="utf-8",
    )
    known = load_wording("en", tmp_path).file.expansions
    assert known["en.laws_once.OH.O.A.C."] == "Ohio Administrative Code"
    assert known["en.laws_once.OH.R.C."] == "Code"
    assert known["en.each.§"] == "section"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("  words\n", f"4: expansions: found 'words' and no keys; allowed: {LANGUAGES}"),
        ("  EN: {each: {A: b}}\n", f"4: expansions.EN.each.A: found 'EN'; allowed: {LANGUAGES}"),
        ("  en: words\n", f"4: expansions.en: found a text and no keys; allowed: {LANGUAGES}"),
        ("  en: {always: {A: b}}\n", f"4: expansions.en.always.A: found 'always'; allowed: {GROUPS}"),
        ("  en: {once: words}\n", f"4: expansions.en.once: found a text and no keys; allowed: {LINES}"),
        ("  en: {once: {A: {B: c}}}\n", f"4: expansions.en.once.A.B: found keys below 'A'; allowed: {LINES}"),
        ("  en: {laws_each: {O: {A: B}}}\n", f"4: expansions.en.laws_each.O.A: found 'O'; allowed: {STATE}"),
        ("  en: {laws_each: {OH: A}}\n", f"4: expansions.en.laws_each.OH: {NO_KEYS}; allowed: {STATE}"),
        ("  en: {once: {A: ''}}\n", "4: expansions.en.once.A: found nothing; allowed: a text"),
        ("  en: {once: {'': b}}\n", f"4: expansions.en.once.: found 'b' without a key; allowed: {KEYS}"),
    ],
)  # fmt: skip
def test_what_is_no_abbreviation_is_refused_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "en.yaml").write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_language("en", tmp_path)
    assert str(caught.value) == f"{tmp_path}/en.yaml:{message}"


@pytest.mark.parametrize("text", ["", "  en:\n", "  en: {once: }\n", "  en: {laws_each: {OH: }}\n"])
def test_a_part_may_be_left_empty(tmp_path: Path, text: str) -> None:
    (tmp_path / "en.yaml").write_text(HEAD + text, encoding="utf-8")
    assert read_language("en", tmp_path).expansions == read_language("en").expansions


def cited_by(usps: str) -> list[tuple[str, str]]:
    """Return the citations and titles of a state, and the names of its efforts, with the language of each."""
    profile = profile_of(usps)
    laws = [*profile.laws, *library().federal_laws]
    efforts = (profile.efforts.collaborations, profile.efforts.resources, profile.efforts.funding)
    texts = [(text, law.lang or "en") for law in laws for text in (law.citation, law.title)]
    return texts + [(effort.name, "en") for effort in chain(*efforts)]


@pytest.mark.parametrize("usps", STATES)
def test_every_abbreviation_of_laws_and_efforts_is_told(usps: str) -> None:
    left = set()
    for text, lang in cited_by(usps):
        wording = load_wording(lang)
        words = make_vocabulary(wording, wording.file.expansions, usps=usps)
        for found in reversed([*words.find_words(text)]):
            text = text[: found.start] + " … " + text[found.end :]
        left |= set(_SHORT.findall(text)) - SAID_AS_WORDS
    assert left == set()


def test_a_state_goes_before_all_and_laws_before_the_rest() -> None:
    known = {
        "en.once.U.S.": "country",
        "en.laws_each.all.U.S.": "reports",
        "en.laws_each.ID.Idaho\u00a0Code": "code",
    }
    told = list_expansions(known, "en", usps="ID", is_of_laws=True)
    assert {each.short: each.full for each in told} == {"U.S.": "reports", "Idaho Code": "code"}
    assert [each.full for each in list_expansions(known, "en", usps="ID", is_of_laws=False)] == ["country"]
