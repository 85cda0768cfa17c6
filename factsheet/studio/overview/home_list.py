"""The list of states as somebody asked for it: searched, filtered, sorted, what needs a look first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from factsheet.model import Jurisdiction
from factsheet.sources.jurisdictions import find_meant_jurisdictions
from factsheet.studio.overview.overview_rows import ShownFigure, StateRow
from factsheet.studio.overview.sheets_now import SheetNow
from factsheet.studio.overview.state_overview import StatesNow
from factsheet.studio.overview.word_search import MOST_TYPED, are_begun, is_begun, list_words

_CODE_LENGTH = 2  # words no longer are codes or beginnings of names, not of sources

FILTERS: Mapping[str, Callable[[StateRow], bool]] = MappingProxyType(
    {
        "all": lambda _row: True,
        "look": lambda row: row.needs_look,
        "draft": lambda row: row.status == "draft",
        "changed": lambda row: row.sheet is SheetNow.CHANGED,
        "old": lambda row: row.is_stale,
    }
)
"""What a list may be narrowed to, by the word that an address has."""

ORDERS: Mapping[str, Callable[[StateRow], tuple[object, ...]]] = MappingProxyType(
    {
        "look": lambda row: (not row.needs_look, -row.stops, -bool(row.edits), row.name),
        "state": lambda row: (row.name,),
        "cases": lambda row: (-_weigh_figure(row.cases), row.name),
        "offenses": lambda row: (-_weigh_figure(row.offenses), row.name),
        "region": lambda row: (row.region, row.name),
    }
)
"""How a list may be sorted, likewise."""


@dataclass(frozen=True, slots=True)
class ListWish:
    """What somebody asked for: words searched for, one of the filters, one of the orders."""

    words: str = ""
    show: str = "all"
    order: str = "look"


@dataclass(frozen=True, slots=True)
class HomeList:
    """The list as it was asked for.

    Attributes:
        groups: Rows under the word for their heading; one without a heading where they are sorted otherwise.
        counts: How many there are of each filter.
        need_look: How many of all need a look.
        meant: Where nothing is found: states whose names are spelled alike.
    """

    wish: ListWish
    groups: tuple[tuple[str, tuple[StateRow, ...]], ...]
    counts: Mapping[str, int]
    need_look: int
    meant: tuple[Jurisdiction, ...] = ()

    @property
    def rows(self) -> tuple[StateRow, ...]:
        """The rows of all groups."""
        return tuple(row for _, rows in self.groups for row in rows)


def read_wish(asked: Mapping[str, str]) -> ListWish:
    """Return what was asked for by words in an address; what is no word of ours is as usual."""
    show, order = asked.get("show", ""), asked.get("sort", "")
    return ListWish(
        asked.get("q", "").strip()[:MOST_TYPED],
        show if show in FILTERS else "all",
        order if order in ORDERS else "look",
    )


def make_home_list(states: StatesNow, wish: ListWish) -> HomeList:
    """Return the list that was asked for."""
    found = [row for row in states.rows if is_found(row, wish.words)]
    shown = sorted(filter(FILTERS[wish.show], found), key=ORDERS[wish.order])
    return HomeList(
        wish,
        _group_rows(shown, wish.order),
        {name: sum(map(holds, states.rows)) for name, holds in FILTERS.items()},
        sum(row.needs_look for row in states.rows),
        () if found else find_meant_jurisdictions(states.places, wish.words),
    )


def find_single_state(states: StatesNow, words: str) -> str | None:
    """Return the code of the state that a search can only mean: by code, by name, or as the one found."""
    wanted = list_words(words)
    exact = [row.code for row in states.rows if wanted in ([row.code], list_words(row.name))]
    named = [row.code for row in states.rows if are_begun(wanted, _list_own_words(row))]
    found = exact or named or [row.code for row in states.rows if is_found(row, words)]
    return found[0] if wanted and len(found) == 1 else None


def is_found(row: StateRow, words: str) -> bool:
    """Return whether each word begins a word of a state's name, code, region or sources."""
    sources = [word for word in list_words(" ".join(row.sources)) if not word.isdecimal()]
    own = _list_own_words(row)
    wanted = list_words(words)
    return all(is_begun(word, (*own, *sources) if len(word) > _CODE_LENGTH else own) for word in wanted)


def _list_own_words(row: StateRow) -> list[str]:
    return list_words(f"{row.code} {row.name} region {row.region} hhs")


def _group_rows(rows: Sequence[StateRow], order: str) -> tuple[tuple[str, tuple[StateRow, ...]], ...]:
    if order != "look":
        return (("", tuple(rows)),) if rows else ()
    first = tuple(row for row in rows if row.needs_look)
    others = tuple(row for row in rows if not row.needs_look)
    heading = "others" if first else ""
    return tuple(group for group in (("needs_look", first), (heading, others)) if group[1])


def _weigh_figure(figure: ShownFigure) -> int:
    """Return where a figure stands among others; what is not shown comes last."""
    return figure.value if isinstance(figure.value, int) else -1
