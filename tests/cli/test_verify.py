"""``factsheet verify``: each change to a sheet is told, and whether it is still the current one."""

import json
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from factsheet.conformance.vera_parts import has_vera
from factsheet.embedded_data import carried_drawing
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.verification import verified_sheet
from factsheet.version import VERSION
from tests.cli.runs import invoke
from tests.cli.verify_runs import QUICK, code_of, put
from tests.sheets.drawn import draw, profile_of, sheet_of
from tests.verification.sheet_changes import (
    Change,
    change_attachment,
    changed,
    edit_metadata,
    file_of,
    remove_element,
    set_entry,
)

pytestmark = pytest.mark.usefixtures("in_an_empty_folder")


def test_a_sheet_as_it_was_drawn_is_identical() -> None:
    invoke("build", "GU", "MA", "--format", "grant", "--lang", "es")
    result = invoke(*QUICK, *sorted(Path("output").glob("*.pdf")), "--jobs", "2")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = [line.split("\t") for line in result.stdout.splitlines()]
    assert [line[:2] for line in lines] == [
        ["output/gu_trafficking_2023_grant_es.pdf", "identical"],
        ["output/ma_trafficking_2023_grant_es.pdf", "identical"],
    ]
    assert {line[2].split(", ", 3)[3] for line in lines} == {"PDF/A-2a and PDF/UA-1 kept (page-validation)"}


@pytest.mark.parametrize("form", ["handout", "grant", "large"])
def test_a_sheet_that_replaces_a_version_is_identical_and_has_its_code(form: str) -> None:
    """Its footer is longer and may break before the code."""
    options = SheetOptions(Format(form), "es")
    sheet = put(draw(replace(profile_of("GU"), version=2), options).content)
    result = invoke(*QUICK, sheet)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.split("\t")[1] == "identical"


@pytest.mark.slow
def test_a_sheet_is_drawn_again_by_its_own_standard_and_judged_by_it() -> None:
    invoke("build", "GU", "--format", "grant", "--standard", "pdf20")
    name = "output/gu_trafficking_2023_grant.pdf"
    kept = "PDF/A-4, PDF/UA-2, WTPDF 1.0 for accessibility and WTPDF 1.0 for reuse kept"
    shared = "page-validation for what they share with PDF/UA-1 and PDF/A-3"
    for words, validators in ((QUICK, shared), (("verify",), f"{shared}, veraPDF")):
        result = invoke(*words, name)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.split("\t")[1] == "identical"
        assert result.stdout.rstrip().endswith(f"{kept} ({validators})")
    told = json.loads(invoke("verify", name, "--report", "json").stdout)["sheets"][0]
    assert told["profiles"] == ["4", "ua2", "wt1a", "wt1r"]
    assert told["broken_rules"] == []


@pytest.mark.slow
def test_verapdf_is_asked_where_it_is_installed() -> None:
    assert has_vera()
    sheet = put(changed(sheet_of("MA").content, set_entry("Figure", "/Alt", None)))
    result = invoke("verify", sheet)
    assert "(page-validation, veraPDF)" in result.stdout
    assert any(
        line.startswith("sheet.pdf:1: conformance: found veraPDF: ua1 7.3-1")
        for line in result.stderr.splitlines()
    )


NARROWED = change_attachment(".json", b'"value": 1355', b'"value": 1357')
TOO_LONG = change_attachment(
    ".json", b'"label": "Female"', b'"label": "Female' + b" of whom more is told" * 17 + b'"'
)


def test_an_attachment_that_says_another_number_is_told_beside_the_page() -> None:
    """The sheet is drawn from what it carries: the page then says what it should not, under another code."""
    content = sheet_of("MA").content
    result = invoke(*QUICK, put(changed(content, NARROWED)))
    assert result.exit_code == 1
    assert result.stdout.split("\t")[:2] == ["sheet.pdf", "different"]
    lines = result.stderr.splitlines()
    assert [
        line for line in lines if ": number, page 1" in line and "1,355" in line and "1,357" in line
    ] != []
    codes = f"found {code_of(content)}; allowed: {code_of(changed(content, NARROWED))}"
    assert f"sheet.pdf:1: code in the footer: {codes}, that of the data it carries" in lines


