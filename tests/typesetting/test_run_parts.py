"""Runs cut in parts: the same text, and each glyph where it stood."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.typesetting.faces import Face, find_kerns, measure_text
from factsheet.typesetting.run_parts import divide_runs
from factsheet.typesetting.text_run import Run, set_run
from factsheet.typesetting.text_style import TextStyle

TEXTS = st.text("AVTo.,WY§–1257 \u00a0éñ", min_size=1, max_size=12)
STYLES = st.builds(
    TextStyle,
    st.sampled_from(Face),
    st.sampled_from((7.9, 10.0, 18.0)),
    st.just(12.0),
    st.sampled_from(("#102030", "#ffffff")),
    st.sampled_from((0.0, 0.6)),
)


@st.composite
def cut_texts(draw: st.DrawFn) -> tuple[list[Run], list[int]]:
    """Return runs on several lines, some of which end in a space that takes no room, and places in them."""
    runs = []
    for number, text in enumerate(draw(st.lists(TEXTS, min_size=1, max_size=4))):
        run = set_run(text, 36.0 + number, 700.0 - 12 * number, draw(STYLES))
        runs.append(run if draw(st.booleans()) else run._replace(text=text))
    length = sum(len(run.text) for run in runs)
    return runs, sorted(draw(st.lists(st.integers(0, length), max_size=6)))


def places_of(runs: Sequence[Run]) -> list[tuple[str, float, float]]:
    """Return each character that is seen with the place where it is drawn, as the writer draws it."""
    found = []
    for run in runs:
        kerns = dict(find_kerns(run.text, run.face))
        x = run.x
        for count, char in enumerate(run.text, start=1):
            if not char.isspace():
                found.append((char, x, run.y))
            x += measure_text(char, run.face, run.size) + run.tracking
            x += kerns.get(count, 0) * run.size / 1000
    return found


@given(cut_texts())
def test_no_glyph_moves_and_no_character_is_lost(case: tuple[list[Run], list[int]]) -> None:
    runs, places = case
    parts = divide_runs(runs, places)
    text = "".join(run.text for run in runs)
    assert len(parts) == len(places) + 1
    borders = (0, *places, len(text))
    assert ["".join(run.text for run in part) for part in parts] == [text[a:b] for a, b in pairwise(borders)]
    flat = [run for part in parts for run in part]
    moved = zip(places_of(runs), places_of(flat), strict=True)
    assert all(a == b and y == v and abs(x - u) < 0.01 for (a, x, y), (b, u, v) in moved)
    assert all(run.width >= 0 for run in flat)


@given(cut_texts())
def test_parts_have_the_looks_of_their_run_and_end_where_it_does(case: tuple[list[Run], list[int]]) -> None:
    runs, places = case
    flat = [run for part in divide_runs(runs, places) for run in part]
    looks = {(run.y, run.face, run.size, run.color, run.tracking) for run in runs}
    assert {(run.y, run.face, run.size, run.color, run.tracking) for run in flat} <= looks
    for whole in runs:
        ends = [run.x + run.width for run in flat if run.y == whole.y]
        assert max(ends) == pytest.approx(whole.x + whole.width)


def test_what_is_not_cut_is_the_same_run() -> None:
    runs = [set_run(text, 0, y, TextStyle(Face.BOLD, 9, 10, "#102030")) for y, text in enumerate("AB")]
    (first, second) = divide_runs(runs, [2])
    assert first[0] is runs[0]
    assert second[0] is runs[1]


def test_two_places_alike_have_nothing_between_them() -> None:
    run = set_run("§ 50", 0, 0, TextStyle(Face.BOLD, 9, 10, "#102030"))
    assert [[part.text for part in parts] for parts in divide_runs([run], [1, 1])] == [["§"], [], [" 50 "]]


def test_kerning_over_the_cut_stays() -> None:
    """The second letter of "AV" stands closer to the first than the width of this one."""
    style = TextStyle(Face.REGULAR, 10, 12, "#102030")
    ((_first,), (second,)) = divide_runs([set_run("AV", 0, 0, style)], [1])
    assert second.x < measure_text("A", Face.REGULAR, 10) - 0.05
