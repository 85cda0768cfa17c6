"""Pictures come out as plain sRGB pixels; what is hostile, broken or of another kind is refused."""

import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from factsheet.errors import DataError, Fault
from factsheet.logo.artwork import Pixels
from factsheet.logo.png import MOST_DRAWN, read_png
from tests.logo.pictures import a_chunk, a_header, a_png, a_raw_png, told

BROKEN = (
    "logo.png:1: file: found a broken picture; "
    "allowed: a whole PNG picture of one frame with 8 bits for each colour"
)
OTHER_KIND = BROKEN.replace("a broken picture", "another kind of PNG picture")
NO_PNG = BROKEN.replace("a broken picture", "no PNG picture") + (
    ": open it in a program for pictures and save it as PNG"
)
TOO_LARGE = "logo.png:1: file: found {} pixels; allowed: 1 to 4,000 pixels a side"
ROWS = zlib.compress(b"\0" * 100)
A_PALETTE = Image.new("P", (4, 2), 0)
A_PALETTE.putpalette([200, 30, 40] + [0] * 765)


def refusal(content: bytes) -> list[str]:
    with pytest.raises(DataError) as error:
        read_png(content, "logo.png")
    return told(error.value)


@pytest.mark.parametrize(
    ("content", "color"),
    [
        (a_png("RGB", color=(12, 34, 56)), (12, 34, 56)),
        (a_png("L", color=77), (77, 77, 77)),
        (a_png("1", color=1), (255, 255, 255)),
        (a_png("RGBA", color=(12, 34, 56, 255)), (12, 34, 56)),
        (a_png("RGBA", color=(12, 34, 56, 0)), (255, 255, 255)),
        (a_png("RGBA", color=(0, 0, 0, 51)), (204, 204, 204)),
        (a_png("LA", color=(0, 51)), (204, 204, 204)),
        (a_png("RGB", color=(0, 0, 0), transparency=(0, 0, 0)), (255, 255, 255)),
        (a_png("L", color=9, transparency=9), (255, 255, 255)),
    ],
)
def test_each_kind_of_picture_becomes_opaque_on_white(content: bytes, color: tuple[int, int, int]) -> None:
    pixels = read_png(content, "logo.png")
    assert (pixels.width, pixels.height) == (40, 20)
    assert pixels.rgb == bytes(color) * 800


def test_a_picture_with_a_palette_is_read() -> None:
    out = BytesIO()
    A_PALETTE.save(out, format="PNG")
    assert read_png(out.getvalue(), "logo.png").rgb == bytes([200, 30, 40]) * 8


def test_a_large_picture_is_drawn_smaller() -> None:
    pixels = read_png(a_png("L", (4000, 1000)), "logo.png")
    assert (pixels.width, pixels.height) == (MOST_DRAWN, MOST_DRAWN // 4)
    assert len(pixels.rgb) == 3 * pixels.width * pixels.height


def test_a_colour_profile_of_the_same_space_changes_nothing() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pixels = read_png(a_png(color=(160, 28, 48), icc_profile=profile), "logo.png")
    assert [*pixels.rgb[:3]] == pytest.approx([160, 28, 48], abs=1)


@pytest.mark.parametrize(
    "profile", [b"no profile at all", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()]
)
def test_a_colour_profile_that_does_not_fit_is_refused(profile: bytes) -> None:
    assert refusal(a_png(icc_profile=profile)) == [
        "logo.png:1: file: found a colour profile that cannot be used; "
        "allowed: a picture in sRGB, or with a colour profile that fits it"
    ]


@pytest.mark.parametrize(
    ("size", "shown"),
    [((4001, 1), "4,001 by 1"), ((1, 4001), "1 by 4,001"), ((100_000, 100_000), "100,000 by 100,000")],
)
def test_a_picture_too_large_is_refused_before_it_is_unpacked(size: tuple[int, int], shown: str) -> None:
    content = a_raw_png(a_header(*size), a_chunk(b"IDAT", ROWS), a_chunk(b"IEND", b""))
    assert refusal(content) == [TOO_LARGE.format(shown)]


def test_a_picture_without_extent_is_refused() -> None:
    content = a_raw_png(a_header(0, 5), a_chunk(b"IDAT", ROWS), a_chunk(b"IEND", b""))
    assert refusal(content) == [BROKEN]


@pytest.mark.parametrize(
    ("claimed", "message"),
    [
        ((3000, 3000), BROKEN),
        ((20_000, 20_000), TOO_LARGE.format("20,000 by 20,000")),
        ((60_000, 60_000), TOO_LARGE.format("60,000 by 60,000")),
    ],
)
def test_a_second_header_that_claims_more_is_refused(claimed: tuple[int, int], message: str) -> None:
    content = a_raw_png(a_header(4, 4), a_header(*claimed), a_chunk(b"IDAT", ROWS), a_chunk(b"IEND", b""))
    assert refusal(content) == [message]


def test_data_that_unpack_to_far_more_than_the_picture_are_not_kept() -> None:
    bomb = zlib.compress(b"\0" * 50_000_000, 9)
    content = a_raw_png(a_header(4, 4), a_chunk(b"IDAT", bomb), a_chunk(b"IEND", b""))
    assert read_png(content, "logo.png").rgb == b"\0" * 48


def test_a_note_that_unpacks_to_far_more_is_refused() -> None:
    note = a_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 50_000_000, 9))
    content = a_raw_png(a_header(4, 4), note, a_chunk(b"IDAT", ROWS), a_chunk(b"IEND", b""))
    assert refusal(content) == [BROKEN]


@pytest.mark.parametrize("kept", [33, 40, 60])
def test_a_truncated_picture_is_refused(kept: int) -> None:
    assert refusal(a_png(size=(40, 20))[:kept]) == [BROKEN]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a" + b"\0" * 40,
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)
def test_another_kind_of_file_is_refused(content: bytes) -> None:
    assert refusal(content) == [NO_PNG]


def test_a_jpeg_picture_under_another_name_is_told() -> None:
    out = BytesIO()
    Image.new("RGB", (4, 4)).save(out, format="JPEG")
    assert refusal(out.getvalue()) == [NO_PNG.replace("no PNG picture", "a JPEG picture")]


def test_a_picture_of_16_bits_is_refused() -> None:
    assert refusal(a_png("I;16")) == [OTHER_KIND]


def test_a_moving_picture_is_refused() -> None:
    out = BytesIO()
    frames = [Image.new("RGB", (4, 4), color) for color in ("#000000", "#ffffff")]
    frames[0].save(out, format="PNG", save_all=True, append_images=frames[1:])
    assert refusal(out.getvalue()) == [OTHER_KIND]


def test_a_wrong_check_sum_is_refused() -> None:
    content = bytearray(a_png())
    content[30] ^= 1
    assert refusal(bytes(content)) == [BROKEN]


def outcome_of(content: bytes) -> tuple[Pixels | None, tuple[Fault, ...]]:
    """Return the picture, or the faults; nothing else is raised."""
    try:
        return read_png(content, "logo.png"), ()
    except DataError as error:
        return None, error.faults


@given(st.binary(max_size=200), st.integers(0, 60))
def test_whatever_follows_the_signature_is_read_or_refused(noise: bytes, kept: int) -> None:
    pixels, faults = outcome_of(a_png()[:kept] + noise)
    assert len(faults) == (1 if pixels is None else 0)
    assert pixels is None or len(pixels.rgb) == 3 * pixels.width * pixels.height