def test_data_that_no_page_holds_are_told_as_others_than_those_of_the_sheet() -> None:
    result = invoke(*QUICK, put(changed(sheet_of("MA").content, TOO_LONG)))
    assert (result.exit_code, result.stdout.split("\t")[1]) == (1, "different")
    assert "sheet.pdf:1: code in the footer: found " in result.stderr
    assert result.stderr.splitlines()[-1] == (
        "sheet.pdf:1: data: found numbers or texts for which its page has no room: somebody changed them; "
        "allowed: the data that the sheet was drawn from"
    )


def replace_attachment(pdf: pikepdf.Pdf) -> None:
    """Attach other data and leave those of the program as they are."""
    entry = file_of(pdf, ".json").EF
    stream = pdf.make_stream(entry.F.read_bytes().replace(b'"value": 336', b'"value": 338'))
    for key, value in entry.F.items():
        if key not in {"/Length", "/Filter"}:
            stream[key] = value
    entry.F = entry.UF = stream


def swap_fonts(pdf: pikepdf.Pdf) -> None:
    fonts = pdf.pages[0].Resources.Font
    names = sorted(fonts.keys())
    fonts[names[0]], fonts[names[1]] = fonts[names[1]], fonts[names[0]]


def take_font_out(pdf: pikepdf.Pdf) -> None:
    fonts = pdf.pages[0].Resources.Font
    del fonts[sorted(fonts.keys())[0]].FontDescriptor.FontFile2


def lose_claims(pdf: pikepdf.Pdf) -> None:
    content = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(content.replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))


