"""The validators find what they are there for: each fault is made in a sound file."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest

from factsheet.conformance.verapdf import VeraPdf
from factsheet.pdf.document import write_document
from tests.conformance import page_faults
from tests.pdf.builders import a_document, a_full_page, some_attachments


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


FAULTS = [
    (lose_alternate_text, "ua1 7.3-1"),
    (lose_language, "ua1 7.2-"),
    (lose_structure, "3a 6.7.3.3-1"),
    (lose_colour_profile, "3a 6.2.4.3-2"),
    (lose_link_words, "ua1 7.18.5-2"),
    (lose_font_file, "3a 6.2.11.4.1-1"),
    (lose_relationship, "3a 6.8-3"),
    (draw_unmarked, "ua1 7.1-3"),
]


def broken(make_fault: Callable[[pikepdf.Pdf], None]) -> bytes:
    sound = write_document(a_document(a_full_page(), attachments=some_attachments()))
    with pikepdf.open(BytesIO(sound)) as pdf:
        make_fault(pdf)
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("make_fault", "rule"), FAULTS, ids=[fault.__name__ for fault, _ in FAULTS])
def test_verapdf_names_the_broken_rule(
    make_fault: Callable[[pikepdf.Pdf], None], rule: str, verapdf: VeraPdf
) -> None:
    assert [fault for fault in verapdf.check(broken(make_fault)) if fault.startswith(rule)] != []


@pytest.mark.parametrize("make_fault", [fault for fault, _ in FAULTS])
def test_page_validation_finds_the_same_faults(make_fault: Callable[[pikepdf.Pdf], None]) -> None:
    assert page_faults(broken(make_fault)) != []


def test_a_file_saved_again_without_a_fault_is_sound(verapdf: VeraPdf) -> None:
    again = broken(lambda _: None)
    assert page_faults(again) == []
    assert verapdf.check(again) == []
