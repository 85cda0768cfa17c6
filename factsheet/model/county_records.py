"""The counties of a jurisdiction: their shapes and their counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factsheet.fields import (
    Code,
    Fips,
    Slug,
)
from factsheet.model.counts import Cell, CellMark, sum_cells
from factsheet.model.entries import Bar
from factsheet.model.period import Period


@dataclass(frozen=True, slots=True)
class CountyShape:
    """One county of the map.

    Attributes:
        fips: Five digits.
        name: Without its kind: "Suffolk".
        full_name: With its kind: "Suffolk County", "Roanoke city".
        label_point: Centre of the largest circle inside the main part, in grid units.
        label_radius: Radius of that circle, in grid units.
        rings: Lists of arc numbers; ``~i`` is arc i backwards.
        ninth: Which ninth of the state holds most of it: 0..8 = NW N NE W C E SW S SE.
        area: Land area in square kilometres.
        region: Local name of the part of the state that it lies in, in English as it follows "in": "the Upper
            Peninsula"; "" where it has none.
    """

    fips: Fips
    name: str
    full_name: str
    label_point: tuple[int, int]
    label_radius: int
    rings: tuple[tuple[int, ...], ...]
    ninth: int
    area: float
    region: str = ""


@dataclass(frozen=True, slots=True)
class Inset:
    """A framed part of the map that is drawn away from its place, at `scale` times the main part."""

    label: str
    scale: float
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class StateShapes:
    """The county shapes of one jurisdiction in one edition, on a grid of 10,000 units a longer side, y up.

    Attributes:
        arcs: Flat lists [x0, y0, dx, dy, dx, dy, ...].
        is_own: Whether the user's folder has a part in them: they are not the shipped ones.
    """

    usps: Code
    edition: int
    size: tuple[int, int]
    arcs: tuple[tuple[int, ...], ...]
    counties: tuple[CountyShape, ...]
    insets: tuple[Inset, ...]
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class CountyCounts:
    """Counts by county, one cell for each county of `StateShapes`, in its order.

    Attributes:
        cells: By FIPS.
        not_placed: Counts tied to no single county (several counties, or none given).
        empty_years: Years in which the source was looked through and nothing of the jurisdiction was found.
    """

    cells: Mapping[Fips, Cell]
    not_placed: Cell
    period: Period
    source: Slug
    empty_years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class YearSeries:
    """Counts by calendar year, the years rising without gaps; a year without rows is "none reported"."""

    years: tuple[int, ...]
    values: tuple[Cell, ...]
    source: Slug

    @property
    def period(self) -> Period:
        """Return the years from the first to the last."""
        return Period(first=self.years[0], last=self.years[-1])

    @property
    def total(self) -> int | None:
        """Return the sum of all years, None where one of them is not shown."""
        return sum_cells(self.values)

    @property
    def reported(self) -> tuple[int, ...]:
        """Return the years in which something was reported, or may have been where it is not shown."""
        pairs = zip(self.years, self.values, strict=True)
        return tuple(year for year, value in pairs if value is not CellMark.NONE_REPORTED)


@dataclass(frozen=True, slots=True)
class Residents:
    """How many live in a place, by year: a public estimate, no count of persons whom anybody reported."""

    by_year: Mapping[int, int]
    source: Slug

    def sum_years(self, years: Iterable[int]) -> int | None:
        """Return the residents of all the years together, None where one of them is not known."""
        wanted = tuple(years)
        return sum(self.by_year[year] for year in wanted) if {*wanted} <= {*self.by_year} else None


@dataclass(frozen=True, slots=True)
class ShownState:
    """A state among those beside which a sheet sets its own: all its counts are shown on its own sheet."""

    usps: Code
    name: str
    cases_by_year: YearSeries
    calls_by_year: YearSeries
    residents: Residents | None = None


@dataclass(frozen=True, slots=True)
class Nation:
    """Sums over all jurisdictions of the Hotline's table, for comparison.

    Attributes:
        residents: Of the same jurisdictions.
        states: Those of which no count is hidden.
    """

    cases_by_year: YearSeries
    calls_by_year: YearSeries
    residents: Residents | None = None
    states: tuple[ShownState, ...] = ()


@dataclass(frozen=True, slots=True)
class NationalPicture:
    """Sums by year of the 50 states and the District of Columbia that hide no count of any state.

    Each is None where it is not told: a count of some state is hidden, or rows of the nation are missing.
    """

    cases: YearSeries | None = None
    calls: YearSeries | None = None
    offenses: YearSeries | None = None

    @property
    def series(self) -> tuple[YearSeries, ...]:
        """Return the sums that are told, in the order of the page."""
        return tuple(each for each in (self.cases, self.calls, self.offenses) if each is not None)


@dataclass(frozen=True, slots=True)
class Offenses:
    """Offenses known to police in the whole jurisdiction, placed in a county or not.

    Attributes:
        nation_by_type: Sums of the nation over the same years, in the order of `by_type`; empty where a count
            of some state may be hidden.
    """

    by_year: YearSeries
    by_type: tuple[Bar, ...]
    nation_by_type: tuple[Bar, ...] = ()
