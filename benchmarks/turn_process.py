"""A process that stays and takes turns, seen from the one that measures it."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from benchmarks.alternation import Reading
from benchmarks.commands import BrokenRunError
from benchmarks.turns import SheetTime


class TurnProcess:
    """A process with a lifetime, whose turns are kept in their order.

    Attributes:
        turns: The sheets of each turn that was taken, by the name of the turn.
    """

    def __init__(self, words: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
        self.turns: dict[str, list[tuple[SheetTime, ...]]] = {}
        self._words = words
        self._process = subprocess.Popen(
            words, cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()  # no more lines: it ends

    def take_turn(self, name: str) -> Reading:
        """Let it take a turn, and return what all sheets of it took.

        Raises:
            BrokenRunError: It ended instead.
        """
        if self._process.stdin is None or self._process.stdout is None:
            raise ValueError("a process without pipes")
        with suppress(BrokenPipeError):  # then it does not answer either
            print(name, file=self._process.stdin, flush=True)
        answer = self._process.stdout.readline()
        if not answer:
            raise BrokenRunError(f"{' '.join(self._words)}: ended in the turn '{name}'; allowed: an answer")
        sheets = tuple(SheetTime(**sheet) for sheet in json.loads(answer))
        self.turns.setdefault(name, []).append(sheets)
        return Reading(sum(sheet.wall for sheet in sheets), sum(sheet.cpu for sheet in sheets))
