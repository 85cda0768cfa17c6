"""Which files may lie in a data folder without a word: notes, and what editors and systems leave behind."""

import re
from pathlib import PurePosixPath

_LEFT_BEHIND = re.compile(
    r"\..*|~\$.*|.*~|#.*#|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|__macosx|__pycache__"
)
_LEFT_SUFFIXES = frozenset({".bak", ".orig", ".swp", ".swo", ".tmp", ".part", ".lock", ".log"})
_NOTE_SUFFIXES = frozenset({".md", ".rst", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".html", ".htm"})
_OUTPUT = "output"  # where sheets are put if no other folder is named
_DATA_SUFFIXES = frozenset({".csv", ".tsv", ".yaml", ".yml", ".json", ".xlsx", ".xlsm", ".xls", ".ods"})


def is_passed_over(name: str) -> bool:
    """Return whether a file or folder of this name is never told: hidden, a note, a leftover, or output."""
    folded = name.casefold()
    suffix = PurePosixPath(folded).suffix
    return (
        bool(_LEFT_BEHIND.fullmatch(folded)) or suffix in _LEFT_SUFFIXES | _NOTE_SUFFIXES or folded == _OUTPUT
    )


def may_be_note(name: str) -> bool:
    """Return whether a file may be a note, such as LICENSE or notes.txt: it is told if it looks like data.

    Some programs save a table, or any text, under such a name: hotline_annual.txt, ma.yaml.txt.
    """
    return PurePosixPath(name.casefold()).suffix in {"", ".txt"}


def has_data_suffix(name: str) -> bool:
    """Return whether figures or texts for sheets may be kept in a file of this name."""
    return PurePosixPath(name.casefold()).suffix in _DATA_SUFFIXES
