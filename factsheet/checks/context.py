"""All that is known of one state, with the place of each value: what rules look at."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from factsheet.disclosure import SafeProfile
from factsheet.disclosure.cell_names import (
    CALL_TYPES,
    CALLS_BY_YEAR,
    CASES_BY_YEAR,
    name_bars,
    name_groups,
    name_year,
)
from factsheet.disclosure.differencing import Revelation
from factsheet.model import (
    Bar,
    Cell,
    Contact,
    Jurisdiction,
    Law,
    Origin,
    Period,
    Profile,
    Source,
    list_key_figures,
)
from factsheet.model.profile import KeyFigures
from factsheet.model.publisher import OwnContact
from factsheet.reading.origins import find_nearest_path
from factsheet.sources.county_names import County
from factsheet.sources.national_tables import Entry
from factsheet.sources.profile_file import ProfileFile
from factsheet.wording.number_words import NO_NUMBER_WORDS, NumberWords

COLUMNS = ("calls", "cases")  # of the annual table


@dataclass(frozen=True, slots=True)
class Limits:
    """What is too old and what changed too much.

    Attributes:
        today: The day of the check; None leaves out what depends on it.
        oldest: How many days a fact stays checked.
        factor: How many times a count may be another one, up or down.
        least_change: Smaller changes of a count are never too much, whatever the factor.
    """

    today: date | None = None
    oldest: int = 365
    factor: float = 3.0
    least_change: int = 20


@dataclass(frozen=True, slots=True)
class SharedFacts:
    """What stands in the files that all states share.

    Attributes:
        places: Where the entries stand, by file name.
        own_contact: The publisher's, None where there is none or its file has faults.
        own_publisher: Who publishes a sheet whose profile does not say it; None likewise.
        find_number_words: Gives what numbers are called in the languages of the sheets.
        list_own_expansions: Gives what the publisher's wording files say that abbreviations stand for.
    """

    sources: Mapping[str, Source]
    contact: Contact
    federal_laws: tuple[Law, ...]
    places: Mapping[str, Mapping[str, Origin]]
    own_contact: OwnContact | None = None
    own_publisher: str | None = None
    find_number_words: Callable[[], NumberWords] = lambda: NO_NUMBER_WORDS
    list_own_expansions: Callable[[], Iterable[tuple[Origin, str]]] = tuple

    def place(self, file: str, path: str) -> Origin:
        """Return where a path stands in a file, or the nearest thing around it."""
        found = find_nearest_place(self.places[file], path)
        if found is None:
            raise ValueError(f"no {path} in a file that has been checked")
        return found


@dataclass(frozen=True, slots=True)
class SourcedPeriod:
    """The period and the source of a block of the profile, and the path at which it stands."""

    path: str
    period: Period
    source: str


@dataclass(frozen=True, slots=True)
class NamedCount:
    """A count that a rule looks at, with the counts of a profile that give it away.

    Attributes:
        cells: Names as in `disclosure.cell_names`: its own, those that it is the sum of, or the difference.
            Without any it is of something that no sheet hides, such as agencies.
        is_before: Whether it is of the edition before.
    """

    number: int
    cells: tuple[str, ...] = ()
    is_before: bool = False


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What rules look at.

    Attributes:
        origins: Places in the profile file, by dotted path.
        annual: Rows of the annual table, the years rising.
        counties: Rows of the county table.
        offenses: Rows of the three tables of offenses.
        known_counties: All counties of the jurisdiction, of every edition of the shapes.
        totals: The key figures as they are printed: as the profile has them, or summed from the annual table.
        periods: Of each block of the profile that has one, in the order of the page.
        before: The profile of the edition before, where it is kept.
        safe: The profile as the sheet prints it; None where it cannot be joined or made safe.
        safe_before: The edition before as it was printed, where it is kept and can be made safe.
        revelations: What the two editions, as they are printed, give away side by side.
        shows_counts: Whether messages may tell counts that the sheet does not show.
    """

    jurisdiction: Jurisdiction
    content: ProfileFile
    origins: Mapping[str, Origin]
    annual: tuple[Entry, ...]
    counties: tuple[Entry, ...]
    shared: SharedFacts
    totals: KeyFigures
    periods: tuple[SourcedPeriod, ...] = ()
    offenses: tuple[Entry, ...] = ()
    known_counties: tuple[County, ...] = ()
    before: Profile | None = None
    safe: SafeProfile | None = None
    safe_before: SafeProfile | None = None
    revelations: tuple[Revelation, ...] = ()
    shows_counts: bool = False
    limits: Limits = Limits()

    def place(self, path: str) -> Origin:
        """Return where a path stands in the profile file, or the nearest thing around it."""
        found = find_nearest_place(self.origins, path)
        if found:
            return found
        (some, *_) = self.origins.values()
        return Origin(some.file, 1, path)


