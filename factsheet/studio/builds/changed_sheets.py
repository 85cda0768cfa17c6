"""What changed since the last build or an edition, by state, and which sheets to send and to take down."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from factsheet.differences.change_words import format_value
from factsheet.differences.difference_records import Changes, NumberChange, TextChange
from factsheet.gallery.sheet_cards import Standing
from factsheet.studio.builds.gallery_view import Thumbnail
from factsheet.studio.csv_tables import write_csv_table


@dataclass(frozen=True, slots=True)
class ChangedState:
    """A state of which a sheet is other than before.

    Attributes:
        changes: What its sheets have in common; None where there is nothing to compare them with.
        files: Its sheets that are new or other than before.
    """

    usps: str
    state: str
    changes: Changes | None
    files: tuple[str, ...]

    @property
    def values(self) -> tuple[NumberChange | TextChange, ...]:
        """Numbers and texts that differ."""
        return () if self.changes is None else (*self.changes.numbers, *self.changes.texts)


@dataclass(frozen=True, slots=True)
class ChangeList:
    """All that changed.

    Attributes:
        states: In the order of their names.
        take_down: Files in whose place newer ones stand.
        stopped: Files of before that are not up to date, each with its state.
    """

    states: tuple[ChangedState, ...]
    take_down: tuple[str, ...]
    stopped: tuple[tuple[str, str], ...]

    @property
    def send(self) -> tuple[str, ...]:
        """Files that are new or other than before."""
        return tuple(file for state in self.states for file in state.files)


def list_changed_states(thumbnails: Sequence[Thumbnail], superseded: Sequence[str]) -> ChangeList:
    """Return what changed.

    Args:
        thumbnails: The newest sheets with what became of each, of all formats and languages.
        superseded: Files in whose place newer ones stand.
    """
    changed: dict[str, list[Thumbnail]] = {}
    for one in thumbnails:
        if one.standing is Standing.CHANGED:
            changed.setdefault(one.card.sheet.usps, []).append(one)
    states = [_join_sheets(group) for group in changed.values()]
    stopped = [
        (one.card.sheet.file or "", one.card.sheet.state)
        for one in thumbnails
        if one.standing in {Standing.REFUSED, Standing.UNDONE}
    ]
    return ChangeList(
        tuple(sorted(states, key=lambda state: state.state)), tuple(sorted(superseded)), tuple(stopped)
    )


def _join_sheets(group: Sequence[Thumbnail]) -> ChangedState:
    """Return the sheets of one state: of several the first that can be compared tells the values."""
    told = [one.changes for one in group if one.changes is not None]
    best = max(told, key=lambda each: len(each.numbers) + len(each.texts), default=None)
    first = group[0].card.sheet
    files = tuple(one.card.sheet.file for one in group if one.card.sheet.file)
    return ChangedState(first.usps, first.state, best, files)


def format_change_csv(changes: ChangeList, say: Callable[[str], str]) -> bytes:
    """Return the list as a table for a spreadsheet.

    Args:
        changes: What changed.
        say: Returns the words of a key.
    """
    names = ("csv_state", "csv_sheet", "csv_does", "what", "before", "after")
    return write_csv_table(([say(f"changes.{name}") for name in names], *_list_rows(changes, say)))


def _list_rows(changes: ChangeList, say: Callable[[str], str]) -> Iterator[tuple[str, ...]]:
    send = say("changes.csv_send")
    for state in changes.states:
        sheets = " ".join(state.files)
        if not state.values:
            yield state.state, sheets, send, "", "", ""
        for change in state.values:
            yield state.state, sheets, send, change.words, *_word_values(change, say)
    for file, name in changes.stopped:
        yield name, file, say("changes.csv_hold"), "", "", ""
    for file in changes.take_down:
        yield "", file, say("changes.csv_take_down"), "", "", ""


def _word_values(change: NumberChange | TextChange, say: Callable[[str], str]) -> tuple[str, str]:
    if change.before is None or change.after is None:
        return "", say(f"changes.kind.{change.kind.name.lower()}")
    if isinstance(change, NumberChange):
        return format_value(change, change.before), format_value(change, change.after)
    return change.before, change.after
