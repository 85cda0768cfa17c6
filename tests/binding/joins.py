"""Reports that other programs made, sheets drawn once, and joins of them."""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from factsheet.binding.appendix_labels import list_sheet_titles
from factsheet.binding.binding_plan import BindingOrder
from factsheet.binding.bound_file import BoundFile, bind_files
from factsheet.binding.given_files import GivenFile, look_at_file
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.wording.language import load_wording
from tests.sheets.drawn import draw, library, profile_of, sheet_of

REPORTS = Path(__file__).parent / "reports"
GRANT = SheetOptions(Format.GRANT)
NAMES = tuple(sorted(path.stem for path in REPORTS.glob("*.pdf")))


@cache
def grant_sheet() -> bytes:
    """Massachusetts for grants: two pages, PDF/A-2a and PDF/UA-1, no attachment."""
    return draw(profile_of("MA"), GRANT).content


def handout() -> bytes:
    """Texas as a handout: a page, PDF/A-3a and PDF/UA-1, two attachments."""
    return sheet_of("TX").content


def given(content: bytes, name: str = "x.pdf", *, force: bool = False) -> GivenFile:
    return look_at_file(content, name, name.removesuffix(".pdf"), force=force)


def report_of(program: str) -> GivenFile:
    return given((REPORTS / f"{program}.pdf").read_bytes(), f"{program}.pdf")


@cache
def titles() -> Any:
    return list_sheet_titles(library())


def join(report: GivenFile | None, *sheets: bytes | GivenFile, lang: str = "en", **options: Any) -> BoundFile:
    """Join a report, or None for a binder, with sheets that are called sheet1.pdf, sheet2.pdf."""
    parts = [
        each if isinstance(each, GivenFile) else given(each, f"sheet{number}.pdf")
        for number, each in enumerate(sheets, start=1)
    ]
    return bind_files(BindingOrder(tuple(parts), load_wording(lang), titles(), report, **options))


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))
