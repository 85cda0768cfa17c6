"""The garbage collector, kept from looking again and again at what is only just being made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def pause_collection() -> Iterator[None]:
    """Let the collector wait until a block is done, whose objects nearly all live to its end.

    Modules that are loaded stay; what a sheet is made of is gone with it, most of it without the collector.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
