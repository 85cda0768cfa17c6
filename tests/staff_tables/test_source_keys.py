"""Keys of sources made from the names of their publishers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.fields import check_slug
from factsheet.staff_tables.source_keys import make_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ohio Attorney General", "ohio-attorney-general"),
        ("  O'Neill & Peña, Inc. (2024) ", "oneill-pena-inc-2024"),
        ("fbi-offenses", "fbi-offenses"),
        ("hotline_annual", "hotline-annual"),
        ("☃", ""),
        ("one " * 40, "-".join(["one"] * 15)),
        ("x" * 70, "x" * 60),
    ],
)
def test_a_name_becomes_a_key(name: str, key: str) -> None:
    assert make_key(name) == key


@given(st.text())
def test_a_key_that_is_made_can_be_a_key_and_stays_the_same(name: str) -> None:
    key = make_key(name)
    assert not key or check_slug(key) == key == make_key(key)
    assert len(key) <= 60
