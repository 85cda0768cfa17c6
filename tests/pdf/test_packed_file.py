"""The outer form of a file: every object is found again, in whichever stream it lies."""

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.pdf.packed_file import OBJECTS_PER_STREAM, STREAM_END, pack_file

STREAM = b"<< /Length 4 >>\nstream\nDATA" + STREAM_END


def a_file(*more: bytes) -> bytes:
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [] /Count 0 >>",
        3: b"<< >>",
    }
    objects |= dict(enumerate(more, start=4))
    return pack_file(objects, root=b"1 0 R", info=b"3 0 R", version=(1, 7))


@given(st.lists(st.one_of(st.integers(0, 99).map(b"(%d)".__mod__), st.just(STREAM)), max_size=12))
def test_every_object_is_found_again(bodies: list[bytes]) -> None:
    with pikepdf.open(BytesIO(a_file(*bodies))) as pdf:
        objects = [pdf.get_object(4 + index, 0) for index in range(len(bodies))]
        assert [read_back(found) for found in objects] == bodies


def read_back(found: pikepdf.Object) -> bytes:
    """Return an object as it was put in: a stream of four letters, or a text in brackets."""
    if isinstance(found, pikepdf.Stream):
        return STREAM.replace(b"DATA", found.read_raw_bytes())
    return b"(%s)" % str(found).encode()


@pytest.mark.parametrize("extra", [0, OBJECTS_PER_STREAM - 3, OBJECTS_PER_STREAM - 2, 2 * OBJECTS_PER_STREAM])
def test_many_objects_lie_in_several_streams(extra: int) -> None:
    with pikepdf.open(BytesIO(a_file(*[b"(%d)" % number for number in range(extra)]))) as pdf:
        assert [str(pdf.get_object(4 + number, 0)) for number in range(extra)] == [
            str(number) for number in range(extra)
        ]
        packed = [
            each
            for each in pdf.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Type") == "/ObjStm"
        ]
        assert len(packed) == -(-(extra + 3) // OBJECTS_PER_STREAM)


def test_the_identifier_follows_from_the_content() -> None:
    one, other = (pikepdf.open(BytesIO(a_file(body))) for body in (b"(a)", b"(b)"))
    assert bytes(one.trailer.ID[0]) != bytes(other.trailer.ID[0])
    assert bytes(one.trailer.ID[0]) == bytes(one.trailer.ID[1])
