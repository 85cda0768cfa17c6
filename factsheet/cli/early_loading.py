"""What draws is loaded by the process that will draw, while this one reads and checks the data.

Loading it takes as long as reading. Where two processors are free, both are done at a time, if it is certain
from the words typed that something will be drawn.
"""

from collections.abc import Sequence
from pathlib import Path

from factsheet.batch.output_names import MANIFEST
from factsheet.batch.processes import count_processors, prepare_processes

_DRAW_OTHERWISE = frozenset({"--plan", "--cluster", "--help", "-h"})
_OUTPUT, _JOBS = ("-o", "--output"), ("--jobs",)
_FORCE, _ALL, _DEFAULT = "--force", "--all", "output"


def load_early(words: Sequence[str]) -> None:
    """Begin to load what draws, if the command that the words name will need it."""
    if count_processors() > 1 and _must_draw(words):
        prepare_processes()


def _must_draw(words: Sequence[str]) -> bool:
    """Return whether sheets are drawn for certain, and by processes."""
    options = {word.partition("=")[0] for word in words}
    if len(words) == 1 or options & _DRAW_OTHERWISE:
        return False
    jobs = _find_value(words, _JOBS)
    if jobs is not None and (jobs == "1" or _ALL not in options):  # perhaps one alone, which this one draws
        return False
    return _FORCE in words or not (Path(_find_value(words, _OUTPUT) or _DEFAULT) / MANIFEST).exists()


def _find_value(words: Sequence[str], names: Sequence[str]) -> str | None:
    """Return the value of an option, None where it is not named; the last one counts, as for click."""
    found = None
    for word, after in zip(words, [*words[1:], ""], strict=True):
        name, _, value = word.partition("=")
        if name in names:
            found = value or after
    return found
