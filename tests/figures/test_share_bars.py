"""Bars that stand for a whole: parts in proportion, and words that have room and can be read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.color import MIN_CONTRAST, measure_contrast, tint_color
from factsheet.figures.part_bar import draw_part_bar, find_part_width, measure_part_bar
from factsheet.figures.share_bars import ShareRow, draw_share_rows, measure_share_rows
from factsheet.figures.whole_parts import BETWEEN, LEAST_PART, choose_part_ink, list_part_colors, place_parts
from factsheet.geometry import Box
from factsheet.page.formats import GRAY_PALETTE
from factsheet.theme import Palette
from factsheet.typesetting.text_run import Run
from tests.figures.builders import a_style, patches_of, texts_of

HEADS = ("Commercial sex acts", "Involuntary servitude")
NATION = ShareRow("Nation", (10_654, 2_647), ("80%", "20%"))
GENDER = ("Female 287\u00a0(86%)", "Male 44\u00a0(13%)", "Gender minorities 3\u00a0(1%)")
CITIZENSHIP = ("U.S. citizen or lawful permanent resident 251\u00a0(75%)", "Foreign national 85\u00a0(25%)")
BAR = Box(10, 0, 200, 12)
colors = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def are_apart(runs: tuple[Run, ...]) -> bool:
    return all(
        abs(one.y - other.y) > 2 or one.x + one.width <= other.x or other.x + other.width <= one.x
        for index, one in enumerate(runs)
        for other in runs[index + 1 :]
    )


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=4).filter(any))
def test_parts_fill_the_bar_in_their_order_with_white_between(counts: list[int]) -> None:
    parts = place_parts(counts, BAR)
    drawn = [part for part in parts if part is not None]
    assert [part is not None for part in parts] == [count > 0 for count in counts]
    assert (drawn[0].x, drawn[-1].right) == (pytest.approx(BAR.x), pytest.approx(BAR.right))
    assert all(after.x - before.right == pytest.approx(BETWEEN) for before, after in pairwise(drawn))
    assert min(part.width for part in drawn) >= LEAST_PART - 1e-9


def test_lengths_are_in_proportion() -> None:
    first, last = place_parts((75, 25), BAR)
    assert first is not None
    assert last is not None
    assert first.width == pytest.approx(3 * last.width)


@given(colors)
def test_a_text_on_any_part_can_be_read(color: str) -> None:
    assert measure_contrast(choose_part_ink(color, Palette()), color) >= MIN_CONTRAST


@pytest.mark.parametrize("palette", [Palette(), Palette().for_map_source(), GRAY_PALETTE])
@pytest.mark.parametrize("count", [2, 3, 4])
def test_parts_beside_each_other_differ(palette: Palette, count: int) -> None:
    shades = list_part_colors(count, palette)
    assert min(measure_contrast(one, other) for one, other in pairwise(shades)) > 1.15


def test_a_tint_lies_between_a_color_and_its_ground() -> None:
    assert tint_color("#24518f", "#ffffff", 0) == "#24518f"
    assert tint_color("#000000", "#ffffff", 0.5) == "#808080"


def test_each_bar_has_its_label_and_both_percents() -> None:
    rows = (ShareRow("VA", (302, 44), ("87%", "13%")), NATION)
    drawing = draw_share_rows(rows, HEADS, width=190, style=a_style(9))
    assert texts_of(drawing) == [*HEADS, "VA", "87%", "13%", "Nation", "80%", "20%"]
    assert drawing.height == measure_share_rows(rows, HEADS, width=190, style=a_style(9))


@given(st.integers(0, 400), st.floats(150, 540))
def test_percents_stand_in_their_part_or_beside_the_bar_and_within_the_figure(
    first: int, width: float
) -> None:
    count = min(first, 400)
    row = ShareRow("VA", (count, 400 - count), (f"{count // 4}%", f"{100 - count // 4}%"))
    drawing = draw_share_rows([row, NATION], HEADS, width=width, style=a_style(9))
    assert are_apart(drawing.runs)
    assert all(run.x >= -0.01 and run.x + run.width <= width + 0.01 for run in drawing.runs)


def test_long_heads_turn_over() -> None:
    heads = ("Actos sexuales comerciales", "Servidumbre involuntaria")
    drawing = draw_share_rows([NATION], heads, width=190, style=a_style(9))
    assert texts_of(drawing)[:4] == ["Actos sexuales", "comerciales", "Servidumbre", "involuntaria"]


def test_the_first_part_is_named_at_the_left_and_the_others_at_the_right() -> None:
    drawing = draw_part_bar((287, 44, 3), GENDER, width=240, style=a_style(9))
    assert texts_of(drawing) == list(GENDER)
    first, *others = drawing.runs
    assert first.x == 0
    assert all(run.x + run.width == pytest.approx(240) for run in others)
    assert len(patches_of(drawing)) == 3


@pytest.mark.parametrize("labels", [GENDER[:2], CITIZENSHIP])
@pytest.mark.parametrize("lines", [1, 2])
def test_the_first_label_has_as_many_lines_as_asked_for_in_the_width_found(
    labels: tuple[str, ...], lines: int
) -> None:
    width = find_part_width(labels, lines, a_style(9))
    drawing = draw_part_bar((75, 25), labels, width=width, style=a_style(9))
    left = [run for run in drawing.runs if run.x == 0]
    assert len(left) == lines
    assert " ".join(run.text.strip() for run in left) == labels[0]
    assert are_apart(drawing.runs)
    assert measure_part_bar(labels, width=width, style=a_style(9)) == drawing.height


def test_a_label_is_never_torn_however_many_lines_it_may_have() -> None:
    style = a_style(9)
    least = find_part_width(CITIZENSHIP, 20, style)
    drawing = draw_part_bar((75, 25), CITIZENSHIP, width=least, style=style)
    left = " ".join(run.text.strip() for run in drawing.runs if run.x == 0)
    assert left == CITIZENSHIP[0]
