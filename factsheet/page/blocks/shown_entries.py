"""What is printed of the lists of laws and efforts, and what is said of the rest."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from factsheet.page.ladder import Shortening
from factsheet.page.lists import compose_more_line
from factsheet.page.sheet_context import SheetContext, StepContext
from factsheet.page.stacking import Block, Omission, make_space

Entry = TypeVar("Entry")

TWO_COLUMNS = 420.0  # a list this wide is set in two columns


@dataclass(frozen=True, slots=True)
class Entries(Generic[Entry]):
    """The entries of a list that are printed, and what is not."""

    shown: tuple[Entry, ...]
    omits: tuple[Omission, ...]


def shorten_entries(shortening: Shortening, *lists: tuple[str, tuple[Entry, ...]]) -> Entries[Entry]:
    """Return what is printed of lists that stand under one heading; each is named by its path."""
    shown: list[Entry] = []
    omits: list[Omission] = []
    for path, items in lists:
        count = shortening.count_shown(path, len(items))
        shown += items[:count]
        if count < len(items):
            omits.append(Omission(path, count, len(items) - count))
    return Entries(tuple(shown), tuple(omits))


def compose_more(context: SheetContext, entries: Entries[Entry], width: float) -> list[Block]:
    """Return the line below a shortened list that says how many more there are, if there are any."""
    hidden = sum(omission.hidden for omission in entries.omits)
    if not hidden:
        return []
    return [make_space(1), compose_more_line(context, hidden, width)._replace(omits=entries.omits)]


def count_list_columns(context: StepContext, width: float) -> int:
    """Return in how many columns a list is set; one that a page may break is set in one."""
    is_one = context.form.is_single_column or context.shortening.is_stacked or width <= TWO_COLUMNS
    return 1 if is_one else 2
