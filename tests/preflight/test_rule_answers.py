# ruff: noqa: E501 - whole messages
"""Whole files answered: strange and hostile ones end in an answer or a fault, never in a traceback."""

from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from factsheet.preflight.destinations import Destination
from factsheet.preflight.rule_answers import FilePreflight, answer_files
from factsheet.preflight.rule_files import read_rule_set
from tests.preflight.builders import Edit, a_pdf, a_tagged_pdf, edited, marked, nothing, survey, text

RULES = read_rule_set()
EVERYWHERE = tuple(Destination)


def answer(folder: Path, content: bytes, name: str = "a.pdf", *others: str) -> FilePreflight:
    (folder / name).write_bytes(content)
    return answer_files([folder / name, *(folder / other for other in others)], EVERYWHERE, RULES)[0]


def failed(file: FilePreflight, destination: Destination) -> list[str]:
    (answers,) = [each for each in file.destinations if each.destination is destination]
    return [each.rule.id for each in answers.answers if each.is_failed]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "found an empty file of 0 bytes; allowed: a PDF file"),
        (b"PK\x03\x04 a workbook", "found a file of another kind; allowed: a PDF file"),
        (b"%PDF-1.7\nnothing more", "found a damaged file that cannot be read; allowed: a whole PDF file: save or download it again"),
    ],
)  # fmt: skip
def test_what_is_no_file_has_its_fault(tmp_path: Path, content: bytes, message: str) -> None:
    file = answer(tmp_path, content)
    assert [str(fault).partition("file: ")[2] for fault in file.faults] == [message]
    assert (file.passes, file.destinations) == (False, ())


def test_a_file_with_a_password_has_its_fault(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    with survey(tmp_path, a_pdf()) as opened:
        opened.pdf.save(path, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    assert [fault.found for fault in answer(tmp_path, path.read_bytes()).faults] == [
        "a file that needs a password"
    ]


def test_a_missing_file_has_its_fault(tmp_path: Path) -> None:
    (file,) = answer_files([tmp_path / "none.pdf"], EVERYWHERE, RULES)
    assert [fault.found for fault in file.faults] == ["no file"]


def test_a_fault_of_one_file_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "good.pdf").write_bytes(a_pdf(text()))
    (tmp_path / "bad.pdf").write_bytes(b"")
    bad, good = answer_files([tmp_path / "bad.pdf", tmp_path / "good.pdf"], EVERYWHERE, RULES)
    assert (bool(bad.faults), bool(good.faults), len(good.destinations)) == (True, False, 5)


def test_a_destination_that_is_named_twice_is_asked_once(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(a_pdf())
    (file,) = answer_files([path], [Destination.NARA, Destination.NARA], RULES)
    assert [each.destination for each in file.destinations] == [Destination.NARA]


def test_a_typical_report_from_a_word_processor_is_told_what_to_mend(tmp_path: Path) -> None:
    file = answer(tmp_path, a_pdf(text("Report " * 9, size=10, x=30)), "Jane's report & plan (final).pdf")
    assert failed(file, Destination.NIH) == ["NAME", "NIH6", "NIH8", "NIH9", "NIH12"]
    assert failed(file, Destination.GRANTS_GOV) == ["NAME"]
    assert {"508-A1", "508-A3", "508-N1", "508-P2"} <= {*failed(file, Destination.HHS_508)}
    assert failed(file, Destination.NARA) == ["NAME", "NARA2", "NARA3"]
    assert file.proposed_name == "Jane_s_report_plan_final.pdf"


def test_a_name_is_proposed_that_no_other_file_has(tmp_path: Path) -> None:
    file = answer(tmp_path, a_pdf(text()), "My plan.pdf", "my_plan.pdf")
    assert file.proposed_name == "My_plan_2.pdf"


def test_a_name_that_is_plain_already_is_not_proposed(tmp_path: Path) -> None:
    assert answer(tmp_path, a_pdf(text()), "short.pdf").proposed_name is None


def spoil_page(**entries: object) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        for key, value in entries.items():
            pdf.pages[0].obj[f"/{key}"] = value

    return edit


def spoil_root(**entries: object) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        for key, value in entries.items():
            pdf.Root[f"/{key}"] = value

    return edit


def spoil_content(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Contents = pdf.make_stream(b"BT (never ended Tj << /MCID BDC q q q 1 0 0 cm Do")


HOSTILE = [
    spoil_page(MediaBox=Array([0, 0, 0, 0])),
    spoil_page(MediaBox=Array([5, 5])),
    spoil_page(MediaBox=Array([0, 0, 10**9, 10**9])),
    spoil_page(CropBox=Array([900, 900, 901, 901])),
    spoil_page(UserUnit=Name("/None")),
    spoil_page(UserUnit=0),
    spoil_page(Rotate=45),
    spoil_page(Annots=Name.Text),
    spoil_page(Annots=Array([1, Name.Link, Dictionary(), Dictionary(Subtype=Name.Link, A=1)])),
    spoil_page(Resources=Array([])),
    spoil_content,
    spoil_root(StructTreeRoot=Dictionary(K=1), MarkInfo=Dictionary(Marked=True)),
    spoil_root(StructTreeRoot=Array([]), MarkInfo=1),
    spoil_root(ViewerPreferences=1, Outlines=1, OCProperties=1, AcroForm=1, Names=1, Lang=1),
    spoil_root(Metadata=Dictionary()),
    spoil_root(OpenAction=Array([Array([Array([Array([])])])])),
]


@pytest.mark.parametrize("edit", HOSTILE)
def test_strange_files_are_answered(tmp_path: Path, edit: Edit) -> None:
    file = answer(tmp_path, edited(a_pdf(text()), edit))
    assert (file.faults, len(file.destinations)) == ((), 5)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damaged_files_end_in_an_answer_or_a_fault(tmp_path: Path, data: st.DataObject) -> None:
    whole = a_tagged_pdf(
        marked("P", 0, "Some text") + marked("Figure", 1, "A", y=90), [("P", [0]), ("Figure", [1])]
    )
    at = data.draw(st.integers(20, len(whole) - 1))
    patch = data.draw(st.binary(max_size=12))
    file = answer(tmp_path, whole[:at] + patch + whole[at + len(patch) :])
    assert bool(file.faults) is not bool(file.destinations)


def test_an_empty_page_passes_nothing_that_it_does_not_show(tmp_path: Path) -> None:
    file = answer(tmp_path, a_pdf(nothing))
    (nih,) = [each for each in file.destinations if each.destination is Destination.NIH]
    told = {each.rule.id: each.measured.found for each in nih.answers if each.measured.answer.value == "look"}
    assert {told[rule] for rule in ("NIH8", "NIH10")} == {"no text that can be measured"}
    assert told["NIH12"] == "no text"


def test_what_was_not_looked_at_does_not_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from factsheet.preflight import page_survey

    monkeypatch.setattr(page_survey, "MOST_PAGES", 1)
    file = answer(tmp_path, a_pdf(text(size=12), text(size=2)))
    (nih,) = [each for each in file.destinations if each.destination is Destination.NIH]
    (found,) = [each.measured for each in nih.answers if each.rule.id == "NIH8"]
    assert (found.answer.value, found.found) == ("look", "12.0 pt at the smallest; the first 1 of 2 pages")
