"""A loop that does the same each time: other work on the machine slows it as much as what is measured."""

import time

STEPS = 60_000  # some milliseconds
LOOPS = 200  # half a second or so


def time_yardstick() -> float:
    """Return how many seconds of processor the loop takes."""
    start = time.thread_time()
    total = 0
    for number in range(STEPS):  # makes nothing that the garbage collector would look at
        total ^= number
    return time.thread_time() - start


def time_yardsticks() -> tuple[float, float]:
    """Return how long many loops take: seconds by the clock, and of processor."""
    start = time.perf_counter()
    cpu = sum(time_yardstick() for _loop in range(LOOPS))
    return time.perf_counter() - start, cpu
