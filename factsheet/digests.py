"""Digests: of content, and of the faces that all sheets share."""

import hashlib
from functools import cache

from factsheet.resources import FONTS


def make_digest(content: bytes) -> str:
    """Return SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


@cache
def digest_fonts() -> str:
    """Return the digest of the names and contents of all faces, and of the list of their characters."""
    files = sorted((*FONTS.glob("*.ttf"), *FONTS.glob("*.txt")))
    return make_digest("".join(f"{path.name} {make_digest(path.read_bytes())}\n" for path in files).encode())
