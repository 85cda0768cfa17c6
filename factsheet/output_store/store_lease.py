"""The lock of a store: an object that its owner renews, and that lapses when its owner gives no sign of life.

No store lets go of an object when a process ends. So the owner notes again and again that it lives, and who
finds the note older than its term takes the place over. Clocks of machines that share a store must agree to
within that term. Two runs never begin at once where the store creates an object only if there is none (S3
does); elsewhere the second of two that begin within a moment finds out by reading back what it wrote. The
lock keeps runs of people apart who do not know of each other; what is in a file is whole without it too.
"""

import json
import math
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from uuid import uuid4

from factsheet.errors import Fault, HeldError, OutputError
from factsheet.output_store.remote_files import RemoteFiles
from factsheet.output_store.store import HELD_ALLOWED, LOCK_NAME, OnNotice, find_host, word_holder

_TOKEN = re.compile(r"[0-9a-f]{32}")
_HOST = re.compile(r"[!-~]{0,255}")
_UNKNOWN = "unknown"
_ONE_ALLOWED = "one run at a time: draw again, since sheets of another may stand among those of this one"


@dataclass(frozen=True, slots=True)
class LeaseTerms:
    """How long a run is taken for alive.

    Attributes:
        seconds: How long after its last sign of life.
        renew_every: Seconds between two signs; several fit into the term, so that one may be lost.
        clock: Seconds since 1970, the same on all machines.
    """

    seconds: float = 180
    renew_every: float = 30
    clock: Callable[[], float] = time.time


USUAL_TERMS = LeaseTerms()


@dataclass(frozen=True, slots=True)
class LeaseNote:
    """What the owner of a store's lock notes in it.

    Attributes:
        owner: A token of its own for each run.
        host: The machine of the run.
        pid: Its process there, None where the note is none of ours.
        alive_at: Its last sign of life, in seconds since 1970.
        seconds: How long after that it is taken for alive.
    """

    owner: str
    host: str
    pid: int | None
    alive_at: float
    seconds: float

    def encode(self) -> bytes:
        """Return what stands in the object."""
        return json.dumps(asdict(self)).encode()

    def has_lapsed(self, now: float) -> bool:
        """Return whether its run is taken for ended."""
        return now - self.alive_at > self.seconds


@contextmanager
def hold_lease(files: RemoteFiles, terms: LeaseTerms, on_notice: OnNotice | None) -> Iterator[None]:
    """Keep other runs out of a store while the block runs.

    Args:
        files: The store.
        terms: How long a run is taken for alive.
        on_notice: Called with a sentence where the lock of a dead run was taken over.

    Raises:
        HeldError: Another run holds it.
        OutputError: The store refuses. At the end: another run has taken it over.
    """
    lease = _Lease(files, terms, _take_lease(files, terms, on_notice))
    lease.start()
    try:
        yield
    except BaseException:
        with suppress(OutputError):  # what ended the block says more
            lease.end()
        raise
    lease.end()


class _Lease:
    """A lock that is ours, kept alive by a thread of its own until it ends."""

    def __init__(self, files: RemoteFiles, terms: LeaseTerms, note: LeaseNote) -> None:
        self._files = files
        self._terms = terms
        self._note = note
        self._has_ended = threading.Event()
        self._keeper = threading.Thread(target=self._keep_alive, name="factsheet lock", daemon=True)

    def start(self) -> None:
        self._keeper.start()

    def end(self) -> None:
        """Remove the lock if it still is ours.

        Raises:
            OutputError: It is not.
        """
        self._has_ended.set()
        self._keeper.join()
        try:
            standing = _read_note(self._files, LOCK_NAME)
        except OutputError:
            return  # out of reach: it lapses by itself, and what was drawn is in place
        if standing is None or standing.owner != self._note.owner:
            raise OutputError(
                Fault(self._files.address.name, 0, "folder", _word_loss(standing), _ONE_ALLOWED)
            )
        with suppress(OutputError):
            self._files.remove(LOCK_NAME)

    def _keep_alive(self) -> None:
        while not self._has_ended.wait(self._terms.renew_every):
            with suppress(OutputError):  # the next sign may get through, and the term is longer than one
                standing = _read_note(self._files, LOCK_NAME)
                if standing is None or standing.owner != self._note.owner:
                    return
                self._files.write(LOCK_NAME, replace(self._note, alive_at=self._terms.clock()).encode())


