"""No line break parts a citation's number from its sign."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.page.placed import Element
from factsheet.page.sheet_context import bind_citation
from factsheet.page.text_marks import mark_text
from factsheet.resources import DATA
from factsheet.typesetting.faces import Face, measure_text
from factsheet.typesetting.line_breaking import NO_BREAK
from factsheet.typesetting.paragraphs import TextSpan, set_text
from factsheet.typesetting.text_run import Run
from factsheet.typesetting.text_style import TextStyle

BODY = TextStyle(Face.REGULAR, 9, 11.2, "#1b1b1b")
SHIPPED = sorted(
    {
        citation.strip("\"'")
        for path in [*DATA.glob("profiles/*.yaml"), DATA / "federal_laws.yaml"]
        for citation in re.findall(r"^[ -]+citation: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
)
# What a line may not begin with: a number that is no title of a code ("18 U.S.C."), a sign, a subdivision.
NUMBER = re.compile(r"(?!\d+ [A-Z][\w.]*\.)\d|§|¶|\((?:[a-z]{1,4}|[A-Z]|\d{1,3})\)")
# What a line may not end with: a sign or an abbreviation that waits for its number.
SIGN = re.compile(
    r"(?:[§¶]|\b(?:ch|tit|art|arts|no|ch|div)\.|\b(?:Section|Act|Chapter|HB|SB|of|and|y))$", re.IGNORECASE
)

numbers = st.from_regex(r"[1-9]\d{0,3}(?:[.-]\d{1,3})?[A-Z]?(?:\([a-z]\)(?:\([1-9]\))?)?", fullmatch=True)
signs = st.sampled_from(
    ["§", "M.G.L. ch.", "Penal Code §", "18 U.S.C. §", "Act", "HB", "Tit.", "Section", "No."]
)
series = st.lists(numbers, min_size=1, max_size=4).map(", ".join)
bound = st.builds("{} {}".format, signs, series)
several = st.builds("{} §§ {} and {}".format, st.sampled_from(["R.C.", "ch. 265"]), series, numbers)
subdivided = st.builds("{} ({})".format, bound, st.sampled_from(["a", "iv", "1", "12", "B"]))
annexes = st.sampled_from(["", " (2012)", " (HB 4009, 2009)", " (signed July 2, 2014)", " et seq."])
citations = st.lists(
    st.builds("{}{}".format, bound | several | subdivided, annexes), min_size=1, max_size=4
).flatmap(lambda parts: st.sampled_from(["; ", ", "]).map(lambda joint: joint.join(parts)))


def lines_of(text: str, measure: float) -> list[str]:
    (*marks,) = mark_text(set_text(TextSpan(text, BODY), measure), 0, 100)
    runs = [mark for mark in marks if isinstance(mark, Run) and not isinstance(mark, Element)]
    return [run.text.strip(" ").replace(NO_BREAK, " ") for run in runs]


def room_for(text: str) -> float:
    return max(measure_text(part, Face.REGULAR, 9) for part in text.split(" "))


def assert_unparted(citation: str, more: float) -> None:
    """Assert that no line of a citation, set a little wider than its widest part, ends or begins amiss."""
    text = bind_citation(citation)
    lines = lines_of(text, room_for(text) + more)
    assert " ".join(lines) == citation
    assert [line for line in lines[1:] if NUMBER.match(line)] == []
    assert [line for line in lines[:-1] if SIGN.search(line)] == []


@given(citations, st.floats(0, 120))
def test_no_number_of_a_citation_leaves_its_sign(citation: str, more: float) -> None:
    assert_unparted(citation, more)


@pytest.mark.parametrize("citation", SHIPPED)
def test_no_number_of_a_shipped_law_leaves_its_sign(citation: str) -> None:
    assert_unparted(citation, 0)
    for more in range(3, 120, 3):
        assert_unparted(citation, more)


@pytest.mark.parametrize("citation", SHIPPED)
def test_the_parts_of_shipped_citations_fit_in_half_a_page_and_in_large_print(citation: str) -> None:
    assert room_for(bind_citation(citation)) <= 240
    assert room_for(bind_citation(citation)) * 18 / 9 <= 468


@pytest.mark.parametrize(
    ("citation", "parts"),
    [
        ("M.G.L. ch. 265 § 26D", ["M.G.L. ch. 265 § 26D"]),
        ("AS 11.41.360; AS 11.41.365", ["AS 11.41.360;", "AS 11.41.365"]),
        ("R.C. §§ 109.66, 2307.51; § 3", ["R.C. §§ 109.66, 2307.51; § 3"]),
        ("Code § 7 (a)  (2), § 8 (2012)", ["Code § 7 (a) (2), § 8", "(2012)"]),
        ("Pub. L. 106-386, div. A; 22 U.S.C. § 7101", ["Pub. L. 106-386,", "div. A;", "22 U.S.C. § 7101"]),
        ("Penal Code § 236.14 (SB 823, Ch. 650)", ["Penal Code § 236.14", "(SB 823,", "Ch. 650)"]),
    ],
)
def test_a_citation_breaks_where_its_parts_end(citation: str, parts: list[str]) -> None:
    assert bind_citation(citation).split(" ") == [part.replace(" ", NO_BREAK) for part in parts]
