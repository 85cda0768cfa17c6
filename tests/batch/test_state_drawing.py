"""Plans drawn by processes that die: what it costs, and in which order results come."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from factsheet.batch import state_drawing
from factsheet.batch.order import Order
from factsheet.batch.planner import Planner
from factsheet.batch.sheet_task import DrawnSheet, StateTask, draw_state
from factsheet.batch.standing_sheets import look_at_sheets
from factsheet.batch.state_drawing import draw_here, draw_in_processes
from factsheet.batch.state_plan import StatePlan
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.output_store import open_store
from factsheet.sources.data_library import open_library

STATES = ("WY", "RI", "GU", "MP", "AS", "DC", "HI", "VT")
TWO = (SheetOptions(Format.GRANT), SheetOptions(Format.HANDOUT, "es"))


@pytest.fixture
def plans(tmp_path: Path) -> Iterator[StatePlan]:
    order = Order(output=tmp_path, variants=TWO, has_gallery=False)
    standing = look_at_sheets(open_store(tmp_path), STATES, order)
    planner = Planner(open_library(), order, standing)
    return (planner.plan_state(usps) for usps in STATES)


def draw_unless_deadly(task: StateTask) -> tuple[DrawnSheet, ...]:
    """Draw, but end the process of Rhode Island in Spanish, and that of Wyoming the first time."""
    for sheet in task.sheets:
        if sheet.name.startswith("ri_") and sheet.options.lang == "es":
            os.kill(os.getpid(), signal.SIGKILL)
    marker = Path("marker")  # processes work where the test does
    if task.profile.jurisdiction.usps == "WY" and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return draw_state(task)


@pytest.mark.slow
def test_a_process_that_dies_costs_its_sheet_alone_and_the_order_stays(
    plans: Iterator[StatePlan], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(state_drawing, "draw_state", draw_unless_deadly)
    results = list(draw_in_processes(plans, 2))
    assert [plan.usps for plan, _drawn in results] == list(STATES)
    sheets = [sheet for _plan, drawn in results for sheet in drawn]
    failed = {sheet.name: [str(fault) for fault in sheet.faults] for sheet in sheets if sheet.faults}
    assert failed == {
        "ri_trafficking_2023_es.pdf": [
            "command line:1: sheet of RI: found that the process drawing it was ended from outside;"
            " allowed: memory enough for each job"
        ]
    }
    assert len(sheets) == 2 * len(STATES)
    assert all(sheet.content.startswith(b"%PDF") for sheet in sheets if not sheet.faults)


def test_plans_are_taken_no_faster_than_they_are_drawn(plans: Iterator[StatePlan]) -> None:
    taken: list[str] = []

    def watch() -> Iterator[StatePlan]:
        for plan in plans:
            taken.append(plan.usps)
            yield plan

    drawn = draw_here(watch())
    next(drawn)
    assert taken == ["WY"]
    drawn.close()
