"""Keep libraries from talking on standard error, where only faults of the sheets belong."""

import logging


def hush_libraries() -> None:
    """Let matplotlib tell errors only: not where it keeps its caches or that it looks for fonts."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
