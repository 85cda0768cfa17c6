"""Kills writers of an output folder at random moments and prints what each has left; a program of its own.

It imports the store alone, so that a writer is there in a thousandth of a second, and has one thread, so that
it may fork.
"""

import hashlib
import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from factsheet.output_files import is_name_beside
from factsheet.output_store import OutputStore, open_store

NAMES = ("ma.pdf", "ri.pdf", "gallery/ma.png", ".factsheet.json")
LONGEST_LIFE = 0.012  # seconds; some two rounds of the files
DIGEST = 64


def make_content(turn: int) -> bytes:
    """Return bytes that tell whether they are whole: a digest, then what it is of."""
    body = str(turn).encode() * random.randrange(20_000, 60_000)
    return hashlib.sha256(body).hexdigest().encode() + body


def is_whole(content: bytes) -> bool:
    return hashlib.sha256(content[DIGEST:]).hexdigest().encode() == content[:DIGEST]


def write_for_ever(store: OutputStore, began: int) -> None:
    with store.hold():
        for turn in count():
            for name in NAMES:
                store.put(name, make_content(turn))
            if turn == 0:
                os.write(began, b".")


def kill_one_writer(store: OutputStore) -> None:
    """Start a writer, wait until each file is there once, and kill it after a random while."""
    reading, began = os.pipe()
    writer = os.fork()
    if writer == 0:
        write_for_ever(store, began)
    os.read(reading, 1)
    time.sleep(random.uniform(0, LONGEST_LIFE))
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    os.close(reading)
    os.close(began)


def list_files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and path.name != ".factsheet.lock")


def main(folder: Path, kills: int) -> None:
    store = open_store(folder)
    store.prepare()
    torn, left, kept = [], 0, []
    for _ in range(kills):
        kill_one_writer(store)
        torn += [path.name for path in list_files(folder) if not is_whole(path.read_bytes())]
        left += sum(is_name_beside(path.name) for path in list_files(folder))
        with store.hold():  # the lock is free
            kept += [path.name for path in list_files(folder) if is_name_beside(path.name)]
    told = {"torn": torn, "left": left, "kept": kept, "names": len([*list_files(folder)])}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    random.seed(int(sys.argv[3]))
    main(Path(sys.argv[1]), int(sys.argv[2]))
