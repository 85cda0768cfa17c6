"""Copyfitting takes the first step that fits, cuts nothing in vain and says what it cut."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factsheet.errors import LayoutError
from factsheet.geometry import Box
from factsheet.model import Origin
from factsheet.page.block_order import Extra, SheetRow
from factsheet.page.compose import Composition
from factsheet.page.copyfit import Compose, FittedSheet, fit_sheet
from factsheet.page.ladder import (
    COLLABORATIONS,
    FEDERAL_LAWS,
    FUNDING,
    LAWS,
    LISTS,
    ON_THE_BACK,
    ONE_PAGE,
    OPTIONAL_BLOCKS,
    RESOURCES,
    TOP_COUNTIES,
    TWO_PAGES,
    FitStep,
    rank_ladder,
)
from factsheet.page.placed import Element, Role
from factsheet.page.stacking import Block, Omission, Placement, make_space, stack_blocks
from factsheet.page.styles import TypeScale

ORIGINS = {"state": Origin("profiles/oh.yaml", 1, "state"), "laws": Origin("profiles/oh.yaml", 14, "laws")}
GIVEN_BACK = frozenset((*LISTS, *OPTIONAL_BLOCKS))
MORE_LINE = 9.0
ROOM = 720.0


@dataclass(frozen=True, slots=True)
class Text:
    """A made-up sheet: heights at 10 pt of each list's entries, optional blocks, extras and all else."""

    lists: Mapping[str, tuple[float, ...]]
    blocks: Mapping[str, float]
    rest: float
    extras: Mapping[Extra, float]

    def count_entries(self, path: str) -> int:
        return len(self.lists.get(path, ())) or (path in self.blocks)

    def compose(self, step: FitStep) -> Composition:
        scale = step.scale.body / 10
        rows = [SheetRow(a_block(self.rest * scale))]
        rows += [SheetRow(self.make_list(step, path)) for path in self.lists]
        rows += [SheetRow(self.make_optional(step, name)) for name in self.blocks]
        rows += [SheetRow(a_block(height * scale), extra=extra) for extra, height in self.extras.items()]
        extras = tuple(extra for extra in Extra if extra in self.extras)
        return Composition(tuple(rows), a_foot(), a_block(10), make_space(4, 20), extras)

    def make_list(self, step: FitStep, path: str) -> Block:
        heights = self.lists[path]
        shown = step.shortening.count_shown(path, len(heights))
        block = a_block(
            sum(heights[:shown]) * step.scale.body / 10 + (MORE_LINE if shown < len(heights) else 0)
        )
        omits = (Omission(path, shown, len(heights) - shown),) if shown < len(heights) else ()
        return replace(block, omits=omits, origin=path)

    def make_optional(self, step: FitStep, name: str) -> Block:
        if step.shortening.count_shown(name):
            return a_block(self.blocks[name] * step.scale.body / 10)
        return replace(make_space(0), omits=(Omission(name, 0, 1),))


def a_foot() -> Block:
    return replace(a_block(20), place=lambda _box: Placement((Element(Role.PARAGRAPH, key="foot"),)))


def a_block(height: float) -> Block:
    return replace(stack_blocks(), least=height, most=height * 1.1, is_space=False)


entries = st.lists(st.floats(8, 60), min_size=1, max_size=16).map(tuple)
texts = st.builds(
    Text,
    lists=st.fixed_dictionaries({}, optional=dict.fromkeys(LISTS, entries)),
    blocks=st.fixed_dictionaries(
        {}, optional={FEDERAL_LAWS: st.floats(20, 160), TOP_COUNTIES: st.floats(20, 160)}
    ),
    rest=st.floats(100, 500),
    extras=st.fixed_dictionaries({}, optional=dict.fromkeys(Extra, st.floats(10, 200))),
)
# Lists too long for the page at full length, so that the ladder has to cut.
long_texts = st.builds(
    Text,
    lists=st.fixed_dictionaries(
        {LAWS: st.lists(st.floats(20, 60), min_size=9, max_size=16).map(tuple), COLLABORATIONS: entries},
        optional={RESOURCES: entries, FUNDING: entries},
    ),
    blocks=st.fixed_dictionaries({TOP_COUNTIES: st.floats(20, 160)}),
    rest=st.floats(250, 420),
    extras=st.just({}),
)


