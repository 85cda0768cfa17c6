"""Other ways to draw the same sheet, run where they lie; the project needs none of them.

A folder of peers has one script a way; each takes an output folder, `--fips` for one sheet and `--jobs` for
several processes. Their workplace has the Python with their packages and the data that they draw.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.alternation import Row
from benchmarks.commands import BrokenRunError, Command, Workplace, time_command
from benchmarks.programs import ROOT
from benchmarks.results import TYPST, USUAL

BESIDE = ROOT.parent / "shared" / "peers"
STATE = "25"  # Massachusetts
STATES = 56


@dataclass(frozen=True, slots=True)
class Peer:
    """One other way: its script, and what it is told by the environment."""

    name: str
    script: str
    environment: Mapping[str, str] = field(default_factory=dict)


PEERS = (
    Peer(USUAL, "p_reportlab.py"),
    Peer(TYPST, "p_typst.py", {"TYPST_STANDARD": "ua-1"}),
)


@dataclass(frozen=True, slots=True)
class PeerFolder:
    """Where the peers lie, and where they work."""

    folder: Path
    work: Path

    @property
    def python(self) -> str:
        """Return the Python that has their packages."""
        return str(self.work / "venv" / "bin" / "python")

    def make_environment(self, peer: Peer, place: Workplace) -> dict[str, str]:
        """Return the environment of a peer."""
        return place.make_environment(self.folder, SHEETS_DATA=str(self.work / "data"), **peer.environment)

    def make_sheet_row(self, name: str, place: Workplace) -> Row:
        """Return a row that draws one sheet in a new process."""
        return self._make_row(name, place, "--fips", STATE, sheets=1)

    def make_batch_row(self, name: str, place: Workplace, jobs: int) -> Row:
        """Return a row that draws all sheets, in so many processes."""
        words = ("--jobs", str(jobs)) if jobs > 1 else ()
        return self._make_row(name, place, *words, sheets=STATES)

    def _make_row(self, name: str, place: Workplace, *arguments: str, sheets: int) -> Row:
        peer = find_peer(name)
        words = [self.python, str(self.folder / peer.script), str(place.output), *arguments]
        command = Command(words, self.folder, self.make_environment(peer, place), sheets)
        return Row(name, partial(time_command, command, place))


def find_peer(name: str) -> Peer:
    """Return the peer of a name."""
    return next(peer for peer in PEERS if peer.name == name)


def find_peers(folder: Path | None, work: Path | None) -> PeerFolder | None:
    """Return the peers, None where no place of work is named.

    Args:
        folder: Where they lie; without it, beside the checkout.
        work: Where they work.

    Raises:
        BrokenRunError: Something of them is missing.
    """
    if work is None:
        if folder is not None:
            raise BrokenRunError("--peers: found no --peers-work; allowed: both, or neither")
        return None
    peers = PeerFolder((folder or BESIDE).resolve(), work.resolve())
    needed = [*(peers.folder / peer.script for peer in PEERS), Path(peers.python), peers.work / "data"]
    if missing := [str(path) for path in needed if not path.exists()]:
        allowed = "a folder of peers, and a --peers-work that its run.py has set up"
        raise BrokenRunError(f"--peers-work: found no {', '.join(missing)}; allowed: {allowed}")
    return peers
