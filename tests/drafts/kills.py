"""Random edits and saves with a program that is killed again and again: whatever was told is found.

``python -m tests.drafts.kills --edits 1000 --kills 20`` makes a folder of data, lets one child after the other
edit and save in it, kills each at a chosen point or at any time, and looks after each kill at what is there.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from factsheet.digests import make_digest
from factsheet.drafts import history, journal
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
POINTS: dict[str, tuple[Any, str, bool]] = {
    "before a line is appended": (journal, "_write_at", False),
    "after a line was appended": (journal, "_write_at", True),
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


def arm_point(point: str, left: int) -> Callable[[], None]:
    """Kill this process at a point, once it was armed and the point was met some times."""
    owner, name, is_after = POINTS[point]
    real = getattr(owner, name)
    counted: list[int | None] = [None]

    def die() -> None:
        if counted[0] is not None:
            counted[0] -= 1
            if counted[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def meet_point(*args: Any, **named: Any) -> Any:
        if not is_after:
            die()
        value = real(*args, **named)
        if is_after:
            die()
        return value

    setattr(owner, name, meet_point)

    def arm() -> None:
        if counted[0] is None:
            counted[0] = left

    return arm


def run_child(folder: Path, seed: int, edits: int, point: str) -> Iterator[tuple[int, str, str]]:
    """Yield the number of the child and what it tells, until it is dead."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        arm = arm_point(point, seed % 2) if point in POINTS else lambda: None
        told = 0

        def tell(word: str, digest: str) -> None:
            nonlocal told
            told += word == "kept"
            if told > edits:
                arm()
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


def check_kills(folder: Path, edits: int, kills: int, seed: int) -> dict[str, Any]:
    """Return what was done, and all that was told and not found."""
    chance = random.Random(seed)
    points = [ANY_TIME, *POINTS]
    done, killed, faults, met = 0, 0, list[str](), dict[str, int]()
    allowed: dict[str, set[str]] = {"kept": set(), "disk": set()}
    for life in range(kills + 1):
        point = points[life % len(points)] if life < kills else "none"
        share, is_first = max(edits // (kills + 1), 1), True
        told = 0
        for child, word, digest in run_child(folder, chance.randrange(10_000), share, point):
            if word in {"kept", "disk"}:
                if is_first and allowed[word] and digest not in allowed[word]:
                    faults.append(f"life {life}, after a kill {point}: what was told as {word} is not there")
                allowed[word] = {digest}
                told += word == "kept"
                is_first = is_first and word != "kept"
            elif word in {"keeping", "saving"}:
                allowed["kept" if word == "keeping" else "disk"].add(digest)
            elif word == "killed":
                killed += point != "none"
                met[point] = met.get(point, 0) + 1
            elif word != "ended":
                faults.append(f"life {life}: {word} {digest}")
            is_over = (point == ANY_TIME and told > share) or (point == "none" and done + told > edits)
            if is_over and word not in {"killed", "ended"}:
                os.kill(child, signal.SIGKILL)
        done += max(told - 1, 0)
    return {"edits": done, "kills": killed, "points": met, "faults": faults}


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