@dataclass(frozen=True, slots=True)
class Total:
    """A key figure that has a number."""

    name: str
    value: int
    period: Period
    source: str

    def is_beside(self, other: "Total") -> bool:
        """Return whether another figure is of the same source and period, so that the two can be compared."""
        return (self.period, self.source) == (other.period, other.source)

    @property
    def counted(self) -> NamedCount:
        """Return its count, as messages tell it."""
        return NamedCount(self.value, (self.name,))


def find_nearest_place(origins: Mapping[str, Origin], path: str) -> Origin | None:
    """Return where a path stands, or the nearest thing around it; None if nothing around it is there."""
    return origins.get(find_nearest_path(origins, path))


def find_row_place(entry: Entry, column: str) -> Origin:
    """Return where a cell of a table stands; its field is place, year and column: ``MA.2014.cases``."""
    return Origin(entry.row.file, entry.row.line, f"{entry.place}.{entry.year}.{column}")


def read_count(cell: Cell) -> int | None:
    """Return a count, or None where it is not shown."""
    return cell if isinstance(cell, int) else None


def find_total(context: CheckContext, name: str) -> Total | None:
    """Return a key figure by its name, None where it is not published."""
    measure = list_key_figures(context.totals).get(name)
    value = None if measure is None else read_count(measure.value)
    if measure is None or value is None:
        return None
    return Total(name, value, measure.period, measure.source)


def read_row_count(entry: Entry, column: str) -> NamedCount:
    """Return the count in a column of a row of the annual table."""
    series = {"calls": CALLS_BY_YEAR, "cases": CASES_BY_YEAR}[column]
    return NamedCount(entry.numbers[COLUMNS.index(column)], (name_year(series, entry.year),))


def sum_table_column(context: CheckContext, name: str, years: Collection[int]) -> NamedCount:
    """Return the sum of a column of the annual table over some years."""
    return sum_named_counts(read_row_count(entry, name) for entry in context.annual if entry.year in years)


def sum_named_counts(counts: Iterable[NamedCount]) -> NamedCount:
    """Return the sum of some counts of this edition, which all of them give away."""
    parts = tuple(counts)
    return NamedCount(
        sum(part.number for part in parts), tuple(cell for part in parts for cell in part.cells)
    )


def list_bar_counts(path: str, bars: Sequence[Bar]) -> list[NamedCount]:
    """Return the counts of a list of bars, without those that its source keeps back."""
    known = ((name, read_count(bar.value)) for name, bar in name_bars(path, bars).items())
    return [NamedCount(number, (name,)) for name, number in known if number is not None]


def list_bars_by_path(context: CheckContext) -> Iterator[tuple[str, tuple[Bar, ...]]]:
    """Yield the path and the bars of each list of bars, in the order of the page."""
    content = context.content
    for name, group in name_groups(content.demographics).items():
        yield name, group.bars
    if content.call_types:
        yield CALL_TYPES, content.call_types.bars


def pair_years(entries: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Return the rows of each two years that follow on each other, from rows whose years rise."""
    return [(before, after) for before, after in pairwise(entries) if after.year == before.year + 1]


def format_run(years: Sequence[int]) -> str:
    """Return years without a gap as data files write a period."""
    return Period(first=years[0], last=years[-1]).written
