"""Stored pages: a change of words, places or tags shows as a diff of text, a change of looks in a tile."""

import numpy as np
import pytest

from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from tests.dump import dump_page
from tests.golden import Goldens, worst_tile
from tests.sheets.drawn import LOOKED_AT, place, profile_of, sheet_of


@pytest.mark.parametrize(
    ("usps", "options"),
    [
        ("MA", SheetOptions()),
        ("MA", SheetOptions(lang="es")),
        ("WY", SheetOptions()),
        ("PR", SheetOptions()),
        ("GU", SheetOptions()),
        ("RI", SheetOptions(Format.GRANT)),
        ("RI", SheetOptions(Format.LARGE)),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{value.form}-{value.lang}",
)
def test_the_placed_page_is_the_stored_one(usps: str, options: SheetOptions, goldens: Goldens) -> None:
    document = place(profile_of(usps), options)
    name = f"{usps.lower()}_{options.form}_{options.lang}.txt"
    goldens.check_text(name, "".join(dump_page(page) for page in document.pages))


@pytest.mark.golden
@pytest.mark.parametrize("usps", LOOKED_AT)
def test_the_page_looks_as_stored(usps: str, goldens: Goldens) -> None:
    goldens.check_page(f"{usps.lower()}.png", sheet_of(usps).content)


def test_a_wrong_digit_would_be_seen() -> None:
    blank = np.full((64, 64), 255, np.uint8)
    digit = blank.copy()
    digit[10:18, 10:13] = 0
    assert worst_tile(blank, blank) == 0
    assert worst_tile(blank, digit) > 4
