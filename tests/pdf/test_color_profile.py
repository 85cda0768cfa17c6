"""The colour profile: the one that its script makes, a whole ICC profile that means sRGB."""

import runpy
import struct
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from factsheet.resources import SRGB_PROFILE

SCRIPT = Path(__file__).parents[2] / "tools" / "make_color_profile.py"


def test_the_file_is_what_its_script_makes() -> None:
    assert runpy.run_path(str(SCRIPT))["make_profile"]() == SRGB_PROFILE.read_bytes()


def test_the_profile_says_its_own_size() -> None:
    profile = SRGB_PROFILE.read_bytes()
    assert struct.unpack(">I", profile[:4]) == (len(profile),)
    assert len(profile) < 600


def test_each_tag_lies_inside_the_profile_on_a_border_of_four() -> None:
    profile = SRGB_PROFILE.read_bytes()
    (count,) = struct.unpack(">I", profile[128:132])
    tags = [struct.unpack(">4sII", profile[132 + 12 * index : 144 + 12 * index]) for index in range(count)]
    assert {tag for tag, _, _ in tags} >= {
        b"desc",
        b"cprt",
        b"wtpt",
        b"rXYZ",
        b"gXYZ",
        b"bXYZ",
        b"rTRC",
        b"gTRC",
        b"bTRC",
    }
    assert all(place % 4 == 0 and place + size <= len(profile) for _, place, size in tags)


@pytest.mark.parametrize("color", [(0, 0, 0), (255, 255, 255), (22, 46, 81), (160, 28, 48), (128, 128, 128)])
def test_colours_mean_what_they_mean_in_srgb(color: tuple[int, int, int]) -> None:
    ours = ImageCms.ImageCmsProfile(BytesIO(SRGB_PROFILE.read_bytes()))
    image = Image.new("RGB", (1, 1), color)
    turned = ImageCms.profileToProfile(
        image, ours, ImageCms.createProfile("sRGB"), renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC
    )
    assert turned is not None
    assert turned.getpixel((0, 0)) == pytest.approx(color, abs=1)
