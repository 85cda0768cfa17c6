"""How much of all is on the map: what is placed and what is not make the total, or nothing is said."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.model import Cell, CellMark, CountyCounts
from factsheet.wording import Wording
from factsheet.wording.coverage import Coverage, find_coverage, word_coverage
from tests.wording.conftest import CountsOf, ShapesOf, tell_counties

CELLS = st.lists(st.one_of(st.integers(-2, 300), st.sampled_from(list(CellMark))), min_size=1, max_size=6)
NOT_PLACED = st.one_of(st.integers(-3, 300), st.just(CellMark.NOT_SHOWN))


def some_cells(cells: list[Cell], not_placed: Cell, shapes_of: ShapesOf, counts_of: CountsOf) -> CountyCounts:
    made = counts_of(shapes_of("DE"), {})
    return replace(made, cells={str(at): cell for at, cell in enumerate(cells)}, not_placed=not_placed)


@given(cells=CELLS, not_placed=NOT_PLACED)
def test_what_is_placed_and_what_is_not_make_the_total(
    cells: list[Cell], not_placed: Cell, shapes_of: ShapesOf, counts_of: CountsOf
) -> None:
    covered = find_coverage(some_cells(cells, not_placed, shapes_of, counts_of))
    is_open = all(isinstance(cell, int) and cell >= 0 for cell in (*cells, not_placed))
    numbers = [cell for cell in cells if isinstance(cell, int)]
    if not is_open or len(cells) == 1 or not sum(numbers):
        assert covered is None
    else:
        assert isinstance(not_placed, int)
        assert covered == Coverage(sum(numbers), sum(numbers) + not_placed)


@pytest.mark.parametrize(
    ("placed", "total", "told"),
    [
        (1530, 2722, "On the map: 1,530 of 2,722 offenses (56%); 1,192 are tied to no single county."),
        (9, 10, "On the map: 9 of 10 offenses (90%); 1 is tied to no single county."),
        (999, 1000, "On the map: 999 of 1,000 offenses (>99%); 1 is tied to no single county."),
        (1, 1000, "On the map: 1 of 1,000 offenses (<1%); 999 are tied to no single county."),
        (10, 10, "All 10 offenses are on the map."),
        (1, 1, "All is on the map: 1 offense."),
    ],
)
def test_a_part_is_never_told_as_all_or_nothing(
    placed: int, total: int, told: str, massachusetts_counts: CountyCounts, en: Wording
) -> None:
    counties = tell_counties("MA", massachusetts_counts)
    assert word_coverage(en, counties, Coverage(placed, total)) == told


def test_the_part_is_told_in_spanish(massachusetts_counts: CountyCounts, es: Wording) -> None:
    told = word_coverage(es, tell_counties("MA", massachusetts_counts), Coverage(201, 232))
    assert told == "En el mapa: 201 de 232 delitos (87 %); 31 no se pudieron ubicar por condado.".replace(
        "87 %",
        es.percent(87),  # type: ignore[arg-type]
    )


def test_massachusetts_places_201_of_232(massachusetts_counts: CountyCounts) -> None:
    assert find_coverage(massachusetts_counts) == Coverage(201, 232)
