"""A progress bar on a terminal's standard error, and nothing at all in a pipe."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Step = Callable[[str], None]


@contextmanager
def open_progress_bar(total: int) -> Iterator[Step]:
    """Give a function that moves the bar one step on and shows a word beside it."""
    if total <= 1 or not sys.stderr.isatty():
        yield lambda _word: None
        return
    with _open_rich_bar(total) as step:
        yield step


@contextmanager
def _open_rich_bar(total: int) -> Iterator[Step]:
    from rich.console import Console  # only where there is a terminal to draw on
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("Drawing"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    # Results go to standard output, which may be a pipe: the bar must not catch them.
    with Progress(
        *columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False
    ) as bar:
        task = bar.add_task("", total=total)
        yield lambda word: bar.update(task, advance=1, description=word)
