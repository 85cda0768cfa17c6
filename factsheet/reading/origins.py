"""Dotted paths such as ``laws[2].title``, by which values of a data file are named, and their nearest kin."""

from collections.abc import Container, Iterator, Mapping


def find_nearest_path(known: Container[str], path: str) -> str:
    """Return a dotted path if it is known, else the nearest one above it that is; "" where none is."""
    while path and path not in known:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return path


def walk_texts(value: object, path: str = "", *, without: Container[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield each text in mappings and lists with its dotted path, in their order.

    Args:
        value: What a data file holds.
        path: Where it stands.
        without: Keys whose values are passed over.
    """
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if key not in without:
                yield from walk_texts(item, f"{path}.{key}" if path else key, without=without)
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from walk_texts(item, f"{path}[{index}]", without=without)


def find_nearest_line(lines: Mapping[str, int], path: str) -> int:
    """Return the line of a dotted path, or of the nearest one above it that has a line; 1 where none has."""
    return lines.get(find_nearest_path(lines, path), 1)
