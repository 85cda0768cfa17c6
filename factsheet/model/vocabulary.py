"""Words that data files, command line and pages share, each list once."""

from enum import StrEnum


class Format(StrEnum):
    """The formats by the name that the command line and the file names give them."""

    HANDOUT = "handout"
    GRAY = "gray"
    GRANT = "grant"
    LARGE = "large"
