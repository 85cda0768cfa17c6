"""Symbols as NVDA says them at its usual level, keeps them for a pause, or drops them."""

import pytest

from factsheet.listening.spoken_symbols import word_as_spoken


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("M.G.L. ch. 265 § 50", "M dot G dot L. ch. 265 50"),
        ("25% (nation: 26%)", "25 percent (nation: 26 percent)"),
        ("2012–2016", "2012–2016"),
        ("888-373-7888", "888 373 7888"),
        ("MA · 2023 edition", "MA 2023 edition"),
        ("at example.org.", "at example dot org."),
        ("1.5, -3 and <1%", "1.5, minus 3 and less 1 percent"),
        ("+81% * as published", "plus 81 percent star as published"),
        ("the Governor’s “Council”; all", "the Governor’s Council ; all"),
        ("“Why?” he said!", "Why? he said!"),
        ("; ", "; "),
    ],
)
def test_symbols_are_said_kept_or_dropped(text: str, heard: str) -> None:
    assert word_as_spoken(text, "en-US") == word_as_spoken(text, "en") == heard.replace("  ", " ") or (
        word_as_spoken(text, "en-US").strip() == heard
    )


def test_words_of_other_languages_are_not_made_up() -> None:
    assert word_as_spoken("25 % § 3 · A", "es-US") == "25 % 3 A"
