"""Which program draws: its version, its own files, and the libraries that draw with it.

A sheet is the same on any machine, so none of this but the version stands in its file. It is noted beside the
sheets: what another program drew is drawn again, and only then is it known whether anything looks different.
"""

import hashlib
import sys
import zlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from factsheet.embedded_data.sheet_inputs import make_digest

CODE, LIBRARIES = PROGRAM_PARTS = "code", "libraries"
_DRAWING_LIBRARIES = (
    *("reportlab", "matplotlib", "numpy", "uharfbuzz", "fonttools", "pillow"),
    *("Babel", "pydantic", "PyYAML"),
)
_SUFFIXES = frozenset({".py", ".icc"})


@cache
def describe_program() -> dict[str, str]:
    """Return digests of the program's files and of the versions of the libraries, by what they are of."""
    return {CODE: _digest_code(), LIBRARIES: _digest_libraries()}


def _digest_code() -> str:
    package = Path(__file__).parents[1]
    files = sorted(path for path in package.rglob("*") if path.suffix in _SUFFIXES)
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _digest_libraries() -> str:
    versions = [f"{name} {_find_version(name)}" for name in _DRAWING_LIBRARIES]
    return make_digest("\n".join((sys.version, zlib.ZLIB_RUNTIME_VERSION, *versions)).encode())


def _find_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # put together in another way than by pip
        return ""
