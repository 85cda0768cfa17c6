"""What was made of files, kept as long as the files hold the very same bytes.

Whoever draws again at each save would spend most of the time on reading tables that nobody has touched. What
was made of them is given again, after each of the files is looked at once more: it is never out of date,
however short ago a file was saved.
"""

import hashlib
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Generic, ParamSpec, TypeVar

from factsheet.reading.files import MAX_BYTES
from factsheet.reading.unsaved_files import find_unsaved

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _FileState:
    """A file as it was found: what it holds, and marks that change with each save."""

    digest: bytes
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Kept(Generic[T]):
    """A result, the arguments that gave it, and what its files held."""

    arguments: tuple[object, ...]
    digests: tuple[bytes, ...]
    value: T


def keep_results(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Return a decorator that keeps what a function makes of files.

    The function depends on nothing but its arguments and the files among them: paths, or a tuple of paths.
    Whether some other file is there is for its caller to find out. What it returns is never changed. An error
    is not kept.

    Args:
        most: How many results are kept, one for each first argument; that one can be hashed.
    """

    def decorate_function(make: Callable[P, T]) -> Callable[P, T]:
        kept: dict[tuple[Path, object], _Kept[T]] = {}

        @wraps(make)
        def make_or_give(*args: P.args, **kwargs: P.kwargs) -> T:
            key = (Path.cwd(), args[0])  # messages name a file as it is seen from the working folder
            arguments = (args, kwargs)
            files = _look_at_files(args)
            if files is None:
                return make(*args, **kwargs)
            digests = tuple(file.digest for file in files)
            known = kept.get(key)
            if known is not None and known.digests == digests and known.arguments == arguments:
                return known.value
            value = make(*args, **kwargs)
            if _look_at_files(args) == files:  # else it may have been made of what was saved in between
                kept.pop(key, None)
                kept[key] = _Kept(arguments, digests, value)
                for old in [*kept][:-most]:
                    kept.pop(old, None)
            return value

        return make_or_give

    return decorate_function


def _look_at_files(arguments: tuple[object, ...]) -> tuple[_FileState, ...] | None:
    """Return how the files among some arguments are, None where one of them is none that may be read."""
    states = []
    for path in _list_paths(arguments):
        state = _look_at_file(path)
        if state is None:
            return None
        states.append(state)
    return tuple(states)


def _list_paths(arguments: tuple[object, ...]) -> Iterator[Path]:
    for argument in arguments:
        if isinstance(argument, Path):
            yield argument
        elif isinstance(argument, tuple):
            yield from (part for part in argument if isinstance(part, Path))


def _look_at_file(path: Path) -> _FileState | None:
    unsaved = find_unsaved(path)
    if unsaved is not None:
        return _FileState(hashlib.sha256(unsaved).digest(), ())
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > MAX_BYTES:
            return None
        marks = (facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns)
        return _FileState(hashlib.sha256(path.read_bytes()).digest(), marks)
    except (OSError, ValueError):  # ValueError: a NUL in the path
        return None
