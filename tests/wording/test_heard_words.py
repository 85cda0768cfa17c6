"""What is found in a text to be told otherwise, and what is left alone."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.wording.abbreviations import Expansion
from factsheet.wording.heard_words import (
    HeardWords,
    Vocabulary,
    make_vocabulary,
    replace_words,
    speak_signs,
)
from factsheet.wording.language import load_wording


def vocabulary(lang: str = "en", usps: str | None = None, codes: Iterable[str] = ()) -> Vocabulary:
    wording = load_wording(lang)
    return make_vocabulary(wording, wording.file.expansions, usps=usps, codes=codes)


def hear(text: str, words: Vocabulary) -> str:
    """Return a text with all that is told in its place."""
    return replace_words(text, [*words.find_words(text)]).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("printed", "heard"),
    [
        ("Hotline, 2012–2016.", "Hotline, 2012 to 2016."),
        ("7–9 and 1,200–1,500", "7 to 9 and 1,200 to 1,500"),
        ("<1%", "less than 1%"),
        ("9 offenses (>99%); 2", "9 offenses (more than 99%); 2"),
        ("Text\u00a0233733 · Chat", "Text 2 3 3 7 3 3, Chat"),
        ("checked Nov\u00a023, 2026", "checked November 23, 2026"),
        ("TTY\u00a0711.", "text telephone 7 1 1."),
        ("see § 5 and §§ 6, 7", "see section 5 and sections 6, 7"),
        ("§5", "section 5"),
        ("50 states and D.C.", "50 states and the District of Columbia"),
        ("in D.C. Types are", "in the District of Columbia Types are"),
        ("the U.S. Government", "the United States Government"),
    ],
)
def test_signs_and_abbreviations_are_told(printed: str, heard: str) -> None:
    assert hear(printed, vocabulary(codes=("233733", "711"))) == heard


@pytest.mark.parametrize(
    "text",
    [
        "–",  # alone: what it stands for, its block tells
        "Alabama–Georgia",
        "2012–",
        "1-2012–2016",
        "2012–2016–2020",
        "<b>",
        "a<1",
        "7110, 1.711, 711-1",
        "FBIs and xHHS",
        "Novel 23",
        "2016 – a year; Jan–Jun 2024; −1",
        "as M.G.L. and AS are cited in laws alone",
        "humantraffickinghotline.org",
    ],
)
def test_what_may_mean_something_else_is_left_alone(text: str) -> None:
    assert hear(text, vocabulary(codes=("711",))) == text


@pytest.mark.parametrize(
    ("printed", "english", "spanish"),
    [
        ("FBI, 2012–2016", "FBI, 2012 to 2016", "FBI, 2012 a 2016"),
        ("Age 18–24; 1,000–1,999", "Age 18 to 24; 1,000 to 1,999", "Age 18 a 24; 1,000 a 1,999"),
        ("27%–341%, <1%", "27% to 341%, less than 1%", "27% a 341%, menos del 1%"),
    ],
)
def test_texts_that_nobody_sees_have_the_same_words_for_signs(
    printed: str, english: str, spanish: str
) -> None:
    assert [speak_signs(load_wording(lang), printed) for lang in ("en", "es")] == [english, spanish]


@pytest.mark.parametrize(
    ("usps", "printed", "heard"),
    [
        ("MA", "M.G.L. ch.\u00a0265 §\u00a050", "Massachusetts General Laws chapter 265 section 50"),
        ("MA", "H.3808", "House Bill 3808"),
        ("AK", "AS 11.41.360", "Alaska Statutes 11.41.360"),
        ("OH", "Sub. H.B. 262 (2012)", "Substitute House Bill 262 (2012)"),
        ("LA", "La.\u00a0R.S.\u00a014:46.2", "Louisiana Revised Statutes 14:46.2"),
        ("TX", "Civ. Prac. & Rem. Code § 98.002", "Civil Practice and Remedies Code section 98.002"),
        ("GU", "Pub. L. 106-386, div. A; 22 U.S.C. § 7101 et seq.",
         "Public Law 106-386, division A; 22 United States Code section 7101 and following"),
        ("DC", "D.C. Code § 22-1833", "District of Columbia Code section 22-1833"),
        ("DC", "§ 22–1833", "section 22–1833"),
        ("AL", "AS 1; A.S. 1; O.C.G.A. 2", "AS 1; A.S. 1; O.C.G.A. 2"),
        ("DE", "O.C.G.A. is no G.A. of 2012", "O.C.G.A. is no General Assembly of 2012"),
        ("MA", "John H. Smith Act", "John H. Smith Act"),
        ("AK", "THE LAW AS AMENDED", "THE LAW AS AMENDED"),
        ("IN", "IC Team; Sec. of State", "IC Team; Sec. of State"),
        ("IN", "No. He said; Art. Museum", "No. He said; Art. Museum"),
        ("NV", "A study of UNLV", "A study of University of Nevada, Las Vegas"),
    ],
)  # fmt: skip
def test_codes_are_told_in_the_laws_of_their_state(usps: str, printed: str, heard: str) -> None:
    assert hear(printed, vocabulary(usps=usps)) == heard


def test_spanish_texts_are_told_in_spanish() -> None:
    assert hear("FBI, 2019–2023 (<1\u00a0%)", vocabulary("es")) == (
        "Buró Federal de Investigaciones, 2019 a 2023 (menos del 1 %)"
    )
    assert hear("Código Penal, art. 160; 33 L.P.R.A. § 5226", vocabulary("es", "PR")) == (
        "Código Penal, artículo 160; 33 Leyes de Puerto Rico Anotadas sección 5226"
    )


@given(st.text("§AB.HS –12·<>% \u00a0,", max_size=20), st.lists(st.text("ABHS§.", min_size=1, max_size=4)))
def test_what_is_found_stands_in_order_and_is_told(text: str, shorts: list[str]) -> None:
    names = [Expansion(short, "in full") for short in shorts]
    found = [*make_vocabulary(load_wording(), {}, names=names).find_words(text)]
    ends = [0, *(words.end for words in found)]
    late = [words for end, words in zip(ends, found, strict=False) if not end <= words.start < words.end]
    undue = [words for words in found if not is_due(text[words.start : words.end], words)]
    assert (late, undue, [words for words in found if not words.heard.strip()]) == ([], [], [])


def is_due(printed: str, words: HeardWords) -> bool:
    """Return whether an abbreviation is the one that is told, and what is no abbreviation has a sign."""
    if words.expansion is None:
        return re.search("[–·<>]", printed) is not None
    return printed.replace("\u00a0", " ") == words.expansion.short
