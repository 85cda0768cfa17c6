"""What a sheet is drawn with, as it travels: named, whole, and the same when it is read back."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from factsheet.embedded_data.carried_drawing import (
    CarriedDrawing,
    CarriedLogo,
    CarriedPixels,
    format_drawing_json,
    make_carried_drawing,
    pack_logo,
    restore_logo,
)
from factsheet.logo.artwork import Gradient, Group, Logo, Outlines, Pixels, Shape, Stroke
from factsheet.model.publisher import Funding, OwnContact
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format, Standard
from factsheet.theme import Palette, Theme
from factsheet.version import VERSION
from factsheet.wording import load_wording
from tests.embedded_data.builders import a_full_profile, safe

GRADIENT = Gradient((0.0, 0.0, 1.0, 1.0), ((0.0, "#000000"), (1.0, "#ffffff")), (1, 0, 0, 1, 0.25, 0))
SHAPE = Shape(
    (("M", (0.1, 1.0)), ("L", (2.0, 1 / 3)), ("Z", ())), GRADIENT, stroke=Stroke(0.5, dashes=(1, 2))
)
DRAWN = Logo("A seal", Outlines(3.5, 7.0, (SHAPE, Group((SHAPE,), opacity=0.5))))
PAINTED = Logo("A seal", Pixels(2, 1, bytes(range(6))))
THEME = Theme(
    Palette(navy="#123456"),
    DRAWN,
    "An office",
    OwnContact(name="Help", phone="555-0100"),
    Funding(federal=10, nonfederal=1, agency="An agency"),
)

# A field that is added appears here only if somebody decided that it travels.
FIELDS = """
    program format lang allow_back standard map second_map blocks english_prevails rate share change theme
    wording shapes
"""


def test_what_travels_is_named() -> None:
    assert list(CarriedDrawing.model_fields) == FIELDS.split()
    assert list(type(CarriedDrawing.model_fields["theme"].default).model_fields) == [
        "palette",
        "logo",
        "publisher",
        "contact",
        "funding",
    ]


def test_what_is_as_usual_is_not_written() -> None:
    profile = replace(a_full_profile(), nation=None)
    drawing = make_carried_drawing(safe(profile), SheetOptions())
    assert json.loads(format_drawing_json(drawing)) == {"program": VERSION}


@pytest.mark.parametrize("logo", [None, DRAWN, PAINTED])
def test_what_is_read_back_is_what_was_written(logo: Logo | None) -> None:
    options = SheetOptions(Format.GRANT, "es", has_back=True, standard=Standard.PDF20)
    theme, own = replace(THEME, logo=logo), load_wording("es").file
    drawing = make_carried_drawing(safe(a_full_profile()), options, theme, own)
    again = CarriedDrawing.model_validate_json(format_drawing_json(drawing))
    assert again == drawing
    assert (again.to_options(), again.to_theme()) == (options, theme)
    assert again.wording is not None
    assert again.wording.texts == own.texts


def test_others_are_the_dots_of_the_strips() -> None:
    drawing = make_carried_drawing(safe(a_full_profile()), SheetOptions())
    assert (drawing.rate, drawing.share, drawing.change) == ((), (), ())


@given(st.binary(min_size=12, max_size=12))
def test_pixels_travel_whole(rgb: bytes) -> None:
    logo = Logo("A seal", Pixels(2, 2, rgb))
    assert restore_logo(pack_logo(logo)) == logo


PACKED = pack_logo(PAINTED).pixels


@pytest.mark.parametrize(
    ("carried", "told"),
    [
        (CarriedLogo(alt="A seal"), "a logo without a picture"),
        (
            CarriedLogo(alt="A seal", pixels=PACKED.model_copy(update={"width": 3}) if PACKED else None),
            "the picture of a logo has 6 bytes in place of 9",
        ),
        (
            CarriedLogo(alt="A seal", pixels=PACKED.model_copy(update={"width": 1}) if PACKED else None),
            "the picture of a logo has 6 bytes in place of 3",
        ),
    ],
)
def test_a_picture_that_is_not_whole_is_refused(carried: CarriedLogo, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        restore_logo(carried)


@pytest.mark.parametrize("size", [(0, 5), (-1, -1)])
def test_a_picture_without_pixels_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(ValidationError):
        CarriedPixels(width=size[0], height=size[1], rgb="")


def test_a_picture_that_is_no_base64_is_refused() -> None:
    with pytest.raises(ValueError, match="ASCII characters"):
        restore_logo(CarriedLogo(alt="A seal", pixels=CarriedPixels(width=1, height=1, rgb="ä")))
