"""Two folders of sheets: who is compared with whom, what stands alone, what cannot be read."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from factsheet.differences import found_sheets
from factsheet.differences.compared_places import compare_places
from factsheet.differences.difference_records import PairOutcome, PlaceDifference
from factsheet.errors import PdfError
from tests.differences.builders import Edit, carrying, issue, put, sheet
from tests.verification.sheet_changes import changed

GU, WY = "gu_trafficking_2023.pdf", "wy_trafficking_2023.pdf"


def told(difference: PlaceDifference) -> list[str]:
    """Return the pairs and what stands alone, a line each."""
    return [
        *(f"{pair.before.path.name} | {pair.after.path.name}: {pair.outcome}" for pair in difference.pairs),
        *(f"before {each.path.name}" for each in difference.only_before),
        *(f"after {each.path.name}" for each in difference.only_after),
        *(f"uncompared {each.path.name}" for each in difference.uncompared),
    ]


def more_cases(tree: dict[str, Any]) -> None:
    tree["calls"]["value"] += 100


def as_draft(tree: dict[str, Any]) -> None:
    tree["status"] = "draft"


def both(*edits: Edit) -> Edit:
    def edit(tree: dict[str, Any]) -> None:
        for each in edits:
            each(tree)

    return edit


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return put(put(tmp_path / "old", GU, sheet("GU")), WY, sheet("WY"))


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return put(tmp_path / "new", GU, sheet("GU"))


def test_a_folder_does_not_differ_from_itself_and_nothing_is_opened(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(found_sheets, "read_carried_data")
    difference = compare_places(old, old)
    assert told(difference) == [f"{GU} | {GU}: identical", f"{WY} | {WY}: identical"]
    assert not difference.differs
    assert difference.all_faults == ()


def test_sheets_of_two_editions_are_compared(old: Path, new: Path) -> None:
    put(new, "wy_trafficking_2024.pdf", carrying(sheet("WY"), both(issue(2024), more_cases)))
    difference = compare_places(old, new)
    assert told(difference) == [
        f"{GU} | {GU}: identical",
        f"{WY} | wy_trafficking_2024.pdf: changed",
    ]
    assert [change.path for change in difference.pairs[1].changes.numbers] == ["calls.value"]
    assert difference.differs


def test_what_stands_in_one_folder_alone_is_told(old: Path, new: Path) -> None:
    put(new, "gu_draft.pdf", carrying(sheet("GU"), as_draft))
    assert told(compare_places(old, new)) == [f"{GU} | {GU}: identical", f"before {WY}", "after gu_draft.pdf"]
    assert told(compare_places(new, old)) == [f"{GU} | {GU}: identical", "before gu_draft.pdf", f"after {WY}"]


def test_the_other_way_round_before_and_after_are_exchanged(old: Path, new: Path) -> None:
    put(new, WY, carrying(sheet("WY"), more_cases, lambda tree: tree.update(allow_back=True)))
    there, back = compare_places(old, new).pairs[1], compare_places(new, old).pairs[1]
    assert (there.before, there.after, there.outcome) == (back.after, back.before, back.outcome)
    (one,), (other,) = there.changes.numbers, back.changes.numbers
    assert (one.before, one.after, one.difference) == (other.after, other.before, -(other.difference or 0))
    (choice,), (turned,) = there.changes.choices, back.changes.choices
    assert (choice.before, choice.after) == (turned.after, turned.before) == ("as usual", "yes")


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        (lambda tree: tree.update(allow_back=True), PairOutcome.REDRAWN),
        (lambda tree: tree.update(program="0.0.9"), PairOutcome.REWRITTEN),
    ],
)
def test_the_same_data_drawn_otherwise_are_told_so(old: Path, new: Path, change: Edit, outcome: str) -> None:
    put(new, WY, carrying(sheet("WY"), drawing=change))
    assert told(compare_places(old, new))[1] == f"{WY} | {WY}: {outcome}"


def paint(pdf: pikepdf.Pdf) -> None:
    stream = pdf.pages[0].Contents
    stream.write(stream.read_bytes() + b" q 1 0 0 rg 100 100 36 36 re f Q")


def test_a_sheet_that_only_looks_otherwise_is_told_so(old: Path, new: Path) -> None:
    put(new, WY, changed(sheet("WY"), paint))
    pair = compare_places(old, new).pairs[1]
    assert pair.outcome is PairOutcome.REDRAWN
    assert [change.sort for change in pair.changes.looks] == ["pixels"]


BROKEN = {
    "no PDF": (b"GIF89a", "found a file of another kind; allowed: a PDF file"),
    "cut off": (b"%PDF-1.7\n", "found a damaged file that cannot be read"),
    "empty": (b"", "found an empty file of 0 bytes"),
}


@pytest.mark.parametrize("name", list(BROKEN))
def test_a_broken_file_is_told_and_the_others_are_compared(old: Path, new: Path, name: str) -> None:
    content, message = BROKEN[name]
    put(new, WY, content)
    difference = compare_places(old, new)
    assert told(difference) == [f"{GU} | {GU}: identical", f"uncompared {WY}"]
    (fault,) = difference.all_faults
    assert str(fault).startswith(f"{new / WY}:1: file: ")
    assert message in str(fault)


def test_a_report_with_joined_sheets_carries_no_data(old: Path, new: Path, tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(new / "final.pdf")
    difference = compare_places(old, new)
    assert told(difference) == [f"{GU} | {GU}: identical", f"before {WY}"]
    assert [str(fault) for fault in difference.all_faults] == [
        f"{new / 'final.pdf'}:1: file: found a PDF file without the data of a sheet; allowed: "
        "a sheet of this program, as it was drawn; a report that sheets were bound to has none"
    ]


HOSTILE: dict[str, Edit] = {
    "no place": lambda tree: tree.update(jurisdiction=[]),
    "a path as postal code": lambda tree: tree["jurisdiction"].update(usps="../../etc"),
    "a huge edition": lambda tree: tree.update(edition=10**40),
    "a status of several lines": lambda tree: tree.update(status="final\nfinal"),
    "a version that is true": lambda tree: tree.update(version=True),
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_data_that_do_not_say_which_sheet_it_is_are_refused(old: Path, new: Path, name: str) -> None:
    put(new, WY, carrying(sheet("WY"), HOSTILE[name]))
    difference = compare_places(old, new)
    assert told(difference) == [f"{GU} | {GU}: identical", f"uncompared {WY}"]
    (fault,) = difference.all_faults
    assert fault.field.startswith("data ")
    assert fault.allowed.startswith("the data of a sheet as the program wrote them")


def nest(tree: dict[str, Any]) -> None:
    """Put lists into each other, as deep as they can be read."""
    value: list[Any] = []
    for _ in range(400):
        value = [value]
    tree["laws"] = value


def test_data_of_another_shape_are_compared_all_the_same(old: Path, new: Path) -> None:
    put(new, WY, carrying(sheet("WY"), both(nest, more_cases)))
    assert told(compare_places(old, new))[1] == f"{WY} | {WY}: changed"


def test_a_folder_without_sheets_is_a_fault(old: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(PdfError) as caught:
        compare_places(old, tmp_path / "empty")
    assert str(caught.value) == (
        f"{tmp_path / 'empty'}:1: folder: found no PDF file; "
        "allowed: a folder with sheets, as 'factsheet build' draws them into one"
    )


def test_two_files_are_a_pair_whatever_they_are(old: Path) -> None:
    difference = compare_places(old / GU, old / WY)
    (pair,) = difference.pairs
    assert pair.outcome is PairOutcome.CHANGED
    assert "Place, name" in {change.words for change in pair.changes.texts}


@pytest.mark.slow
def test_several_processes_tell_the_same_in_the_same_order(old: Path, new: Path) -> None:
    put(new, WY, changed(sheet("WY"), paint))
    put(new, GU, changed(sheet("GU"), paint))
    assert compare_places(old, new, jobs=2) == compare_places(old, new)
