"""Pictures, PNG and JPEG, come out as plain sRGB pixels; what is hostile or broken is refused."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from factsheet.errors import DataError, Fault
from factsheet.logo.artwork import Pixels
from factsheet.logo.file_kinds import JPEG, PNG
from factsheet.logo.raster import MOST_DRAWN, MOST_SCANS, read_raster
from tests.logo.pictures import a_chunk, a_header, a_jpeg, a_png, a_raw_png, told

WHOLE = (
    "a whole picture; open it in a program for pictures, and if it looks right there, "
    "choose Save as or Export, PNG"
)
BROKEN = f"logo.png:1: file: found a broken PNG picture; allowed: {WHOLE}"
BROKEN_JPEG = BROKEN.replace("PNG picture", "JPEG picture")
TOO_LARGE = (
    "logo.png:1: file: found {} pixels; allowed: at most 50 million pixels, 20,000 a side; 1,000 on the "
    "longer side are enough for print (in a program for pictures: Image size, or Resize)"
)
PROFILE = (
    "logo.png:1: file: found a colour profile that cannot be used; allowed: a colour profile that fits the "
    "picture, or none: in a program for pictures choose Save as or Export, PNG, with 'convert to sRGB'"
)
ROWS = zlib.compress(b"\0" * 100)
A_PALETTE = Image.new("P", (4, 2), 0)
A_PALETTE.putpalette([200, 30, 40] + [0] * 765)


def read_png(content: bytes) -> Pixels:
    return read_raster(content, PNG, "logo.png")


def read_jpeg(content: bytes) -> Pixels:
    return read_raster(content, JPEG, "logo.png")


def refusal(content: bytes) -> list[str]:
    with pytest.raises(DataError) as error:
        read_png(content)
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
    pixels = read_png(content)
    assert (pixels.width, pixels.height) == (40, 20)
    assert pixels.rgb == bytes(color) * 800


def test_a_picture_with_a_palette_is_read() -> None:
    out = BytesIO()
    A_PALETTE.save(out, format="PNG")
    assert read_png(out.getvalue()).rgb == bytes([200, 30, 40]) * 8


def test_a_large_picture_is_drawn_smaller() -> None:
    pixels = read_png(a_png("L", (4000, 1000)))
    assert (pixels.width, pixels.height) == (MOST_DRAWN, MOST_DRAWN // 4)
    assert len(pixels.rgb) == 3 * pixels.width * pixels.height


def test_a_colour_profile_of_the_same_space_changes_nothing() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pixels = read_png(a_png(color=(160, 28, 48), icc_profile=profile))
    assert [*pixels.rgb[:3]] == pytest.approx([160, 28, 48], abs=1)


@pytest.mark.parametrize(
    "profile", [b"no profile at all", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()]
)
def test_a_colour_profile_that_does_not_fit_is_refused(profile: bytes) -> None:
    assert refusal(a_png(icc_profile=profile)) == [PROFILE]
    assert jpeg_refusal(a_jpeg(icc_profile=profile)) == [PROFILE]


@pytest.mark.parametrize(
    ("size", "shown"),
    [((20_001, 1), "20,001 by 1"), ((1, 20_001), "1 by 20,001"), ((8000, 8000), "8,000 by 8,000")],
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
    assert read_png(content).rgb == b"\0" * 48


def test_a_note_that_unpacks_to_far_more_is_refused() -> None:
    note = a_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 50_000_000, 9))
    content = a_raw_png(a_header(4, 4), note, a_chunk(b"IDAT", ROWS), a_chunk(b"IEND", b""))
    assert refusal(content) == [BROKEN]


@pytest.mark.parametrize("kept", [33, 40, 60])
def test_a_truncated_picture_is_refused(kept: int) -> None:
    assert refusal(a_png(size=(40, 20))[:kept]) == [BROKEN]


def deep(color_type: int, channels: tuple[int, ...], clear: tuple[int, ...] = ()) -> bytes:
    """Return a PNG file of one pixel with 16 bits for each colour."""
    chunks = [a_chunk(b"tRNS", struct.pack(f">{len(clear)}H", *clear))] if clear else []
    row = zlib.compress(b"\0" + struct.pack(f">{len(channels)}H", *channels))
    head = a_header(1, 1, depth=16, color_type=color_type)
    return a_raw_png(head, *chunks, a_chunk(b"IDAT", row), a_chunk(b"IEND", b""))


@pytest.mark.parametrize(
    ("content", "color"),
    [
        (deep(0, (0x8123,)), (0x81, 0x81, 0x81)),
        (deep(0, (0x8123,), (0x8123,)), (255, 255, 255)),
        (deep(0, (0x8123,), (0x8124,)), (0x81, 0x81, 0x81)),
        (deep(2, (0x8123, 0x4100, 0x10FF)), (0x81, 0x41, 0x10)),
        (deep(2, (0x8123, 0x4100, 0x10FF), (0x8123, 0x4100, 0x10FF)), (255, 255, 255)),
        (deep(4, (0x8123, 0xFFFF)), (0x81, 0x81, 0x81)),
        (deep(6, (0x8123, 0x4100, 0x10FF, 0)), (255, 255, 255)),
    ],
)
def test_pictures_of_16_bits_become_those_of_8(content: bytes, color: tuple[int, int, int]) -> None:
    assert read_png(content).rgb == bytes(color)


def test_rows_that_come_in_seven_rounds_are_read() -> None:
    rows = [b"\0" + bytes([level]) for level in (10, 20, 30, 40)]  # of 2 by 2 pixels, by Adam7
    head = a_chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 1))
    rounds = zlib.compress(rows[0] + rows[1] + rows[2] + bytes([40]))
    content = a_raw_png(head, a_chunk(b"IDAT", rounds), a_chunk(b"IEND", b""))
    assert [*read_png(content).rgb[::3]] == [10, 20, 30, 40]


def test_a_moving_picture_is_refused() -> None:
    out = BytesIO()
    frames = [Image.new("RGB", (4, 4), color) for color in ("#000000", "#ffffff")]
    frames[0].save(out, format="PNG", save_all=True, append_images=frames[1:])
    assert refusal(out.getvalue()) == [
        "logo.png:1: file: found a moving picture; "
        "allowed: a picture that stands still: choose Save as or Export, PNG without animation"
    ]


def test_a_wrong_check_sum_is_refused() -> None:
    content = bytearray(a_png())
    content[30] ^= 1
    assert refusal(bytes(content)) == [BROKEN]


def jpeg_refusal(content: bytes) -> list[str]:
    with pytest.raises(DataError) as error:
        read_jpeg(content)
    return told(error.value)


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize(
    ("mode", "color", "shown"),
    [
        ("RGB", (12, 134, 56), (12, 134, 56)),
        ("L", 77, (77, 77, 77)),
        ("CMYK", (0, 0, 0, 0), (255, 255, 255)),
        ("CMYK", (0, 255, 255, 0), (255, 0, 0)),
        ("CMYK", (0, 0, 0, 255), (0, 0, 0)),
    ],
)
def test_each_kind_of_jpeg_is_read(
    mode: str, color: object, shown: tuple[int, int, int], *, progressive: bool
) -> None:
    pixels = read_jpeg(a_jpeg(mode, color=color, progressive=progressive))
    assert (pixels.width, pixels.height) == (40, 20)
    assert [*pixels.rgb[:3]] == pytest.approx(shown, abs=3)


def test_inks_that_adobe_did_not_turn_around_are_read_as_they_stand() -> None:
    content = a_jpeg("CMYK", color=(0, 255, 255, 0))
    start = content.index(b"\xff\xee")
    plain = content[:start] + content[start + 2 + int.from_bytes(content[start + 2 : start + 4], "big") :]
    assert b"Adobe" not in plain
    assert [*read_jpeg(plain).rgb[:3]] == pytest.approx([0, 0, 0], abs=3)  # its numbers are 255, 0, 0, 255


SIX_TURNS = {1: "RG/BK", 2: "GR/KB", 3: "KB/GR", 4: "BK/RG", 5: "RB/GK", 6: "BR/KG", 7: "KG/BR", 8: "GK/RB"}


@pytest.mark.parametrize(("turned", "shown"), SIX_TURNS.items())
def test_a_picture_is_turned_as_the_camera_says(turned: int, shown: str) -> None:
    colors = {"R": (255, 0, 0), "G": (0, 255, 0), "B": (0, 0, 255), "K": (0, 0, 0)}
    picture = Image.new("RGB", (32, 32))
    for at, color in zip(((0, 0), (16, 0), (0, 16), (16, 16)), colors.values(), strict=True):
        picture.paste(color, (*at, at[0] + 16, at[1] + 16))
    exif = Image.Exif()
    exif[0x0112] = turned
    seen = []
    for kind in (PNG, JPEG):
        out = BytesIO()
        picture.save(out, format=kind, exif=exif)
        pixels = read_raster(out.getvalue(), kind, "logo.png")
        places = [(y * 32 + x) * 3 for y in (8, 24) for x in (8, 24)]
        letters = [
            min(colors, key=lambda each: sum(abs(a - b) for a, b in zip(colors[each], found, strict=True)))
            for found in (pixels.rgb[at : at + 3] for at in places)
        ]
        seen.append("".join(letters[:2]) + "/" + "".join(letters[2:]))
    assert seen == [shown, shown]


def test_a_large_jpeg_is_drawn_smaller() -> None:
    pixels = read_jpeg(a_jpeg("L", (6000, 3000), 77))
    assert (pixels.width, pixels.height) == (MOST_DRAWN, MOST_DRAWN // 2)
    assert pixels.rgb[:3] == bytes([77] * 3)


def test_a_jpeg_too_large_is_refused_before_it_is_unpacked() -> None:
    content = bytearray(a_jpeg(size=(40, 20)))
    at = content.index(b"\xff\xc0") + 5
    content[at : at + 4] = struct.pack(">HH", 60_000, 60_000)
    assert jpeg_refusal(bytes(content)) == [TOO_LARGE.format("60,000 by 60,000")]


def test_a_jpeg_that_would_be_unpacked_for_ever_is_refused() -> None:
    content = a_jpeg(progressive=True)
    scan = content.rindex(b"\xff\xda")
    assert jpeg_refusal(content[:-2] + content[scan:-2] * MOST_SCANS + content[-2:]) == [BROKEN_JPEG]


@pytest.mark.parametrize("progressive", [False, True])
def test_a_truncated_jpeg_is_refused(*, progressive: bool) -> None:
    content = a_jpeg("RGB", color=(200, 30, 40), progressive=progressive)
    told_of = [jpeg_refusal(content[:kept]) for kept in range(3, len(content) - 2, 7)]
    assert len(told_of) > 50
    assert {tuple(each) for each in told_of} == {(BROKEN_JPEG,)}


def test_a_jpeg_in_inks_with_a_profile_of_light_is_refused() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert jpeg_refusal(a_jpeg("CMYK", color=(9, 9, 9, 9), icc_profile=profile)) == [PROFILE]
    assert [*read_jpeg(a_jpeg(color=(160, 28, 48), icc_profile=profile)).rgb[:3]] == pytest.approx(
        [160, 28, 48], abs=3
    )


def test_the_same_jpeg_gives_the_same_pixels() -> None:
    content = a_jpeg(size=(3000, 2000), color=(12, 134, 56))
    assert read_jpeg(content) == read_jpeg(content)


def outcome_of(content: bytes, kind: str = PNG) -> tuple[Pixels | None, tuple[Fault, ...]]:
    """Return the picture, or the faults; nothing else is raised."""
    try:
        return read_raster(content, kind, "logo.png"), ()
    except DataError as error:
        return None, error.faults


@given(st.binary(max_size=200), st.integers(0, 60))
def test_whatever_follows_the_signature_is_read_or_refused(noise: bytes, kept: int) -> None:
    pixels, faults = outcome_of(a_png()[:kept] + noise)
    assert len(faults) == (1 if pixels is None else 0)
    assert pixels is None or len(pixels.rgb) == 3 * pixels.width * pixels.height


@given(st.binary(max_size=200), st.integers(0, 900))
def test_whatever_follows_the_start_of_a_jpeg_is_read_or_refused(noise: bytes, kept: int) -> None:
    pixels, faults = outcome_of(a_jpeg()[:kept] + noise, JPEG)
    assert len(faults) == (1 if pixels is None else 0)
    assert pixels is None or len(pixels.rgb) == 3 * pixels.width * pixels.height
