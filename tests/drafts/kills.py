"""Random edits and saves with a program that is killed again and again: whatever was told is found.

``python -m tests.drafts.kills --edits 1000 --kills 20`` makes a folder of data and lets one child after the
other edit and save in it. Each is killed at a chosen point or at any time; what is there then is compared.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factsheet.digests import make_digest
from factsheet.drafts import appended_lines, history
from factsheet.drafts.draft_files import PROFILE
from factsheet.drafts.field_edits import EditKind, Step
from factsheet.drafts.joining import join_draft
from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import key_tree, take_keys
from factsheet.drafts.saving import Saver, recover_folder, settle_draft
from factsheet.drafts.unfilled_parts import drop_unfilled
from factsheet.intake import apply_changes
from factsheet.reading.yaml_values import Tree, copy_mapping
from tests.drafts.folders import count_remarks, make_folder, read_tree
from tests.drafts.random_edits import draw_edit
from tests.drafts.saves import NOW, keep_edits, make_saver, save_draft

ANY_TIME = "any time"
BEGUN = {"keeping": "kept", "saving": "disk"}
POINTS: dict[str, tuple[Any, str, bool]] = {
    "before a line is appended": (appended_lines, "_write_at", False),
    "after a line was appended": (appended_lines, "_write_at", True),
    "before the history is in place": (history, "move_into_place", False),
    "before the list of intent": (apply_changes, "begin_intent", False),
    "before a file is moved": (apply_changes, "move_into_place", False),
    "between two moves": (apply_changes, "move_into_place", True),
    "before the list is dropped": (apply_changes, "end_intent", False),
    "before the journal is dropped": (Saver, "_drop_saved", False),
    "while the journal is dropped": (Saver, "_drop_saved", True),
}


def digest_tree(tree: Tree) -> str:
    """Return what a tree comes to once it is saved, as a digest."""
    profile = take_keys(drop_unfilled(copy_mapping(tree[PROFILE])))  # type: ignore[arg-type]
    return make_digest(json.dumps({**tree, PROFILE: profile}, sort_keys=True).encode())


def open_kept(folder: Path, saver: Saver) -> Draft:
    """Return the draft as a studio that starts finds it."""
    recover_folder(folder, saver.history)
    tree, kept = read_tree(folder), saver.journal.read_draft("ma")
    found = None if kept is None else settle_draft(saver.journal, join_draft(kept, tree))
    return found or Draft("ma", key_tree(tree))


def live(folder: Path, seed: int, edits: int, tell: Callable[[str, str], None]) -> None:
    """Edit and save until killed; each thing is told before it is begun, and once it is done."""
    chance, saver = random.Random(seed), make_saver(folder)
    draft = open_kept(folder, saver)
    tell("disk", digest_tree(read_tree(folder)))
    tell("kept", digest_tree(draft.wanted))
    path = folder / "profiles/ma.yaml"
    for number in range(edits):
        edit = draw_edit(draft.now, chance.randrange, seed * 10_000 + number)
        after = draft.take_step(Step(number=draft.number + 1, made=NOW, tab="t", edits=(edit,)))
        tell("keeping", digest_tree(after.wanted))
        draft = keep_edits(saver, "ma", edit)
        tell("kept", digest_tree(draft.wanted))
        if chance.randrange(8) == 0:
            remarks, removes = count_remarks(path), _has_removal(draft)
            tell("saving", digest_tree(draft.wanted))
            save_draft(saver, draft)
            tell("disk", digest_tree(read_tree(folder)))
            if count_remarks(path) != remarks and not (removes and count_remarks(path) <= remarks):
                tell("lost", "a comment")
            draft = open_kept(folder, saver)
    tell("ended", "")


def _has_removal(draft: Draft) -> bool:
    return any(edit.kind is EditKind.REMOVE for step in draft.steps for edit in step.edits)


@dataclass
class Countdown:
    """How often a point is met until the process is killed there; not at all before it is armed."""

    left: int
    is_armed: bool = False

    def meet_point(self) -> None:
        if self.is_armed:
            self.left -= 1
            if self.left < 0:
                os.kill(os.getpid(), signal.SIGKILL)


def set_point(point: str, left: int) -> Countdown:
    """Let this process be killed at a point, once that is armed."""
    countdown = Countdown(left)
    if point not in POINTS:
        return countdown
    owner, name, is_after = POINTS[point]
    real = getattr(owner, name)

    def call(*args: Any, **named: Any) -> Any:
        if not is_after:
            countdown.meet_point()
        value = real(*args, **named)
        if is_after:
            countdown.meet_point()
        return value

    setattr(owner, name, call)
    return countdown


def run_child(folder: Path, seed: int, edits: int, point: str) -> Iterator[tuple[int, str, str]]:
    """Yield the number of the child and what it tells, until it is dead."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        countdown = set_point(point, seed % 2)
        told = 0

        def tell(word: str, digest: str) -> None:
            nonlocal told
            told += word == "kept"
            countdown.is_armed = told > edits
            os.write(writing, f"{word} {digest}\n".encode())

        try:
            live(folder, seed, edits + 300, tell)  # until the point is met
        except BaseException as error:  # told to the parent
            os.write(writing, f"failed {type(error).__name__}: {error}\n".encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as lines:
        for line in lines:
            word, _, digest = line.rstrip("\n").partition(" ")
            yield child, word, digest
    _child, status = os.waitpid(child, 0)
    yield child, "killed" if os.WIFSIGNALED(status) else "ended", ""


@dataclass
class Watch:
    """What was told by one child after the other, and what of it was not found.

    Attributes:
        allowed: By "kept" and "disk", what may be there: what was told last, and what was begun since.
    """

    told: int = 0
    killed: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    allowed: dict[str, set[str]] = field(default_factory=lambda: {"kept": set(), "disk": set()})

    def follow_child(self, folder: Path, point: str, share: int, seed: int) -> None:
        """Let one child live until it is killed; its first words tell what it found."""
        told, found = 0, set[str]()
        for child, word, digest in run_child(folder, seed, share, point):
            if word in self.allowed:
                if word not in found and self.allowed[word] and digest not in self.allowed[word]:
                    self.faults.append(f"after {self.killed}: what was told as {word} is not there")
                found.add(word)
                self.allowed[word] = {digest}
                told += word == "kept"
            elif word in BEGUN:
                self.allowed[BEGUN[word]].add(digest)
            elif word == "killed":
                self.killed[point] += 1
            elif word != "ended":
                self.faults.append(f"{word} {digest}")
            if point == ANY_TIME and told > share and word != "killed":
                os.kill(child, signal.SIGKILL)
        self.told += max(told - 1, 0)


def check_kills(folder: Path, edits: int, kills: int, seed: int) -> dict[str, Any]:
    """Return what was done, and all that was told and not found."""
    chance, watch, points = random.Random(seed), Watch(), [ANY_TIME, *POINTS]
    for life in range(kills):
        watch.follow_child(folder, points[life % len(points)], edits // kills + 1, chance.randrange(10_000))
    kept = open_kept(folder, make_saver(folder))
    if digest_tree(kept.wanted) not in watch.allowed["kept"]:
        watch.faults.append("at the end: what was told as kept is not there")
    killed = sum(watch.killed.values())
    return {"edits": watch.told, "kills": killed, "points": watch.killed, "faults": watch.faults}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        found = check_kills(make_folder(Path(folder)), chosen.edits, chosen.kills, chosen.seed)
    sys.stdout.write(json.dumps(found) + "\n")
    return 1 if found["faults"] or found["kills"] < chosen.kills else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
