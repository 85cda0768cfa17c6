"""Peers are run where they lie, and are not needed."""

import sys
from pathlib import Path

import pytest

from benchmarks.commands import BrokenRunError, Workplace
from benchmarks.peer_rows import PEERS, STATES, find_peers
from benchmarks.results import TYPST, USUAL

SCRIPT = """
import os, pathlib, sys
out, *selection = sys.argv[1:]
pathlib.Path(out).mkdir()
sheets = ["25"] if selection[:1] == ["--fips"] else range(56)
for sheet in sheets:
    name = os.environ["SHEETS_DATA"] + " ".join(selection) + os.environ.get("TYPST_STANDARD", "")
    pathlib.Path(out, f"{sheet}.pdf").write_text(name)
"""


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Return a folder of made-up peers, and their place of work."""
    peers, work = tmp_path / "peers", tmp_path / "work"
    (work / "venv" / "bin").mkdir(parents=True)
    (work / "data").mkdir()
    (work / "venv" / "bin" / "python").symlink_to(sys.executable)
    peers.mkdir()
    for peer in PEERS:
        (peers / peer.script).write_text(SCRIPT, encoding="utf-8")
    return peers, work


def test_without_a_place_of_work_there_are_no_peers() -> None:
    assert find_peers(None, None) is None


def test_a_folder_without_a_place_of_work_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenRunError) as error:
        find_peers(tmp_path, None)
    assert str(error.value) == "--peers: found no --peers-work; allowed: both, or neither"


def test_what_is_missing_is_named(folders: tuple[Path, Path]) -> None:
    peers, work = folders
    (peers / "p_typst.py").unlink()
    (work / "data").rmdir()
    with pytest.raises(BrokenRunError) as error:
        find_peers(peers, work)
    assert str(error.value) == (
        f"--peers-work: found no {peers / 'p_typst.py'}, {work / 'data'}; "
        "allowed: a folder of peers, and a --peers-work that its run.py has set up"
    )


@pytest.mark.parametrize(
    ("name", "jobs", "said"), [(USUAL, 1, ""), (USUAL, 2, "--jobs 2"), (TYPST, 2, "--jobs 2ua-1")]
)
def test_all_sheets_are_drawn_by_so_many_processes(
    name: str, jobs: int, said: str, folders: tuple[Path, Path], tmp_path: Path
) -> None:
    found, place = find_peers(*folders), Workplace(tmp_path)
    assert found is not None
    row = found.make_batch_row(name, place, jobs)
    assert (row.name, row.run().sizes) == (name, (len(f"{folders[1] / 'data'}{said}"),) * STATES)


def test_one_sheet_is_that_of_one_state(folders: tuple[Path, Path], tmp_path: Path) -> None:
    found, place = find_peers(*folders), Workplace(tmp_path)
    assert found is not None
    found.make_sheet_row(USUAL, place).run()
    assert [path.name for path in place.output.iterdir()] == ["25.pdf"]
