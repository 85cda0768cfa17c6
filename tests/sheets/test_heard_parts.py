"""All sheets are heard in parts: headings, figures, labels, links, sources, whatever the sheet."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from factsheet.disclosure import protect_profile
from factsheet.geometry import Box
from factsheet.layout import place_sheet
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.page.lists import BULLET_SIGN
from factsheet.page.placed import Element, Panel, PlacedDocument, PlacedPage, QrCode, Role, Rule
from factsheet.pdf.element_words import read_words
from factsheet.pdf.extents import walk_marks
from factsheet.theme import Theme
from factsheet.typesetting.faces import Face
from factsheet.typesetting.line_breaking import NO_BREAK
from factsheet.typesetting.text_run import Run
from factsheet.wording.language import load_wording
from tests.page.blocks.test_imprint import CONTACT, FUNDING
from tests.sheets.drawn import STATES, place, profile_of

ALL = [SheetOptions(form, lang) for form in Format for lang in ("en", "es")]
NUMBERED = {"hotline", "contact"}  # headings whose second line is a telephone number
NUMBER = re.compile(r"[\d.,%\s]+")
Rules = Callable[[PlacedDocument], Iterator[str]]


def walk(elements: Sequence[Element], key: str = "") -> Iterator[tuple[Element, str]]:
    """Yield all elements in reading order, each with the key of its block."""
    for element in elements:
        yield element, element.key or key
        yield from walk([each for each in element.children if isinstance(each, Element)], element.key or key)


def elements_of(document: PlacedDocument) -> list[tuple[Element, str]]:
    return [pair for page in document.pages for pair in walk(page.content)]


def runs_of(element: Element) -> list[Run]:
    return [mark for mark in walk_marks(element) if isinstance(mark, Run)]


def bodies_of(item: Element, role: Role) -> list[Element]:
    return [each for each in item.children if isinstance(each, Element) and each.role is role]


def find_asides(document: PlacedDocument) -> Iterator[str]:
    """Yield headings that hold text of another style: what stands beside them is no part of them."""
    for element, key in elements_of(document):
        if element.role in (Role.H2, Role.H3) and key not in NUMBERED:
            styles = {(run.face, run.size, run.color) for run in runs_of(element)}
            if len(styles) > 1:
                yield f"beside the heading: {read_words(element)}"


def find_capitals(document: PlacedDocument) -> Iterator[str]:
    """Yield headings and paragraphs that are heard in capitals; a paragraph may have an abbreviation."""
    for element, _ in elements_of(document):
        if element.role in (Role.H1, Role.H2, Role.H3, Role.PARAGRAPH):
            words = re.findall(r"[^\W\d_]{4,}", read_words(element))
            few = 1 if element.role is Role.PARAGRAPH else 0
            if len(words) > few and all(word == word.upper() for word in words):
                yield f"in capitals: {read_words(element)}"


def find_lone_numbers(document: PlacedDocument) -> Iterator[str]:
    """Yield paragraphs of which nothing is heard but a number."""
    for element, _ in elements_of(document):
        if element.role is Role.PARAGRAPH and NUMBER.fullmatch(read_words(element)):
            yield f"a number alone: {read_words(element)}"


def find_bare_items(document: PlacedDocument) -> Iterator[str]:
    """Yield items without body, bulleted ones whose label is not heard, laws that are not in two parts."""
    for element, key in elements_of(document):
        if element.role is not Role.LIST:
            continue
        for item in bodies_of(element, Role.ITEM):
            labels, bodies = bodies_of(item, Role.LABEL), bodies_of(item, Role.BODY)
            is_bullet = [(each.actual_text, type(each.children[0])) for each in labels] == [
                (BULLET_SIGN, Panel)
            ]
            if len(bodies) != 1 or (element.numbering == "Disc") != is_bullet:
                yield f"item: {read_words(item)}"
            elif key.endswith("laws") and len(bodies_of(bodies[0], Role.PARAGRAPH)) != 2:
                yield f"law: {read_words(item)}"


def find_lost_about(document: PlacedDocument) -> Iterator[str]:
    """Yield what the foot of the sheet has not: one heading, first, and a list of sources, last."""
    about = [element for page in document.pages for element in page.content if element.key == "about"]
    roles = [element.role for element in about]
    title = load_wording(document.lang[:2]).say("about.heading")
    if [read_words(element) for element in about if element.role is Role.H2] != [title]:
        yield f"no heading, or two: {title}"
    elif roles[-1] is not Role.LIST or set(roles[1:-1]) != {Role.PARAGRAPH}:
        yield f"about: {roles}"


def find_plain_links(document: PlacedDocument) -> Iterator[str]:
    """Yield lines of links without a hairline of their colour below them."""
    for page in document.pages:
        rules = [mark for mark in page.artifacts if isinstance(mark, Rule)]
        for element, _ in walk(page.content):
            if element.role is Role.LINK:
                yield from (
                    f"not underlined: {run.text}"
                    for run in runs_of(element)
                    if not any(is_below(rule, run) for rule in rules)
                )


def is_below(rule: Rule, run: Run) -> bool:
    """Return whether a hairline lies below all of a text, but for the blanks at its end."""
    words = run.text.rstrip(f" {NO_BREAK}")
    end = run.x + run.width * len(words) / len(run.text) * 0.95
    is_near = 0 < run.y - rule.y0 < 0.3 * run.size
    is_long = rule.x0 <= run.x + 0.01 and (not words or end <= rule.x1 + 0.01)
    return is_near and is_long and rule.color == run.color


def find_lone_codes(document: PlacedDocument) -> Iterator[str]:
    """Yield codes to whose page no link leads, but a file for grants has none: there the code tells."""
    links = {element.url for element, _ in elements_of(document) if element.role is Role.LINK}
    codes = [
        (mark.data, element.alt or "")
        for element, _ in elements_of(document)
        for mark in element.children
        if isinstance(mark, QrCode)
    ]
    is_grant = not document.attachments
    yield from (
        f"code: {url}" for url, alt in codes if url not in links and not (is_grant and url[8:] in alt)
    )


def find_torn_blocks(document: PlacedDocument) -> Iterator[str]:
    """Yield ways to get help of which a page has a part: heading and number, how to write, the code."""
    for key in NUMBERED:
        parts = [[each for each in page.content if each.key == key] for page in document.pages]
        kinds = {tuple(dict.fromkeys(each.role for each in part)) for part in parts if part}
        if any(kind[:2] != (Role.H2, Role.PARAGRAPH) for kind in kinds) or len(kinds) > 1:
            yield f"torn: {key}"


RULES: tuple[Rules, ...] = (
    find_asides,
    find_capitals,
    find_lone_numbers,
    find_bare_items,
    find_lost_about,
    find_plain_links,
    find_lone_codes,
    find_torn_blocks,
)


def find_faults(document: PlacedDocument) -> list[str]:
    return [fault for rule in RULES for fault in rule(document)]


@pytest.mark.slow
@pytest.mark.parametrize("usps", STATES)
def test_a_sheet_is_heard_in_parts_in_every_format_and_language(usps: str) -> None:
    """All rules in one test, so that each sheet is placed once in whatever process it comes to."""
    found = {
        f"{options.form}-{options.lang}": find_faults(place(profile_of(usps), options)) for options in ALL
    }
    assert found == {name: [] for name in found}
    assert len(found) == 8


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("usps", ["AS", "TN"])
def test_what_a_publisher_adds_is_heard_in_parts_too(usps: str, form: Format, lang: str) -> None:
    theme = Theme(publisher="An agency", contact=CONTACT, funding=FUNDING)
    profile = protect_profile(profile_of(usps)).profile
    document = place_sheet(profile, SheetOptions(form, lang), theme=theme).document
    keys = {key for _, key in elements_of(document)}
    assert {"hotline", "contact", "funding"} <= keys
    assert find_faults(document) == []


def a_run(text: str, face: Face = Face.REGULAR) -> Run:
    return Run(text, 50.0, 400.0, 60.0, face, 9.0, "#111111")


def a_document(*elements: Element, artifacts: tuple[Rule, ...] = ()) -> PlacedDocument:
    """A sheet that keeps all rules but for what is added."""
    about = (
        Element(Role.H2, (a_run("About these data"),), key="about"),
        Element(Role.PARAGRAPH, (a_run("Sources:"),), key="about"),
        Element(Role.LIST, (), key="about", numbering="None"),
    )
    pages = (PlacedPage(612, 792, (*elements, *about), artifacts),)
    return replace(place(profile_of("WY")), pages=pages, lang="en-US")


def an_item(*children: Element) -> Element:
    return Element(Role.LIST, (Element(Role.ITEM, children),), numbering="Disc", key="efforts")


LINK = Element(Role.PARAGRAPH, (Element(Role.LINK, (a_run("a page"),), url="https://example.org"),))
BODY = Element(Role.BODY, (a_run("A task force"),))
SQUARE = Panel(Box(0, 0, 3, 3), fill="#111111")
CODE = Element(Role.FIGURE, (QrCode("https://example.org", Box(0, 0, 40, 40), "#111111"),), alt="A code")
TWICE = "no heading, or two: About these data"
FIRST = f"about: {[Role.PARAGRAPH, Role.H2, Role.PARAGRAPH, Role.LIST]}"
UNDERLINE = Rule(50.0, 398.6, 110.0, 398.6, 0.4, "#111111")


@pytest.mark.parametrize(
    ("element", "faults"),
    [
        (Element(Role.H2, (a_run("Laws "), a_run("2016", Face.BOLD))), ["beside the heading: Laws 2016"]),
        (Element(Role.H2, (a_run("STATE LAWS"),)), ["in capitals: STATE LAWS"]),
        (Element(Role.H2, (a_run("STATE LAWS"),), actual_text="State laws"), []),
        (Element(Role.PARAGRAPH, (a_run("1,355"),)), ["a number alone: 1,355"]),
        (Element(Role.PARAGRAPH, (a_run("1,355"),), actual_text="1,355 calls"), []),
        (an_item(BODY), ["item: A task force"]),
        (an_item(Element(Role.LABEL, (SQUARE,)), BODY), ["item: A task force"]),
        (an_item(Element(Role.LABEL, (SQUARE,), actual_text="•"), BODY), []),
        (an_item(BODY)._replace(numbering="None"), []),
        (an_item(BODY)._replace(numbering="None", key="laws"), ["law: A task force"]),
        (LINK, ["not underlined: a page"]),
        (CODE, ["code: https://example.org"]),
        (Element(Role.H2, (a_run("About these data"),), key="about"), [TWICE]),
        (Element(Role.PARAGRAPH, (a_run("A note."),), key="about"), [FIRST]),
    ],
)  # fmt: skip
def test_the_rules_see_what_breaks_them(element: Element, faults: list[str]) -> None:
    assert find_faults(a_document(element)) == faults


def test_a_link_with_a_hairline_below_it_is_told_from_its_neighbours_and_equal_to_a_code() -> None:
    assert find_faults(a_document(LINK, CODE, artifacts=(UNDERLINE,))) == []
    red = UNDERLINE._replace(color="#ff0000")
    assert find_faults(a_document(LINK, artifacts=(red,))) == ["not underlined: a page"]


def test_help_on_two_pages_is_torn() -> None:
    whole = a_document(Element(Role.H2, (a_run("A line"),), key="hotline"))
    further = replace(whole.pages[0], content=(Element(Role.PARAGRAPH, (a_run("Text us"),), key="hotline"),))
    assert find_faults(replace(whole, pages=(*whole.pages, further))) == ["torn: hotline"]


def test_no_break_spaces_are_looks_and_not_heard() -> None:
    document = place(profile_of("MA"))
    spoken = [element.actual_text for element, _ in elements_of(document) if element.actual_text]
    assert len(spoken) > 10
    assert [text for text in spoken if NO_BREAK in text] == []
