"""Arrays of numbers and of yes or no, by which lines and places are looked at all at once."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.intp]
Flags = NDArray[np.bool_]


def list_ranges(starts: Numbers, lengths: Numbers) -> Numbers:
    """Return the numbers from each start on, so many as its length, one range after the other."""
    shift = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    numbers: Numbers = np.arange(lengths.sum()) + np.repeat(starts - shift[: len(starts)], lengths)
    return numbers
