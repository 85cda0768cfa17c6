"""Copyfitting takes the first step that fits, cuts nothing in vain and says what it cut."""

from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factsheet.errors import LayoutError
from factsheet.geometry import Box
from factsheet.page.block_order import Extra
from factsheet.page.composition import Composition
from factsheet.page.copyfit import fit_sheet
from factsheet.page.ladder import (
    COLLABORATIONS,
    COMPARISON,
    FEDERAL_LAWS,
    LAWS,
    LISTS,
    ON_THE_BACK,
    ONE_PAGE,
    TOP_COUNTIES,
    TWO_PAGES,
    FitStep,
)
from factsheet.page.stacking import Omission
from factsheet.page.type_scale import TypeScale
from tests.page.made_up_texts import (
    GIVEN_BACK,
    ORIGINS,
    ROOM,
    Text,
    fit_text,
    has_room,
    list_cuts,
    long_texts,
    texts,
)


@given(texts)
def test_no_earlier_step_would_have_fitted(text: Text) -> None:
    fitted = fit_text(text)
    names = [step for step in ONE_PAGE if has_room(text.compose, step, ROOM)]
    assert (fitted is None) == (not names)
    if fitted is not None:
        assert (fitted.step.name, fitted.step.scale) == (names[0].name, names[0].scale)
        assert fitted.composition.least <= ROOM


@given(st.one_of(texts, long_texts))
def test_no_cut_or_dropped_entry_would_still_have_fitted(text: Text) -> None:
    fitted = fit_text(text)
    assume(fitted is not None and list_cuts(fitted))
    assert fitted is not None
    fitting = [
        (omission.path, count)
        for omission in list_cuts(fitted)
        for count in range(omission.shown + 1, omission.shown + omission.hidden + 1)
        if has_room(text.compose, fitted.step.show(omission.path, count), ROOM)
    ]
    assert fitting == []


def test_the_property_above_sees_cuts() -> None:
    text = Text({LAWS: (40.0,) * 12, COLLABORATIONS: (30.0,) * 6}, {TOP_COUNTIES: 80.0}, 300.0, {})
    fitted = fit_text(text)
    assert fitted is not None
    assert [omission.path for omission in fitted.composition.omits] == [LAWS, COLLABORATIONS]


@given(st.one_of(texts, long_texts), st.floats(0, 300))
def test_more_room_never_takes_a_later_step(text: Text, more: float) -> None:
    less, wider = fit_text(text), fit_text(text, ROOM + more)
    assume(less is not None)
    assert less is not None
    assert wider is not None
    places = [(step.name, step.scale) for step in ONE_PAGE]
    first, second = ((fit.step.name, fit.step.scale) for fit in (wider, less))
    assert places.index(first) <= places.index(second)


@given(st.one_of(texts, long_texts))
def test_what_is_omitted_is_what_is_not_printed(text: Text) -> None:
    fitted = fit_text(text)
    assume(fitted is not None)
    assert fitted is not None
    paths = (*text.lists, *text.blocks)
    hidden = dict.fromkeys(paths, 0) | {omission.path: omission.hidden for omission in list_cuts(fitted)}
    shown = {path: fitted.step.shortening.count_shown(path, text.count_entries(path)) for path in paths}
    assert {path: shown[path] + hidden[path] for path in paths} == {
        path: text.count_entries(path) for path in paths
    }


def test_lists_come_back_whole_once_a_block_is_left_out() -> None:
    """Nine laws fit beside the efforts as soon as the table is gone: then none of them is cut."""
    text = Text({LAWS: (30.0,) * 9}, {TOP_COUNTIES: 200.0}, 560.0, {})
    fitted = fit_text(text)
    assert fitted is not None
    assert (fitted.step.name, fitted.composition.omits) == ("left out", (Omission(TOP_COUNTIES, 0, 1),))


def test_blocks_left_out_in_vain_come_back() -> None:
    text = Text({LAWS: (30.0,) * 4}, {FEDERAL_LAWS: 20.0, TOP_COUNTIES: 200.0}, 600.0, {})
    fitted = fit_text(text)
    assert fitted is not None
    assert [omission.path for omission in fitted.composition.omits] == [TOP_COUNTIES]


def test_a_last_entry_no_taller_than_the_line_about_it_is_printed() -> None:
    text = Text({LAWS: (*(40.0,) * 8, 9.0)}, {}, 445.0, {})
    fitted = fit_text(text)
    assert fitted is not None
    assert fitted.composition.omits == ()


@given(texts)
def test_extras_are_taken_in_order_and_only_where_they_fit(text: Text) -> None:
    fitted = fit_text(text)
    assume(fitted is not None)
    assert fitted is not None
    taken = fitted.composition.taken
    assert list(taken) == [extra for extra in Extra if extra in taken]
    assert fitted.composition.least <= ROOM
    for extra in set(text.extras) - set(taken):
        longer = fitted.composition.take(extra)
        is_dense = longer.least > ROOM * 0.9
        assert is_dense or longer.least > ROOM


