"""Which states, how drawn, by how many processes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.batch import order
from factsheet.batch.order import Order, choose_jobs, choose_states, list_variants, make_sheet_options
from factsheet.errors import UsageError
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format, Standard
from factsheet.sources.data_library import open_library


def test_a_state_is_found_by_name_code_and_fips_and_drawn_once() -> None:
    assert choose_states(open_library(), ["wyoming", "MA", "massachusetts", "25", "ri"]) == ("WY", "MA", "RI")


def test_every_unknown_state_is_told_at_once() -> None:
    with pytest.raises(UsageError) as caught:
        choose_states(open_library(), ["massachusets", "MA", "atlantis"])
    assert [fault.found for fault in caught.value.faults] == ["'massachusets'", "'atlantis'"]


def test_an_unknown_format_and_language_are_told_with_what_there_is() -> None:
    with pytest.raises(UsageError) as caught:
        make_sheet_options(open_library(), format="poster", lang="xx", standard="pdf15")
    assert str(caught.value) == (
        "command line:1: --format: found 'poster'; allowed: handout or gray or grant or large\n"
        "command line:1: --lang: found 'xx'; allowed: en or es\n"
        "command line:1: --standard: found 'pdf15'; allowed: pdf17 or pdf20"
    )


def test_the_words_of_a_command_become_the_options_of_a_sheet() -> None:
    options = make_sheet_options(
        open_library(), format="gray", lang="es", draft=True, allow_back=True, standard="pdf20"
    )
    wanted = SheetOptions(Format.GRAY, "es", is_draft=True, has_back=True, standard=Standard.PDF20)
    assert options == wanted
    variants = list_variants(open_library(), ["gray"], ["es"], draft=True, allow_back=True, standard="pdf20")
    assert variants == (wanted,)


def test_the_default_order_is_a_handout_of_the_shipped_data_into_the_folder_output() -> None:
    assert Order() == Order(None, Path("output"), (SheetOptions(Format.HANDOUT, "en"),), force=False)


@given(sheets=st.integers(0, 500), asked=st.none() | st.integers(1, 500))
def test_there_is_a_process_and_never_more_than_sheets_or_asked_for(sheets: int, asked: int | None) -> None:
    jobs = choose_jobs(sheets, asked)
    assert 1 <= jobs <= max(1, sheets)
    assert asked is None or jobs <= asked


def test_few_sheets_are_drawn_in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order, "count_processors", lambda: 4)
    assert [choose_jobs(sheets, None) for sheets in (0, 1, 15, 16, 24, 56)] == [1, 1, 1, 2, 3, 4]


def test_less_than_one_process_is_refused() -> None:
    with pytest.raises(ValueError, match="jobs: found 0; allowed: 1 or more"):
        choose_jobs(3, 0)
