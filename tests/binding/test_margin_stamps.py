"""Stamps: at the upper right as the page is seen, clear of all else, no part of what is told."""

import pikepdf
import pytest
from pikepdf import Array, Stream

from factsheet.binding.margin_stamps import draw_page_pictures
from factsheet.binding.stamp_text import check_stamp, fill_stamp, trace_text
from factsheet.conformance.verapdf import VeraPdf
from factsheet.errors import UsageError
from tests.binding.joins import given, grant_sheet, handout, join, opened, report_of
from tests.binding.small_reports import Change, plain_report
from tests.binding.structure import read_told

STAMP = "Appendix {letter}, page {page}"


def turned(angle: int) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.MediaBox, page.CropBox, page.Rotate = Array([0, 0, 612, 792]), Array([50, 40, 550, 700]), angle
        page.Contents = Stream(pdf, b"2 0 0 2 9 9 cm")  # leaves its state as it should not

    return change


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_stamp_stands_upright_at_the_upper_right_of_what_is_seen(angle: int) -> None:
    joined = join(given(plain_report()), plain_report(turned(angle)), stamp=STAMP)
    picture = list(draw_page_pictures(joined.content))[1]
    left, top, right, bottom = picture.point(lambda value: 255 * (value < 200)).getbbox() or (0, 0, 0, 0)
    text = trace_text("Appendix A, page 1")
    assert (picture.width - right, picture.height) == (
        pytest.approx(36, abs=2),
        (660, 500)[angle % 180 // 90],
    )
    assert right - left == pytest.approx(text.width, abs=2)
    assert 10 < top < bottom < 26


def test_a_crowded_corner_sends_the_stamp_to_another_one() -> None:
    def fill_corner(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Contents = Stream(pdf, b"400 700 212 92 re f")

    joined = join(given(plain_report()), plain_report(fill_corner), stamp=STAMP)
    assert not [note for note in joined.notes if "margin" in note]
    with opened(joined.content) as pdf:
        last = pdf.pages[1].Contents[-1].read_bytes()
    assert b" cm 1 0 0 1 36.00 770.00 cm " in last
    assert b"/Artifact <</Type /Pagination /Subtype /Header>> BDC" in last


def test_a_page_without_a_clear_margin_is_told() -> None:
    def fill_page(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Contents = Stream(pdf, b"0 0 612 792 re f")

    joined = join(given(plain_report()), plain_report(fill_page), stamp=STAMP)
    assert "no clear margin for the stamp on page 2" in joined.notes


def test_a_stamp_changes_nothing_that_is_told_or_claimed() -> None:
    plain, stamped = (
        join(report_of("typst_2a"), grant_sheet(), handout(), stamp=text) for text in ("", STAMP)
    )
    assert read_told(opened(plain.content)) == read_told(opened(stamped.content))
    assert plain.claims == stamped.claims
    assert stamped.claims.profiles == ("3a", "ua1")


def test_the_reference_validator_grants_a_stamped_file_its_claims(verapdf: VeraPdf) -> None:
    joined = join(report_of("typst_2a"), grant_sheet(), stamp=STAMP, has_cover=True, has_contents=True)
    assert joined.claims.profiles == ("2a", "ua1")
    assert verapdf.check(joined.content) == []


def test_sheets_of_ours_have_a_clear_margin() -> None:
    joined = join(given(plain_report()), grant_sheet(), handout(), stamp=STAMP)
    assert [note for note in joined.notes if "margin" in note] == []
    for page in list(draw_page_pictures(joined.content))[1:]:
        box = page.crop((400, 0, 612, 30)).point(lambda value: 255 * (value < 200)).getbbox()
        assert box is not None


@pytest.mark.parametrize(
    ("template", "found", "allowed"),
    [
        ("{state}", "{state}", "a text with {letter}, {page}, {pages}, {title}"),
        ("{page:03}", "{page}", "a text with {letter}, {page}, {pages}, {title}"),
        ("{page!r}", "{page}", "a text with {letter}, {page}, {pages}, {title}"),
        ("{}", "{}", "a text with {letter}, {page}, {pages}, {title}"),
        (
            "{page",
            "'{page': expected '}' before end of string",
            "a text with {letter}, {page}, {pages}, {title}",
        ),
        ("第 {page}", "'第'", "characters that the sheet's font has"),
    ],
)
def test_a_template_that_cannot_be_filled_is_a_slip_of_who_types(
    template: str, found: str, allowed: str
) -> None:
    with pytest.raises(UsageError) as error:
        check_stamp(template)
    assert str(error.value) == f"command line:1: --stamp: found {found}; allowed: {allowed}"


def test_every_field_is_filled() -> None:
    text = fill_stamp("{letter} {page}/{pages} {title}", letter="B", page=2, pages=3, title="Ω第 profile")
    assert text.startswith("B 2/3 ")
    assert text.endswith("profile")
    assert "第" not in text
