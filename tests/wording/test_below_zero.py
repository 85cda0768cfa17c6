# ruff: noqa: E501 - a case a line, with its whole message
"""Counties in which corrections exceed what was recorded: said on the page and in the text read aloud."""

import pytest

from factsheet.model import Cell
from factsheet.sources import open_library
from factsheet.sources.national_schemas import FBI_SOURCE
from factsheet.wording import load_wording
from factsheet.wording.legend import Special, find_special, list_specials
from factsheet.wording.map_texts import ToldElsewhere, describe_map
from factsheet.wording.places import CountedCounties, word_map, word_unplaced
from tests.figures.builders import some_counts, the_shapes

DELAWARE = ("10001", "10003", "10005")


def cells(*values: int) -> dict[str, Cell]:
    return dict(zip(DELAWARE, values, strict=True))


def told(usps: str, counted: dict[str, Cell]) -> CountedCounties:
    library = open_library()
    return CountedCounties(
        library.find(usps), the_shapes(usps), some_counts(counted), library.sources[FBI_SOURCE]
    )


@pytest.mark.parametrize(
    ("values", "english", "spanish"),
    [
        ((3, 0, 1), [], []),
        (
            (3, 0, -1),
            ["Corrections of earlier counts exceed what was recorded in Sussex County\u00a0(−1)."],
            ["Las correcciones de cifras anteriores superan lo registrado en el condado de Sussex\u00a0(−1)."],
        ),
        (
            (-12, 4, -1),
            ["Corrections of earlier counts exceed what was recorded in Kent\u00a0(−12) and Sussex\u00a0(−1) counties."],
            ["Las correcciones de cifras anteriores superan lo registrado en los condados de Kent\u00a0(−12) y Sussex\u00a0(−1)."],
        ),
    ],
)  # fmt: skip
def test_counties_below_zero_are_named_with_their_sums(
    values: tuple[int, ...], english: list[str], spanish: list[str]
) -> None:
    for lang, sentences in (("en", english), ("es", spanish)):
        assert word_unplaced(load_wording(lang), told("DE", cells(*values))) == sentences


def test_they_are_no_counties_without_any_to_those_who_listen() -> None:
    text = describe_map(load_wording("en"), told("DE", cells(3, 0, -1)), None, ToldElsewhere())
    assert "None recorded in 1 county: New Castle." in text


def test_a_single_unit_tells_its_sum_as_its_figure() -> None:
    assert word_unplaced(load_wording("en"), told("GU", {"66010": -1})) == []


def test_a_county_below_zero_is_painted_as_one_without_an_offense() -> None:
    assert find_special(-1) is Special.NONE_REPORTED
    assert list_specials(some_counts(cells(3, 4, -1))) == (Special.NONE_REPORTED,)


def test_where_corrections_leave_no_count_above_zero_it_is_not_said_that_nothing_was_recorded() -> None:
    text = word_map(load_wording("en"), told("DE", cells(0, 0, -1)))
    assert text == "No count above zero can be shown for any county of Delaware."
