"""The validators find what they are there for: each fault is made in a sound file, of both standards."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from factsheet.conformance.verapdf import VeraPdf
from factsheet.model.vocabulary import Standard
from factsheet.pdf.document import write_document
from tests.conformance import page_faults
from tests.pdf.builders import a_document, a_full_page, some_attachments

Fault = Callable[[pikepdf.Pdf], None]


def figure_of(pdf: pikepdf.Pdf) -> pikepdf.Object:
    objects = (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary))
    return next(each for each in objects if each.get("/S") == "/Figure")


def lose_alternate_text(pdf: pikepdf.Pdf) -> None:
    del figure_of(pdf)["/Alt"]


def lose_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def lose_structure(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def lose_colour_profile(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def lose_link_words(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0]["/Contents"]


def lose_font_file(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.FontDescriptor["/FontFile2"]


def lose_relationship(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF[0]["/AFRelationship"]


def draw_unmarked(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(pdf.make_stream(b"0 0 10 10 re f"))


def lose_namespace(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.K["/NS"]


def lose_description(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF[0]["/Desc"]


def tell_information(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "A title"


def aim_bookmarks_at_places(pdf: pikepdf.Pdf) -> None:
    bookmark = pdf.Root.Outlines.First
    bookmark.Dest = bookmark.A.D
    del bookmark["/A"]


def have_label_in_unnumbered_list(pdf: pikepdf.Pdf) -> None:
    objects = (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary))
    next(each for each in objects if each.get("/S") == "/L").A.ListNumbering = Name("/None")


def put_list_in_span(pdf: pikepdf.Pdf) -> None:
    objects = (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary))
    span = next(each for each in objects if each.get("/S") == "/Span")
    table = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.L, P=span, NS=span.NS, K=Array(), Lang="en")
    )
    span.K = Array([span.K, table])


def change_packet(old: bytes, new: bytes) -> Fault:
    def change(pdf: pikepdf.Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert packet.count(old) == 1
        pdf.Root.Metadata.write(packet.replace(old, new))

    change.__name__ = f"change_{old[:16].decode()}"
    return change


FAULTS: list[tuple[Standard, Fault, str]] = [
    (Standard.PDF17, lose_alternate_text, "ua1 7.3-1"),
    (Standard.PDF17, lose_language, "ua1 7.2-"),
    (Standard.PDF17, lose_structure, "3a 6.7.3.3-1"),
    (Standard.PDF17, lose_colour_profile, "3a 6.2.4.3-2"),
    (Standard.PDF17, lose_link_words, "ua1 7.18.5-2"),
    (Standard.PDF17, lose_font_file, "3a 6.2.11.4.1-1"),
    (Standard.PDF17, lose_relationship, "3a 6.8-3"),
    (Standard.PDF17, draw_unmarked, "ua1 7.1-3"),
    (Standard.PDF20, lose_alternate_text, "ua2 8.2.5.28.2-1"),
    (Standard.PDF20, lose_language, "ua2 8.4.4-1"),
    (Standard.PDF20, lose_structure, "ua2 8.2.1-1"),
    (Standard.PDF20, lose_colour_profile, "4f 6.2.4.3-2"),
    (Standard.PDF20, lose_font_file, "4f 6.2.10.4.1-1"),
    (Standard.PDF20, lose_relationship, "4f 6.9-4"),
    (Standard.PDF20, draw_unmarked, "ua2 8.2.2-1"),
]
# What page-validation cannot see, since no older part asks for it.
FAULTS_OF_PDF_2: list[tuple[Fault, str]] = [
    (lose_namespace, "ua2 8.2.5.2-2"),
    (lose_description, "ua2 8.14.1-1"),
    (tell_information, "4f 6.1.3-4"),
    (aim_bookmarks_at_places, "wt1a 8.8-1"),
    (have_label_in_unnumbered_list, "ua2 8.2.5.25-1"),
    (put_list_in_span, "ua2 Table 5. Span-L-1"),
    (change_packet(b"pdfuaid:rev>2024", b"pdfuaid:rev>2014"), "ua2 5-5"),
    (change_packet(b"pdfaid:rev>2020", b"pdfaid:rev>2010"), "4f 6.7.3-5"),
    (change_packet(b"wtpdf#reuse1.0", b"wtpdf#reuse"), "wt1r 6.1.2-1"),
    (change_packet(b"wtpdf#accessibility1.0", b"wtpdf#access"), "wt1a 6.1.3-1"),
]
BOTH = pytest.mark.parametrize("standard", list(Standard))


def broken(make_fault: Fault, standard: Standard) -> bytes:
    document = a_document(a_full_page(), a_full_page(), attachments=some_attachments(), standard=standard)
    with pikepdf.open(BytesIO(write_document(document))) as pdf:
        make_fault(pdf)
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("standard", "make_fault", "rule"), [*FAULTS, *((Standard.PDF20, *pair) for pair in FAULTS_OF_PDF_2)]
)
def test_verapdf_names_the_broken_rule(
    standard: Standard, make_fault: Fault, rule: str, verapdf: VeraPdf
) -> None:
    profiles = {Standard.PDF17: ("3a", "ua1"), Standard.PDF20: ("4f", "ua2", "wt1a", "wt1r")}
    faults = verapdf.check(broken(make_fault, standard), profiles[standard])
    assert [fault for fault in faults if fault.startswith(rule)] != [], faults


@pytest.mark.parametrize(("standard", "make_fault"), [case[:2] for case in FAULTS])
def test_page_validation_finds_the_same_faults(standard: Standard, make_fault: Fault) -> None:
    assert page_faults(broken(make_fault, standard)) != []


@BOTH
def test_a_file_saved_again_without_a_fault_is_sound(standard: Standard, verapdf: VeraPdf) -> None:
    again = broken(lambda _: None, standard)
    assert page_faults(again) == []
    assert verapdf.check(again) == []


@BOTH
def test_one_walk_finds_what_a_walk_for_each_profile_finds(standard: Standard, verapdf: VeraPdf) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        for make_fault in (lose_alternate_text, lose_colour_profile, draw_unmarked):
            make_fault(pdf)

    content = broken(spoil, standard)
    profiles = {Standard.PDF17: ("3a", "ua1"), Standard.PDF20: ("4f", "ua2", "wt1a", "wt1r")}[standard]
    apart = [fault for profile in profiles for fault in verapdf.check(content, (profile,))]
    assert verapdf.check(content, profiles) == apart != []


def test_what_cannot_be_read_is_told(verapdf: VeraPdf) -> None:
    with pytest.raises(ValueError, match="parse"):
        verapdf.check(b"no file", ("ua2",))
