"""The nearest path that is known, and the texts under their paths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.reading.origins import find_nearest_line, find_nearest_path, walk_texts

KNOWN = {"laws", "laws[1]", "laws[1].title", "map"}


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("laws[1].title", "laws[1].title"),
        ("laws[1].url", "laws[1]"),
        ("laws[12].title", "laws"),
        ("map.bounds[3]", "map"),
        ("efforts.funding[0].name", ""),
        ("", ""),
    ],
)
def test_the_nearest_path_is_the_path_or_one_above_it(path: str, nearest: str) -> None:
    assert find_nearest_path(KNOWN, path) == nearest


def test_a_line_is_that_of_the_nearest_path_and_the_first_where_none_is_known() -> None:
    lines = {"": 1, "laws": 3, "laws[1]": 7}
    found = [find_nearest_line(lines, path) for path in ("laws[1].url", "laws[2]", "map")]
    assert (found, find_nearest_line({}, "map")) == ([7, 3, 1], 1)


PATHS = st.text("ab.[0]", max_size=12)


@given(st.sets(PATHS), PATHS)
def test_it_is_known_and_what_the_path_begins_with(known: set[str], path: str) -> None:
    nearest = find_nearest_path(known, path)
    assert nearest == "" or nearest in known
    assert path.startswith(nearest)


def test_texts_are_walked_with_their_paths_in_the_order_of_the_file() -> None:
    tree = {"laws": [{"title": "A law", "year": 2005}, "B"], "note": None, "map": {"method": "equal"}}
    assert list(walk_texts(tree)) == [
        ("laws[0].title", "A law"),
        ("laws[1]", "B"),
        ("map.method", "equal"),
    ]
    assert list(walk_texts(tree, without={"map", "title"})) == [("laws[1]", "B")]
    assert list(walk_texts("alone")) == [("", "alone")]
