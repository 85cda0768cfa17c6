"""What is told on finished pages, each thing where it is dropped or misread; nothing else changes."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet import layout
from factsheet.disclosure import protect_profile
from factsheet.model import Law
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.page.expansions import tell_abbreviations
from factsheet.page.formats import SHEET_FORMATS
from factsheet.page.placed import Element, PlacedPage, Role
from factsheet.page.sheet_content import SheetContent
from factsheet.pdf.extents import walk_marks
from factsheet.theme import DEFAULT_THEME
from factsheet.typesetting.faces import Face
from factsheet.typesetting.text_run import Run, set_run
from factsheet.typesetting.text_style import TextStyle
from factsheet.wording.language import load_wording
from tests.sheets.drawn import STATES, place, profile_of

STYLE = TextStyle(Face.REGULAR, 9, 11, "#102030")
SHEETS = [(usps, SheetOptions(Format.HANDOUT, lang)) for usps in STATES for lang in ("en", "es")]
SHEETS += [
    (usps, SheetOptions(form, lang))
    for usps in ("AK", "MA", "PR", "TX", "VA")
    for form in (Format.GRANT, Format.LARGE)
    for lang in ("en", "es")
]


class Heard(NamedTuple):
    """A text of one element that is heard in one go, or in place of what is printed."""

    printed: str
    element: Element
    lang: str


@cache
def content_of(usps: str, lang: str = "en") -> SheetContent:
    profile = protect_profile(profile_of(usps)).profile
    return SheetContent(profile, load_wording(lang), SHEET_FORMATS[Format.HANDOUT], DEFAULT_THEME, "")


def expand(*elements: Element, usps: str = "MA", lang: str = "en") -> tuple[Element, ...]:
    pages = tell_abbreviations([PlacedPage(612, 792, elements, ())], content_of(usps, lang))
    return pages[0].content


def a_leaf(*texts: str, key: str = "", role: Role = Role.PARAGRAPH, lang: str | None = None) -> Element:
    """Return a paragraph, a text a line."""
    runs = tuple(
        set_run(text, 36, 700 - 12 * n, STYLE)._replace(text=text if text.endswith("-") else f"{text} ")
        for n, text in enumerate(texts)
    )
    return Element(role, runs, key=key, lang=lang)


def walk_heard(element: Element, lang: str = "en") -> Iterator[Heard]:
    """Yield what an element holds in reading order, figures left out; what is told otherwise, whole."""
    lang = element.lang or lang
    if element.role is Role.FIGURE:
        return
    if element.expansion or element.actual_text or element.alt:
        yield Heard(_join_runs(element), element, lang)
        return
    own = "".join(child.text for child in element.children if isinstance(child, Run))
    if own:
        yield Heard(own, element, lang)
    for child in element.children:
        if isinstance(child, Element):
            yield from walk_heard(child, lang)


def hear(*elements: Element) -> str:
    """Return what is heard of elements in one line."""

    def listen(element: Element) -> Iterator[str]:
        if told := element.expansion or element.actual_text:
            yield told
            return
        for child in element.children:
            if isinstance(child, Element):
                yield from listen(child)
            elif isinstance(child, Run):
                yield child.text

    return " ".join("".join(chain.from_iterable(map(listen, elements))).split())


def list_spans(*elements: Element) -> list[tuple[str, str]]:
    return [
        (heard.printed, heard.element.expansion or heard.element.actual_text or "")
        for element in elements
        for heard in walk_heard(element)
        if heard.element.role is Role.SPAN
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("usps", "options"), SHEETS, ids=str)
def test_nothing_that_is_dropped_or_misread_is_left_on_a_sheet(usps: str, options: SheetOptions) -> None:
    pages = place(profile_of(usps), options).pages
    elements = [element for page in pages for element in page.content]
    heard = [each for element in elements for each in walk_heard(element)]
    plain = [each.printed for each in heard if not (each.element.expansion or each.element.actual_text)]
    assert [text for text in plain if re.search(r"[§·<>]|\d–\d|\b233733\b", text)] == []
    told = [each for each in heard if each.element.expansion or each.element.actual_text]
    assert [each for each in told if each.element.alt] == []
    once = {"HHS", "FBI", "HSI", "NCMEC", "TTY", "D.C.", "SMS", "U.S.C.", "M.G.L.", "L.P.R.A."}
    first = Counter(each.printed.strip() for each in told if each.element.expansion)
    assert [short for short in once if first[short] > 1] == []


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("usps", ["MA", "PR"])
def test_words_order_and_artifacts_of_a_sheet_stay(
    usps: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = place(profile_of(usps), SheetOptions(lang=lang)).pages
    monkeypatch.setattr(layout, "tell_abbreviations", lambda pages, _content: pages)
    plain = place(profile_of(usps), SheetOptions(lang=lang)).pages
    assert told != plain
    for before, after in zip(plain, told, strict=True):
        assert list(map(_join_runs, before.content)) == list(map(_join_runs, after.content))
        assert [each.key for each in before.content] == [each.key for each in after.content]
        assert before.artifacts == after.artifacts


def _join_runs(element: Element) -> str:
    return "".join(mark.text for mark in walk_marks(element) if isinstance(mark, Run))


@given(
    st.lists(st.text("FBIHSD.C§ –·<%0129\u00a0Ma", min_size=1, max_size=14), min_size=1, max_size=4),
    st.sampled_from(["", "laws", "footer", "hotline"]),
    st.sampled_from(["en", "es", "fr"]),
)
def test_words_are_printed_in_the_same_order_and_looks(texts: list[str], key: str, lang: str) -> None:
    leaf = a_leaf(*texts, key=key, lang=lang)
    (told,) = expand(leaf)
    before, after = ([mark for mark in walk_marks(each) if isinstance(mark, Run)] for each in (leaf, told))
    assert _join_runs(leaf) == _join_runs(told)
    assert {(run.y, run.face, run.size, run.color) for run in after} == {
        (run.y, run.face, run.size, run.color) for run in before
    }
    assert all(one.y > other.y or one.x <= other.x for one, other in pairwise(after))
    assert (told.role, told.key, told.lang) == (leaf.role, leaf.key, leaf.lang)


def test_an_abbreviation_is_told_where_it_stands_first() -> None:
    first, second = expand(a_leaf("Source: HHS, 2016."), a_leaf("HHS regional offices"))
    assert hear(first) == "Source: Department of Health and Human Services, 2016."
    assert second == a_leaf("HHS regional offices")


def test_an_abbreviation_that_is_torn_by_a_line_is_told_once() -> None:
    law = a_leaf("Services Law Soc.", "Serv. Law § 447-a", key="laws")
    (told,) = expand(law, usps="NY")
    assert list_spans(told) == [("Soc. Serv. Law", "Social Services Law"), ("§", "section")]
    assert [run.y for run in walk_marks(told) if isinstance(run, Run)] == [700, 700, 688, 688, 688, 688]


def test_a_link_holds_what_is_told_of_it_and_keeps_its_words() -> None:
    link = Element(Role.LINK, (set_run("18 U.S.C. § 1589", 36, 700, STYLE),), url="https://example.org/1589")
    (told,) = expand(Element(Role.BODY, (link,), key="laws"))
    (inner,) = told.children
    assert isinstance(inner, Element)
    assert (inner.role, inner.url) == (Role.LINK, "https://example.org/1589")
    assert list_spans(inner) == [("U.S.C.", "United States Code"), ("§", "section")]
    assert _join_runs(inner) == "18 U.S.C. § 1589 "


def test_codes_of_laws_are_told_in_laws_and_not_in_their_headings() -> None:
    heading, entry, other = expand(
        a_leaf("AS IS", key="laws", role=Role.H2),
        a_leaf("AS 11.41.360", key="laws"),
        a_leaf("AS 12", key="counties"),
        usps="AK",
    )
    assert (hear(heading), hear(entry), hear(other)) == ("AS IS", "Alaska Statutes 11.41.360", "AS 12")


def test_short_numbers_are_said_digit_by_digit_where_help_is_reached() -> None:
    help_line, count = expand(a_leaf("Text 233733. TTY 711.", key="hotline"), a_leaf("711", key="glance"))
    assert hear(help_line) == "Text 2 3 3 7 3 3. text telephone 7 1 1."
    assert hear(count) == "711"


def test_the_footer_names_its_state() -> None:
    assert hear(*expand(a_leaf("OR · 2023 edition", key="footer"), usps="OR")) == "Oregon, 2023 edition"
    assert (
        hear(*expand(a_leaf("NM · edición", key="footer"), usps="NM", lang="es")) == "Nuevo México, edición"
    )


def test_each_text_is_told_in_its_own_language() -> None:
    spanish, english, unknown = expand(
        a_leaf("FBI, 2019–2023 "), a_leaf("HSI, 7–9", lang="en-US"), a_leaf("HHS, 7–9", lang="fr"), lang="es"
    )
    assert hear(spanish) == "Buró Federal de Investigaciones, 2019 a 2023"
    assert hear(english) == "Homeland Security Investigations, 7 to 9"
    assert unknown == a_leaf("HHS, 7–9", lang="fr")


def test_what_stands_behind_its_own_words_is_not_told_again() -> None:
    text = "Línea de avisos de Investigaciones de Seguridad Nacional (HSI)"
    assert expand(a_leaf(text), lang="es") == (a_leaf(text),)


def test_titles_figures_and_expansions_stay_as_they_are() -> None:
    title = a_leaf("U.S. Virgin Islands", role=Role.H1)
    figure = a_leaf("2012–2016", role=Role.FIGURE)._replace(alt="2012–2016")
    known = a_leaf("FBI", role=Role.SPAN)._replace(expansion="Bureau")
    assert expand(title, figure, known) == (title, figure, known)


def test_a_text_that_is_heard_already_has_the_same_words() -> None:
    (kicker,) = expand(a_leaf("HHS REGION 1 · 2023")._replace(actual_text="HHS Region 1 · 2012–2016"))
    assert kicker.actual_text == "Department of Health and Human Services Region 1, 2012 to 2016"
    assert kicker.children == a_leaf("HHS REGION 1 · 2023").children


def test_the_space_at_the_end_of_a_line_stays_with_the_words_before_it() -> None:
    (told,) = expand(a_leaf("FBI, 2019–2023"))
    last = told.children[-1]
    assert isinstance(last, Element)
    assert (last.actual_text, [run.text for run in last.children if isinstance(run, Run)]) == (
        "2019 to 2023 ",
        ["2019–2023 "],
    )


def test_a_citation_of_the_users_own_that_is_not_known_stays_as_it_is() -> None:
    law = Law(title="Rule", citation="O.A.C. 1–2", source="a copy", checked_on=date(2026, 11, 23))
    profile = replace(profile_of("OH"), laws=(law,))
    told = [element for page in place(profile).pages for element in page.content if element.key == "laws"]
    assert "O.A.C. 1–2" in hear(*told).replace("\u00a0", " ")
