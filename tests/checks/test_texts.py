"""Texts that a rule strikes, and ordinary ones that none does."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checks.builders import check


def codes(folder: Path, title: str) -> list[str]:
    """Return the codes found for a law's title."""
    quoted = title.replace('"', '\\"')
    profile = f'laws:\n  - {{title: "{quoted}", citation: Ch. 1, source: Made up, checked_on: 2026-11-23}}\n'
    return [each.code for each in check(folder, profile).findings]


@pytest.mark.parametrize(
    "title",
    [
        "An Act Relative to the Commercial Exploitation of People",
        "Enticement of a Child Under 18",
        "Interagency Task Force: Findings & Recommendations (2014)",
        "Victims of Crime Act, Title II – Grants",
        "One hundred years of law",
        "Top court rules on trafficking",
        "Two-year plan",
        "Section 1. of the act",
        "A < B and C > D",
        "3 agencies in 1998: a history",
        "Unknown Victims Fund",
        "Null and void contracts",
    ],
)
def test_ordinary_titles_are_left_alone(tmp_path: Path, title: str) -> None:
    assert codes(tmp_path, title) == []


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("+1 more", "FS201"),
        ("-2+3", "FS201"),
        ("An act &amp; another", "FS202"),
        ("`code`", "FS202"),
        ("# Heading", "FS202"),
        ("{{ title }}", "FS202"),
        ("Twelve task forces of the state", "FS203"),
        ("a list of seven county programs", "FS203"),
        ("2) An act", "FS204"),
        ("#3. An act", "FS204"),
        ("to do", "FS205"),
        ("Name of the law", "FS205"),
        ("Lorem ipsum dolor", "FS205"),
        ("See https://mass.gov", "FS206"),
    ],
)
def test_what_should_not_stand_in_a_title_is_told(tmp_path: Path, title: str, code: str) -> None:
    assert codes(tmp_path, title) == [code]


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["act", "of", "the", "state", "on", "child", "labor", "and"]), min_size=1))
def test_plain_words_are_never_struck(tmp_path: Path, words: list[str]) -> None:
    assert codes(tmp_path, " ".join(words)[:400]) == []


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(
        st.characters(min_codepoint=32, max_codepoint=126, exclude_characters="\\"), min_size=1, max_size=60
    )
)
def test_any_text_is_checked_without_a_slip(tmp_path: Path, title: str) -> None:
    assert "FS016" not in codes(tmp_path, title)
