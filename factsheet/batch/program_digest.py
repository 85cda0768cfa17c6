"""Which program draws: its version, its own files, and the libraries that draw with it.

A sheet is the same on any machine, so none of this but the version stands in its file. It is noted beside the
sheets: what another program drew is drawn again, and only then is it known whether anything looks different.
"""

import hashlib
import json
import os
import sys
import zlib
from functools import cache
from pathlib import Path

from factsheet.digests import make_digest

CODE, LIBRARIES = PROGRAM_PARTS = "code", "libraries"
_DRAWING_LIBRARIES = (
    *("reportlab", "matplotlib", "numpy", "uharfbuzz", "fonttools", "pillow"),
    *("Babel", "pydantic", "PyYAML"),
)
_PACKAGE = Path(__file__).parents[1]
_SUFFIXES = frozenset({".py", ".icc"})


@cache
def describe_program() -> dict[str, str]:
    """Return digests of the program's files and of the versions of the libraries, by what they are of."""
    return {CODE: _digest_code(), LIBRARIES: _digest_libraries()}


def digest_installation() -> str:
    """Return a digest of what is installed, by names, sizes and times: quick, and of this machine alone."""
    own = [(str(path), (found := path.stat()).st_size, found.st_mtime_ns) for path in _list_files()]
    others = [path.name for folder in sys.path for path in Path(folder).glob("*.*-info")]  # dist and egg
    return make_digest(json.dumps([sys.version, sorted(own), sorted(others)]).encode())


def _list_files() -> list[Path]:
    found = (Path(place, name) for place, _folders, names in os.walk(_PACKAGE) for name in names)
    return [path for path in found if path.suffix in _SUFFIXES and path.is_file()]


def _digest_code() -> str:
    digest = hashlib.sha256()
    for path in sorted(_list_files()):
        digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _digest_libraries() -> str:
    versions = [f"{name} {_find_version(name)}" for name in _DRAWING_LIBRARIES]
    return make_digest("\n".join((sys.version, zlib.ZLIB_RUNTIME_VERSION, *versions)).encode())


def _find_version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # reads messages as mail

    try:
        return version(name)
    except PackageNotFoundError:  # put together in another way than by pip
        return ""
