"""Front pages and binders: a table that leads to each part, a bookmark for each sheet and none besides."""

import pikepdf
import pytest

from factsheet.conformance.page_validation import find_broken_rules
from factsheet.conformance.verapdf import VeraPdf
from factsheet.disclosure import protect_profile
from factsheet.layout import draw_sheet
from tests.binding.joins import GRANT, given, grant_sheet, handout, join, opened, report_of
from tests.binding.small_reports import changed, small_report
from tests.binding.structure import Told, bookmarks, find_lost_links, find_tree_faults, labels, read_told
from tests.listening.builders import printed
from tests.sheets.drawn import STATES, profile_of, text_of


def goals_of_links(content: bytes, page: int) -> list[int]:
    """Return the numbers of the pages to which the links of a page lead."""
    with opened(content) as pdf:
        numbers = {each.obj.objgen: number for number, each in enumerate(pdf.pages, start=1)}
        return [numbers[each.Dest[0].objgen] for each in pdf.pages[page - 1].obj.Annots]


def test_a_table_names_each_appendix_with_its_page_and_leads_there() -> None:
    joined = join(report_of("word"), grant_sheet(), handout(), has_contents=True)
    assert goals_of_links(joined.content, 4) == [5, 7]
    text = text_of(joined.content)
    assert "HARBOR PROGRAM: A MADE-UP TEST REPORT Appendices Appendix Title Page" in text
    assert "A Massachusetts profile 5 B Texas profile 7" in text
    assert joined.claims.profiles == ("ua1",)


def test_a_cover_stands_before_the_table_and_names_what_follows() -> None:
    joined = join(report_of("word"), grant_sheet(), handout(), has_contents=True, has_cover=True)
    assert goals_of_links(joined.content, 5) == [6, 8]
    text = text_of(joined.content)
    assert "Appendices Appendix A: Massachusetts profile Appendix B: Texas profile" in text
    with opened(joined.content) as pdf:
        titles = [title for title, _ in bookmarks(pdf, top_only=True)]
        told = [each.role for each in read_told(pdf)]
        assert find_tree_faults(pdf) == []
    assert titles[-3:] == ["Appendices", "Appendix A: Massachusetts profile", "Appendix B: Texas profile"]
    assert told.count("/Part") == 3


def test_words_in_capitals_are_heard_as_they_are_written() -> None:
    joined = join(report_of("word"), grant_sheet(), has_contents=True, has_cover=True)
    kicker = "Paragraph  Harbor Program: A Made-up Test Report"
    told = [line for line in printed(joined.content) if line.casefold() == kicker.casefold()]
    assert told == [kicker, kicker]


def test_words_that_are_printed_are_in_the_language_asked_for() -> None:
    joined = join(report_of("typst"), grant_sheet(), lang="es", has_contents=True)
    assert "Anexos Anexo Título Página A Perfil de Massachusetts" in text_of(joined.content)
    with opened(joined.content) as pdf:
        assert [title for title, _ in bookmarks(pdf, top_only=True)][-1] == "Anexo A: Perfil de Massachusetts"
        parts = pdf.Root.StructTreeRoot.K[0].K
        assert [str(part.get("/Lang", "")) for part in parts][-2:] == ["es-US", ""]


def test_a_binder_has_a_table_and_a_bookmark_a_sheet() -> None:
    joined = join(None, grant_sheet(), handout(), title="Two states")
    with opened(joined.content) as pdf:
        assert [title for title, _ in bookmarks(pdf, top_only=True)] == [
            "Massachusetts profile",
            "Texas profile",
        ]
        assert labels(pdf) == ["1", "2", "3", "4"]
        assert str(pdf.docinfo["/Title"]) == "Two states"
        assert find_tree_faults(pdf) == []
        assert [each for each in read_told(pdf) if each.role == "/Part"] == [Told("/Part")] * 2
    assert goals_of_links(joined.content, 1) == [2, 4]
    assert "TWO STATES Contents Title Page Massachusetts profile 2 Texas profile 4" in text_of(joined.content)
    assert joined.claims.profiles == ("3a", "ua1")


def test_a_stamped_title_keeps_its_stamp() -> None:
    def draft(usps: str) -> bytes:
        return draw_sheet(protect_profile(profile_of(usps)).profile.as_draft(), GRANT).content

    joined = join(None, draft("WY"))
    with opened(joined.content) as pdf:
        assert [title for title, _ in bookmarks(pdf)] == ["Wyoming profile (draft)"]


def test_a_file_of_another_program_is_called_what_it_calls_itself() -> None:
    with opened(join(None, given(report_of("typst").content)).content) as pdf:
        assert [title for title, _ in bookmarks(pdf, top_only=True)] == [
            "Harbor Program: A Made-up Test Report"
        ]


@pytest.mark.parametrize(
    ("title", "above", "listed"),
    [("第 1 報告\n(draft)", "1 (DRAFT)", "1 (draft)"), ("報告", "X", "sheet1"), (" ", "X", "sheet1")],
)
def test_a_title_that_no_font_here_has_is_printed_as_far_as_it_can_be(
    title: str, above: str, listed: str
) -> None:
    def call_it(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Title"] = title

    joined = join(given(small_report(call_it)), small_report(call_it), has_cover=True, has_contents=True)
    text = text_of(joined.content)
    assert (
        f"{above} Appendices Appendix A: {listed} {above} Appendices Appendix Title Page A {listed} 4" in text
    )


def test_hundreds_of_bookmarks_are_no_hindrance_to_a_claim() -> None:
    def add_bookmarks(pdf: pikepdf.Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root += [pikepdf.OutlineItem(f"Part {number}", 0) for number in range(400)]

    joined = join(given(changed(grant_sheet(), add_bookmarks)), handout())
    assert joined.claims.profiles == ("3a", "ua1")


@pytest.mark.slow
def test_a_binder_of_all_sheets_has_a_bookmark_for_each_and_passes(verapdf: VeraPdf) -> None:
    sheets = [draw_sheet(protect_profile(profile_of(usps)).profile, GRANT).content for usps in STATES]
    joined = join(None, *sheets)
    with opened(joined.content) as pdf:
        titles = [title for title, _ in bookmarks(pdf, top_only=True)]
        assert (titles[0], len(titles) - 1, len(STATES)) == ("Contents", 56, 56)
        assert find_tree_faults(pdf) == []
        assert find_lost_links(pdf) == []
    assert joined.claims.profiles == ("2a", "ua1")
    assert find_broken_rules(joined.content, joined.claims.profiles) == []
    assert verapdf.check(joined.content) == []
    text = text_of(joined.content)
    assert "Contents (continued)" in text
