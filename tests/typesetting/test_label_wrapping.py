"""Labels over several lines never lose or clip a letter."""

from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.typesetting.faces import Face, text_width
from factsheet.typesetting.label_wrapping import widest_word, wrap_label

WORDS = st.lists(st.text("abcWMil-’", min_size=1, max_size=20), min_size=1, max_size=8)


@settings(deadline=None)
@given(words=WORDS, measure=st.floats(12, 200), size=st.floats(8.2, 18))
def test_every_line_fits_and_no_letter_is_lost(words: list[str], measure: float, size: float) -> None:
    text = " ".join(words)
    lines = wrap_label(text, Face.REGULAR, size, measure)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    one_letter = max(text_width(char, Face.REGULAR, size) for char in text)
    assert all(text_width(line, Face.REGULAR, size) <= max(measure, one_letter) for line in lines)


def test_lines_turn_at_spaces_but_not_at_no_break_spaces() -> None:
    assert wrap_label("law of ch.\u00a0265", Face.REGULAR, 9, 30) == ("law of", "ch.\u00a0265")


def test_the_widest_word_counts_not_the_widest_label() -> None:
    assert widest_word(("a b c d e f", "street"), Face.REGULAR, 9) == text_width("street", Face.REGULAR, 9)


def test_no_labels_need_no_width() -> None:
    assert widest_word((), Face.REGULAR, 9) == 0
