"""How far a command has come, on a terminal's standard error; nothing at all in a pipe."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, Task

Step = Callable[[str, Iterable[str]], None]
"""Takes a word on what was done, and lines to be told at once."""


@contextmanager
def open_progress_bar(total: int, label: str = "Drawing") -> Iterator[Step]:
    """Give a function that moves the bar one step on, shows a word beside it, and prints lines above it.

    The bar tells how many are done, how many a second, and how long the rest will take.
    """
    if total <= 1 or not sys.stderr.isatty():
        yield lambda _word, _lines: None
        return
    with _open_bar() as bar:
        task = bar.add_task(label, total=total, word="")

        def step(word: str, lines: Iterable[str]) -> None:
            for line in lines:  # results go to standard output, which may be a pipe
                bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
            bar.update(task, advance=1, word=word)

        yield step


def _open_bar() -> "Progress":
    from rich.console import Console  # a while to load, for whoever watches
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class RateColumn(ProgressColumn):
        """How many a second."""

        def render(self, task: "Task") -> Text:
            return Text("" if task.speed is None else f"{task.speed:.1f}/s")

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        RateColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
        TextColumn("{task.fields[word]}"),
        console=Console(stderr=True),
        transient=True,
    )
