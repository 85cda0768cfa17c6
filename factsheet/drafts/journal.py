"""The edits of one subject on disk, a line a step, so that nothing that was told as kept is ever lost.

The first line holds the tree that the edits begin from; each further line a step, or that one was undone. A
line is told as kept once the disk has it. A line that a killed program left half written is dropped.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from factsheet.drafts.field_edits import Step, apply_edits
from factsheet.drafts.keyed_tree import Node, key_tree, take_keys
from factsheet.errors import Fault, OutputError
from factsheet.output_files import FILE_ALLOWED, prepare_folder, replace_file, word_os_error
from factsheet.reading.yaml_values import Plain, Tree, copy_mapping

_SUFFIX = ".jsonl"


@dataclass(frozen=True)
class Draft:
    """The edits of one subject that are kept and not saved.

    Attributes:
        subject: A state in small letters, ``ma``; or ``theme``, ``sources``.
        base: The tree that the edits begin from, as the files had it, with keys.
        steps: What was done, in order, without what was undone.
    """

    subject: str
    base: Node
    steps: tuple[Step, ...] = ()

    @cached_property
    def now(self) -> Node:
        """The tree after all steps, with keys."""
        return apply_edits(self.base, (edit for step in self.steps for edit in step.edits))

    @property
    def wanted(self) -> Tree:
        """The tree after all steps, plain."""
        return copy_mapping(take_keys(self.now))

    @property
    def before(self) -> Tree:
        """The tree that the edits begin from, plain."""
        return copy_mapping(take_keys(self.base))

    @property
    def number(self) -> int:
        """The number of the last step, 0 where there is none."""
        return self.steps[-1].number if self.steps else 0

    def take_step(self, step: Step) -> "Draft":
        """Return the draft after one more step."""
        return replace(self, steps=(*self.steps, step))


@dataclass(frozen=True, slots=True)
class Journal:
    """The drafts of a data folder, each in a file of its own within ``.studio/drafts``."""

    folder: Path

    def list_subjects(self) -> tuple[str, ...]:
        """Return the subjects of which edits are kept, in order of their names."""
        return tuple(sorted(path.stem for path in self.folder.glob(f"*{_SUFFIX}")))

    def read_draft(self, subject: str) -> Draft | None:
        """Return the draft of a subject, None where no edits of it are kept."""
        try:
            lines = self._name_file(subject).read_bytes().split(b"\n")
        except FileNotFoundError:
            return None
        entries = [entry for line in lines if (entry := _parse_line(line)) is not None]
        if not entries or "base" not in entries[0]:
            return None
        base: Plain = entries[0]["base"]
        draft = Draft(subject, key_tree(base))
        return replace(draft, steps=tuple(_recall_steps(entries[1:])))

    def begin_draft(self, subject: str, base: Plain) -> Draft:
        """Begin the journal of a subject with the tree that its files have.

        Raises:
            OutputError: The disk does not take it.
        """
        path = self._name_file(subject)
        prepare_folder(path.parent)
        try:
            replace_file(path, _write_line({"base": base}))
        except OSError as error:
            raise _refuse_writing(path, error) from error
        return Draft(subject, key_tree(base))

    def keep_step(self, draft: Draft, step: Step) -> Draft:
        """Return the draft after one more step, once the disk has that.

        Raises:
            OutputError: The disk does not take it; what was kept before still is.
            DataError: The step does not fit the tree; nothing is kept of it.
        """
        after = draft.take_step(step)
        _ = after.now  # refuses what does not fit
        self._append_line(draft.subject, {"step": step.model_dump(mode="json")})
        return after

    def undo_step(self, draft: Draft) -> Draft:
        """Return the draft without its last step, once the disk has that.

        Raises:
            OutputError: The disk does not take it.
        """
        if not draft.steps:
            return draft
        self._append_line(draft.subject, {"undo": draft.number})
        return replace(draft, steps=draft.steps[:-1])

    def drop_draft(self, subject: str) -> None:
        """Take the draft of a subject away."""
        self._name_file(subject).unlink(missing_ok=True)

    def _append_line(self, subject: str, entry: dict[str, object]) -> None:
        """Add a line and wait until the disk has it; a half written one before it is cut off."""
        path = self._name_file(subject)
        try:
            with path.open("r+b") as file:
                content = file.read()
                file.seek(content.rfind(b"\n") + 1)
                file.truncate()
                file.write(_write_line(entry))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _refuse_writing(path, error) from error

    def _name_file(self, subject: str) -> Path:
        return self.folder / f"{subject}{_SUFFIX}"


def _recall_steps(entries: Iterable[dict[str, Any]]) -> list[Step]:
    steps: list[Step] = []
    for entry in entries:
        if "undo" in entry:
            steps = [step for step in steps if step.number != entry["undo"]]
        else:
            steps.append(Step.model_validate(entry["step"]))
    return steps


def _parse_line(line: bytes) -> dict[str, Any] | None:
    try:
        entry = json.loads(line)
    except ValueError:  # half written, or the nothing behind the last line
        return None
    return entry if isinstance(entry, dict) else None


def _write_line(entry: dict[str, object]) -> bytes:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _refuse_writing(path: Path, error: OSError) -> OutputError:
    return OutputError(Fault(str(path), 1, "file", word_os_error(error), FILE_ALLOWED))
