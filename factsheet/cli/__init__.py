"""The command ``factsheet``: the only place that reads arguments, prints and ends the program."""

import atexit
import gc
import sys
from functools import partial

from factsheet.cli.root import DRAWING_COMMANDS, KEPT_COMMANDS, EarlyStart, main, prepare_streams

__all__ = ["main", "run_program"]


def run_program() -> None:
    """Run the command as it was typed, and end the process."""
    atexit.register(gc.freeze)  # or the collector looks through all that was loaded as the process ends
    words, is_loaded = sys.argv[1:], False
    command = words[0] if words else ""
    if command in DRAWING_COMMANDS:
        from factsheet.cli.early_loading import load_early  # knows processes, which others need not

        is_loaded = load_early(words)
    run = partial(main, prog_name="factsheet", obj=EarlyStart(is_loaded))
    if command not in KEPT_COMMANDS:
        run()
        return
    from factsheet.cli.kept_answers import run_or_repeat  # reads files, which others need not

    prepare_streams()
    run_or_repeat(words, run)
