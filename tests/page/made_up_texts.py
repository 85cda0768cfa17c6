"""Made-up sheets of plain blocks, to be fitted to their page."""

from collections.abc import Mapping
from dataclasses import dataclass

from hypothesis import strategies as st

from factsheet.errors import LayoutError
from factsheet.model import Origin
from factsheet.page.block_order import Extra, SheetRow
from factsheet.page.composition import Composition
from factsheet.page.copyfit import Compose, FittedSheet, fit_sheet
from factsheet.page.ladder import (
    COLLABORATIONS,
    FEDERAL_LAWS,
    FUNDING,
    LAWS,
    LISTS,
    ONE_PAGE,
    OPTIONAL_BLOCKS,
    RESOURCES,
    TOP_COUNTIES,
    FitStep,
)
from factsheet.page.placed import Element, Role
from factsheet.page.stacking import Block, Omission, Placement, make_space, stack_blocks

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
        return block._replace(omits=omits, origin=path)

    def make_optional(self, step: FitStep, name: str) -> Block:
        if step.shortening.count_shown(name):
            return a_block(self.blocks[name] * step.scale.body / 10)
        return make_space(0)._replace(omits=(Omission(name, 0, 1),))


def a_foot() -> Block:
    return a_block(20)._replace(place=lambda _box: Placement((Element(Role.PARAGRAPH, key="foot"),)))


def a_block(height: float) -> Block:
    return stack_blocks()._replace(least=height, most=height * 1.1, is_space=False)


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
