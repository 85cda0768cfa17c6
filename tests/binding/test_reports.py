"""Reports of other programs with sheets behind them: nothing is lost, nothing is claimed that is not true."""

import pytest

from factsheet.conformance.page_validation import find_broken_rules
from factsheet.conformance.verapdf import VeraPdf
from tests.binding.joins import NAMES, REPORTS, grant_sheet, handout, join, opened, report_of
from tests.binding.small_reports import small_report
from tests.binding.structure import (
    Told,
    bookmarks,
    find_lost_links,
    find_tree_faults,
    labels,
    name_tree,
    read_told,
)

TAGGED = tuple(name for name in NAMES if name != "pdflatex")
CLAIMS = {
    "chromium": ((), ()),
    "libreoffice": (("ua1",), ("ua1",)),
    "libreoffice_2b": (("2b", "ua1"), ("3b", "ua1")),
    "lualatex": ((), ()),
    "pdflatex": ((), ()),
    "typst": (("ua1",), ("ua1",)),
    "typst_2a": (("2a", "ua1"), ("3a", "ua1")),
    "weasyprint": (("ua1",), ("ua1",)),
    "weasyprint_2a": (("2a",), ("3a",)),
    "word": (("ua1",), ("ua1",)),
}


def sheets(count: int) -> tuple[bytes, ...]:
    return (grant_sheet(), handout())[:count]


def told_by(content: bytes) -> list[Told]:
    with opened(content) as pdf:
        return read_told(pdf)


def test_there_is_a_report_of_each_program_and_all_are_small() -> None:
    assert set(NAMES) == set(CLAIMS)
    assert max(path.stat().st_size for path in REPORTS.glob("*.pdf")) < 60_000


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("program", TAGGED)
def test_what_is_told_is_what_the_parts_tell_one_after_the_other(program: str, count: int) -> None:
    joined = join(report_of(program), *sheets(count))
    expected = told_by(report_of(program).content)
    for sheet in sheets(count):
        expected += [Told("/Part"), *told_by(sheet)]
    assert told_by(joined.content) == expected
    assert sum(map(len, (told.shown for told in expected))) > 100


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("program", TAGGED)
def test_tree_parent_tree_links_and_bookmarks_agree(program: str, count: int) -> None:
    with opened(join(report_of(program), *sheets(count)).content) as pdf:
        assert find_tree_faults(pdf) == []
        assert find_lost_links(pdf) == []
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == report_of(program).traits.pages + (2, 3)[count - 1]


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("program", NAMES)
def test_what_is_claimed_is_what_all_parts_claim_and_holds(program: str, count: int) -> None:
    joined = join(report_of(program), *sheets(count))
    assert joined.claims.profiles == CLAIMS[program][count - 1]
    with opened(joined.content) as pdf:
        from factsheet.pdf_files.claims import read_claims

        assert read_claims(pdf) == joined.claims
    assert find_broken_rules(joined.content, joined.claims.profiles) == []


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("program", NAMES)
def test_the_reference_validator_agrees(verapdf: VeraPdf, program: str, count: int) -> None:
    assert verapdf.check(join(report_of(program), *sheets(count)).content) == []


@pytest.mark.parametrize("program", NAMES)
def test_pages_are_labelled_and_bookmarked_by_appendix(program: str) -> None:
    report = report_of(program)
    with opened(report.content) as pdf:
        own = labels(pdf)
        before = [title for title, _ in bookmarks(pdf, top_only=True)] or [report.title]
    with opened(join(report, *sheets(2)).content) as pdf:
        assert labels(pdf) == [*own, "A-1", "A-2", "B-1"]
        titles = [title for title, _ in bookmarks(pdf, top_only=True)]
    assert titles == [*before, "Appendix A: Massachusetts profile", "Appendix B: Texas profile"]


@pytest.mark.parametrize("program", ["typst_2a", "weasyprint"])
def test_attachments_come_along_or_stay_away(program: str) -> None:
    with opened(join(report_of(program), handout()).content) as pdf:
        kept = name_tree(pdf.Root.Names.EmbeddedFiles)
        assert len(pdf.Root.AF) == len(kept) == 2
    without = join(report_of(program), handout(), keeps_files=False)
    with opened(without.content) as pdf:
        assert "/AF" not in pdf.Root
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
    assert without.claims == report_of(program).traits.claims
    lost = ("PDF/A-2a is not claimed: it is not by weasyprint.pdf",) if program == "weasyprint" else ()
    assert without.notes == ("sheet1.pdf: 2 attached files left out", *lost)


def test_a_report_that_breaks_its_own_claim_is_told_of_and_mended_where_that_is_known() -> None:
    assert join(report_of("libreoffice"), grant_sheet()).notes == (
        "libreoffice.pdf by itself does not keep what it claims: PDF/UA-1 is broken by "
        "PDFUA1-PAGE-TABS-001: page 1 has annotations but no /Tabs /S entry; mended here",
        "PDF/A-2a is not claimed: it is not by libreoffice.pdf",
    )


def test_a_claim_that_a_sheet_does_not_make_is_told() -> None:
    assert join(report_of("typst_2a"), small_report(), grant_sheet()).notes == (
        "PDF/UA-1 is not claimed: it is not by sheet1.pdf",
        "PDF/A-2a is not claimed: it is not by sheet1.pdf",
    )


def test_an_untagged_report_stays_as_it_is_and_nothing_is_claimed() -> None:
    joined = join(report_of("pdflatex"), grant_sheet())
    assert joined.notes == ("not tagged: pdflatex.pdf; tagged: sheet1.pdf",)
    assert told_by(joined.content) == [Told("/Part"), *told_by(grant_sheet())]
    with opened(joined.content) as pdf:
        assert not pdf.Root.MarkInfo.Marked
        assert all("/StructParents" not in page.obj for page in list(pdf.pages)[:-2])
        assert find_tree_faults(pdf) == []


@pytest.mark.parametrize("program", ["typst_2a", "libreoffice"])
def test_the_same_files_give_the_same_bytes(program: str) -> None:
    once, twice = (
        join(
            report_of(program), *sheets(2), has_cover=True, has_contents=True, stamp="{letter}-{page}"
        ).content
        for _ in range(2)
    )
    assert once == twice
