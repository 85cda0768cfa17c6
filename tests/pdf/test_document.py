"""Whole files: conformance, sameness, page setup, and what is refused."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from factsheet.conformance.verapdf import VeraPdf
from factsheet.model.vocabulary import Standard
from factsheet.page.placed import PlacedDocument
from factsheet.pdf.document import write_document
from tests.conformance import page_faults, profiles_of
from tests.pdf.builders import a_document, a_full_page, a_page, a_paragraph, opened, some_attachments

DOCUMENTS = {
    "one page": a_document(),
    "every role": a_document(a_full_page()),
    "three pages, two files": a_document(
        a_full_page(), a_page(), a_full_page(), attachments=some_attachments(), properties={"status": "draft"}
    ),
    "no author, no subject": a_document(author="", subject="", keywords=""),
    "Spanish": a_document(lang="es-US", title="Perfil estatal: año 2023 — España & <más>"),
}


@pytest.fixture(params=list(DOCUMENTS.values()), ids=list(DOCUMENTS))
def document(request: pytest.FixtureRequest) -> PlacedDocument:
    chosen: PlacedDocument = request.param
    return chosen


@pytest.mark.parametrize("standard", list(Standard))
def test_page_validation_finds_no_fault(document: PlacedDocument, standard: Standard) -> None:
    assert page_faults(write_document(replace(document, standard=standard))) == []


@pytest.mark.parametrize("standard", list(Standard))
def test_verapdf_finds_no_fault(document: PlacedDocument, standard: Standard, verapdf: VeraPdf) -> None:
    assert verapdf.check(write_document(replace(document, standard=standard))) == []


def test_the_same_document_gives_the_same_bytes(document: PlacedDocument) -> None:
    assert write_document(document) == write_document(document)


@pytest.mark.slow
def test_another_process_on_another_day_gives_the_same_bytes(root: Path) -> None:
    code = (
        "import hashlib; from tests.pdf.test_document import *;"
        "print(hashlib.sha256(write_document(DOCUMENTS['three pages, two files'])).hexdigest())"
    )
    environments = [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "86400", "TZ": "Asia/Tokyo"},
    ]
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | each,
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for each in environments
    }
    assert len(digests) == 1


def test_one_letter_more_gives_another_identifier() -> None:
    identifiers = {
        bytes(opened(a_document(a_page(a_paragraph(text)))).trailer.ID[0]) for text in ("Word", "Words")
    }
    assert len(identifiers) == 2


def test_the_part_of_the_archive_standard_follows_from_the_attachments() -> None:
    assert profiles_of(write_document(a_document())) == ("2a", "ua1")
    assert profiles_of(write_document(a_document(attachments=some_attachments()))) == ("3a", "ua1")


def test_pages_keep_their_sizes() -> None:
    pdf = opened(a_document(a_page(size=(612, 792)), a_page(size=(792, 612))))
    assert [[int(value) for value in page.MediaBox] for page in pdf.pages] == [
        [0, 0, 612, 792],
        [0, 0, 792, 612],
    ]


def test_tabs_follow_the_structure_on_each_page() -> None:
    pdf = opened(a_document(a_page(), a_full_page()))
    assert [(str(page.Tabs), int(page.StructParents)) for page in pdf.pages] == [("/S", 0), ("/S", 1)]


def test_the_catalog_says_language_title_and_that_it_is_tagged() -> None:
    pdf = opened(a_document(lang="es-US"))
    assert str(pdf.Root.Lang) == "es-US"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle) is True
    assert bool(pdf.Root.MarkInfo.Marked) is True
    assert str(pdf.docinfo.Title) == "Massachusetts: Efforts to Combat Human Trafficking"
    assert str(pdf.docinfo.CreationDate) == "D:20230101000000+00'00'"


def test_a_full_page_is_small() -> None:
    assert len(write_document(a_document(a_full_page(), attachments=some_attachments()))) < 30_000


@pytest.mark.parametrize(
    "document", [PlacedDocument((), "Title", "", "", "", "en-US", 2023), a_document(title=" ")]
)
def test_a_document_without_page_or_title_is_refused(document: PlacedDocument) -> None:
    with pytest.raises(ValueError, match=r"^a document needs a title and at least one page$"):
        write_document(document)
