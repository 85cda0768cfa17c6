"""Dotted paths such as ``laws[2].title``, by which values of a data file are named, and their nearest kin."""

from collections.abc import Container


def find_nearest_path(known: Container[str], path: str) -> str:
    """Return a dotted path if it is known, else the nearest one above it that is; "" where none is."""
    while path and path not in known:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return path
