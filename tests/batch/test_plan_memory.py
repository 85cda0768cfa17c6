"""What is remembered of a data folder, and what makes it forgotten."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from factsheet.batch import planner
from factsheet.batch.data_digest import digest_data
from factsheet.batch.kept_files import PLANS
from factsheet.batch.order import Order
from factsheet.batch.report import BatchReport
from factsheet.batch.run import build_sheets
from factsheet.checks import Limits
from factsheet.sources.data_library import open_library
from tests.cli.runs import change, copy_data

STATES = ("GU", "MP")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copy_data(tmp_path, *STATES)


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which states are read and checked."""
    states: list[str] = []
    check = planner.check_state

    def note(library: object, usps: str, limits: Limits) -> object:
        states.append(usps)
        return check(library, usps, limits)  # type: ignore[arg-type]

    monkeypatch.setattr(planner, "check_state", note)
    return states


def run(data: Path, *, shows_counts: bool = False, today: date | None = None) -> BatchReport:
    limits = Limits(today)
    order = Order(data, data.parent / "out", shows_counts=shows_counts, limits=limits, has_gallery=False)
    return build_sheets(open_library(data, shows_counts=shows_counts), STATES, order)


def test_states_whose_files_did_not_change_are_not_read_again(data: Path, checked: list[str]) -> None:
    assert run(data).succeeded
    run(data)
    assert checked == ["GU", "MP"]


def test_what_was_found_is_told_again(data: Path, checked: list[str]) -> None:
    change(data / "profiles" / "gu.yaml", "version: 1", "publisher: Top 5")
    change(data / "profiles" / "mp.yaml", "version: 1", "colour: red")
    (data / "tables" / "fbi_not_placed.csv").rename(data / "tables" / "fbi_not_plaiced.csv")
    first, second = run(data), run(data)
    assert checked == ["GU", "MP"]
    assert (second.faults, second.warnings, second.folder) == (first.faults, first.warnings, first.folder)
    assert len(first.faults) == 1
    assert len(first.warnings) == 2


@pytest.mark.parametrize(
    "name",
    ["profiles/gu.yaml", "tables/hotline_annual.csv", "theme.yaml", "wording/es.yaml", "previous/a", "x.svg"],
)
def test_any_file_of_the_folder_that_changes_makes_it_forgotten(
    name: str, data: Path, checked: list[str]
) -> None:
    run(data)
    path = data / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((path.read_bytes() if path.exists() else b"") + b"\n# seen\n")
    run(data)
    assert checked == ["GU", "MP"] * 2


def test_another_day_makes_it_forgotten(data: Path, checked: list[str]) -> None:
    run(data, today=date(2026, 11, 26))
    run(data, today=date(2026, 11, 27))
    assert checked == ["GU", "MP"] * 2


def test_where_counts_are_shown_nothing_is_kept_or_recalled(data: Path, checked: list[str]) -> None:
    run(data, shows_counts=True)
    assert not (data / PLANS).exists()
    run(data)
    kept = (data / PLANS).read_bytes()
    run(data, shows_counts=True)
    assert (data / PLANS).read_bytes() == kept
    assert checked == ["GU", "MP"] * 3


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"key": 1}', b"\xff"])
def test_a_spoilt_memory_is_no_matter(content: bytes, data: Path, checked: list[str]) -> None:
    run(data)
    (data / PLANS).write_bytes(content)
    assert run(data).succeeded
    assert checked == ["GU", "MP"] * 2
    assert json.loads((data / PLANS).read_bytes())["states"].keys() == {"GU", "MP"}


def test_a_folder_that_cannot_be_written_is_read_each_time(data: Path, checked: list[str]) -> None:
    (data / PLANS).mkdir()
    assert run(data).succeeded
    assert run(data).succeeded
    assert checked == ["GU", "MP"] * 2


def test_sheets_among_the_data_do_not_count_as_data(data: Path) -> None:
    output = data / "sheets"
    before = digest_data(data, output)
    output.mkdir()
    (output / "gu.pdf").write_bytes(b"%PDF")
    (data / "output").mkdir()
    (data / "output" / "gu.pdf").write_bytes(b"%PDF")
    assert digest_data(data, output) == before
    (data / "gu.csv").write_bytes(b"")
    assert digest_data(data, output) != before


@pytest.mark.parametrize("inner", ["profiles", "tables", "."])
def test_sheets_drawn_among_the_data_hide_no_file_of_data(inner: str, data: Path) -> None:
    order = Order(data, data / inner)
    build_sheets(open_library(data), STATES, order)
    change(data / "profiles" / "gu.yaml", "version: 1", "version: 2")
    report = build_sheets(open_library(data), STATES, order)
    assert [sheet.status.value for sheet in report.sheets] == ["written", "unchanged"]


def test_a_link_that_leads_elsewhere_is_another_file(data: Path) -> None:
    for name in ("a", "z"):
        (data / name).mkdir()
        (data / name / "es.yaml").write_text(f"# {name}\nlanguage: es-US\n", encoding="utf-8")
    digests = []
    for name in ("a", "z"):
        (data / "wording").unlink(missing_ok=True)
        (data / "wording").symlink_to(name)
        digests.append(digest_data(data, None))
    assert digests[0] != digests[1]


def test_a_big_file_counts_whole_whatever_its_date(data: Path) -> None:
    digests = []
    for pixel in (b"a", b"b"):
        (data / "logo.png").write_bytes(pixel * 9_000_000)
        os.utime(data / "logo.png", (0, 0))
        digests.append(digest_data(data, None))
    assert digests[0] != digests[1]


def test_what_is_kept_is_for_its_owner_alone(data: Path) -> None:
    run(data)
    assert (data / PLANS).stat().st_mode & 0o077 == 0


def test_a_file_that_moves_or_a_link_that_leads_back_is_seen_and_no_matter(data: Path) -> None:
    before = digest_data(data, None)
    (data / "profiles" / "gu.yaml").rename(data / "gu.yaml")
    assert digest_data(data, None) != before
    (data / "profiles" / "back").symlink_to(data)
    assert digest_data(data, None) == digest_data(data, None)
