"""What a tree says, whoever wrote it: texts, what is read in their place, languages, what is missing."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from factsheet.errors import Fault, PdfError
from factsheet.listening.heard_records import HeardAnnotation, HeardElement, HeardText
from factsheet.listening.heard_tree import HELD_ALLOWED, LEVELS_ALLOWED, MARK_ALLOWED, ONCE_ALLOWED
from tests.listening.builders import NAME, hear, link_to, make_pdf, make_pdf_of, printed


def test_texts_have_language_and_page() -> None:
    document = hear(make_pdf(["One", "Dos"], ("P", 0), ("P", 1, {"Lang": "es"})))
    assert document.kids == (
        HeardElement("P", (HeardText("One", "One", "en-US", 1),), lang="en-US", page=1),
        HeardElement("P", (HeardText(" Dos", " Dos", "es", 1),), lang="es", page=1),
    )
    assert (document.lang, document.pages, document.faults) == ("en-US", 1, ())


def test_tags_are_followed_to_what_they_stand_for() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.StructTreeRoot.RoleMap = Dictionary(Kopf=Name.Titel, Titel=Name.H2, Rund=Name.Rund)

    assert printed(make_pdf(["One", "Two"], ("Kopf", 0), ("Rund", 1), change=change)) == [
        "Heading 2  One",
        "Rund  Two",
    ]


@pytest.mark.parametrize(
    ("entries", "heard"),
    [
        ({"E": "section"}, "section"),
        ({"ActualText": "section"}, "section"),
        ({"Alt": "section"}, "section"),
        ({"E": "section", "ActualText": "other", "Alt": "third"}, "section"),
        ({}, "S"),
    ],
)
def test_what_is_read_in_place_of_a_span_is_heard(entries: dict[str, str], heard: str) -> None:
    content = make_pdf(["ch. 1 ", "S", " 39K"], ("P", 0, ("Span", 1, entries), 2))
    assert printed(content) == [f"Paragraph  ch. 1 {heard} 39K"]


def test_what_a_mark_itself_says_is_heard_too() -> None:
    content = b"""/P <</MCID 0>> BDC BT /F 9 Tf (ch. 1 ) Tj /Span <</E (section)>> BDC (S) Tj EMC
        ( 39K, ) Tj /Span <</Lang (es)>> BDC (ley) Tj EMC ET EMC
        /P <</MCID 1 /ActualText (whole)>> BDC BT /F 9 Tf (w) Tj /Span <</E (part)>> BDC (h) Tj EMC ET EMC"""
    assert printed(make_pdf_of(content, ("P", 0), ("P", 1))) == [
        "Paragraph  ch. 1 section 39K, [es: ley]",
        "Paragraph  whole",
    ]


def test_artifacts_are_not_heard_and_not_missed() -> None:
    content = b"""/Artifact BMC BT /F 9 Tf (head) Tj ET EMC /Artifact <</Type /Pagination>> BDC
        /Span BMC BT /F 9 Tf (foot) Tj ET EMC EMC /P <</MCID 0>> BDC BT /F 9 Tf (text) Tj ET EMC
        /P <</MCID 1>> BDC BT /F 9 Tf (stamp) Tj ET EMC"""
    document = hear(make_pdf_of(content, ("P", 0), ("Artifact", 1)))
    assert [kid.role for kid in document.kids if isinstance(kid, HeardElement)] == ["P"]
    assert document.faults == ()


def test_annotations_are_told_with_what_they_say_and_where_they_lead() -> None:
    field = Dictionary(Type=Name.OBJR, Obj=Dictionary(Subtype=Name.Widget, TU="Your name"))
    note = Dictionary(Type=Name.OBJR, Obj=Dictionary(Subtype=Name.Text, Contents="Look here"))
    content = make_pdf(
        ["more"], ("P", ("Link", 0, link_to("https://a.org/", "words")), ("Form", field), ("Annot", note))
    )
    (paragraph,) = hear(content).kids
    assert isinstance(paragraph, HeardElement)
    link, form, annot = paragraph.kids
    assert link.kids[1] == HeardAnnotation("Link", "words", "https://a.org/", "en-US")
    assert form.kids == (HeardAnnotation("Widget", "Your name", "", "en-US"),)
    assert annot.kids == (HeardAnnotation("Text", "Look here", "", "en-US"),)
    assert printed(content) == [
        "Paragraph  [link: more][field: Your name][comment: Look here]",
        "  Leads to  https://a.org/",
    ]


def test_marks_of_a_form_are_heard() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        form = Stream(pdf, b"/P <</MCID 3>> BDC BT /F 9 Tf (inside) Tj ET EMC")
        form.Resources = pdf.pages[0].obj.Resources
        mark = Dictionary(Type=Name.MCR, Stm=pdf.make_indirect(form), MCID=3)
        pdf.Root.StructTreeRoot.K[0].K = Array([mark])

    assert printed(make_pdf([], ("P",), change=change)) == ["Paragraph  inside"]


def test_a_file_without_tags_is_refused() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.StructTreeRoot

    with pytest.raises(PdfError) as caught:
        hear(make_pdf(["One"], ("P", 0), change=change))
    assert str(caught.value) == (
        "small.pdf:1: file: found a PDF without tags, of which nothing is heard; allowed: a tagged PDF, "
        "which has a structure tree: export it again with tags"
    )


def test_marks_that_are_missing_and_text_that_is_not_held_are_told() -> None:
    document = hear(make_pdf(["One", "Two", "Three"], ("P", 0), ("P", 7)))
    assert document.faults == (
        Fault(NAME, 1, "page 1", "marked content 7 in the tree alone", MARK_ALLOWED),
        Fault(NAME, 1, "page 1", "text that no tag holds, 'Two' and 1 more", HELD_ALLOWED),
    )


def test_text_without_any_mark_is_told() -> None:
    long = "word " * 30
    document = hear(make_pdf_of(b"BT /F 9 Tf (%s) Tj ET" % long.encode(), ("P",)))
    start = " ".join(["word"] * 12)
    assert [fault.found for fault in document.faults] == [f"text that no tag holds, '{start}...'"]


def test_an_element_that_comes_twice_is_heard_once() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        tree = pdf.Root.StructTreeRoot
        tree.K[1].K = Array([tree.K[0], tree.K[1]])

    content = make_pdf(["One"], ("P", 0), ("Sect",), change=change)
    assert printed(content) == ["Paragraph  One"]
    assert hear(content).faults == (
        Fault(NAME, 1, "page 1", "an element that comes twice, P", ONCE_ALLOWED),
        Fault(NAME, 1, "page 1", "an element that comes twice, Sect", ONCE_ALLOWED),
    )


@pytest.mark.parametrize(("levels", "is_heard"), [(99, True), (100, False), (400, False)])
def test_a_tree_that_is_too_deep_is_refused(levels: int, is_heard: bool) -> None:  # noqa: FBT001
    def change(pdf: pikepdf.Pdf) -> None:
        inner = pdf.Root.StructTreeRoot.K[0]
        for _ in range(levels):
            inner = pdf.make_indirect(Dictionary(S=Name.Sect, K=inner))
        pdf.Root.StructTreeRoot.K = inner

    content = make_pdf(["One"], ("P", 0), change=change)
    if is_heard:
        assert printed(content) == ["Paragraph  One"]
    else:
        with pytest.raises(PdfError) as caught:
            hear(content)
        assert caught.value.faults[0].allowed == LEVELS_ALLOWED


@pytest.mark.parametrize(
    "broken",
    [
        Dictionary(K=7),
        Dictionary(K=Array([None, True, Name.P, Array([]), Dictionary(), Dictionary(Type=Name.OBJR)])),
        Dictionary(K=Dictionary(S="text", K=-1, A=7, C=Name.None_, Lang=5, Alt=Name.x, Pg=Array([]))),
        Dictionary(K=Dictionary(S=Name.P, K=Dictionary(MCID="x", Pg=4, Stm=5)), RoleMap=7, ClassMap=3),
        Dictionary(K=Dictionary(S=Name.P), RoleMap=Dictionary(P=Name.Q, Q=Name.P)),
        Dictionary(K=Dictionary(S=Name.TD, A=Array([Dictionary(RowSpan="a", Headers=5, Scope="Row")]))),
    ],
    ids=repr,
)
def test_trees_that_make_no_sense_are_read_as_far_as_they_go(broken: Dictionary) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.StructTreeRoot = broken

    assert [fault.field for fault in hear(make_pdf(["One"], change=change)).faults][-1] == "page 1"


def test_content_that_cannot_be_read_is_told() -> None:
    document = hear(make_pdf_of(b"/P <</MCID 0>> BDC BI EI EMC", ("P", 0)))
    assert [fault.found for fault in document.faults][-1:] == ["content that cannot be read"]
