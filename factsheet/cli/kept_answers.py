"""What `list` and `check` said, said again at once while nothing that they read has changed.

Both read all data files to print a page. What was printed is kept under one digest of the files, the program,
the day and the words typed, as runs of `build` keep what they found (`batch.kept_files`). Only what ended
well is kept, and nothing where counts are told that sheets do not show.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import partial
from io import TextIOBase
from pathlib import Path
from typing import TextIO, TypeGuard, cast

import click

from factsheet.batch.data_digest import digest_data
from factsheet.batch.kept_files import ANSWERS, keep_file, recall_file
from factsheet.batch.program_digest import digest_installation
from factsheet.cli.clock import read_today
from factsheet.digests import digest_fonts, make_digest

_NOT_KEPT = frozenset({"--show-counts", "--help", "-h"})  # help depends on the width of the terminal
_DATA = "--data"
_MOST = 8  # answers about a data folder, the last that were worked out
_ABOUT = (
    "What 'factsheet check' and 'factsheet list' printed the last times; saves time while no file changes. "
    "Keep it with the data: its digests cover counts that no sheet shows. It may be deleted."
)

Answer = list[list[int | str]]  # pairs: the file descriptor, 1 or 2, of each text that was written


def run_or_repeat(words: Sequence[str], run: Callable[[], object]) -> None:
    """Run the command that the words name, or print again what it printed the last time.

    Args:
        words: What was typed behind the name of the program.
        run: Runs the command and ends the process, as click does.

    Raises:
        SystemExit: The command has ended.
    """
    data = _find_data_folder(words)
    has_streams = sys.stdout is not None and sys.stderr is not None  # a service may have none
    if not _NOT_KEPT.isdisjoint(words) or not has_streams or not (data is None or _is_folder(data)):
        run()
        return
    key, kept = _make_key(words, data), _recall_answers(data)
    if key in kept:
        click.Command("answer", callback=partial(_print_answer, kept[key])).main([])
    told: Answer = []
    try:
        with _record_writing(told):
            run()
    except SystemExit as end:
        if not end.code and _make_key(words, data) == key:  # no file has changed meanwhile
            _keep_answers(data, {**kept, key: told})
        raise


def _find_data_folder(words: Sequence[str]) -> Path | None:
    """Return the data folder that is named, None for the shipped data; the last counts, as for click."""
    pairs = zip(words, [*words[1:], ""], strict=True)
    named = [
        after if word == _DATA else word.removeprefix(f"{_DATA}=")
        for word, after in pairs
        if word == _DATA or word.startswith(f"{_DATA}=")
    ]
    return Path(named[-1]) if named else None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # such as a name that is too long, which the command tells
        return False


def _make_key(words: Sequence[str], data: Path | None) -> str:
    """Return the digest of all that the answer depends on."""
    parts = {
        "words": list(words),
        "data": digest_data(data, None),
        "program": digest_installation(),
        "fonts": digest_fonts(),
        "day": str(read_today()),
        "folder": str(Path.cwd()),  # files are named as seen from it
        "terminal": [sys.stdout.isatty(), sys.stderr.isatty()],  # which shows headers in bold
    }
    return make_digest(json.dumps(parts).encode())


def _recall_answers(data: Path | None) -> dict[str, Answer]:
    """Return the answers that are kept, by their keys; none from a file that is spoilt."""
    match recall_file(data, ANSWERS):
        case {"answers": dict(kept)}:
            return {key: told for key, told in kept.items() if _is_answer(told)}
    return {}


def _is_answer(told: object) -> TypeGuard[Answer]:
    """Return whether something out of a file is what was written to two streams."""
    return isinstance(told, list) and all(map(_is_written, told))


def _is_written(each: object) -> bool:
    match each:
        case [1 | 2, str()]:
            return True
    return False


def _keep_answers(data: Path | None, answers: Mapping[str, Answer]) -> None:
    last = dict(list(answers.items())[-_MOST:])
    keep_file(data, ANSWERS, (json.dumps({"about": _ABOUT, "answers": last}) + "\n").encode())


def _print_answer(answer: Answer) -> None:
    for number, text in answer:
        stream = sys.stdout if number == 1 else sys.stderr
        stream.write(str(text))
        stream.flush()


@contextmanager
def _record_writing(told: Answer) -> Iterator[None]:
    """Take down what is written while the block runs, and let it pass."""
    out, err = _Listener(sys.stdout, 1, told), _Listener(sys.stderr, 2, told)
    with redirect_stdout(cast(TextIO, out)), redirect_stderr(cast(TextIO, err)):
        yield


class _Listener(TextIOBase):
    """Stands in for a stream, and takes down what is written to it."""

    encoding = "utf-8"  # texts are taken as they are; the stream itself replaces what it cannot show
    errors = "backslashreplace"

    def __init__(self, stream: TextIO, number: int, told: Answer) -> None:
        self._stream, self._number, self._told = stream, number, told

    def write(self, text: str) -> int:
        """Pass a text on."""
        count = self._stream.write(text)  # refuses bytes, with which click tries what a stream is
        self._told.append([self._number, text])
        return count

    def flush(self) -> None:
        """Let the stream show what it has."""
        self._stream.flush()

    def isatty(self) -> bool:
        """Return whether the stream is a terminal."""
        return self._stream.isatty()
