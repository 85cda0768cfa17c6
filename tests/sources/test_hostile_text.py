# ruff: noqa: E501 - a case a line, with its whole message
"""Whatever stands in a file, there is a value or a fault with a line, never a traceback."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from factsheet.errors import DataError
from factsheet.fields import TEXT_ALLOWED, Text
from factsheet.model import Profile
from factsheet.sources import Library
from tests.sources.builders import MINIMAL, a_folder

FULL = """state: MA
edition: 2023
status: final
publisher: FIELD
figures: {persons: {value: FIELD, period: FIELD, source: FIELD}}
laws:
  - title: FIELD
    citation: FIELD
    url: FIELD
    source: FIELD
    checked_on: FIELD
map: {method: FIELD, classes: FIELD, bounds: FIELD}
"""
FIELDS = FULL.count("FIELD")
VALUES = [
    "A",
    "5",
    "2016",
    "hotline-annual",
    "A",
    "B",
    "https://a.org",
    "C",
    "2026-11-23",
    "natural",
    "5",
    "[]",
]
ANY_TEXT = st.text(max_size=40) | st.sampled_from(
    ["", "'", '"', "[", "{", "&a", "*a", "!!x", "<b>&amp;", "=1+1", "\u202e", "\x00", "2026-02-30", "-0", "1e9", "|", ">", "%", "@"]
)  # fmt: skip
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize(
    "text",
    ["a\u200bb", "\u200b", "a\u200d", "a\u2060b", "a\ufeff", "soft\u00adhyphen", "a\u2064", "\u00a0", "\u3164", "\u2800", "\u0301"],
)  # fmt: skip
def test_a_text_that_hides_something_or_shows_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match=TEXT_ALLOWED):
        TypeAdapter(Text).validate_python(text)


def test_a_text_of_one_visible_sign_is_a_text() -> None:
    assert TypeAdapter(Text).validate_python(" § ") == "§"


def load(folder: Path, **files: str) -> Profile | DataError:
    """Load a profile, or return what is wrong with it."""
    return outcome(a_folder(folder, **files))


def outcome(library: Library) -> Profile | DataError:
    try:
        return library.profile("MA")
    except DataError as error:
        return error


def is_told(result: Profile | DataError) -> bool:
    """Return whether there is a value, or faults that each have file, line, found and allowed."""
    if isinstance(result, Profile):
        return True
    complete = [fault.line >= 1 and fault.file and fault.found and fault.allowed for fault in result.faults]
    return bool(complete) and all(complete)


def test_the_full_profile_loads(tmp_path: Path) -> None:
    assert isinstance(load(tmp_path, profile=filled(VALUES)), Profile)


def filled(values: list[str]) -> str:
    parts = FULL.split("FIELD")
    return parts[0] + "".join(value + part for value, part in zip(values, parts[1:], strict=True))


@pytest.mark.slow
@quick
@given(index=st.integers(0, FIELDS - 1), text=ANY_TEXT)
def test_any_text_in_any_field_gives_a_value_or_a_fault_with_a_line(
    tmp_path: Path, index: int, text: str
) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = "?"
    assert is_told(load(tmp_path, profile=filled([*VALUES[:index], text, *VALUES[index + 1 :]])))


@pytest.mark.slow
@quick
@given(raw=st.binary(max_size=200))
def test_any_bytes_as_a_profile_give_a_fault_with_a_line(tmp_path: Path, raw: bytes) -> None:
    library = a_folder(tmp_path)
    (tmp_path / "profiles" / "ma.yaml").write_bytes(MINIMAL.encode() + raw)
    assert is_told(outcome(library))


@pytest.mark.slow
@quick
@given(cells=st.lists(ANY_TEXT, min_size=3, max_size=3))
def test_any_cells_in_a_table_give_counts_or_a_fault_with_a_line(tmp_path: Path, cells: list[str]) -> None:
    row = ",".join(cells).encode("utf-8", "replace").decode("utf-8")
    result = load(
        tmp_path,
        tables__fbi_county_offenses_csv=f"fips,year,offenses\n25025,2019,1\n{row}\n",
        tables__fbi_not_placed_csv="usps,year,reason,offenses\n",
        tables__fbi_offense_types_csv="usps,year,type,offenses\nMA,2019,commercial_sex_acts,1\n",
    )
    assert is_told(result)


@pytest.mark.parametrize("markup", ["<img src='/etc/passwd'/>", "<a href='javascript:x'>y</a>", "R&D &lt;"])
def test_markup_is_text_like_any_other(tmp_path: Path, markup: str) -> None:
    profile = load(tmp_path, profile=f'{MINIMAL}publisher: "{markup}"\n')
    assert isinstance(profile, Profile)
    assert profile.publisher == markup
