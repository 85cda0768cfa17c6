"""What travels to a worker, and what it does with it."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event

import pytest

from factsheet.batch import cluster_task
from factsheet.batch.cluster_task import OtherProgram, describe_drawing, draw_as_asked, pack_task
from factsheet.batch.sheet_task import DrawnSheet, StateTask, WantedSheet, draw_state
from factsheet.disclosure import protect_profile
from factsheet.model import Profile
from factsheet.model.sheet_options import SheetOptions
from factsheet.sources.data_library import open_library
from factsheet.theme import Theme
from tests.disclosure.builders import a_group, hidden_in, of_groups


def a_task(profile: Profile) -> StateTask:
    wanted = WantedSheet("a.pdf", SheetOptions())
    return StateTask(protect_profile(profile).profile, Theme(), (wanted,))


@pytest.fixture
def wyoming() -> StateTask:
    return a_task(open_library().profile("WY"))


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the address of a worker; this process is taken for it."""
    monkeypatch.setattr(cluster_task, "_find_worker", lambda: "tcp://worker:1")
    return "tcp://worker:1"


def of_ages(first: int, second: int, *, shown: int = 90) -> Profile:
    group = a_group("Age", **{"Under_12": first, "12_to_17": second, "Adult": shown})
    return of_groups(group, persons=first + second + shown)


def test_a_worker_draws_what_this_process_draws(wyoming: StateTask) -> None:
    drawn = draw_as_asked(describe_drawing(), pack_task(wyoming))
    assert drawn == draw_state(wyoming)
    assert isinstance(drawn, tuple)
    assert drawn[0].content.startswith(b"%PDF")


def test_tasks_whose_profiles_differ_in_hidden_counts_alone_travel_as_the_same_bytes() -> None:
    one, other = of_ages(3, 7), of_ages(6, 4)
    assert one != other
    assert hidden_in(one) == hidden_in(other) != set()
    assert pack_task(a_task(one)) == pack_task(a_task(other))
    assert pack_task(a_task(one)) != pack_task(a_task(of_ages(3, 7, shown=91)))


def test_the_edition_before_and_what_other_sheets_hide_do_not_travel() -> None:
    now = of_ages(3, 7)
    joined = replace(
        now, before=replace(now, edition=now.edition - 1), hidden_elsewhere=frozenset({"persons"})
    )
    sent: StateTask = pickle.loads(pack_task(a_task(joined)))
    assert (sent.profile.before, sent.profile.hidden_elsewhere) == (None, frozenset())
    assert pack_task(a_task(replace(joined, hidden_elsewhere=frozenset()))) == pack_task(a_task(now))


@pytest.mark.parametrize("part", ["version", "code", "libraries", "fonts and words"])
def test_another_program_is_told_and_not_a_byte_of_the_task_is_looked_at(part: str, worker: str) -> None:
    asked = {**describe_drawing(), part: "other"}
    assert draw_as_asked(asked, b"no pickle") == OtherProgram(worker, describe_drawing())


def test_what_draws_is_asked_by_one_thread_at_a_time(
    wyoming: StateTask, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside: list[int] = []
    most: list[int] = []

    def draw(_task: StateTask) -> tuple[DrawnSheet, ...]:
        inside.append(1)
        Event().wait(0.05)  # as long as the others need to come in, if they may
        most.append(len(inside))
        inside.pop()
        return ()

    monkeypatch.setattr(cluster_task, "draw_state", draw)
    packed = pack_task(wyoming)
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda _: draw_as_asked(describe_drawing(), packed), range(4))) == [()] * 4
    assert most == [1, 1, 1, 1]
