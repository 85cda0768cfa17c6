"""Sheets that are put behind a page of a report, not at its end: everything follows the pages."""

import pytest

from factsheet.conformance.page_validation import find_broken_rules
from tests.binding.joins import NAMES, grant_sheet, handout, join, opened, report_of
from tests.binding.structure import find_lost_links, find_tree_faults, labels, read_told

TAGGED = tuple(name for name in NAMES if name != "pdflatex")


@pytest.mark.parametrize("program", NAMES)
def test_pages_and_labels_follow_the_place(program: str) -> None:
    report = report_of(program)
    last = join(report, grant_sheet(), handout())
    inside = join(report, grant_sheet(), handout(), after_page=1)
    pages = report.traits.pages
    with opened(last.content) as at_end, opened(inside.content) as pdf:
        order = [0, pages, pages + 1, pages + 2, *range(1, pages)]
        expected = [at_end.pages[number].Contents for number in order]
        assert [page.MediaBox for page in pdf.pages] == [at_end.pages[number].MediaBox for number in order]
        assert [read_content(page.Contents) for page in pdf.pages] == list(map(read_content, expected))
        assert labels(pdf) == [labels(at_end)[number] for number in order]
        assert pdf.check_pdf_syntax() == []
    assert [part.first_page for part in inside.parts] == [1, 2, 4]
    assert inside.claims == last.claims
    assert find_broken_rules(inside.content, inside.claims.profiles) == []


def read_content(contents: object) -> bytes:
    """Return the operators of a page."""
    streams = contents if isinstance(contents, list) else [contents]
    return b"".join(stream.read_bytes() for stream in streams)


@pytest.mark.parametrize("program", TAGGED)
def test_tree_and_links_stay_whole_and_nothing_is_heard_twice(program: str) -> None:
    report = report_of(program)
    with opened(join(report, grant_sheet()).content) as pdf:
        heard = read_told(pdf)
    with opened(join(report, grant_sheet(), after_page=1).content) as pdf:
        assert find_tree_faults(pdf) == []
        assert find_lost_links(pdf) == []
        assert sorted(map(repr, read_told(pdf))) == sorted(map(repr, heard))


def test_the_appendix_is_heard_where_it_stands() -> None:
    with opened(join(report_of("word"), grant_sheet(), after_page=1).content) as pdf:
        kids = list(pdf.Root.StructTreeRoot.K[0].K)
        part = next(index for index, kid in enumerate(kids) if kid.S == "/Part" and "/T" in kid)
    assert 0 < part < len(kids) - 1


@pytest.mark.parametrize("after_page", [0, 99])
def test_a_page_that_the_report_lacks_is_its_end(after_page: int) -> None:
    report = report_of("word")
    expected = join(report, grant_sheet())
    assert join(report, grant_sheet(), after_page=after_page).content == expected.content


def test_appendices_go_on_where_the_report_ends() -> None:
    bound = join(report_of("word"), grant_sheet(), handout(), first_letter=1)
    assert [part.planned.letter for part in bound.parts] == ["", "B", "C"]
    assert bound.parts[1].planned.label == "Appendix B: Massachusetts profile"


def test_the_table_names_the_pages_that_the_appendices_have() -> None:
    bound = join(report_of("word"), grant_sheet(), handout(), after_page=1, has_contents=True)
    assert [part.first_page for part in bound.parts] == [1, 2, 3, 5]
