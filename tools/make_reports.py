"""Make the reports that `factsheet attach` is proven on, each with another program; none is needed in CI.

    python tools/make_reports.py FOLDER [PROGRAM ...]

The programs: Chromium, LibreOffice, lualatex and pdflatex from the system (on Debian chromium,
libreoffice-writer-nogui, texlive-luatex, texlive-latex-extra); Typst, WeasyPrint and python-docx from an
environment of their own, whose Python runs this script:

    python3 -m venv venv && venv/bin/pip install typst weasyprint python-docx
    venv/bin/python tools/make_reports.py tests/binding/reports

What they draw lies in `tools/reports/`. All of it is made up, and says so.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

SOURCES = Path(__file__).parent / "reports"
PATIENCE = 180  # seconds; lualatex gathers its fonts when it runs for the first time
OFFICE_OPTIONS = {
    "UseTaggedPDF": "true",
    "PDFUACompliance": "true",
    "ExportBookmarks": "true",
    "SelectPdfVersion": "17",
}
OFFICE_ARCHIVE = OFFICE_OPTIONS | {"SelectPdfVersion": "2"}


def make_by_chromium(folder: Path) -> None:
    """The report as a page of the web, printed with tags and outline."""
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--generate-pdf-document-outline"]
    run(
        *command, "--no-pdf-header-footer", f"--print-to-pdf={folder / 'chromium.pdf'}", source("report.html")
    )


def make_by_weasyprint(folder: Path) -> None:
    """The same page as PDF/UA-1, and as PDF/A-2a."""
    import weasyprint

    page = weasyprint.HTML(SOURCES / "report.html")
    page.write_pdf(folder / "weasyprint.pdf", pdf_variant="pdf/ua-1")
    page.write_pdf(folder / "weasyprint_2a.pdf", pdf_variant="pdf/a-2a")


def make_by_typst(folder: Path) -> None:
    """PDF/UA-1, with and without PDF/A-2a."""
    import typst

    for name, standards in {"typst": ["ua-1"], "typst_2a": ["ua-1", "a-2a"]}.items():
        path = str(folder / f"{name}.pdf")
        typst.compile(str(SOURCES / "report.typ"), output=path, pdf_standards=standards, timestamp=0)


def make_by_latex(folder: Path) -> None:
    """Tagged by lualatex, and without tags by pdflatex."""
    for program, name in (("lualatex", "report"), ("pdflatex", "plain")):
        with tempfile.TemporaryDirectory() as place:
            shutil.copy(SOURCES / f"{name}.tex", place)  # told of another place to write, lualatex never ends
            for _ in range(3):  # labels, contents and tags settle
                run(program, "-interaction=nonstopmode", f"{name}.tex", folder=Path(place))
            (folder / f"{program}.pdf").write_bytes((Path(place) / f"{name}.pdf").read_bytes())


def make_by_libreoffice(folder: Path) -> None:
    """A text document with tags and a claim of PDF/UA, also as PDF/A-2."""
    print_by_office(SOURCES / "report.fodt", folder / "libreoffice.pdf", OFFICE_OPTIONS)
    print_by_office(SOURCES / "report.fodt", folder / "libreoffice_2b.pdf", OFFICE_ARCHIVE)


def make_by_word(folder: Path) -> None:
    """A document as Word keeps it, printed by LibreOffice."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "report.docx"
        write_word_document(path)
        print_by_office(path, folder / "word.pdf", OFFICE_OPTIONS)


def write_word_document(path: Path) -> None:
    """Headings, a list, a table with a repeated head, words in Spanish and a link."""
    import docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = docx.Document()
    document.core_properties.title = "Harbor Program: A Made-up Test Report"
    document.core_properties.language = "en-US"
    document.add_heading("Harbor Program: A Made-up Test Report", 1)
    document.add_paragraph("No such program exists. This report tests how documents are joined.")
    spanish = document.add_paragraph().add_run("Este informe es inventado: sirve solo para pruebas.")
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), "es-US")
    spanish._r.get_or_add_rPr().append(lang)
    document.add_page_break()
    document.add_heading("Goals of the program", 2)
    for goal in ("Open a second door.", "Answer each letter within a week.", "Print what was learned."):
        document.add_paragraph(goal, style="List Number")
    document.add_page_break()
    document.add_heading("Figures of the program", 2)
    rows = [("Season", "Letters"), ("Spring", "12"), ("Summer", "15"), ("Autumn", "18")]
    table = document.add_table(0, 2, style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(head)
    document.save(str(path))


def print_by_office(path: Path, target: Path, options: dict[str, str]) -> None:
    """Print a document with LibreOffice."""
    words = ",".join(
        f'"{name}":{{"type":"{"long" if value.isdigit() else "boolean"}","value":"{value}"}}'
        for name, value in options.items()
    )
    with tempfile.TemporaryDirectory() as place:
        office = ["soffice", f"-env:UserInstallation=file://{place}/profile", "--headless", "--convert-to"]
        run(*office, f"pdf:writer_pdf_Export:{{{words}}}", "--outdir", place, str(path))
        target.write_bytes((Path(place) / f"{path.stem}.pdf").read_bytes())


def source(name: str) -> str:
    return str(SOURCES / name)


def run(*command: str, folder: Path | None = None) -> None:
    subprocess.run(
        command, check=True, timeout=PATIENCE, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True
    )


PROGRAMS: dict[str, Callable[[Path], None]] = {
    "chromium": make_by_chromium,
    "libreoffice": make_by_libreoffice,
    "word": make_by_word,
    "typst": make_by_typst,
    "weasyprint": make_by_weasyprint,
    "latex": make_by_latex,
}

if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for program in sys.argv[2:] or PROGRAMS:
        PROGRAMS[program](target)
