"""Work in a process of its own: its value, its faults, and its end."""

import os
import time

import pytest

from factsheet.errors import DataError, Fault, OutputError
from factsheet.studio.guards.child_work import ChildLimits, run_in_child

pytestmark = pytest.mark.slow


def double_number(number: int) -> int:
    return 2 * number


def refuse_work() -> None:
    raise OutputError(Fault("a.pdf", 3, "page", "one thing", "another"))


def break_down() -> None:
    raise KeyError("a value of the file")


def work_for_ever() -> None:
    while True:
        time.sleep(1)


def fill_memory() -> int:
    return len(bytearray(2**31))


def end_process() -> None:
    os._exit(9)


def message_of(call: object, *, limits: ChildLimits | None = None) -> str:
    with pytest.raises(DataError) as caught:
        run_in_child(call, name="plan.xlsx", limits=limits)  # type: ignore[arg-type]
    return str(caught.value)


def test_value_comes_back() -> None:
    assert run_in_child(double_number, 21, name="a") == 42


def test_faults_come_back_as_they_were() -> None:
    with pytest.raises(OutputError) as caught:
        run_in_child(refuse_work, name="a.pdf")
    assert caught.value.faults == (Fault("a.pdf", 3, "page", "one thing", "another"),)


def test_slip_tells_nothing_of_the_file() -> None:
    assert message_of(break_down) == (
        "plan.xlsx:1: file: found a file that is damaged, or not what it seems; "
        "allowed: a whole file of a kind that is read here"
    )


def test_work_that_does_not_end_is_ended() -> None:
    assert message_of(work_for_ever, limits=ChildLimits(seconds=1.0)) == (
        "plan.xlsx:1: file: found a file that takes longer than 1 seconds to read; "
        "allowed: a smaller or simpler file"
    )


def test_memory_is_limited() -> None:
    assert message_of(fill_memory) == (
        "plan.xlsx:1: file: found a file that needs too much memory to read; "
        "allowed: a smaller or simpler file"
    )


def test_process_that_vanishes_is_told() -> None:
    assert message_of(end_process) == (
        "plan.xlsx:1: file: found a file that ended what read it; allowed: a smaller or simpler file"
    )
