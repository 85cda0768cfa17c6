"""Results that are remembered while they may be asked for again: the latest few of them."""

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


def remember_last(kept: dict[K, V], key: K, value: V, most: int) -> None:
    """Put a value last among those that are remembered, and forget the first where there are too many."""
    kept.pop(key, None)
    kept[key] = value
    for old in [*kept][:-most]:
        del kept[old]
