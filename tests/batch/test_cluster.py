"""Sheets drawn by the workers of a real cluster: the same files, in order, whatever becomes of them."""

import signal
from pathlib import Path

import pytest

from factsheet.batch.cluster import open_cluster
from factsheet.batch.order import Order
from factsheet.batch.report import SheetResult
from factsheet.batch.run import build_sheets
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.sources.data_library import open_library
from tests.batch.clusters import open_near_cluster
from tests.cli.runs import files_of

STATES = ("WY", "RI", "GU", "MP", "AS", "DC", "HI", "VT")
TWO = (SheetOptions(Format.GRANT), SheetOptions(Format.HANDOUT, "es"))
DEADLY = """
import os, signal
from factsheet.batch import cluster_task

def draw_unless_deadly(task, draw=cluster_task.draw_state):
    if any(sheet.name == "ri_trafficking_2023_es.pdf" for sheet in task.sheets):
        os.kill(os.getpid(), signal.SIGKILL)
    return draw(task)

cluster_task.draw_state = draw_unless_deadly
"""


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the sheets as one process draws them."""
    order = Order(output=tmp_path_factory.mktemp("alone"), variants=TWO, has_gallery=False)
    build_sheets(open_library(), STATES, order)
    assert isinstance(order.output, Path)
    return sheets_of(order.output)


def sheets_of(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in files_of(folder).items() if name.endswith(".pdf")}


@pytest.mark.slow
def test_a_worker_that_is_killed_costs_no_sheet_and_changes_no_byte(
    alone: dict[str, bytes], tmp_path: Path
) -> None:
    order = Order(output=tmp_path / "sheets", variants=TWO, has_gallery=False)
    told: list[SheetResult] = []
    with open_near_cluster(tmp_path, 3) as near, open_cluster(near.address) as draw:

        def tell(result: SheetResult) -> None:
            told.append(result)
            if len(told) == 4:
                near.workers[0].send_signal(signal.SIGKILL)

        report = build_sheets(open_library(), STATES, order, draw=draw, on_result=tell)
        assert near.workers[0].wait() == -signal.SIGKILL
    assert report.faults == ()
    assert [(result.usps, result.options) for result in told] == [
        (usps, each) for usps in STATES for each in TWO
    ]
    assert sheets_of(tmp_path / "sheets") == alone


@pytest.mark.slow
def test_a_sheet_that_ends_its_workers_costs_itself_alone(alone: dict[str, bytes], tmp_path: Path) -> None:
    order = Order(output=tmp_path / "sheets", variants=TWO, has_gallery=False)
    preload = tmp_path / "deadly.py"
    preload.write_text(DEADLY, encoding="utf-8")
    settings = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with (
        open_near_cluster(tmp_path, 3, settings=settings, preload=preload) as near,
        open_cluster(near.address) as draw,
    ):
        report = build_sheets(open_library(), STATES, order, draw=draw)
    assert [str(fault) for fault in report.faults] == [
        "command line:1: sheet of RI: found that the process drawing it was ended from outside;"
        " allowed: memory enough for each job"
    ]
    drawn = sheets_of(tmp_path / "sheets")
    assert drawn == {name: content for name, content in alone.items() if name != "ri_trafficking_2023_es.pdf"}
