"""Names of files: what is proposed keeps its own rules, whatever the name was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.preflight.plain_names import is_plain_name, name_signs, parse_characters, propose_name

NAMES = st.text(max_size=80) | st.text("abcAé& _-.0123'()", max_size=80).map(lambda stem: f"{stem}.pdf")


@given(NAMES, st.integers(8, 50), st.lists(NAMES, max_size=4))
def test_a_proposed_name_keeps_its_rules_and_is_free(name: str, most: int, others: list[str]) -> None:
    proposed = propose_name(name, most=most, taken=others)
    assert is_plain_name(proposed, most)
    assert proposed.casefold() not in {other.casefold() for other in others}


@given(NAMES, st.integers(8, 50))
def test_a_proposed_name_is_proposed_for_itself(name: str, most: int) -> None:
    proposed = propose_name(name, most=most)
    assert propose_name(proposed, most=most) == proposed


@given(st.from_regex(r"[A-Za-z0-9]{1,6}(_[A-Za-z0-9]{1,6}){0,2}\.pdf", fullmatch=True))
def test_a_plain_name_stays_as_it_is(name: str) -> None:
    assert propose_name(name) == name


@given(st.lists(st.just("a profile.pdf"), min_size=1, max_size=12))
def test_files_of_one_name_get_names_of_their_own(names: list[str]) -> None:
    taken: list[str] = []
    for name in names:
        taken.append(propose_name(name, taken=taken))
    assert len({name.casefold() for name in taken}) == len(names)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ma_trafficking_2016_v2.pdf", "ma_trafficking_2016_v2.pdf"),
        ("Ohio Profile (final) 2026.pdf", "Ohio_Profile_final_2026.pdf"),
        ("Año & Día.PDF", "Ano_and_Dia.pdf"),
        ("a profile of efforts in the state of massachusetts 2026.pdf", "prof_effo_state_massa_2026.pdf"),
        ("2019 2020 2021 2022 2023 2024 2025 2026.pdf", "2019_2020_2021_2025_2026.pdf"),
        (" .pdf", "document.pdf"),
        ("報告.pdf", "document.pdf"),
        ("profile.docx", "profile_docx.pdf"),
    ],
)
def test_names_keep_their_meaning(name: str, expected: str) -> None:
    assert propose_name(name) == expected


def test_a_number_is_added_where_the_name_is_taken() -> None:
    taken = ["OHIO.pdf", "ohio_2.pdf"]
    assert propose_name("ohio.pdf", taken=taken) == "ohio_3.pdf"
    assert propose_name("abcd efgh.pdf", most=8, taken=["ab_e.pdf"]) != "ab_e.pdf"


def test_characters_of_a_limit() -> None:
    assert parse_characters(["a-c", "-", "space", "_"]) == {*"abc-_ "}
    for wrong in ("ab", "c-a", "spaces", ""):
        with pytest.raises(ValueError, match="space for a blank"):
            parse_characters([wrong])


def test_signs_are_named_once() -> None:
    assert name_signs(["&", " ", "&", "\u200b", "\t"]) == "&, a blank, U+200B, a tab"
