"""Drawings that are given again while what they show stays the same.

Whoever edits a sheet sees it drawn anew at each pause, and nearly always with the map that it had before:
to look for places for its labels again would take a fifth of the time.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from factsheet.figures.drawing import Drawing

P = ParamSpec("P")


def keep_drawings(most: int) -> Callable[[Callable[P, Drawing]], Callable[P, Drawing]]:
    """Return a decorator that keeps the latest drawings of a function.

    The function depends on nothing but its arguments, which are compared by their values, and nobody changes
    what it returns. An error is not kept.

    Args:
        most: How many drawings are kept: those of the formats of one sheet.
    """

    def decorate_function(draw: Callable[P, Drawing]) -> Callable[P, Drawing]:
        kept: list[tuple[tuple[object, ...], Drawing]] = []

        @wraps(draw)
        def draw_or_give(*args: P.args, **kwargs: P.kwargs) -> Drawing:
            asked = (args, kwargs)
            for known, drawing in reversed(kept):
                if known == asked:
                    return drawing
            drawing = draw(*args, **kwargs)
            kept.append((asked, drawing))
            del kept[:-most]
            return drawing

        return draw_or_give

    return decorate_function
