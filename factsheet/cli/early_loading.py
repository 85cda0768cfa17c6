"""What draws is loaded by the process that will draw, while this one reads and checks the data.

Loading it takes as long as reading. Where two processors are free, both are done at a time, if it is certain
from the words typed that something will be drawn.
"""

from collections.abc import Sequence
from pathlib import Path

from factsheet.batch.output_names import MANIFEST
from factsheet.batch.processes import count_processors, prepare_processes

_DRAW_OTHERWISE = frozenset({"--plan", "--cluster", "--jobs", "--help", "-h"})
_OUTPUT = ("-o", "--output")
_FORCE, _DEFAULT = "--force", "output"


def load_early(words: Sequence[str]) -> None:
    """Begin to load what draws, if the command that the words name will need it."""
    if count_processors() > 1 and _must_draw(words):
        prepare_processes()


def _must_draw(words: Sequence[str]) -> bool:
    """Return whether sheets are drawn for certain, in as many processes as pay."""
    options = {word.partition("=")[0] for word in words}
    if len(words) == 1 or options & _DRAW_OTHERWISE:
        return False
    return _FORCE in words or not (Path(_find_output(words)) / MANIFEST).exists()


def _find_output(words: Sequence[str]) -> str:
    """Return the folder for the sheets; the last that is named counts, as for click."""
    output = _DEFAULT
    for word, after in zip(words, [*words[1:], ""], strict=True):
        name, _, value = word.partition("=")
        if name in _OUTPUT:
            output = value or after
    return output
