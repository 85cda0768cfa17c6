# ruff: noqa: E501 - a message a line, whole
"""``factsheet attach``: words sorted, files refused whole, one line told, nothing left of a run that fails."""

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.binding.joins import REPORTS, grant_sheet, handout
from tests.binding.small_reports import plain_report, signed, small_report, with_field
from tests.cli.runs import files_of, invoke
from tests.sheets.drawn import text_of

pytestmark = pytest.mark.usefixtures("in_an_empty_folder")


@pytest.fixture(autouse=True)
def some_files(in_an_empty_folder: None, tmp_path: Path) -> None:
    shutil.copy(REPORTS / "typst_2a.pdf", tmp_path / "report.pdf")
    (tmp_path / "ma.pdf").write_bytes(grant_sheet())
    (tmp_path / "tx.pdf").write_bytes(handout())


def test_what_became_of_it_is_one_line(tmp_path: Path) -> None:
    result = invoke("attach", "report.pdf", "ma.pdf", "tx.pdf", "-o", "out/final.pdf")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "out/final.pdf\t7 pages\tPDF/A-3a, PDF/UA-1\n"
    assert set(files_of(tmp_path)) == {"report.pdf", "ma.pdf", "tx.pdf", "out/final.pdf"}


def test_notes_stand_in_the_last_column(tmp_path: Path) -> None:
    (tmp_path / "plain.pdf").write_bytes(plain_report())
    result = invoke("attach", "plain.pdf", "tx.pdf", "-o", "final.pdf", "--no-attachments")
    assert result.stdout == (
        "final.pdf\t2 pages\tclaims no standard\t"
        "not tagged: plain.pdf; tagged: tx.pdf; tx.pdf: 2 attached files left out\n"
    )


def test_other_programs_are_told_in_json() -> None:
    result = invoke("attach", "report.pdf", "tx.pdf", "-o", "final.pdf", "--report", "json")
    told = json.loads(result.stdout)
    assert told.pop("bytes") == Path("final.pdf").stat().st_size
    assert told == {
        "path": "final.pdf",
        "pages": 5,
        "conforms": ["3a", "ua1"],
        "parts": [
            {
                "file": "report.pdf",
                "label": "Harbor Program: A Made-up Test Report",
                "letter": None,
                "first_page": 1,
                "pages": 4,
                "tagged": True,
                "claims": ["2a", "ua1"],
                "notes": [],
            },
            {
                "file": "tx.pdf",
                "label": "Appendix A: Texas profile",
                "letter": "A",
                "first_page": 5,
                "pages": 1,
                "tagged": True,
                "claims": ["3a", "ua1"],
                "notes": [],
            },
        ],
        "notes": [],
    }


@pytest.mark.slow
def test_a_state_is_drawn_in_the_format_for_grants() -> None:
    result = invoke("attach", "report.pdf", "massachusetts", "tx.pdf", "MA", "-o", "final.pdf", "--contents")
    assert (result.exit_code, result.stdout) == (0, "final.pdf\t10 pages\tPDF/A-3a, PDF/UA-1\n")
    text = text_of(Path("final.pdf").read_bytes())
    assert "A Massachusetts profile 6 B Texas profile 8 C Massachusetts profile 9" in text


@pytest.mark.slow
def test_a_state_that_cannot_be_drawn_ends_the_run_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "data" / "profiles").mkdir(parents=True)
    (tmp_path / "data" / "profiles" / "oh.yaml").write_text("state: OH\nedition: soon\n")
    result = invoke("attach", "report.pdf", "OH", "-o", "out/final.pdf", "--data", "data")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "data/profiles/oh.yaml:2: edition: found 'soon'; allowed: " in result.stderr
    assert not Path("out").exists()


def test_a_folder_of_sheets_is_bound_again_and_again_without_its_binder(tmp_path: Path) -> None:
    (tmp_path / "sheets").mkdir()
    for name in ("ma.pdf", "tx.pdf"):
        (tmp_path / name).rename(tmp_path / "sheets" / name)
    lines = {
        invoke("attach", "--bind", "sheets", "-o", "sheets/binder.pdf", "--title", "All", "--cover").stdout
        for _ in range(2)
    }
    assert lines == {"sheets/binder.pdf\t5 pages\tPDF/A-3a, PDF/UA-1\n"}


def test_the_same_words_give_the_same_bytes() -> None:
    for name in ("one.pdf", "two.pdf"):
        assert (
            invoke("attach", "report.pdf", "ma.pdf", "-o", name, "--contents", "--stamp", "{page}").exit_code
            == 0
        )
    assert Path("one.pdf").read_bytes() == Path("two.pdf").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("signed.pdf", "ma.pdf"), "signed.pdf:1: file: found a signed file: the signature, which holds for the file as it is, would be lost; allowed: the file before it was signed, to be signed once all is joined; or --force, to remove the signature"),
        (("report.pdf", "form.pdf"), "form.pdf:1: file: found a form: its fields could change in the copy, or be lost; allowed: a copy printed to PDF or flattened; or --force, to carry the fields as they are"),
        (("report.pdf", "none.pdf"), "none.pdf:1: file: found no file; allowed: a PDF file"),
        (("report.pdf", "ma.pdf", "--max-pages", "5"), "final.pdf:1: pages: found 6; allowed: 5 or fewer (--max-pages)"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_written(
    tmp_path: Path, arguments: tuple[str, ...], fault: str
) -> None:
    (tmp_path / "signed.pdf").write_bytes(small_report(signed))
    (tmp_path / "form.pdf").write_bytes(small_report(with_field))
    before = files_of(tmp_path)
    result = invoke("attach", *arguments, "-o", "final.pdf")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"{fault}\n")
    assert files_of(tmp_path) == before


