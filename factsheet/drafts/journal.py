"""The edits of one subject on disk, a line a step, so that nothing that was told as kept is ever lost.

The first line holds the tree that the edits begin from; each further line a step, or that one was undone. A
line is told as kept once the disk has it. A line that a killed program left half written was never told: it
is cut off. Of a journal that cannot be read for another reason, the steps before the first unreadable line
stay kept; the whole is set aside and told, never taken away.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from factsheet.drafts.appended_lines import append_line
from factsheet.drafts.field_edits import Step, apply_edits
from factsheet.drafts.keyed_tree import Node, key_tree, take_keys
from factsheet.drafts.merged_steps import merge_steps
from factsheet.drafts.studio_folder import prepare_studio_folder
from factsheet.errors import DataError, Fault, OutputError
from factsheet.output_files import (
    FILE_ALLOWED,
    move_into_place,
    prepare_folder,
    replace_file,
    word_os_error,
)
from factsheet.reading.yaml_values import Plain, Tree, copy_mapping

_SUFFIX, _ASIDE = ".jsonl", ".aside"
_MOST_STEPS = 300  # then all but the last ones become one
_KEPT_STEPS = 100


@dataclass(frozen=True)
class Draft:
    """The edits of one subject that are kept and not saved.

    Attributes:
        subject: A state in small letters, ``ma``; or ``theme``, ``sources``.
        base: The tree that the edits begin from, as the files had it, with keys.
        steps: What was done, in order, without what was undone.
        number: Rises with each step and with each that is undone; 0 before the first.
    """

    subject: str
    base: Node
    steps: tuple[Step, ...] = ()
    number: int = 0

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

    def take_step(self, step: Step) -> "Draft":
        """Return the draft after one more step."""
        return replace(self, steps=(*self.steps, step), number=step.number)

    def cut_steps(self, number: int) -> "Draft":
        """Return the draft as it was when it had a number: without the steps after it."""
        steps = tuple(step for step in self.steps if step.number <= number)
        return self if steps == self.steps else replace(self, steps=steps, number=number)


@dataclass(frozen=True, slots=True)
class Journal:
    """The drafts of a data folder, each in a file of its own within ``.studio/drafts``.

    Attributes:
        folder: Where they are.
        is_read_only: Whether they belong to another studio: then they are read, and nothing is moved.
    """

    folder: Path
    is_read_only: bool = False

    def list_subjects(self) -> tuple[str, ...]:
        """Return the subjects of which edits are kept, in order of their names."""
        return tuple(sorted(path.stem for path in self.folder.glob(f"*{_SUFFIX}")))

    def list_set_aside(self, subject: str) -> tuple[Path, ...]:
        """Return the journals of a subject that were set aside, the last one last."""
        return tuple(sorted(self.folder.glob(f"{subject}.*{_ASIDE}")))

    def read_draft(self, subject: str) -> Draft | None:
        """Return the draft of a subject, None where no edits of it are kept.

        A journal that cannot be read is set aside, and what of it can be read stays kept; `list_set_aside`
        tells it.

        Raises:
            OutputError: It cannot be read now, or not be set aside.
        """
        path = self._name_file(subject)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _refuse_file(path, error) from error
        try:
            draft = _recall_draft(subject, content)
            _ = draft.now
        except (ValueError, KeyError, TypeError, DataError):
            if self.is_read_only:
                return _recall_beginning(subject, content)
            self.set_aside(subject)
            rescued = _recall_beginning(subject, content)
            if rescued is not None:
                self.write_draft(rescued)
            return rescued
        return draft

    def begin_draft(self, subject: str, base: Plain, *, number: int = 0) -> Draft:
        """Begin the journal of a subject with the tree that its files have.

        Args:
            subject: Whose it is.
            base: The tree.
            number: From which its steps go on.

        Raises:
            OutputError: The disk does not take it.
        """
        draft = Draft(subject, key_tree(base), number=number)
        self.write_draft(draft)
        return draft

    def write_draft(self, draft: Draft) -> None:
        """Put a whole draft in place of what is kept of its subject, at once.

        Raises:
            OutputError: The disk does not take it; what was kept before still is.
        """
        path = self._name_file(draft.subject)
        _prepare_own_folder(path.parent)
        head = _write_line({"base": take_keys(draft.base), "number": draft.number})
        try:
            replace_file(path, b"".join((head, *map(_write_step, draft.steps))))
        except OSError as error:
            raise _refuse_file(path, error) from error

    def keep_step(self, draft: Draft, step: Step) -> Draft:
        """Return the draft after one more step, once the disk has that.

        Raises:
            OutputError: The disk does not take it; what was kept before still is.
            DataError: The step does not fit the tree; nothing is kept of it.
        """
        after = draft.take_step(step)
        _ = after.now  # refuses what does not fit
        if len(after.steps) > _MOST_STEPS:
            after = replace(after, steps=merge_steps(after.base, after.steps, _KEPT_STEPS))
            self.write_draft(after)
        elif not self._append_line(draft.subject, _write_step(step)):
            self.write_draft(after)  # somebody took the journal away: it is whole again
        return after

    def undo_step(self, draft: Draft) -> Draft:
        """Return the draft without its last step, once the disk has that.

        Raises:
            OutputError: The disk does not take it.
        """
        if not draft.steps:
            return draft
        after = replace(draft, steps=draft.steps[:-1], number=draft.number + 1)
        line = _write_line({"undo": draft.steps[-1].number, "number": after.number})
        if not self._append_line(draft.subject, line):
            self.write_draft(after)
        return after

    def drop_draft(self, subject: str) -> None:
        """Take the draft of a subject away.

        Raises:
            OutputError: The disk does not let it go.
        """
        path = self._name_file(subject)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise _refuse_file(path, error) from error

    def set_aside(self, subject: str) -> None:
        """Keep the journal of a subject under another name, where nothing reads it as a draft.

        Raises:
            OutputError: It cannot be moved.
        """
        path = self._name_file(subject)
        numbers = [int(each.suffixes[-2][1:]) for each in self.list_set_aside(subject)]
        number = max(numbers, default=0) + 1  # never one that is there: nothing is put away by it
        try:
            move_into_place(path, path.with_name(f"{subject}.{number:04}{_ASIDE}"))
        except FileNotFoundError:
            pass
        except OSError as error:
            raise _refuse_file(path, error) from error

    def _append_line(self, subject: str, line: bytes) -> bool:
        """Add a line, wait until the disk has it, and return whether there is a journal."""
        path = self._name_file(subject)
        try:
            append_line(path, line)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise _refuse_file(path, error) from error
        return True

    def _name_file(self, subject: str) -> Path:
        return self.folder / f"{subject}{_SUFFIX}"


def _prepare_own_folder(folder: Path) -> None:
    try:
        prepare_studio_folder(folder.parent)
    except OSError as error:
        raise _refuse_file(folder.parent, error) from error
    prepare_folder(folder)


def _recall_draft(subject: str, content: bytes) -> Draft:
    """Return the draft that a journal holds; what follows its last line end was never told.

    Raises:
        ValueError: A line cannot be read, or is of another kind.
    """
    head, *lines = map(_parse_line, content.split(b"\n")[:-1])
    steps, number = _recall_steps(lines, head.get("number", 0))
    return Draft(subject, key_tree(head["base"]), tuple(steps), number)


def _recall_beginning(subject: str, content: bytes) -> Draft | None:
    """Return the draft of the lines before the first that cannot be read; None where the first cannot."""
    lines = content.split(b"\n")[:-1]
    for size in range(len(lines) - 1, 1, -1):  # the first line alone holds no edits
        try:
            draft = _recall_draft(subject, b"\n".join([*lines[:size], b""]))
            _ = draft.now
        except (ValueError, KeyError, TypeError, DataError):
            continue
        return draft
    return None


def _parse_line(line: bytes) -> dict[str, Any]:
    entry = json.loads(line)
    if not isinstance(entry, dict):
        raise ValueError("a line of another kind")
    return entry


def _recall_steps(lines: Sequence[dict[str, Any]], number: int) -> tuple[list[Step], int]:
    steps: list[Step] = []
    for line in lines:
        if "undo" in line:
            steps = [step for step in steps if step.number != line["undo"]]
            number = max(number, line.get("number", 0))
        else:
            steps.append(_read_step(line))
            number = max(number, steps[-1].number)
    return steps, number


def _read_step(line: dict[str, Any]) -> Step:
    try:
        return Step.model_validate(line["step"])
    except ValidationError as error:
        raise ValueError("a step of another form") from error


def _write_step(step: Step) -> bytes:
    return _write_line({"step": step.model_dump(mode="json", exclude_defaults=True)})


def _write_line(entry: dict[str, object]) -> bytes:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _refuse_file(path: Path, error: OSError) -> OutputError:
    return OutputError(Fault(str(path), 1, "file", word_os_error(error), FILE_ALLOWED))
