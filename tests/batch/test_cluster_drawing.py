"""The window of plans at a cluster: the order of what comes out, and how many are held at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from distributed import Client
from hypothesis import given
from hypothesis import strategies as st

from factsheet.batch import cluster_drawing
from factsheet.batch.cluster_drawing import draw_on_cluster
from factsheet.batch.cluster_errands import Errand
from factsheet.batch.cluster_faults import refuse_cluster
from factsheet.batch.sheet_task import DrawnSheet, StateTask, WantedSheet
from factsheet.batch.state_drawing import DrawnState
from factsheet.batch.state_plan import StatePlan
from factsheet.disclosure import protect_profile
from factsheet.model.sheet_options import SheetOptions
from factsheet.sources.data_library import open_library
from factsheet.theme import Theme

THREADS = 2
PROFILE = protect_profile(open_library().profile("WY")).profile
AT_CLUSTER: Any = object()  # stands for a future, which only the errands look at
LOST = refuse_cluster("that it is gone", "one that stays")

Choose = Callable[[int], int]


def a_plan(name: str, *, is_drawn: bool = True) -> StatePlan:
    """A plan of two sheets, which has a name in place of a postal code."""
    sheets = tuple(WantedSheet(f"{name}{part}", SheetOptions()) for part in "ab")
    return StatePlan(name, name, (), task=StateTask(PROFILE, Theme(), sheets) if is_drawn else None)


@dataclass(slots=True)
class ScriptedErrands:
    """A cluster that finishes tasks in an order of its own, and some never: those end their workers."""

    choose: Choose
    deadly: frozenset[str] = frozenset()
    lost_after: int | None = None
    loss: BaseException = LOST
    threads: int = THREADS
    sent: list[Errand] = field(default_factory=list)
    most: int = 0
    finished: int = 0

    @property
    def at_work(self) -> int:
        return len(self.sent)

    def send(self, task: StateTask) -> Errand:
        errand = Errand(task, future=AT_CLUSTER)
        self.sent.append(errand)
        self.most = max(self.most, self.at_work)
        return errand

    def settle(self) -> None:
        if self.finished == self.lost_after:
            raise self.loss
        self.finished += 1
        errand = self.sent.pop(self.choose(len(self.sent)))
        errand.future = None
        names = [sheet.name for sheet in errand.task.sheets]
        if not self.deadly.intersection(names):
            errand.sheets = tuple(DrawnSheet(name, content=name.encode()) for name in names)


@pytest.fixture(scope="module")
def patch() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as context:
        yield context


def draw(
    plans: Iterator[StatePlan], errands: ScriptedErrands, patch: pytest.MonkeyPatch
) -> Iterator[DrawnState]:
    patch.setattr(cluster_drawing, "Errands", lambda _client, _patience: errands)
    nowhere: Client = AT_CLUSTER
    return draw_on_cluster(nowhere, plans)


def told(drawn: list[DrawnState]) -> dict[str, dict[str, bool]]:
    """Return of each plan, in the order that they came, which sheets are drawn and which are lost."""
    return {plan.usps: {each.name: not each.faults for each in sheets} for plan, sheets in drawn}


@given(
    drawn=st.lists(st.booleans(), max_size=40),
    deadly=st.frozensets(st.integers(0, 39), max_size=4),
    choices=st.randoms(use_true_random=False),
)
def test_plans_come_out_in_their_order_whatever_order_the_cluster_has(
    drawn: list[bool], deadly: frozenset[int], choices: Any, patch: pytest.MonkeyPatch
) -> None:
    errands = ScriptedErrands(choices.randrange, frozenset(f"{number}b" for number in deadly))
    plans = [a_plan(str(number), is_drawn=each) for number, each in enumerate(drawn)]
    assert told(list(draw(iter(plans), errands, patch))) == {
        str(number): {f"{number}a": True, f"{number}b": number not in deadly} if each else {}
        for number, each in enumerate(drawn)
    }
    assert list(told(list(draw(iter(plans), errands, patch)))) == [plan.usps for plan in plans]
    assert errands.at_work == 0
    assert errands.most <= 3 * THREADS


@pytest.mark.parametrize("is_drawn", [True, False])
def test_while_the_first_is_at_work_no_more_plans_are_taken_than_the_window_has(
    is_drawn: bool,  # noqa: FBT001
    patch: pytest.MonkeyPatch,
) -> None:
    taken: list[str] = []
    errands = ScriptedErrands(lambda count: count - 1)  # the first comes last

    def watch() -> Iterator[StatePlan]:
        for number in range(50):
            taken.append(str(number))
            yield a_plan(str(number), is_drawn=is_drawn or not number)

    results = draw(watch(), errands, patch)
    first, _sheets = next(results)
    assert first.usps == "0"
    assert len(taken) == 6 * THREADS
    assert len(list(results)) == 49


@pytest.mark.parametrize("loss", [LOST, KeyboardInterrupt()])
def test_what_is_drawn_when_the_run_ends_comes_before_the_error(
    loss: BaseException, patch: pytest.MonkeyPatch
) -> None:
    errands = ScriptedErrands(lambda count: count - 1, lost_after=3, loss=loss)
    results = draw(iter([a_plan(str(number)) for number in range(20)]), errands, patch)
    came: list[str] = []
    with pytest.raises(type(loss)):
        came.extend(plan.usps for plan, _sheets in results)
    assert came == ["5", "6", "7"]
