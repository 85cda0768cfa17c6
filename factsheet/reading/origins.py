"""Dotted paths such as ``laws[2].title``, by which values of a data file are named, and their nearest kin."""

from collections.abc import Container, Mapping


def find_nearest_path(known: Container[str], path: str) -> str:
    """Return a dotted path if it is known, else the nearest one above it that is; "" where none is."""
    while path and path not in known:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return path


def find_nearest_line(lines: Mapping[str, int], path: str) -> int:
    """Return the line of a dotted path, or of the nearest one above it that has a line; 1 where none has."""
    return lines.get(find_nearest_path(lines, path), 1)