def fit_text(text: Text, room: float = ROOM, ladder: tuple[FitStep, ...] = ONE_PAGE) -> FittedSheet | None:
    try:
        return fit_sheet(text.compose, ladder, room, ORIGINS)
    except LayoutError:
        return None


def list_cuts(fitted: FittedSheet) -> list[Omission]:
    """Return what the ladder left out; extras that had no room are none of its cuts."""
    return [omission for omission in fitted.composition.omits if omission.path in GIVEN_BACK]


def has_room(compose: Compose, step: FitStep, room: float) -> bool:
    return compose(step).least <= room


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
    """No step sets larger type or prints more of a list than the one before it."""
    for before, after in pairwise(ladder):
        assert after.scale.body <= before.scale.body
        assert after.pages >= before.pages
        for path in GIVEN_BACK:
            assert after.shortening.count_shown(path, 99) <= before.shortening.count_shown(path, 99)
    assert len(ladder) > 1


def test_a_text_too_long_names_the_block_and_the_height_that_would_do() -> None:
    text = Text({LAWS: (400.0,) * 5}, {}, 400.0, {})
    with pytest.raises(LayoutError) as caught:
        fit_sheet(text.compose, ONE_PAGE, ROOM, ORIGINS, advice=", or a second page")
    (fault,) = caught.value.faults
    assert str(fault) == (
        "profiles/oh.yaml:14: laws: found text that is 957 pt too high at 8.2 pt type; "
        "allowed: 364 pt for this block: shorter entries, or a second page"
    )


GIVING = st.lists(st.sampled_from(sorted(GIVEN_BACK)), unique=True, max_size=4)


@given(st.one_of(texts, long_texts), GIVING)
def test_what_the_publisher_lets_go_goes_before_any_other_list_and_never_in_vain(
    text: Text, giving: list[str]
) -> None:
    ladder = rank_ladder(ONE_PAGE, giving)
    fits = [step for step in ladder if has_room(text.compose, step, ROOM)]
    assume(fits)
    fitted = fit_sheet(text.compose, ladder, ROOM, ORIGINS, gives_way=giving)
    cuts = {omission.path: omission for omission in list_cuts(fitted)}
    others = {path for path, _count in fits[0].shortening.most} - set(giving)
    assert others or set(cuts) <= set(giving)
    fitting = [
        (path, count)
        for path, omission in cuts.items()
        for count in range(omission.shown + 1, omission.shown + omission.hidden + 1)
        if has_room(text.compose, fitted.step.show(path, count), ROOM)
    ]
    assert fitting == []


@pytest.mark.parametrize("giving", [[], [FEDERAL_LAWS], [TOP_COUNTIES, LAWS], [LAWS, FUNDING, FEDERAL_LAWS]])
def test_a_ladder_with_what_gives_way_only_takes_away(giving: list[str]) -> None:
    ladder = rank_ladder(ONE_PAGE, giving)
    for before, after in pairwise(ladder):
        assert after.scale.body <= before.scale.body
        for path in GIVEN_BACK:
            assert after.shortening.count_shown(path, 99) <= before.shortening.count_shown(path, 99)
    whole = [step for step in ladder if not step.shortening.most]
    going = ladder[len(whole) : len(whole) + len(giving)]
    assert [[path for path, count in step.shortening.most if not count] for step in going] == [
        giving[: number + 1] for number in range(len(giving))
    ]
    assert len(ladder) == len(ONE_PAGE) + len(giving)


def test_blocks_that_give_way_come_back_in_the_order_that_keeps_the_last_named() -> None:
    """Both had to go; there is room for one of them after all, and the first named goes first."""
    text = Text({LAWS: (30.0,) * 4}, {FEDERAL_LAWS: 100.0, TOP_COUNTIES: 100.0}, 600.0, {})
    giving = [TOP_COUNTIES, FEDERAL_LAWS]
    fitted = fit_sheet(text.compose, rank_ladder(ONE_PAGE, giving), ROOM, ORIGINS, gives_way=giving)
    assert [omission.path for omission in fitted.composition.omits] == [TOP_COUNTIES]


def test_a_step_is_composed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = Text({LAWS: (30.0,) * 4}, {}, 300.0, {Extra.OFFENSES: 100.0, Extra.LINES: 30.0})
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
