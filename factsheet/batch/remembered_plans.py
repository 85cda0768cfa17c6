"""What the checks said of each state the last time, kept until any file that they read has changed.

A run that finds nothing to draw would spend nearly all its time on reading and checking data that did not
change. What was found is kept under one digest of everything that was read (`kept_files`).
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from factsheet.batch.data_digest import digest_data
from factsheet.batch.kept_files import PLANS, keep_file, recall_file
from factsheet.batch.order import Order
from factsheet.batch.program_digest import describe_program
from factsheet.checks import Finding
from factsheet.digests import digest_fonts, make_digest
from factsheet.errors import Fault, FormCode
from factsheet.version import VERSION

_ABOUT = (
    "What the checks of 'factsheet build' found the last time; saves time while no file changes. Keep it "
    "with the data: its digest covers counts that no sheet shows. It may be deleted."
)


@dataclass(frozen=True, slots=True)
class RememberedSheet:
    """A sheet as it was planned: its file name, and digests of all that it is drawn from."""

    name: str
    inputs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RememberedState:
    """What was found of a state.

    Attributes:
        state: Its name.
        findings: What the checks told: warnings.
        faults: What kept its sheets from being drawn.
        sheets: Its sheets, by how they are drawn.
    """

    state: str
    findings: tuple[Finding, ...] = ()
    faults: tuple[Fault, ...] = ()
    sheets: Mapping[str, RememberedSheet] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RememberedFolder:
    """What was found of a data folder.

    Attributes:
        key: Digest of everything that was read.
        states: What was found of each state, by postal code.
        unassigned: Faults that belong to no state.
        folder: Warnings about the folder as a whole.
    """

    key: str
    states: Mapping[str, RememberedState] = field(default_factory=dict)
    unassigned: tuple[Fault, ...] = ()
    folder: tuple[Finding, ...] = ()


_FOLDER = TypeAdapter(RememberedFolder)


def recall_folder(order: Order) -> tuple[str, RememberedFolder | None]:
    """Return the digest of everything that is read, and what is remembered of it, None where nothing is."""
    key = make_key(order)
    try:
        kept = _FOLDER.validate_python(recall_file(order.data, PLANS))
    except ValidationError:
        return key, None
    return key, kept if kept.key == key else None


def remember_folder(order: Order, folder: RememberedFolder) -> None:
    """Keep what was found, unless it cannot be written."""
    told = {"about": _ABOUT, **_FOLDER.dump_python(folder, mode="json")}
    keep_file(order.data, PLANS, (json.dumps(told) + "\n").encode())


def is_lasting(fault: Fault) -> bool:
    """Return whether a fault will be met again while no file changes: a slip of the program may not be."""
    return fault.code != FormCode.PROGRAM


def make_key(order: Order) -> str:
    """Return the digest of all that the checks depend on: files, program, day, how files are named."""
    output = order.output if isinstance(order.output, Path) else None
    parts = {
        "data": digest_data(order.data, output),
        "version": VERSION,
        "program": describe_program(),
        "fonts": digest_fonts(),
        "limits": {name: str(value) for name, value in asdict(order.limits).items()},
        "named": [str(order.data), str(Path.cwd())],
    }
    return make_digest(json.dumps(parts).encode())
