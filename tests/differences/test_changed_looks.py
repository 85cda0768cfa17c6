"""What is told of two files that carry the same: how they look, what they say unseen, and no number."""

import re

import pikepdf
import pytest
from pikepdf import Name

from factsheet.differences.changed_looks import compare_looks
from factsheet.differences.difference_records import LookChange, PairOutcome
from factsheet.errors import PdfError
from tests.differences.builders import carrying, sheet
from tests.verification.sheet_changes import (
    Change,
    change_attachment,
    changed,
    edit_metadata,
    remove_attachment,
    set_entry,
    swap_marks,
)


def look(change: Change) -> tuple[PairOutcome, list[str]]:
    before = sheet("MA")
    outcome, looks = compare_looks(before, changed(before, change), "sheet.pdf")
    return outcome, list(map(tell, looks))


def tell(change: LookChange) -> str:
    return f"{change.sort}: {change.place}: {change.before} -> {change.after}"


def paint(pdf: pikepdf.Pdf) -> None:
    stream = pdf.pages[0].Contents
    stream.write(stream.read_bytes() + b" q 1 0 0 rg 100 100 36 36 re f Q")


def draw_nothing(pdf: pikepdf.Pdf) -> None:
    stream = pdf.pages[0].Contents
    stream.write(stream.read_bytes() + b" q Q")


def add_page(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page()


def add_action(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=Name.Named, N=Name.Print)


CASES: dict[str, tuple[Change, PairOutcome, str]] = {
    "a patch": (
        paint,
        PairOutcome.REDRAWN,
        "pixels: page 1: the same pixels -> 0.3% of the pixels otherwise, in a region 0.5 by 0.5 in",
    ),
    "a page more": (add_page, PairOutcome.REDRAWN, "page: number of pages: 1 -> 2"),
    "words that stand elsewhere": (swap_marks, PairOutcome.REDRAWN, "table, row 2, cell 2: # -> #"),
    "operators that draw nothing": (
        draw_nothing,
        PairOutcome.UNSEEN,
        "pixels: page 1: the operators as drawn -> drawing operators that differ, no pixel does",
    ),
    "an alternate text": (
        set_entry("Figure", "/Alt", "A chart of 57"),
        PairOutcome.UNSEEN,
        "alternate text: page 1, under 'CASES REPORTED', figure, alternate text: "
        "'Chart. Cases reported: highest in 2016, lowest in 2014. 2012…' -> 'A chart of #'",
    ),
    "a title": (
        edit_metadata(b"Massachusetts", b"Masachusetts"),
        PairOutcome.UNSEEN,
        "metadata: XMP, dc:title: 'Massachusetts: Efforts",
    ),
    "an attached count": (
        change_attachment("counties.csv", b",51,", b",57,"),
        PairOutcome.UNSEEN,
        "attachment: attachment ma_trafficking_2023_counties.csv, line 1",
    ),
    "a file that is gone": (remove_attachment, PairOutcome.UNSEEN, "attachment: attachment"),
    "an action": (add_action, PairOutcome.UNSEEN, "other: catalog, OpenAction"),
}


@pytest.mark.parametrize("name", list(CASES))
def test_a_change_is_told_and_summed_up(name: str) -> None:
    change, expected, told = CASES[name]
    outcome, looks = look(change)
    assert outcome is expected
    assert [line for line in looks if told in line] != []


COUNTED = {"NUMBER": swap_marks, "ALT": set_entry("Figure", "/Alt", "A chart of fifty-seven or 57 cases")}


@pytest.mark.parametrize("name", list(COUNTED))
def test_no_count_of_a_page_is_told(name: str) -> None:
    _, looks = look(COUNTED[name])
    assert looks
    values = " ".join(line.split(": ", 2)[2] for line in looks)
    assert re.findall(r"\b(?!20\d\d\b)\d+\b|fifty", values) == []


def test_a_file_that_was_saved_anew_says_the_same() -> None:
    assert look(lambda _pdf: None) == (PairOutcome.REWRITTEN, [])


def test_the_version_of_the_program_alone_is_no_other_look() -> None:
    before = sheet("MA")
    after = carrying(before, drawing=lambda tree: tree.update(program="0.0.9"))
    assert compare_looks(before, after, "sheet.pdf") == (PairOutcome.REWRITTEN, ())


def test_a_damaged_file_is_told() -> None:
    with pytest.raises(PdfError, match=r"^sheet\.pdf:1: file: found a damaged file"):
        compare_looks(sheet("GU"), b"%PDF-1.7", "sheet.pdf")