def add_page(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page()


@pytest.mark.parametrize(
    ("make_change", "told"),
    [
        (
            replace_attachment,
            "attachment, attachment ma_trafficking_2023.json, cases.value: found 338; allowed: 336",
        ),
        (set_entry("Figure", "/Alt", "Nothing"), "alternate text, page 1"),
        (remove_element("H2", 1), "structure, page 1"),
        (edit_metadata(b"Massachusetts", b"Masachusetts"), "metadata, XMP, dc:title"),
        (swap_fonts, "font, page 1"),
        (take_font_out, "no program in the file; allowed: embedded fonts"),
        (lose_claims, "metadata, XMP, pdfuaid:part"),
        (add_page, "page, number of pages: found 2; allowed: 1"),
    ],
)
def test_a_change_is_told(make_change: Change, told: str) -> None:
    result = invoke(*QUICK, put(changed(sheet_of("MA").content, make_change)))
    assert result.exit_code == 1
    assert [line for line in result.stderr.splitlines() if told in line] != []
    assert all(line.startswith("sheet.pdf:1: ") for line in result.stderr.splitlines())


def test_a_sheet_saved_anew_by_another_program_says_so_and_passes() -> None:
    result = invoke(*QUICK, put(changed(sheet_of("MA").content, lambda _pdf: None)))
    assert (result.exit_code, result.stdout.split("\t")[1]) == (0, "same content, written anew")


def test_files_that_are_no_sheets_are_told_and_the_others_looked_at() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save("blank.pdf")
    Path("bad.pdf").write_bytes(b"%PDF-1.7")
    result = invoke(*QUICK, "blank.pdf", "bad.pdf", "none.pdf", put(sheet_of("GU").content))
    assert result.exit_code == 1
    assert [line.split("\t")[:2] for line in result.stdout.splitlines()] == [
        ["blank.pdf", "not to be told"],
        ["bad.pdf", "not to be told"],
        ["none.pdf", "not to be told"],
        ["sheet.pdf", "identical"],
    ]
    assert [line.split(": ")[0] for line in result.stderr.splitlines()] == [
        "blank.pdf:1",
        "bad.pdf:1",
        "none.pdf:1",
    ]


def edit_program(pdf: pikepdf.Pdf) -> None:
    stream = pdf.Root.PieceInfo.factsheet.Private.Drawing
    stream.write(stream.read_bytes().replace(VERSION.encode(), b"0.0.1"))


def test_a_sheet_of_an_older_version_of_the_program_says_so() -> None:
    result = invoke(*QUICK, put(changed(sheet_of("GU").content, edit_program)))
    assert f"drawn by version 0.0.1 of the program, this is {VERSION}" in result.stdout


def test_a_sheet_is_drawn_again_as_the_version_that_drew_it(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = put(sheet_of("GU").content)
    monkeypatch.setattr(carried_drawing, "VERSION", "9.9.9")
    assert invoke(*QUICK, sheet).stdout.split("\t")[1] == "identical"


def test_a_validator_that_fails_leaves_the_comparison_standing(monkeypatch: pytest.MonkeyPatch) -> None:
    def run_out_of_memory(*_arguments: object) -> list[str]:
        raise MemoryError("Java heap space")

    monkeypatch.setattr(verified_sheet, "find_broken_rules", run_out_of_memory)
    result = invoke(*QUICK, put(sheet_of("GU").content))
    assert (result.exit_code, result.stdout.split("\t")[1].strip()) == (1, "identical")
    assert "Java heap space" in result.stderr


def break_data(pdf: pikepdf.Pdf) -> None:
    stream = pdf.Root.PieceInfo.factsheet.Private.Drawing
    stream.write(b'{"format": "poster", "lang": "xx"}')


def falsify_other_state(pdf: pikepdf.Pdf) -> None:
    """Change a figure that this sheet does not print for want of room."""
    stream = pdf.Root.PieceInfo.factsheet.Private.Drawing
    content = stream.read_bytes()
    false = content.replace(b'{"name":"Alaska","value":"1.0"}', b'{"name":"Alaska","value":"9.0"}')
    assert false != content
    stream.write(false)


def test_data_that_the_page_does_not_show_are_held_too() -> None:
    result = invoke(*QUICK, put(changed(sheet_of("MA").content, falsify_other_state)))
    assert (result.exit_code, result.stdout.split("\t")[1]) == (1, "different")
    assert "PieceInfo" in result.stderr
    assert "Digest" in result.stderr


def test_data_that_cannot_be_drawn_are_told() -> None:
    result = invoke(*QUICK, put(changed(sheet_of("GU").content, break_data)))
    assert result.exit_code == 1
    assert result.stderr == (
        "sheet.pdf:1: drawing.format: found 'poster'; "
        "allowed: one of handout, gray, grant, large [FS001 error]\n"
    )


def test_the_report_for_programs_says_all() -> None:
    content = changed(sheet_of("GU").content, set_entry("H1", "/Lang", "es"))
    result = invoke(*QUICK, put(content), "--report", "json", "--data", "shipped")
    (told,) = json.loads(result.stdout)["sheets"]
    assert (told["state"], told["sound"], told["result"], told["program"]) == (
        "GU",
        False,
        "different",
        VERSION,
    )
    assert told["differences"][0]["kind"] == "structure"
    assert told["profiles"] == ["3a", "ua1"]
    assert told["validators"] == ["page-validation"]
    assert told["currency"]["currency"] == "current"
    assert told["code"]["printed"] == told["code"]["of_the_data"]


@pytest.mark.parametrize(
    "arguments", [("verify",), ("verify", "x.pdf", "--data", "nowhere"), ("verify", "zzzz-0000")]
)
def test_a_mistyped_command_ends_with_2(arguments: tuple[str, ...]) -> None:
    assert invoke(*arguments).exit_code == 2


def open_a_form(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def test_what_a_page_does_not_show_is_told_too() -> None:
    result = invoke(*QUICK, put(changed(sheet_of("GU").content, open_a_form)))
    assert result.exit_code == 1
    assert "OpenAction" in result.stderr
