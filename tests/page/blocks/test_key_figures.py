"""Key figures: what there is is printed, numbers stay in one line, and calls by year are drawn or named."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.geometry import Box
from factsheet.model import Measure, Period, Profile, YearSeries
from factsheet.page.blocks.key_figures import CALLS_BY_YEAR, compose_key_figures, has_key_figures
from factsheet.page.stacking import Block, Omission
from factsheet.typesetting.text_run import Run
from tests.page.builders import a_context, runs_in
from tests.sheets.builders import empty
from tests.sheets.drawn import profile_of

YEARS = Period(first=2012, last=2016)
WIDTH = 134.0


def a_measure(value: int, period: Period = YEARS) -> Measure:
    return Measure(value=value, period=period, source="hotline-annual")


def runs_of(block: Block) -> list[Run]:
    return runs_in(block.place(Box(0, 0, WIDTH, block.least)).elements)


def texts_of(profile: Profile) -> list[str]:
    return [run.text.strip() for run in runs_of(compose_key_figures(a_context(profile), WIDTH))]


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
    assert sizes["336"] == context.styles.key_figure.size


@pytest.mark.parametrize("name", ["cases", "persons", "calls"])
def test_any_figure_alone_is_printed(name: str) -> None:
    profile = replace(empty("MP"), sources=profile_of("MA").sources, **{name: a_measure(120)})
    assert has_key_figures(a_context(profile))
    assert "120" in texts_of(profile)


def test_calls_of_their_own_are_printed_beside_persons() -> None:
    profile = replace(profile_of("MA"), calls=a_measure(1_234))
    assert {"336", "598", "1,234"} <= set(texts_of(profile))


def test_calls_that_sum_up_the_years_leave_their_place_to_persons() -> None:
    assert "1,355" not in texts_of(profile_of("MA"))


def test_a_figure_of_other_years_says_so() -> None:
    figures = {"cases": a_measure(120), "persons": a_measure(300, Period(first=2015, last=2015))}
    assert "potential persons trafficked, 2015" in " ".join(texts_of(replace(empty("OH"), **figures)))


def test_calls_by_year_without_room_are_named_as_left_out() -> None:
    context = a_context(profile_of("OH"))
    assert compose_key_figures(context, WIDTH, tallest=150).omits == (Omission(CALLS_BY_YEAR, 0, 1),)
    assert compose_key_figures(context, WIDTH).omits == ()


def test_calls_by_year_alone_are_drawn_whatever_the_room() -> None:
    series = YearSeries((2015, 2016), (12, 15), "hotline-annual")
    context = a_context(replace(empty("OH"), calls_by_year=series))
    assert compose_key_figures(context, WIDTH, tallest=1).omits == ()
    assert has_key_figures(context)
