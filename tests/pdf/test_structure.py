"""The structure tree: roles, attributes, reading order, and the way back from content to element."""

from typing import Any

import pikepdf
import pytest

from factsheet.page.placed import Drawable, Element, Picture, Role
from factsheet.pdf.document import write_document
from tests.pdf.builders import (
    a_document,
    a_drawing,
    a_figure,
    a_full_page,
    a_page,
    a_paragraph,
    a_run,
    an_attachment,
    an_element,
    kids_of,
    opened,
    tree_lines,
)

FULL_PAGE = """
  H1 mcid=0
  P mcid=1 mcid=3
    Link mcid=2 link=https://example.org/report?year=2023&state=MA
  H2 mcid=4
  L ListNumbering=Decimal
    LI
      Lbl mcid=5
      LBody mcid=6
        Span lang="es" mcid=7
    LI
      Lbl mcid=8
      LBody mcid=9
        Span lang="es" mcid=10
  H3 mcid=11
  Table
    Caption mcid=12
    TR
      TH Scope=Column mcid=13
      TH Scope=Column mcid=14
    TR
      TH Scope=Row mcid=15
      TD mcid=16
  Figure alt="A figure." BBox=[72 500 92 510] Placement=Block mcid=17
  Link link=https://humantraffickinghotline.org/state/massachusetts
    Figure alt="QR code" BBox=[480 100 540 160] Placement=Block mcid=18
"""


def test_every_role_stands_in_the_tree_with_what_it_says_of_itself() -> None:
    assert tree_lines(opened(a_document(a_full_page()))) == ["Document", *FULL_PAGE.strip("\n").splitlines()]


def test_content_numbers_begin_again_on_each_page() -> None:
    pdf = opened(a_document(a_page(a_paragraph(), a_paragraph()), a_page(a_paragraph())))
    assert tree_lines(pdf) == ["Document", "  P mcid=0", "  P mcid=1", "  P mcid=0"]


def owners(pdf: pikepdf.Pdf) -> dict[int, Any]:
    """Return the parent tree as a dictionary."""
    flat = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): value for key, value in zip(flat[::2], flat[1::2], strict=True)}


def elements(element: Any) -> list[Any]:
    """Return an element and all below it."""
    below = [
        kid for kid in kids_of(element) if not isinstance(kid, int) and kid.get("/Type") == "/StructElem"
    ]
    return [element, *(each for kid in below for each in elements(kid))]


def test_every_piece_of_content_finds_its_element_again() -> None:
    pdf = opened(a_document(a_full_page(), a_page(), a_full_page()))
    tree = owners(pdf)
    keys = {page.objgen: int(page.StructParents) for page in pdf.pages}
    found = 0
    for element in elements(pdf.Root.StructTreeRoot.K):
        for kid in kids_of(element):
            if isinstance(kid, int):
                assert tree[keys[element.Pg.objgen]][kid].objgen == element.objgen
                found += 1
    assert found == sum(len(tree[key]) for key in keys.values()) == 19 + 1 + 19


def test_every_annotation_finds_its_element_again() -> None:
    pdf = opened(a_document(a_full_page(), a_full_page()))
    tree = owners(pdf)
    annotations = [annotation for page in pdf.pages for annotation in page.Annots]
    assert len(annotations) == 4
    for annotation in annotations:
        kids = kids_of(tree[int(annotation.StructParent)])
        objects = [kid.Obj.objgen for kid in kids if not isinstance(kid, int) and kid.Type == "/OBJR"]
        assert annotation.objgen in objects
    assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == max(tree) + 1


def test_every_number_in_the_content_stands_in_the_tree_once() -> None:
    pdf = opened(a_document(a_full_page()))
    code = pikepdf.parse_content_stream(pdf.pages[0])
    marks = [
        item.operands[1]["/MCID"]
        for item in code
        if str(item.operator) == "BDC" and "/MCID" in item.operands[1]
    ]
    kids = [
        kid
        for element in elements(pdf.Root.StructTreeRoot.K)
        for kid in kids_of(element)
        if isinstance(kid, int)
    ]
    assert marks == list(range(19))
    assert sorted(kids) == marks


