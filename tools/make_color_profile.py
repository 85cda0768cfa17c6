"""Makes factsheet/pdf/srgb.icc, the colour profile that the output intent of each sheet names.

The values are those of IEC 61966-2-1, adapted to D50 as ICC.1:2010 (version 4.3) asks. littleCMS makes other
bytes from version to version and writes the day into them; these are the same everywhere.
"""

import struct
from pathlib import Path

PROFILE = Path(__file__).parents[1] / "factsheet" / "pdf" / "srgb.icc"

_D50 = (0.9642, 1.0, 0.8249)
_ADAPTATION = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.7141),
}
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)  # exponent, then a, b, c, d of curve type 3
_HEADER_SIZE, _ENTRY_SIZE = 128, 12


def make_profile() -> bytes:
    """Return an ICC version 4 display profile of about 500 bytes."""
    curve = b"para\0\0\0\0\0\3\0\0" + _pack_fixed(*_CURVE)
    tags = {
        b"desc": _pack_text("sRGB"),
        b"cprt": _pack_text("No copyright, use freely"),
        b"wtpt": _pack_xyz(*_D50),
        b"chad": b"sf32\0\0\0\0" + _pack_fixed(*_ADAPTATION),
        **{tag: _pack_xyz(*color) for tag, color in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    table, body = _make_tag_table(tags)
    return _make_header(_HEADER_SIZE + len(table) + len(body)) + table + body


def _pack_fixed(*values: float) -> bytes:
    """Return s15Fixed16 numbers."""
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _pack_xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + _pack_fixed(*values)


def _pack_text(text: str) -> bytes:
    """Return a text in one language, US English."""
    data = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">6I", 0, 1, 12, 0x656E5553, len(data), 28) + data


def _make_tag_table(tags: dict[bytes, bytes]) -> tuple[bytes, bytes]:
    """Return the table and the data; equal data are stored once, each on a border of 4 bytes."""
    places: dict[bytes, int] = {}
    body, table = b"", struct.pack(">I", len(tags))
    start = _HEADER_SIZE + len(table) + _ENTRY_SIZE * len(tags)
    for tag, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += tag + struct.pack(">II", places[data], len(data))
    return table, body


def _make_header(size: int) -> bytes:
    """Return the header of a monitor profile, dated 1 January 2000."""
    return (
        struct.pack(">I4xI", size, 0x04200000)
        + b"mntrRGB XYZ "
        + struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
        + b"acsp"
        + b"\0" * 28
        + _pack_fixed(*_D50)
        + b"\0" * 48
    )


if __name__ == "__main__":
    PROFILE.write_bytes(make_profile())