@pytest.mark.parametrize("ladder", [ONE_PAGE, ON_THE_BACK, TWO_PAGES], ids=["one page", "back", "two pages"])
def test_a_ladder_only_takes_away(ladder: tuple[FitStep, ...]) -> None:
    """With and without strips no step sets larger type or prints more of a list than the one before it.

    The strips alone go once for larger type, or come back on a second page.
    """
    assert all(before.pages <= after.pages for before, after in pairwise(ladder))
    for pages in (1, 2):
        for has_strips in (True, False):
            alike = [step for step in ladder if step.pages == pages]
            alike = [step for step in alike if bool(step.shortening.count_shown(COMPARISON)) == has_strips]
            for before, after in pairwise(alike):
                assert after.scale.body <= before.scale.body
                for path in GIVEN_BACK:
                    assert after.shortening.count_shown(path, 99) <= before.shortening.count_shown(path, 99)
    assert len(ladder) > 1


@pytest.mark.parametrize("ladder", [ONE_PAGE, ON_THE_BACK, TWO_PAGES], ids=["one page", "back", "two pages"])
def test_no_step_grants_as_much_as_one_before_it(ladder: tuple[FitStep, ...]) -> None:
    assert len({(step.scale, step.shortening, step.pages) for step in ladder}) == len(ladder)
    in_vain = [
        (before.name, after.name)
        for before, after in combinations(ladder, 2)
        if before.pages == after.pages
        and after.scale.body > before.scale.body
        and after.shortening == before.shortening
    ]
    assert in_vain == []


def test_a_text_too_long_names_the_block_and_the_height_that_would_do() -> None:
    text = Text({LAWS: (400.0,) * 5}, {}, 400.0, {})
    with pytest.raises(LayoutError) as caught:
        fit_sheet(text.compose, ONE_PAGE, ROOM, ORIGINS, advice=", or a second page")
    (fault,) = caught.value.faults
    assert str(fault) == (
        "profiles/oh.yaml:14: laws: found text that is 957 pt too high at 8.2 pt type; "
        "allowed: 364 pt for this block: shorter entries, or a second page"
    )


def test_a_step_is_composed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = Text({LAWS: (30.0,) * 4}, {}, 300.0, {Extra.REQUESTS: 100.0, Extra.LINES: 30.0})
    steps: list[FitStep] = []

    def compose(step: FitStep) -> Composition:
        steps.append(step)
        return text.compose(step)

    fit_sheet(compose, ONE_PAGE, ROOM, ORIGINS)
    assert len(steps) == len(set(steps)) == 1


def test_long_lists_take_few_compositions() -> None:
    """Entries come back one by one, as many as a page holds, however long a list is."""
    steps: list[FitStep] = []
    text = Text(dict.fromkeys(LISTS, (9.0,) * 300), {TOP_COUNTIES: 80.0}, 250.0, {})

    def compose(step: FitStep) -> Composition:
        steps.append(step)
        return text.compose(step)

    fitted = fit_sheet(compose, ONE_PAGE, ROOM, ORIGINS)
    assert len(list_cuts(fitted)) >= len(LISTS)
    assert len(steps) < 120


TWO_SIDES = (FitStep("on the back", TypeScale(10, 1.2), pages=2, is_back=True),)
TWO_FREE_PAGES = (FitStep("two pages", TypeScale(10, 1.2), pages=2),)


@pytest.mark.parametrize("ladder", [TWO_SIDES, TWO_FREE_PAGES], ids=["back", "free"])
@given(over=st.floats(-0.02, 3.9))
def test_a_page_that_is_nearly_full_has_its_foot_once(ladder: tuple[FitStep, ...], over: float) -> None:
    """Body and foot fill the page, give or take a rounding or the space behind the last row."""
    fitted = fit_text(Text({}, {}, ROOM - 24 + over, {}), ladder=ladder)
    assert fitted is not None
    blocks = [*fitted.pages, *([fitted.foot] if fitted.foot else [])]
    placed = [element for block in blocks for element in block.place(Box(0, 0, 1, block.least)).elements]
    assert [element.key for element in placed] == ["foot"]
    assert len(fitted.pages) == 1 or ladder is TWO_FREE_PAGES


def test_entries_that_do_not_break_are_told_as_such() -> None:
    text = Text({LAWS: (300.0, 300.0, 300.0)}, {}, 400.0, {})
    with pytest.raises(LayoutError) as caught:
        fit_sheet(text.compose, TWO_FREE_PAGES, ROOM, ORIGINS)
    (fault,) = caught.value.faults
    assert str(fault) == (
        "profiles/oh.yaml:14: laws: found entries that do not break over 2 pages at 10 pt type; "
        "allowed: fewer or shorter entries"
    )
