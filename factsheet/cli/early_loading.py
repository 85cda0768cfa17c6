"""What draws is loaded by the process that will draw, while this one reads and checks the data.

Loading it takes as long as reading. Where two processors are free, both are done at a time, if the words
typed, and an output folder without sheets, tell that something will be drawn.
"""

from collections.abc import Sequence
from pathlib import Path

from factsheet.batch.output_names import MANIFEST
from factsheet.batch.processes import count_processors, prepare_processes

_DRAW_OTHERWISE = frozenset({"--plan", "--cluster", "--help", "-h"})
_OUTPUT, _JOBS = ("-o", "--output"), ("--jobs",)
_ADDRESS = "://"  # of a store, of which nothing can be told without asking it
_FORCE, _ALL, _DEFAULT, _ALONE = "--force", "--all", "output", "1"


def load_early(words: Sequence[str]) -> bool:
    """Begin to load what draws if the command that the words name will need it; return whether that is so."""
    return count_processors() > 1 and _must_draw(words) and prepare_processes()


def _must_draw(words: Sequence[str]) -> bool:
    """Return whether sheets are drawn for certain, and by processes of their own."""
    options = {word.partition("=")[0] for word in words}
    if len(words) == 1 or options & _DRAW_OTHERWISE:
        return False
    jobs, output = _find_value(words, _JOBS), _find_value(words, _OUTPUT) or _DEFAULT
    if jobs is not None and (jobs == _ALONE or _ALL not in options):  # perhaps one sheet
        return False
    return _ADDRESS not in output and (_FORCE in words or _has_no_sheet(Path(output)))


def _has_no_sheet(folder: Path) -> bool:
    try:
        return not (folder / MANIFEST).exists()
    except OSError:  # such as a name that is too long, which the command tells
        return False


def _find_value(words: Sequence[str], names: Sequence[str]) -> str | None:
    """Return the value of an option, None where it is not named; the last one counts, as for click."""
    found = None
    for word, after in zip(words, [*words[1:], ""], strict=True):
        name, _, value = word.partition("=")
        if name in names:
            found = value or after
        elif word[:2] in names:
            found = word[2:]
    return found
