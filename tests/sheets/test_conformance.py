"""Every sheet of the shipped data passes both validators and is what a printer and an archive expect."""

import io

import pikepdf
import pytest

from factsheet.conformance.verapdf import VeraPdf
from tests.conformance import page_faults
from tests.sheets.drawn import STATES, sheet_of

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("usps", STATES)
def test_page_validation_finds_nothing(usps: str) -> None:
    assert page_faults(sheet_of(usps).content) == []


@pytest.mark.parametrize("usps", STATES)
def test_verapdf_finds_nothing(usps: str, verapdf: VeraPdf) -> None:
    assert verapdf.check(sheet_of(usps).content, ("3a", "ua1")) == []


@pytest.mark.parametrize("usps", STATES)
def test_the_sheet_is_one_letter_page_with_its_data_attached(usps: str) -> None:
    sheet = sheet_of(usps)
    assert sheet.name == f"{usps.lower()}_trafficking_2023.pdf"
    with pikepdf.open(io.BytesIO(sheet.content)) as pdf:
        assert len(pdf.pages) == 1
        assert [float(side) for side in pdf.pages[0].MediaBox] == [0, 0, 612, 792]
        names = sorted(pdf.attachments)
        assert f"{usps.lower()}_trafficking_2023.json" in names
        assert pdf.Root.Lang == "en-US"


@pytest.mark.parametrize("usps", ["MA", "TX", "PR"])
def test_every_font_is_an_embedded_subset(usps: str) -> None:
    with pikepdf.open(io.BytesIO(sheet_of(usps).content)) as pdf:
        fonts = list(pdf.pages[0].Resources.Font.values())
        assert fonts
        for font in fonts:
            assert "+FactsheetSans-" in str(font.BaseFont)
            assert "/FontFile2" in font.FontDescriptor
