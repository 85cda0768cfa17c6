"""What a file is brought in as, found from its content: the tables that it has, and whose they are."""

import re
from dataclasses import dataclass
from pathlib import Path

from factsheet.errors import UsageError
from factsheet.intake.fbi_file import COLUMNS
from factsheet.intake.submission import STATE, Submission
from factsheet.sources.data_library import Library
from factsheet.staff_tables.table_schemas import ABOUT, Topic

FBI_DOWNLOAD = "fbi"
"""Stands beside the topics: the FBI's own download."""

_HEAD_BYTES = 4_000
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class FoundKind:
    """What a file is.

    Attributes:
        topic: What its tables are of, `Topic.ALL` for several; or `FBI_DOWNLOAD`.
        usps: Postal code of the state of its profile, or the only one in its rows; None where it tells none.
        is_guessed: Whether the state comes from the name of the file: its content names none.
    """

    topic: str
    usps: str | None = None
    is_guessed: bool = False


def is_fbi_download(path: Path) -> bool:
    """Return whether a file begins with the columns of the FBI's download."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES).replace(b"\0", b"").decode("latin-1").upper()
    return all(column in head for column in COLUMNS)


def find_kind(submission: Submission, library: Library, name: str) -> FoundKind:
    """Return what the tables of a file are, and of which state.

    Args:
        submission: The tables.
        library: Where the states are known.
        name: Of the file, as the user has it.
    """
    topics = {table.schema.topic for table in submission.tables}
    topic = topics.pop() if len(topics) == 1 else Topic.ALL
    states = _list_states(submission, library)
    about = submission.of(ABOUT)
    named = [row.text("value") for row in (about.rows if about else ()) if row.text("item") == "state"]
    if named and (usps := _find_state(library, named[0])):
        return FoundKind(topic, usps)
    if len(states) == 1:
        return FoundKind(topic, states.pop())
    guessed = _guess_state(library, name) if _is_state_needed(submission) else None
    return FoundKind(topic, guessed, is_guessed=guessed is not None)


def _is_state_needed(submission: Submission) -> bool:
    """Return whether a table of a file has rows of a state and no column that names it."""
    return any(
        table.schema.topic is Topic.PROFILE
        or (_has_states(table.schema.topic) and not any(STATE in row.places for row in table.rows))
        for table in submission.tables
    )


def _has_states(topic: Topic) -> bool:
    return topic in {Topic.HOTLINE, Topic.COUNTIES}


def _list_states(submission: Submission, library: Library) -> set[str]:
    texts = {
        row.text(STATE)
        for table in submission.tables
        for row in (*table.rows, *table.broken)
        if STATE in row.values
    }
    return {usps for text in texts if (usps := _find_state(library, text))}


def _find_state(library: Library, text: str) -> str | None:
    try:
        return library.find(text).usps
    except UsageError:
        return None


def _guess_state(library: Library, name: str) -> str | None:
    """Return the state that the name of a file says: "ohio.xlsx", "2026 New Mexico figures.csv"."""
    words = " ".join(_WORD.findall(Path(name).stem)).casefold()
    found = [
        one for one in library.jurisdictions if re.search(rf"\b{re.escape(one.name.casefold())}\b", words)
    ]
    longest = max(found, key=lambda one: len(one.name), default=None)
    return longest.usps if longest else _find_state(library, words)
