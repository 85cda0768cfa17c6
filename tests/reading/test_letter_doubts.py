"""Letters that were lost when a text was read in a wrong encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.reading.letter_doubts import find_lost_letters, measure_doubts


@pytest.mark.parametrize("meant", ["Doña Ana", "“Example” act – victims", "Café", "Women’s", "§ 12"])
def test_what_was_read_in_a_wrong_encoding_is_seen_with_what_it_was(meant: str) -> None:
    assert find_lost_letters(meant.encode("utf-8").decode("cp1252", "replace")) in {meant, None}
    assert find_lost_letters(meant) is None


def test_the_commonest_of_them_are_seen() -> None:
    assert find_lost_letters("DoÃ±a") == "Doña"
    assert find_lost_letters("Womenâ€™s") == "Women’s"


@given(st.text("abcdeáéíóúñüçèêß“–§ ", max_size=30))
def test_writing_of_western_europe_is_never_taken_for_lost(text: str) -> None:
    assert find_lost_letters(text) is None


@given(st.text(max_size=40))
def test_any_text_can_be_weighed(text: str) -> None:
    doubts = measure_doubts(text)
    assert doubts.impossible >= 0 <= doubts.total
    assert not text.isascii() or (doubts.impossible, doubts.total) == (0, 0)
