"""What a worker of a cluster runs: it draws what is asked if it is the same program, else says which it is.

Its tasks travel as bytes, so that it looks into none before it knows that whoever asks is the same program.
"""

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from threading import Lock

from factsheet.batch.program_digest import describe_program
from factsheet.batch.quiet import hush_libraries
from factsheet.batch.sheet_task import DrawnSheet, StateTask, draw_state
from factsheet.digests import digest_fonts, make_digest
from factsheet.version import VERSION
from factsheet.wording.language_files import find_wording_folder

VERSION_PART, FILES = "version", "fonts and words"
Program = Mapping[str, str]
_ONE_AT_A_TIME = Lock()  # what draws keeps state of the whole process, so threads of a worker take turns


@dataclass(frozen=True, slots=True)
class OtherProgram:
    """What a worker says that will not draw: its address, and what it is."""

    worker: str
    program: Program


@cache
def describe_drawing() -> Program:
    """Return all that decides how a sheet looks beside its task: version, and digests by what they are of."""
    words = sorted(find_wording_folder().glob("*.yaml"))
    files = "".join(f"{path.name} {make_digest(path.read_bytes())}\n" for path in words)
    own = {VERSION_PART: VERSION, FILES: make_digest(f"{digest_fonts()}\n{files}".encode())}
    return own | describe_program()


def pack_task(task: StateTask) -> bytes:
    """Return a task as it travels."""
    return pickle.dumps(task)


def draw_as_asked(program: Program, packed: bytes) -> tuple[DrawnSheet, ...] | OtherProgram:
    """Draw the sheets of one state on a worker.

    Args:
        program: What asks; any other program would draw other sheets, and does not.
        packed: What `pack_task` gave.
    """
    if describe_drawing() != program:
        return OtherProgram(_find_worker(), describe_drawing())
    hush_libraries()
    task: StateTask = pickle.loads(packed)
    with _ONE_AT_A_TIME:
        return draw_state(task)


def _find_worker() -> str:
    from distributed import get_worker  # on a worker it is there

    return str(get_worker().address)
