"""The command ``factsheet``: the only place that reads arguments, prints and ends the program."""

import sys
from functools import partial

from factsheet.cli.root import KEPT_COMMANDS, main, prepare_streams

__all__ = ["main", "run_program"]


def run_program() -> None:
    """Run the command as it was typed, and end the process."""
    words, run = sys.argv[1:], partial(main, prog_name="factsheet")
    if not words or words[0] not in KEPT_COMMANDS:
        run()
        return
    from factsheet.cli.kept_answers import run_or_repeat  # reads files, which others need not

    prepare_streams()
    run_or_repeat(words, run)