def test_a_result_that_is_too_big_is_refused_with_the_numbers(tmp_path: Path) -> None:
    result = invoke(
        "attach", "report.pdf", "ma.pdf", "-o", "out/final.pdf", "--max-mb", "0.01", "--max-pages", "1"
    )
    assert result.exit_code == 1
    pages, size = result.stderr.splitlines()
    assert pages == "out/final.pdf:1: pages: found 6; allowed: 1 or fewer (--max-pages)"
    assert size.startswith("out/final.pdf:1: size: found 0.0")
    assert size.endswith(" MB; allowed: 0.01 MB or less (--max-mb)")
    assert not Path("out").exists()


def test_force_joins_what_was_signed_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "signed.pdf").write_bytes(small_report(signed))
    result = invoke("attach", "signed.pdf", "ma.pdf", "-o", "final.pdf", "--force")
    assert result.stdout == (
        "final.pdf\t3 pages\tclaims no standard\tsigned.pdf: the signature was removed; "
        "PDF/UA-1 is not claimed: it is not by signed.pdf; PDF/A-2a is not claimed: it is not by signed.pdf\n"
    )


OUT_IS_INPUT = "found a file that is to be joined; allowed: a name of its own, which is none of the files that are joined"


@pytest.mark.parametrize("out", ["report.pdf", "./ma.pdf", "sub/../report.pdf", "soft.pdf", "hard.pdf"])
def test_no_file_that_is_joined_is_written_over(tmp_path: Path, out: str) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "soft.pdf").symlink_to("report.pdf")
    os.link("ma.pdf", "hard.pdf")
    before = files_of(tmp_path)
    result = invoke("attach", "report.pdf", "ma.pdf", "-o", out)
    assert (result.exit_code, result.stderr) == (1, f"{Path(out)}:1: --out: {OUT_IS_INPUT}\n")
    assert files_of(tmp_path) == before


KIND_ALLOWED = "a name that is free, or that of a PDF file, which is replaced"


def test_a_folder_a_dead_link_and_a_file_of_another_kind_are_no_place_for_the_result(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "dead.pdf").symlink_to("nowhere.pdf")
    (tmp_path / "notes.txt").write_text("mine")
    told = [
        invoke("attach", "report.pdf", "ma.pdf", "-o", out).stderr
        for out in ("folder", "dead.pdf", "notes.txt")
    ]
    assert told == [
        f"folder:1: --out: found a folder; allowed: {KIND_ALLOWED}\n",
        f"dead.pdf:1: --out: found a link that leads nowhere; allowed: {KIND_ALLOWED}\n",
        f"notes.txt:1: --out: found a file of another kind; allowed: {KIND_ALLOWED}\n",
    ]
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_an_earlier_result_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "final.pdf").write_bytes(handout())
    assert invoke("attach", "report.pdf", "ma.pdf", "-o", "final.pdf").exit_code == 0
    assert (tmp_path / "final.pdf").read_bytes() != handout()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("report.pdf",), 'Name a report and at least one sheet, such as "factsheet attach report.pdf MA -o final.pdf".'),
        (("--bind",), 'Name at least one sheet, such as "factsheet attach --bind sheets -o binder.pdf".'),
        (("report.pdf", "ma.pdf", "--title", "x"), "--title is for a binder (--bind): a report has its own title."),
        (("MA", "ma.pdf"), "command line:1: REPORT: found 'MA'; allowed: a PDF file, to which the others are attached; or --bind, to join sheets alone"),
        (("report.pdf", "empty"), "empty:1: folder: found no PDF file; allowed: a folder with PDF files"),
        (("report.pdf", "ma.pdf", "--stamp", "{state}"), "command line:1: --stamp: found {state}; allowed: a text with {letter}, {page}, {pages}, {title}"),
        (("--bind", "ma.pdf", "--title", "第 1"), "command line:1: --title: found '第'; allowed: characters that the sheet's font has"),
        (("report.pdf", "new", "york"), 'found new york as 2 names; allowed: "new york" in quotation marks'),
        (("report.pdf", "ma.pdf", "--lang", "xx"), "command line:1: --lang: found 'xx'; allowed: en or es"),
    ],
)  # fmt: skip
def test_a_slip_of_who_types_ends_with_2(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    (tmp_path / "empty").mkdir()
    result = invoke("attach", *arguments, "-o", "final.pdf")
    assert result.exit_code == 2
    assert told in result.stderr
    assert not Path("final.pdf").exists()


def test_words_are_in_the_language_of_the_report(tmp_path: Path) -> None:
    def speak_spanish(pdf: object) -> None:
        pdf.Root.Lang = "es-MX"  # type: ignore[attr-defined]  # a file of pikepdf

    (tmp_path / "informe.pdf").write_bytes(small_report(speak_spanish))
    assert invoke("attach", "informe.pdf", "ma.pdf", "-o", "final.pdf", "--contents").exit_code == 0
    assert "Anexos Anexo Título Página A Perfil de Massachusetts 3" in text_of(Path("final.pdf").read_bytes())