def test_runs_that_follow_each_other_are_one_piece_of_content() -> None:
    paragraph = an_element(Role.PARAGRAPH, a_run("One "), a_run("two ", y=688), a_run("three", y=676))
    assert tree_lines(opened(a_document(a_page(paragraph)))) == ["Document", "  P mcid=0"]


def test_a_figure_of_several_marks_has_the_box_around_all() -> None:
    figure = an_element(
        Role.FIGURE, Picture(a_drawing(), 10, 20), Picture(a_drawing(width=30, height=40), 50, 60), alt="Two."
    )
    assert (
        tree_lines(opened(a_document(a_page(figure))))[1]
        == '  Figure alt="Two." BBox=[10 20 80 100] Placement=Block mcid=0'
    )


def test_an_empty_cell_is_still_a_cell() -> None:
    table = an_element(Role.TABLE, an_element(Role.ROW, an_element(Role.CELL)))
    assert tree_lines(opened(a_document(a_page(table)))) == ["Document", "  Table", "    TR", "      TD"]


@pytest.mark.parametrize("alt", [None, "", "  "])
def test_a_figure_without_alternate_text_is_refused(alt: str | None) -> None:
    with pytest.raises(ValueError, match=r"^a figure needs an alternate text$"):
        write_document(a_document(a_page(a_figure(alt=alt))))


@pytest.mark.parametrize("role", [Role.DOCUMENT, Role.LIST, Role.ITEM, Role.TABLE, Role.ROW])
def test_a_grouping_role_holds_no_marks(role: Role) -> None:
    children: tuple[Element | Drawable, ...] = (a_run("lost"),)
    with pytest.raises(ValueError, match=f"^{role} groups elements and holds no marks of its own$"):
        write_document(a_document(a_page(Element(role, children))))


def an_item(text: str) -> Element:
    return an_element(Role.ITEM, an_element(Role.BODY, a_run(text)))


def test_a_list_over_pages_is_one_element() -> None:
    first = an_element(Role.LIST, an_item("One"), numbering="None", key="laws")
    other = an_element(Role.LIST, an_item("Beside"), numbering="None", key="sources")
    rest = an_element(Role.LIST, an_item("Two"), numbering="None", key="laws", continues=True)
    pdf = opened(a_document(a_page(first, other), a_page(a_paragraph(), rest)))
    assert tree_lines(pdf) == [
        "Document",
        "  L ListNumbering=None",
        "    LI",
        "      LBody mcid=0",
        "    LI",
        "      LBody mcid=1",
        "  L ListNumbering=None",
        "    LI",
        "      LBody mcid=1",
        "  P mcid=0",
    ]
    bodies = [each for each in elements(pdf.Root.StructTreeRoot.K) if each.S == "/LBody"]
    assert [pikepdf.Page(body.Pg).index for body in bodies] == [0, 1, 0]


def test_what_never_began_cannot_go_on() -> None:
    rest = an_element(Role.LIST, an_item("Two"), key="laws", continues=True)
    with pytest.raises(ValueError, match=r"^L 'laws' goes on with what never began$"):
        write_document(a_document(a_page(rest)))


def test_an_element_says_what_it_stands_for() -> None:
    section = an_element(Role.SPAN, a_run("§"), expansion="section")
    years = an_element(Role.SPAN, a_run("2012–2016"), actual_text="2012 to 2016")
    table = an_element(Role.TABLE, an_element(Role.ROW, an_element(Role.CELL, a_run("1"))), summary="1 of 2.")
    pdf = opened(a_document(a_page(an_element(Role.PARAGRAPH, section, years), table)))
    _, _, first, second, third, *_ = elements(pdf.Root.StructTreeRoot.K)
    told = (str(first.E), str(second.ActualText), str(third.A.Summary))
    assert told == ("section", "2012 to 2016", "1 of 2.")


def test_a_figure_leads_to_the_file_with_its_data() -> None:
    figure = a_figure()._replace(attached="data.csv")
    pdf = opened(a_document(a_page(figure), attachments=(an_attachment("data.csv"),)))
    (file,) = elements(pdf.Root.StructTreeRoot.K)[1].AF
    assert file.objgen == pdf.Root.AF[0].objgen


def test_a_figure_of_a_file_that_is_not_attached_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^a figure belongs to 'data.csv', which is not attached$"):
        write_document(a_document(a_page(a_figure()._replace(attached="data.csv"))))
