"""Files for PDF 2.0 joined with each other and with older ones: what is claimed is true, nothing is lost."""

from functools import cache
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary

from factsheet.conformance.verapdf import VeraPdf
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format, Standard
from factsheet.pdf_files.claims import DECLARATIONS
from tests.binding.joins import given, grant_sheet, join, opened, report_of
from tests.binding.small_reports import changed
from tests.binding.structure import find_tree_faults
from tests.cli.runs import invoke
from tests.sheets.drawn import draw, profile_of

NEW = ("4f", "ua2", *DECLARATIONS)


@cache
def newer(usps: str, form: Format = Format.HANDOUT) -> bytes:
    return draw(profile_of(usps), SheetOptions(form, standard=Standard.PDF20)).content


@pytest.mark.slow
def test_files_for_pdf_2_make_a_file_for_pdf_2(verapdf: VeraPdf) -> None:
    joined = join(
        given(newer("OH", Format.LARGE)),
        newer("MA", Format.GRANT),
        newer("GU"),
        has_contents=True,
        has_cover=True,
    )
    assert (joined.claims.profiles, joined.notes) == (NEW, ())
    assert joined.content.startswith(b"%PDF-2.0")
    assert verapdf.check(joined.content) == []
    with opened(joined.content) as pdf:
        assert "/Info" not in pdf.trailer
        assert len(pdf.Root.StructTreeRoot.Namespaces) == 1
        assert find_tree_faults(pdf) == []


@pytest.mark.slow
def test_a_binder_of_files_for_pdf_2_has_front_pages_for_pdf_2(verapdf: VeraPdf) -> None:
    joined = join(None, newer("GU"), newer("MA", Format.GRANT), title="Two places")
    assert (joined.claims.profiles, joined.notes) == (NEW, ())
    assert verapdf.check(joined.content) == []


@pytest.mark.slow
def test_without_attachments_it_is_archived_as_one_that_has_none() -> None:
    joined = join(None, newer("GU"), newer("MA", Format.GRANT), keeps_files=False)
    assert joined.claims.profiles == ("4", "ua2", *DECLARATIONS)


@pytest.mark.slow
def test_bookmarks_and_links_lead_to_elements_of_the_joined_tree() -> None:
    joined = join(given(newer("MA", Format.GRANT)), newer("OH", Format.LARGE), has_contents=True)
    with opened(joined.content) as pdf:
        inside = {each.objgen for each in pdf.objects if isinstance(each, Dictionary) and "/S" in each}
        holders = [
            each
            for each in pdf.objects
            if isinstance(each, Dictionary) and isinstance(each.get("/A"), Dictionary)
        ]
        goals = [each.A.SD[0] for each in holders if str(each.A.get("/S")) == "/GoTo"]
        assert len(goals) > 30
        assert {goal.objgen for goal in goals} <= inside
        assert not any("/Dest" in each for each in holders)
        assert {str(goal.S) for goal in goals} == {"/Part", "/H1", "/H2", "/H3"}


@pytest.mark.parametrize("is_first", [True, False])
def test_with_an_older_file_nothing_is_claimed_and_all_is_kept(*, is_first: bool) -> None:
    new, old = newer("MA", Format.GRANT), grant_sheet()
    first, second = (new, old) if is_first else (old, new)
    joined = join(given(first, "first.pdf"), second)
    lacking = ("sheet1.pdf", "first.pdf") if is_first else ("first.pdf", "sheet1.pdf")
    assert joined.claims.profiles == ()
    assert set(joined.notes) == {
        f"PDF/UA-1 is not claimed: it is not by {lacking[1]}",
        f"PDF/UA-2 is not claimed: it is not by {lacking[0]}",
        f"PDF/A-2a is not claimed: it is not by {lacking[1]}",
        f"PDF/A-4 is not claimed: it is not by {lacking[0]}",
        f"WTPDF 1.0 for accessibility is not claimed: it is not by {lacking[0]}",
        f"WTPDF 1.0 for reuse is not claimed: it is not by {lacking[0]}",
    }
    assert joined.content.startswith(b"%PDF-2.0")
    with opened(joined.content) as pdf:
        packet = pdf.Root.Metadata.read_bytes()
        assert b"pdfaid:part" not in packet
        assert b"conformsTo" not in packet
        top = pdf.Root.StructTreeRoot.K[0]
        part = next(kid for kid in top.K if isinstance(kid, Dictionary) and str(kid.S) == "/Part")
        assert ("/NS" in top, "/NS" in part) == (is_first, not is_first)
        assert len(pdf.Root.StructTreeRoot.Namespaces) == 1
        assert find_tree_faults(pdf) == []


def test_a_part_with_a_bookmark_too_many_keeps_its_places() -> None:
    def add_bookmark_elsewhere(pdf: pikepdf.Pdf) -> None:
        action = Dictionary(S=pikepdf.Name.URI, URI="https://a.gov")
        lost = pdf.make_indirect(Dictionary(Title="Elsewhere", Parent=pdf.Root.Outlines, A=action))
        pdf.Root.Outlines.Last.Next, lost.Prev = lost, pdf.Root.Outlines.Last
        pdf.Root.Outlines.Last = lost

    joined = join(report_of("typst"), changed(newer("MA", Format.GRANT), add_bookmark_elsewhere))
    with opened(joined.content) as pdf:
        copied = pdf.Root.Outlines.Last.First
        assert isinstance(copied.Dest, Array)
        assert "/A" not in copied


@pytest.mark.slow
def test_a_state_is_drawn_by_the_standards_of_the_files_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.pdf").write_bytes(newer("OH", Format.LARGE))
    Path("old.pdf").write_bytes(grant_sheet())
    result = invoke("attach", "report.pdf", "GU", "-o", "new.pdf")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "new.pdf\t10 pages\tPDF/A-4f, PDF/UA-2, WTPDF 1.0 for accessibility, WTPDF 1.0 for reuse\n"
    )
    assert invoke("attach", "--bind", "GU", "old.pdf", "-o", "out.pdf").stdout.split("\t")[2:] == [
        "PDF/A-2a, PDF/UA-1\n"
    ]
