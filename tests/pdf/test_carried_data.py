"""What a sheet carries for the program, out of its file."""

import json
import zlib
from collections.abc import Mapping
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, Stream

from factsheet.embedded_data import make_attachments
from factsheet.errors import PdfError
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.pdf.carried_data import find_carried_data, read_carried_data
from factsheet.version import VERSION
from factsheet.wording import load_wording
from tests.embedded_data.builders import safe
from tests.sheets.drawn import draw, profile_of, sheet_of
from tests.verification.sheet_changes import Change, changed

NO_DATA = (
    "ma.pdf:1: file: found a PDF file without the data of a sheet; "
    "allowed: a sheet of this program, as it was drawn; a report that sheets were bound to has none"
)
BROKEN = (
    "found no JSON that can be read; "
    "allowed: the data of a sheet as the program wrote them; get the sheet anew from whoever made it"
)


@pytest.mark.parametrize("form", list(Format))
def test_every_format_carries_its_data(form: Format) -> None:
    content = draw(profile_of("GU"), SheetOptions(form, "es")).content
    data = read_carried_data(content, "gu.pdf")
    assert data.profile["edition"] == 2023
    told = {"program": VERSION, "lang": "es", **({} if form is Format.HANDOUT else {"format": form.value})}
    assert {key: data.drawing[key] for key in told} == told
    assert data.file.value == {**data.profile, "drawing": data.drawing}


def test_the_data_are_those_of_the_attachment() -> None:
    content = sheet_of("MA").content
    with pikepdf.open(BytesIO(content)) as pdf:
        attached = json.loads(pdf.attachments["ma_trafficking_2023.json"].get_file().read_bytes())
    assert read_carried_data(content, "ma.pdf").profile == attached


def set_stream(content: bytes, filter: str | None = None) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        entries = {"Filter": Name(filter)} if filter else {}
        pdf.Root.PieceInfo.factsheet.Private.Profile = pdf.make_indirect(Stream(pdf, content, **entries))

    return change


def lose_piece(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.PieceInfo


def lose_program(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PieceInfo = Dictionary(Other=1)


def lose_profile(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.PieceInfo.factsheet.Private.Profile


@pytest.mark.parametrize("change", [lose_piece, lose_program])
def test_a_file_without_data_is_told(change: Change) -> None:
    with pytest.raises(PdfError) as raised:
        read_carried_data(changed(sheet_of("MA").content, change), "ma.pdf")
    assert str(raised.value) == NO_DATA


@pytest.mark.parametrize(
    "change",
    [
        lose_profile,
        set_stream(b"[1]"),
        set_stream(b"{"),
        set_stream(b"\xff\xfe{}"),
        set_stream(b"[" * 100_000),
        set_stream(b"no stream of zlib", "/FlateDecode"),
        set_stream(b"packed otherwise", "/NoSuchFilter"),
    ],
)
def test_broken_data_are_told(change: Change) -> None:
    with pytest.raises(PdfError) as raised:
        read_carried_data(changed(sheet_of("MA").content, change), "ma.pdf")
    assert str(raised.value) == f"ma.pdf:1: data profile: {BROKEN}"


def profile_in(content: bytes) -> Mapping[str, object]:
    carried = find_carried_data(content)
    assert carried is not None
    return carried.profile


@pytest.mark.parametrize(
    ("usps", "form"), [("MA", Format.HANDOUT), ("GU", Format.GRANT), ("MP", Format.LARGE)]
)
def test_a_sheet_that_is_replaced_tells_what_it_said(usps: str, form: Format) -> None:
    (carried, *_counties) = make_attachments(safe(profile_of(usps)), load_wording("en"))
    content = draw(profile_of(usps), SheetOptions(form)).content
    assert profile_in(content) == json.loads(carried.content)


@given(st.binary(max_size=200), st.integers(0, 40_000))
def test_other_bytes_tell_nothing_and_spoilt_ones_are_no_error(content: bytes, place: int) -> None:
    assert find_carried_data(content) is None
    sheet = sheet_of("GU").content
    find_carried_data(sheet[:place] + content + sheet[place + len(content) :])


def test_a_stream_that_swells_is_read_up_to_a_limit() -> None:
    swollen = zlib.compress(b" " * 60_000_000)
    with pytest.raises(PdfError):
        read_carried_data(
            changed(sheet_of("MA").content, set_stream(swollen, "/FlateDecode"), compress_streams=False),
            "ma.pdf",
        )
