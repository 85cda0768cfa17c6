"""What cannot be joined is refused in one line: what it is, what would be lost, what to do."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Encryption

from factsheet.binding.given_files import read_given_files
from factsheet.errors import PdfError
from tests.binding.joins import given, join, opened
from tests.binding.small_reports import (
    as_portfolio,
    plain_report,
    saved,
    signed,
    small_report,
    with_field,
    with_xfa,
)
from tests.binding.structure import find_tree_faults


def encrypted(*, user: str) -> bytes:
    with pikepdf.open(BytesIO(small_report())) as pdf:
        return saved(pdf, encryption=Encryption(owner="secret", user=user))


def without_pages() -> bytes:
    return saved(pikepdf.new())


REFUSED = {
    "locked": (
        encrypted(user="secret"),
        "a file that needs a password",
        "a file that opens without a password: save it without security in the program that made it",
    ),
    "restricted": (
        encrypted(user=""),
        "an encrypted file, which opens without a password but restricts what may be done with it",
        "a file without security: save it so in the program that made it, or ask its author for one",
    ),
    "signed": (
        small_report(signed),
        "a signed file: the signature, which holds for the file as it is, would be lost",
        "the file before it was signed, to be signed once all is joined; or --force, to remove the signature",
    ),
    "form": (
        small_report(with_field),
        "a form: its fields could change in the copy, or be lost",
        "a copy printed to PDF or flattened; or --force, to carry the fields as they are",
    ),
    "xfa": (
        small_report(with_xfa),
        "a form of XFA, whose fields would be lost with all that they show",
        "a copy printed to PDF by Acrobat",
    ),
    "portfolio": (
        small_report(as_portfolio),
        "a portfolio, a cover around other files: these would be lost",
        "a PDF file of pages: save the files of the portfolio one by one, or join them",
    ),
    "empty": (b"", "an empty file of 0 bytes", "a PDF file"),
    "word": (b"PK\x03\x04 word", "a file of another kind", "a PDF file"),
    "damaged": (
        b"%PDF-1.7\n" + b"x" * 50,
        "a damaged file that cannot be read",
        "a whole PDF file: save or download it again",
    ),
    "bare": (without_pages(), "a file without a page", "a whole PDF file: save or download it again"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_that_cannot_be_joined_is_refused_in_one_line(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    content, found, allowed = REFUSED[kind]
    (tmp_path / "report.pdf").write_bytes(content)
    with pytest.raises(PdfError) as error:
        read_given_files([Path("report.pdf")], force=False)
    assert str(error.value) == f"report.pdf:1: file: found {found}; allowed: {allowed}"


def test_all_files_that_cannot_be_joined_are_told_at_once(tmp_path: Path) -> None:
    for name in ("form", "xfa"):
        (tmp_path / f"{name}.pdf").write_bytes(REFUSED[name][0])
    with pytest.raises(PdfError) as error:
        read_given_files([tmp_path / "form.pdf", tmp_path / "xfa.pdf"], force=False)
    assert [fault.found for fault in error.value.faults] == [REFUSED["form"][1], REFUSED["xfa"][1]]


@pytest.mark.parametrize("kind", ["restricted", "xfa", "portfolio"])
def test_force_does_not_help_where_something_would_be_lost_for_good(kind: str) -> None:
    with pytest.raises(PdfError):
        given(REFUSED[kind][0], force=True)


def test_a_signature_is_removed_with_all_that_vouches_for_it() -> None:
    joined = join(given(small_report(signed), "report.pdf", force=True), small_report())
    assert joined.notes == ("report.pdf: the signature was removed",)
    with opened(joined.content) as pdf:
        assert {"/AcroForm", "/Perms", "/DSS"}.isdisjoint(pdf.Root.keys())
        assert "/Annots" not in pdf.pages[0].obj
        assert find_tree_faults(pdf) == []
        assert not [
            each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/FT") == "/Sig"
        ]


def test_other_fields_outlive_a_signature() -> None:
    report = given(small_report(with_field, signed), "report.pdf", force=True)
    with opened(join(report, small_report()).content) as pdf:
        assert [str(field.FT) for field in pdf.Root.AcroForm.Fields] == ["/Tx"]
        assert "/SigFlags" not in pdf.Root.AcroForm
        assert len(pdf.pages[0].obj.Annots) == 1
        assert find_tree_faults(pdf) == []


def test_fields_of_report_and_sheet_are_carried_by_force() -> None:
    form = given(small_report(with_field), "form.pdf", force=True)
    with opened(join(form, form).content) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        assert len({str(field.T) for field in fields}) == 2
        shown = {each.objgen for page in pdf.pages for each in page.obj.get("/Annots", [])}
        assert {field.objgen for field in fields} == shown
        assert find_tree_faults(pdf) == []


def test_a_place_for_a_signature_is_a_field_of_a_form() -> None:
    from tests.binding.small_reports import add_field

    with pytest.raises(PdfError, match="a form: its fields"):
        given(small_report(lambda pdf: add_field(pdf, "/Sig")))


def test_a_file_that_is_damaged_further_in_is_told_when_it_is_joined() -> None:
    def spoil_bookmarks(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Outlines = Dictionary(First=True, Last=True)

    sheet = given(small_report(spoil_bookmarks), "odd.pdf")
    with pytest.raises(PdfError) as error:
        join(sheet, small_report())
    assert str(error.value).startswith(
        "odd.pdf:1: file: found a damaged file, in which something is not what it"
    )
    assert str(error.value).endswith("; allowed: a whole PDF file: save or download it again")


def test_a_file_that_the_library_mended_is_joined_and_told_of() -> None:
    content = plain_report().replace(b"startxref", b"startxxxx")
    joined = join(given(content, "report.pdf"), small_report())
    assert len(joined.notes) == 2
    assert joined.notes[1].startswith("report.pdf: a damaged file, mended: ")
