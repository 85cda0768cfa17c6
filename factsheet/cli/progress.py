"""A progress bar on a terminal's standard error, and nothing at all in a pipe."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Step = Callable[[str], None]


@contextmanager
def open_progress_bar(total: int, label: str = "Drawing") -> Iterator[Step]:
    """Give a function that moves the bar one step on and shows a word beside it."""
    if total <= 1 or not sys.stderr.isatty():
        yield lambda _word: None
        return
    # Results go to standard output, which may be a pipe: the bar must not stand among them.
    with click.progressbar(
        length=total,
        label=label,
        show_pos=True,
        show_eta=False,
        item_show_func=_show_word,
        file=sys.stderr,
    ) as bar:
        yield lambda word: bar.update(1, word)


def _show_word(word: str | None) -> str | None:
    """Return what stands beside the bar: the last word given, nothing before the first."""
    return word