def _take_lease(files: RemoteFiles, terms: LeaseTerms, on_notice: OnNotice | None) -> LeaseNote:
    """Return the note of a lock that is ours now."""
    ours = LeaseNote(uuid4().hex, find_host(), os.getpid(), terms.clock(), terms.seconds)
    standing = _read_note(files, LOCK_NAME)
    if standing is None:
        is_ours = files.create(LOCK_NAME, ours.encode()) and _read_note(files, LOCK_NAME) == ours
    elif is_ours := standing.has_lapsed(terms.clock()) and _take_over(files, standing, ours):
        _tell_of_takeover(files, standing, terms.clock(), on_notice)
    if not is_ours:
        raise _refuse_run(files, _read_note(files, LOCK_NAME), terms)
    return ours


def _take_over(files: RemoteFiles, lapsed: LeaseNote, ours: LeaseNote) -> bool:
    """Put our note in place of one that lapsed, and return whether no other run was quicker.

    Who may do so is settled by an object named after the lapsed note: of all who find it, one creates that.
    The note is then read again, since a slow run may come to this when a quick one is through with it.
    """
    claim = f"{LOCK_NAME}.{lapsed.owner}"
    left = _read_note(files, claim)
    if left is not None and left.has_lapsed(ours.alive_at):  # its run was killed while it took over
        files.remove(claim)
    if not files.create(claim, ours.encode()):
        return False
    try:
        if _read_note(files, LOCK_NAME) != lapsed:
            return False
        files.write(LOCK_NAME, ours.encode())
        return True
    finally:
        files.remove(claim)


def _read_note(files: RemoteFiles, name: str) -> LeaseNote | None:
    """Return the note in a lock, None where there is no lock; one that is not of ours has lapsed."""
    content = files.read(name)
    if content is None:
        return None
    try:
        found = json.loads(content)
        owner, host, pid = str(found["owner"]), str(found["host"]), int(found["pid"])
        alive_at, seconds = float(found["alive_at"]), float(found["seconds"])
    except (ValueError, LookupError, TypeError):
        return LeaseNote(_UNKNOWN, "", None, 0, 0)
    is_ours = _TOKEN.fullmatch(owner) and _HOST.fullmatch(host) and math.isfinite(alive_at + seconds)
    return LeaseNote(owner, host, pid, alive_at, seconds) if is_ours else LeaseNote(_UNKNOWN, "", None, 0, 0)


def _tell_of_takeover(files: RemoteFiles, lapsed: LeaseNote, now: float, on_notice: OnNotice | None) -> None:
    if on_notice is None:
        return
    who = "another run" if lapsed.pid is None else f"the run of process {lapsed.pid} on {lapsed.host}"
    since = "" if lapsed.pid is None else f" for {now - lapsed.alive_at:.0f} s"
    on_notice(
        f"{files.address.name}: {who} gave no sign of life{since} and is taken for ended;"
        " its lock was taken over"
    )


def _refuse_run(files: RemoteFiles, standing: LeaseNote | None, terms: LeaseTerms) -> HeldError:
    found, allowed = word_holder(None, ""), HELD_ALLOWED
    if standing is not None:
        age = max(0.0, terms.clock() - standing.alive_at)
        found = f"{word_holder(standing.pid, standing.host)}, with its last sign of life {age:.0f} s ago"
        allowed = f"{HELD_ALLOWED}; a run that was killed is taken for ended after {standing.seconds:.0f} s"
    return HeldError(Fault(files.address.name, 0, "folder", found, allowed))


def _word_loss(standing: LeaseNote | None) -> str:
    """Return what a run found at its end in place of its lock."""
    if standing is None:
        return "that the lock of this run was removed while it drew"
    return f"{word_holder(standing.pid, standing.host)}, which took its lock over while this run drew"
