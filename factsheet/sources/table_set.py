"""The national tables of a folder of data, each read at its first use."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from factsheet.errors import Fault
from factsheet.model import CountyCounts, Offenses, Period, Source, StateShapes
from factsheet.reading.csv_rows import Row
from factsheet.reading.data_folder import DataFolder
from factsheet.sources.aggregation import make_county_counts, make_offenses
from factsheet.sources.compared_states import sum_offense_types
from factsheet.sources.covered_years import find_covered_period
from factsheet.sources.nation import NationSum, sum_nation
from factsheet.sources.national_schemas import (
    COUNTIES,
    FBI_SOURCE,
    HOTLINE,
    HOTLINE_SOURCE,
    NATIONAL_SCHEMAS,
    NOT_PLACED,
    OFFENSE_TYPES,
    RESIDENTS,
    NationalSchema,
)
from factsheet.sources.national_tables import NO_CODES, CountyCodes, Entry, StateTable, read_table
from factsheet.sources.own_counties import CountyRow, OwnCounties, read_own_counties


@dataclass(frozen=True)
class TableSet:
    """The five national tables, and the one of counts by county of other sources.

    Attributes:
        folder: Where they are read.
        states: Postal code by the two digits of the state.
        sources: All sources by key; those of the tables are in it.
        find_codes: Gives the codes of counties.
        shows_counts: Whether messages may tell counts that sheets do not show.
    """

    folder: DataFolder
    states: Mapping[str, str]
    sources: Mapping[str, Source]
    find_codes: Callable[[], CountyCodes]
    shows_counts: bool = False

    def can_tell(self, source: str) -> bool:
        """Return whether messages may tell the counts of a source: it publishes all of them openly."""
        return self.shows_counts or self.sources[source].protection.is_open

    @cached_property
    def hotline(self) -> StateTable:
        """Calls and cases by state and year."""
        return self._read(HOTLINE)

    @cached_property
    def counties(self) -> StateTable:
        """Offenses by county and year."""
        return self._read(COUNTIES)

    @cached_property
    def not_placed(self) -> StateTable:
        """Offenses that belong to no single county, by state, year and reason."""
        return self._read(NOT_PLACED)

    @cached_property
    def types(self) -> StateTable:
        """Offenses by state, year and kind."""
        return self._read(OFFENSE_TYPES)

    @cached_property
    def residents(self) -> StateTable:
        """Residents by state and year."""
        return self._read(RESIDENTS)

    def list_unassigned(self) -> tuple[tuple[Row, NationalSchema], ...]:
        """Return the rows that belong to no state, each with what its columns mean."""
        return tuple((row, schema) for table, schema in self._list_tables() for row in table.unassigned)

    def list_unread(self) -> tuple[Fault, ...]:
        """Return the faults of rows of another length that tell no state, and of counties of none."""
        unread = (fault for table, _ in self._list_tables() for fault in table.unread)
        return (*unread, *self.own_counties.unassigned)

    @cached_property
    def own_counties(self) -> OwnCounties:
        """Counts by county of other sources than the FBI."""
        codes = self.find_codes()
        return read_own_counties(self.folder, self.states, self.sources, codes, is_told=self.shows_counts)

    def list_placed_rows(self, usps: str) -> tuple[Entry | CountyRow, ...]:
        """Return the rows of a state that are of single counties: an office's own, or else the FBI's.

        Raises:
            DataError: One of them holds something that is not allowed.
        """
        offenses = self.counties.of(usps)
        return tuple(row for row in self.own_counties.of(usps) if row.is_placed) or offenses

    def list_hotline_rows(self, usps: str) -> tuple[Entry, ...]:
        """Return the Hotline's rows of a state.

        Raises:
            DataError: A row holds something that is not allowed.
        """
        return self.hotline.of(usps)

    def list_offense_rows(self, usps: str) -> tuple[Entry, ...]:
        """Return the rows of a state in the three tables of offenses: by county, not placed, by kind.

        Raises:
            DataError: A row holds something that is not allowed.
        """
        return (*self.counties.of(usps), *self.not_placed.of(usps), *self.types.of(usps))

    def find_looked_period(self, usps: str) -> Period | None:
        """Return the years in which a state was looked for in the FBI's file, None where it has no row.

        Raises:
            DataError: A row holds something that is not allowed.
        """
        years = self._list_offense_years(usps)
        return find_covered_period(years, self.sources[FBI_SOURCE].period) if years else None

    def find_offense_period(self, usps: str) -> Period | None:
        """Return the years from the first to the last of which a state has offenses, None where of none.

        Sheets print these: a year in which nobody reported is not covered by the counts.

        Raises:
            DataError: A row holds something that is not allowed.
        """
        years = self._list_offense_years(usps)
        return Period(first=min(years), last=max(years)) if years else None

    def list_empty_years(self, usps: str) -> tuple[int, ...]:
        """Return the years, rising, in which a state was looked for and has no row.

        Raises:
            DataError: A row holds something that is not allowed.
        """
        looked, years = self.find_looked_period(usps), self._list_offense_years(usps)
        every = range(looked.first, looked.last + 1) if looked else ()
        return tuple(year for year in every if year not in years)

    def _list_offense_years(self, usps: str) -> frozenset[int]:
        return frozenset(entry.year for entry in self.list_offense_rows(usps))

    def sum_nation(self, members: Collection[str]) -> NationSum:
        """Return the sums of the Hotline's table, or what keeps it from being summed."""
        return sum_nation(self.hotline, members, is_told=self.can_tell(HOTLINE_SOURCE))

    def count_counties(self, shapes: StateShapes) -> CountyCounts | None:
        """Return the counts by county, or None where the tables have no row of the jurisdiction.

        None also where they are of counties of another edition than the office's own counts, which are drawn.

        Raises:
            DataError: A row holds something that is not allowed.
        """
        placed, not_placed = self.counties.of(shapes.usps), self.not_placed.of(shapes.usps)
        period = self.find_offense_period(shapes.usps)
        drawn = {county.fips for county in shapes.counties}
        if period is None or not (placed or not_placed) or not drawn.issuperset(row.place for row in placed):
            return None
        counts = make_county_counts(shapes, placed, not_placed, period, is_told=self.can_tell(FBI_SOURCE))
        return replace(counts, empty_years=self.list_empty_years(shapes.usps))

    def count_offenses(self, usps: str, members: Collection[str] = ()) -> Offenses | None:
        """Return the offenses of a jurisdiction by year and by kind, None where the tables have no row of it.

        Args:
            usps: Its postal code.
            members: The states that make the nation, whose sums by kind stand beside it if all are public.

        Raises:
            DataError: A row holds something that is not allowed, or two tables differ in their sums.
        """
        period = self.find_offense_period(usps)
        if period is None:
            return None
        tables = (self.types.of(usps), self.counties.of(usps), self.not_placed.of(usps))
        offenses = make_offenses(*tables, period, is_told=self.can_tell(FBI_SOURCE))
        source = self.sources[FBI_SOURCE]
        if offenses is None or not source.protection.is_open or not _is_within(period, source.period):
            return offenses
        return replace(offenses, nation_by_type=sum_offense_types(self.types, members, offenses))

    def _list_tables(self) -> tuple[tuple[StateTable, NationalSchema], ...]:
        tables = (self.hotline, self.counties, self.not_placed, self.types, self.residents)
        return tuple(zip(tables, NATIONAL_SCHEMAS, strict=True))

    def _read(self, schema: NationalSchema) -> StateTable:
        is_by_county = schema.place == "fips"
        codes = self.find_codes() if is_by_county else NO_CODES
        path, is_told = self.folder.find(schema.path), self.can_tell(schema.source)
        return read_table(path, schema, self.states, codes, is_told=is_told)


def _is_within(period: Period, window: Period | None) -> bool:
    """Return whether each state was looked for in all years of a period: those of the source's own."""
    return window is not None and window.first <= period.first and period.last <= window.last
