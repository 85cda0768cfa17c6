"""Keep libraries from talking on standard error, where only faults of the sheets belong."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


def hush_libraries() -> None:
    """Let matplotlib tell errors only: not where it keeps its caches or that it looks for fonts."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)


@contextmanager
def hush_cluster() -> Iterator[None]:
    """Let dask and what it is built on tell nothing while the block runs, and log nothing after it.

    What goes wrong with a cluster is told as a fault; their own words are tracebacks, or advice on graphs.
    """
    import distributed  # noqa: F401 - sets its loggers up when it is loaded

    for name in ("distributed", "tornado", "asyncio"):
        below = (each for each in logging.root.manager.loggerDict if each.startswith(f"{name}."))
        for each in (name, *below):
            logging.getLogger(each).setLevel(logging.CRITICAL + 1)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"(distributed|dask|tornado)(\.|$)")
        yield
