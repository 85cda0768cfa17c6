# ruff: noqa: E501 - a case a line, with its whole message
"""Counties in which corrections exceed what was reported: said on the page and in the text read aloud."""

import pytest

from factsheet.model import Cell
from factsheet.wording import load_wording
from factsheet.wording.alt import describe_map
from factsheet.wording.legend import Special, find_special, list_specials
from factsheet.wording.places import word_below_zero
from tests.figures.builders import some_counts, the_shapes
from tests.wording.conftest import JurisdictionOf

DELAWARE = ("10001", "10003", "10005")


def cells(*values: int) -> dict[str, Cell]:
    return dict(zip(DELAWARE, values, strict=True))


@pytest.mark.parametrize(
    ("values", "english", "spanish"),
    [
        ((3, 0, 1), [], []),
        (
            (3, 0, -1),
            ["Corrections of earlier counts exceed what was reported in Sussex County\u00a0(−1)."],
            ["Las correcciones de cifras anteriores superan lo registrado en el condado de Sussex\u00a0(−1)."],
        ),
        (
            (-12, 4, -1),
            ["Corrections of earlier counts exceed what was reported in Kent\u00a0(−12) and Sussex\u00a0(−1) counties."],
            ["Las correcciones de cifras anteriores superan lo registrado en los condados de Kent\u00a0(−12) y Sussex\u00a0(−1)."],
        ),
    ],
)  # fmt: skip
def test_counties_below_zero_are_named_with_their_sums(
    values: tuple[int, ...], english: list[str], spanish: list[str]
) -> None:
    for lang, sentences in (("en", english), ("es", spanish)):
        assert word_below_zero(load_wording(lang), the_shapes("DE"), some_counts(cells(*values))) == sentences


def test_the_text_read_aloud_names_them_too(jurisdiction_of: JurisdictionOf) -> None:
    counts = some_counts(cells(3, 0, -1))
    told = describe_map(load_wording("en"), jurisdiction_of("DE"), the_shapes("DE"), counts, None)
    assert "in Sussex County\u00a0(−1)." in told


def test_a_single_unit_tells_its_sum_as_its_figure() -> None:
    assert word_below_zero(load_wording("en"), the_shapes("GU"), some_counts({"66010": -1})) == []


def test_a_county_below_zero_is_painted_as_one_without_a_report() -> None:
    assert find_special(-1) is Special.NONE_REPORTED
    assert list_specials(some_counts(cells(3, 4, -1))) == (Special.NONE_REPORTED,)
