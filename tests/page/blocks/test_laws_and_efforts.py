"""Laws and efforts: what is left out leaves no heading behind, and each omission is named once."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.geometry import Box
from factsheet.model import Efforts, Profile
from factsheet.page.blocks.laws_and_efforts import compose_actions
from factsheet.page.blocks.statewide_efforts import compose_efforts
from factsheet.page.ladder import COLLABORATIONS, FUNDING, LAWS, RESOURCES, Shortening
from factsheet.page.placed import Role
from factsheet.page.stacking import Block, Omission, stack_blocks
from tests.page.builders import a_context, runs_in
from tests.sheets.builders import a_law, an_effort, empty

WIDTH = 540.0
counts = st.integers(0, 6)
FOUR_COUNTS = st.tuples(counts, counts, counts, counts)


def a_profile_with(laws: int, collaborations: int, resources: int, funding: int) -> Profile:
    efforts = Efforts(
        collaborations=tuple(an_effort(100 + n, 30) for n in range(collaborations)),
        resources=tuple(an_effort(200 + n, 30) for n in range(resources)),
        funding=tuple(an_effort(300 + n, 30) for n in range(funding)),
    )
    return replace(empty("OH"), laws=tuple(a_law(n, 40) for n in range(laws)), efforts=efforts)


def headings_of(block: Block) -> int:
    placed = block.place(Box(0, 0, WIDTH, block.least)).elements
    return sum(element.role in {Role.H2, Role.H3} for element in placed)


def test_efforts_that_are_all_left_out_leave_no_heading() -> None:
    profile = a_profile_with(3, 0, 5, 0)
    context = replace(a_context(profile), shortening=Shortening(most=((RESOURCES, 0),)))
    block = compose_efforts(context, WIDTH)
    assert block is not None
    assert (block.least, block.is_space, block.omits) == (0.0, True, (Omission(RESOURCES, 0, 5),))
    printed = [part for part in compose_actions(context, WIDTH, between=5) if part and not part.is_space]
    assert [headings_of(part) for part in printed] == [1]


PATHS = (LAWS, COLLABORATIONS, RESOURCES, FUNDING)


@given(
    lengths=st.tuples(counts, counts, counts, counts),
    most=st.tuples(st.integers(1, 7), counts, counts, counts),
)
def test_what_is_shown_and_what_is_omitted_is_all_there_is(
    lengths: tuple[int, int, int, int], most: tuple[int, int, int, int]
) -> None:
    shortening = Shortening(most=tuple(zip(PATHS, most, strict=True)))
    context = replace(a_context(a_profile_with(*lengths)), shortening=shortening)
    parts = [part for part in compose_actions(context, WIDTH, between=5) if part]
    whole = stack_blocks(*parts)
    hidden = {omission.path: omission.hidden for omission in whole.omits}
    assert len(hidden) == len(whole.omits)
    runs = runs_in(whole.place(Box(0, 0, WIDTH, whole.least)).elements)
    texts = " ".join(" ".join(run.text for run in runs).split())
    shown = [texts.count("Test Code")] + [texts.count(f"Coalition {hundred}") for hundred in (1, 2, 3)]
    assert [number + hidden.get(path, 0) for number, path in zip(shown, PATHS, strict=True)] == list(lengths)


@pytest.mark.parametrize("resources", [0, 1, 3])
def test_every_heading_has_something_below_it(resources: int) -> None:
    context = replace(
        a_context(a_profile_with(0, 0, 3, 2)), shortening=Shortening(most=((RESOURCES, resources),))
    )
    block = compose_efforts(context, WIDTH)
    assert block is not None
    roles = [element.role for element in block.place(Box(0, 0, WIDTH, block.least)).elements]
    pairs = pairwise(roles)
    assert roles[-1] not in {Role.H2, Role.H3}
    assert [pair for pair in pairs if pair in {(Role.H3, Role.H3), (Role.H3, Role.H2)}] == []
