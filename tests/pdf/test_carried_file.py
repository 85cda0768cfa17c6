"""The data of a finished sheet, out of its bytes again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.embedded_data import make_attachments
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.pdf.carried_file import read_carried_json
from factsheet.wording import load_wording
from tests.embedded_data.builders import safe
from tests.sheets.drawn import draw, profile_of, sheet_of


@pytest.mark.parametrize("usps", ["MA", "GU", "MP"])
def test_a_sheet_gives_back_the_data_that_it_carries(usps: str) -> None:
    (carried, *_counties) = make_attachments(safe(profile_of(usps)), load_wording("en"))
    assert read_carried_json(sheet_of(usps).content) == json.loads(carried.content)


def test_a_sheet_for_a_grant_carries_none() -> None:
    assert read_carried_json(draw(profile_of("GU"), SheetOptions(Format.GRANT)).content) is None


@given(st.binary(max_size=200), st.integers(0, 40_000))
def test_other_bytes_give_none_and_spoilt_ones_no_error(content: bytes, place: int) -> None:
    assert read_carried_json(content) is None
    sheet = sheet_of("GU").content
    read_carried_json(sheet[:place] + content + sheet[place + len(content) :])
