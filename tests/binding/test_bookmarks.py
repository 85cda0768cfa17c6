"""Bookmarks of what is joined: in one list, whatever form they had."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from factsheet.binding.bookmarks import cut_bookmark_loops
from tests.binding.joins import given, grant_sheet, join
from tests.binding.small_reports import small_report


def with_loop(pdf: pikepdf.Pdf) -> None:
    """Let a bookmark follow on itself and lie below itself."""
    outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, Count=1))
    item = pdf.make_indirect(
        Dictionary(Title="Round", Parent=outlines, Dest=Array([pdf.pages[0].obj, Name.Fit]))
    )
    item.Next, item.First, item.Last = item, item, item
    outlines.First, outlines.Last = item, item
    pdf.Root.Outlines = outlines


@pytest.mark.parametrize("is_report", [True, False])
def test_bookmarks_in_a_circle_are_cut_and_told(is_report: bool) -> None:  # noqa: FBT001
    looped, sheet = given(small_report(with_loop), "looped.pdf"), given(grant_sheet())
    joined = join(looped, grant_sheet()) if is_report else join(sheet, small_report(with_loop))
    assert any("bookmarks that led in a circle were cut" in note for note in joined.notes)
    with pikepdf.open(BytesIO(joined.content)) as pdf, pdf.open_outline() as outline:
        assert len(outline.root) == 2


def test_a_list_without_a_circle_stays() -> None:
    with pikepdf.open(BytesIO(grant_sheet())) as pdf:
        assert not cut_bookmark_loops(pdf)
