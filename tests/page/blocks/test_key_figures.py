"""Key figures: each has a tile, numbers stay in one line, small counts small, courses drawn or named."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.geometry import Box
from factsheet.model import Measure, Period, Profile, YearSeries
from factsheet.model.sheet_fit import LeftOut
from factsheet.model.vocabulary import Format
from factsheet.page.blocks.key_figures import (
    LARGE_FIGURE,
    LOW_FIGURE,
    SMALL_FIGURE,
    compose_key_figures,
    has_key_figures,
)
from factsheet.page.ladder import BY_YEAR, WHOLE
from factsheet.page.placed import Role
from factsheet.page.stacking import Block, Omission
from factsheet.typesetting.text_run import Run
from tests.page.builders import a_context, runs_in
from tests.sheets.builders import empty
from tests.sheets.drawn import profile_of

YEARS = Period(first=2012, last=2016)
WIDTH, SHEET = 134.0, 540.0


def a_measure(value: int, period: Period = YEARS) -> Measure:
    return Measure(value=value, period=period, source="hotline-annual")


def runs_of(block: Block) -> list[Run]:
    return runs_in(block.place(Box(0, 0, WIDTH, block.least)).elements)


def texts_of(profile: Profile) -> list[str]:
    block = compose_key_figures(a_context(profile), SHEET)
    return [run.text.strip() for run in runs_in(block.place(Box(0, 0, SHEET, block.least)).elements)]


def figures_of(block: Block) -> list[str | None]:
    """The alternate texts of the charts of a block."""
    elements = block.place(Box(0, 0, SHEET, block.least)).elements
    return [element.alt for element in elements if element.role is Role.FIGURE]


@given(st.integers(0, 10_000_000))
def test_a_number_is_never_torn(value: int) -> None:
    context = a_context(replace(empty("OH"), cases=a_measure(value)))
    runs = runs_of(compose_key_figures(context, WIDTH))
    (number,) = [run for run in runs if run.text.strip() == f"{value:,}"]
    assert number.width <= WIDTH + 0.01
    assert number.size <= context.styles.key_figure.size


def test_a_short_number_has_the_full_size() -> None:
    context = a_context(replace(empty("OH"), cases=a_measure(336)))
    sizes = {run.text.strip(): run.size for run in runs_of(compose_key_figures(context, WIDTH))}
    assert sizes["336"] == LARGE_FIGURE


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("value", [0, 1, 9, 10])
def test_a_count_below_ten_is_no_headline(value: int, form: Format) -> None:
    context = a_context(replace(empty("OH"), cases=a_measure(value)), form=form)
    block = compose_key_figures(context, SHEET)
    runs = runs_in(block.place(Box(0, 0, SHEET, block.least)).elements)
    (size,) = {run.size for run in runs if run.text.strip() == str(value)}
    small = max(SMALL_FIGURE, context.styles.body.size + 2)
    large = LOW_FIGURE if form is Format.GRANT else LARGE_FIGURE
    assert size == (small if value < 10 else large)


def test_a_count_below_ten_stays_small_beside_large_ones() -> None:
    persons = a_measure(7)
    block = compose_key_figures(a_context(replace(profile_of("MA"), persons=persons)), SHEET)
    sizes = {
        run.text.strip(): run.size for run in runs_in(block.place(Box(0, 0, SHEET, block.least)).elements)
    }
    assert sizes["7"] == SMALL_FIGURE
    assert len({sizes["336"], sizes["1,355"], sizes["201"]}) == 1
    assert sizes["336"] > 2 * SMALL_FIGURE


def places_of_titles(profile: Profile, form: Format = Format.HANDOUT) -> list[tuple[float, float]]:
    """Where the titles of the tiles begin, from the left and from the top."""
    block = compose_key_figures(a_context(profile, form=form), SHEET)
    elements = block.place(Box(0, 0, SHEET, block.least)).elements
    firsts = [runs_in((element,))[0] for element in elements if element.role is Role.H2]
    return [(round(run.x), round(block.least - run.y)) for run in firsts]


def test_four_tiles_stand_beside_each_other_at_one_distance() -> None:
    titles = places_of_titles(profile_of("MA"))
    assert [x for x, _ in titles] == [0, 138, 277, 416]
    assert len({y for _, y in titles}) == 1


def test_five_tiles_take_two_rows_of_columns_of_one_width() -> None:
    other = Measure(value=999, period=YEARS, source="hhs-massachusetts-2016")
    titles = places_of_titles(replace(profile_of("MA"), cases=other))
    assert [x for x, _ in titles] == [0, 185, 369, 0, 185]
    assert len({y for _, y in titles}) == 2


def test_tiles_of_large_print_stand_below_each_other() -> None:
    titles = places_of_titles(profile_of("MA"), Format.LARGE)
    assert {x for x, _ in titles} == {0}
    assert [y for _, y in titles] == sorted({y for _, y in titles})
    assert len(titles) == 4


@pytest.mark.parametrize("name", ["cases", "persons", "calls"])
def test_any_figure_alone_is_printed(name: str) -> None:
    profile = replace(empty("MP"), sources=profile_of("MA").sources, **{name: a_measure(120)})
    assert has_key_figures(a_context(profile))
    assert "120" in texts_of(profile)


def test_calls_of_their_own_are_printed_beside_persons() -> None:
    profile = replace(profile_of("MA"), calls=a_measure(1_234))
    assert {"336", "598", "1,234"} <= set(texts_of(profile))


def test_calls_that_sum_up_the_years_have_a_tile_beside_persons() -> None:
    texts = texts_of(profile_of("MA"))
    assert [text for text in texts if text in {"336", "598", "1,355", "201"}] == [
        "336",
        "598",
        "1,355",
        "201",
    ]


def test_a_figure_of_other_years_says_so() -> None:
    figures = {"cases": a_measure(120), "persons": a_measure(300, Period(first=2015, last=2015))}
    told = " ".join(filter(None, texts_of(replace(empty("OH"), **figures))))
    assert "CASES REPORTED Hotline, 2012–2016 120" in told
    assert "PERSONS Hotline, 2015 300 potential persons trafficked" in told


def test_courses_without_room_are_named_as_left_out() -> None:
    context = a_context(profile_of("OH"))
    without = replace(context, shortening=WHOLE.show(BY_YEAR, 0))
    assert compose_key_figures(without, SHEET).omits == (Omission(BY_YEAR, 0, 1),)
    assert figures_of(compose_key_figures(without, SHEET)) == []
    assert compose_key_figures(context, SHEET).omits == (Omission("calls by year", 2, 3, LeftOut.COLUMN),)
    assert len(figures_of(compose_key_figures(context, SHEET))) == 3


def test_what_has_no_course_leaves_none_out() -> None:
    context = a_context(replace(empty("OH"), cases=a_measure(120)))
    assert compose_key_figures(replace(context, shortening=WHOLE.show(BY_YEAR, 0)), SHEET).omits == ()


def test_calls_by_year_alone_are_drawn() -> None:
    series = YearSeries((2015, 2016), (12, 15), "hotline-annual")
    context = a_context(replace(empty("OH"), calls_by_year=series))
    assert has_key_figures(context)
    assert figures_of(compose_key_figures(context, WIDTH)) == [
        "Chart. Calls: highest in 2016, lowest in 2015. 2015, 12; 2016, 15."
    ]
