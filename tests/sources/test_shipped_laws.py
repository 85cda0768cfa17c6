"""The laws that ship: each jurisdiction has its own, each section once, and nothing that is in doubt."""

import re
from collections import Counter

import pytest

from factsheet import resources
from factsheet.model import Law
from factsheet.model.entries import ReadIn
from factsheet.sources import Library, open_library

BY_COUNT = {
    4: "AS DE MP PR UT",
    5: "GA MD NH WI",
    6: "AR CO GU IL IN KS ME MS NE NM OR",
    7: "AZ ID OK SD TX VT WV",
    8: "AK CA CT IA KY LA MI MN MT NJ NY OH SC TN VI",
    9: "AL DC FL HI MA MO NC ND NV PA RI VA WA WY",
}
ALL = [path.stem.upper() for path in sorted((resources.DATA / "profiles").glob("*.yaml"))]
MOST_SHORT = 46  # characters of a title that stands in one line on a tight page
# Numbers that were given up, or of which nobody knows whether they still stand.
DOUBTFUL = {
    "OH": ["2953.38", "109.66"],
    "NE": ["81-1430", "28-832"],
    "NM": ["30-52-3"],
    "MD": ["11-303", "8-302"],
    "ME": ["§ 855"],
    "TN": ["39-13-312", "39-13-313"],
    "UT": ["76-5-310"],
    "IL": ["20 ILCS 5086", "5/11-14", "5/116-2.1"],
    "MN": ["299A.7955", "609.093"],
    "PR": ["Ley 8-2015"],
}


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library()


def laws_of(library: Library, usps: str) -> tuple[Law, ...]:
    return library.profile(usps).laws


def test_each_jurisdiction_has_four_to_nine_laws_of_its_own(library: Library) -> None:
    counts = {one.usps: len(laws_of(library, one.usps)) for one in library.jurisdictions}
    assert counts == {usps: count for count, names in BY_COUNT.items() for usps in names.split()}
    assert set(BY_COUNT) == set(range(4, 10))


@pytest.mark.parametrize("usps", ALL)
def test_each_section_stands_once(library: Library, usps: str) -> None:
    cited = [re.sub(r"[§\s]+|NMSA 1978,", " ", law.citation) for law in laws_of(library, usps)]
    sections = [part.strip() for citation in cited for part in re.split(r"; |, (?=\d)| to ", citation)]
    assert sections
    assert [section for section, count in Counter(sections).items() if count > 1] == []


@pytest.mark.parametrize("usps", ALL)
def test_titles_read_as_titles_and_long_ones_have_a_short_one(library: Library, usps: str) -> None:
    laws = laws_of(library, usps)
    titles = [title for law in laws for title in (law.title, law.short_title) if title]
    assert [title for title in titles if not title[0].isupper() or title.isupper()] == []
    assert [law.title for law in laws if len(law.title) > MOST_SHORT and not law.short_title] == []
    assert [law.short_title for law in laws if len(law.short_title or "") > MOST_SHORT] == []
    assert [law.title for law in laws if law.short_title and len(law.short_title) >= len(law.title)] == []


@pytest.mark.parametrize("usps", ALL)
def test_each_law_says_where_it_was_read(library: Library, usps: str) -> None:
    laws = laws_of(library, usps)
    assert {law.read_in for law in laws} == {ReadIn.COPY}
    assert {law.checked_on.isoformat() for law in laws} <= {"2026-11-23", "2026-11-25"}


@pytest.mark.parametrize("usps", list(DOUBTFUL))
def test_what_was_given_up_or_is_in_doubt_is_left_out(library: Library, usps: str) -> None:
    cited = [law.citation for law in laws_of(library, usps)]
    numbers = [rf"{re.escape(number)}(?![\d.-]*\d)" for number in DOUBTFUL[usps]]
    assert [each for each in cited for number in numbers if re.search(number, each)] == []


def test_ohio_cites_expungement_by_its_new_number(library: Library) -> None:
    assert [law.citation for law in laws_of(library, "OH") if law.title.startswith("Expungement")] == [
        "R.C. 2953.36"
    ]


def test_massachusetts_keeps_the_seven_laws_of_the_model_first(library: Library) -> None:
    assert [law.citation for law in laws_of(library, "MA")] == [
        "H.3808",
        "M.G.L. ch. 119 § 39K",
        "M.G.L. ch. 260 § 4D",
        "M.G.L. ch. 233 § 20M",
        "M.G.L. ch. 265 § 26D",
        "M.G.L. ch. 265 § 57",
        "M.G.L. ch. 10 § 66A",
        "M.G.L. ch. 265 § 50",
        "M.G.L. ch. 265 § 51",
    ]


def test_titles_in_spanish_say_so(library: Library) -> None:
    langs = {one.usps: [law.lang for law in laws_of(library, one.usps)] for one in library.jurisdictions}
    assert {usps: each for usps, each in langs.items() if set(each) != {None}} == {
        "PR": ["es", "es", None, "es"]
    }
    assert [law.title for law in laws_of(library, "PR") if law.lang is None] == [
        "Definitions of Child Abuse in Child Protection Law"
    ]
