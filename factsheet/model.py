"""The records of a state profile, as they pass from the data files to the page.

Records that stand in the data files as they are (`Law`, `Breakdown`, ...) are frozen pydantic models,
so that the record that is checked is the record that is drawn. `Profile` is what one sheet needs, joined
from all files. `None` and empty tuples mean "not published"; a zero is a count of zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from factsheet.fields import Code, Count, Fips, Slug, Text, Url, Year


class Record(BaseModel):
    """A frozen record whose unknown keys are faults."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# --- what stands in a profile file ------------------------------------------------------------------


class Status(StrEnum):
    """How far a profile may be trusted; anything but final is stamped on the page and in the metadata."""

    FINAL = "final"
    DRAFT = "draft"
    ILLUSTRATIVE = "illustrative"
    SYNTHETIC = "synthetic"


class Period(Record):
    """Whole calendar years, both included."""

    first: Year
    last: Year


class Measure(Record):
    """One number with its period and source."""

    value: Count
    period: Period
    source: Slug


class Bar(Record):
    """One category of a breakdown and its count."""

    label: Text
    value: Count


class Breakdown(Record):
    """Counts by category that share a heading, such as gender."""

    title: Text
    bars: tuple[Bar, ...]


class Demographics(Record):
    """Breakdowns of the potential persons trafficked."""

    period: Period
    source: Slug
    groups: tuple[Breakdown, ...]


class CallTypes(Record):
    """Counts of calls by their type."""

    period: Period
    source: Slug
    bars: tuple[Bar, ...]


class Ranking(Record):
    """Names in order of their counts, without the counts; `residual` is what is left over, such as "Other venues"."""

    period: Period
    source: Slug
    names: tuple[Text, ...]
    residual: Text | None = None


class Venues(Record):
    """The venues named most often, by kind of trafficking."""

    sex: Ranking | None = None
    labor: Ranking | None = None


class Law(Record):
    """A statute or act with its citation; `url` only where it is known to lead to the text."""

    title: Text
    citation: Text
    url: Url | None = None
    source: Text
    checked_on: date


class Effort(Record):
    """A body, publication or fund; `url` only where it is known to lead there."""

    name: Text
    url: Url | None = None
    source: Text
    checked_on: date


class Efforts(Record):
    """What is done in the whole state."""

    agencies: Measure | None = None
    collaborations: tuple[Effort, ...] = ()
    resources: tuple[Effort, ...] = ()
    funding: tuple[Effort, ...] = ()


class BreakMethod(StrEnum):
    """How class breaks are found, see `figures.class_breaks`."""

    QUANTILE = "quantile"
    NATURAL = "natural"
    FIXED = "fixed"


class MapChoice(Record):
    """How the county map is classed; `bounds` are the upper bounds, needed by the method "fixed" alone."""

    method: BreakMethod = BreakMethod.NATURAL
    classes: int = 5
    bounds: tuple[Count, ...] = ()


# --- what stands in the shared files ----------------------------------------------------------------


class Source(Record):
    """Where figures or facts come from."""

    key: Slug
    publisher: Text
    title: Text
    unit: Text
    period: Period | None = None
    url: Url | None = None
    checked_on: date
    licence: Text
    notes: Text | None = None
    policy: Text


class ContactLine(Record):
    """A further help line, printed where a sheet has room."""

    name: Text
    phone: Text
    source: Url


class RequestType(Record):
    """A kind of request that the Hotline takes, with its meaning."""

    name: Text
    meaning: Text


class Contact(Record):
    """The Hotline's contact facts, the same on every sheet."""

    name: Text
    phone: Text
    text_to: Text
    tty: Text
    web: Url
    chat: Text | None = None
    languages: Count
    checked_on: date
    sources: tuple[Text, ...]
    other_lines: tuple[ContactLine, ...] = ()
    requests: tuple[RequestType, ...] = ()
    requests_source: Url | None = None
    directory: Url | None = None


class Kind(StrEnum):
    """What sort of jurisdiction it is."""

    STATE = "state"
    DISTRICT = "district"
    TERRITORY = "territory"


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A state, the District of Columbia or a territory.

    Attributes:
        usps: Two capital letters.
        fips: Two digits.
        name: As printed, such as "U.S. Virgin Islands".
        kind: State, district or territory.
        region: HHS region, 1 to 10.
        county_unit: What its counties are called: a key of the wording's `units`, such as "parish".
        hotline_url: The Hotline's page on this jurisdiction, where one is known.
    """

    usps: Code
    fips: Code
    name: str
    kind: Kind
    region: int
    county_unit: str
    hotline_url: str | None


# --- counties ---------------------------------------------------------------------------------------


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
    """

    fips: Fips
    name: str
    full_name: str
    label_point: tuple[int, int]
    label_radius: int
    rings: tuple[tuple[int, ...], ...]
    ninth: int
    area: float


@dataclass(frozen=True, slots=True)
class Inset:
    """A framed part of the map that is drawn away from its place, at `scale` times the main part."""

    label: str
    scale: float
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class StateShapes:
    """The county shapes of one jurisdiction in one edition, on a grid whose longer side is 10,000 units, y up.

    Attributes:
        arcs: Flat lists [x0, y0, dx, dy, dx, dy, ...].
    """

    usps: Code
    edition: int
    size: tuple[int, int]
    arcs: tuple[tuple[int, ...], ...]
    counties: tuple[CountyShape, ...]
    insets: tuple[Inset, ...]


class Mark(StrEnum):
    """What a county has instead of a number."""

    NOT_SHOWN = "not shown"
    NO_DATA = "no data"


Cell = int | Mark


@dataclass(frozen=True, slots=True)
class CountyCounts:
    """Counts by county, one cell for each county of `StateShapes`, in its order.

    Attributes:
        cells: By FIPS.
        not_placed: Counts tied to no single county (several counties, or none given).
    """

    cells: Mapping[Fips, Cell]
    not_placed: int
    period: Period
    source: Slug


@dataclass(frozen=True, slots=True)
class YearSeries:
    """Counts by calendar year, the years rising without gaps."""

    years: tuple[int, ...]
    values: tuple[int, ...]
    source: Slug


@dataclass(frozen=True, slots=True)
class Offenses:
    """Offenses known to police in the whole jurisdiction, placed in a county or not."""

    by_year: YearSeries
    by_type: tuple[Bar, ...]


# --- the profile ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value stands in the data files."""

    file: str
    line: int
    field: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything one sheet is drawn from.

    Attributes:
        origins: By dotted path in the profile file (``laws[2].title``), for messages about that value.
    """

    jurisdiction: Jurisdiction
    edition: int
    version: int
    status: Status
    publisher: str | None
    cases: Measure | None
    persons: Measure | None
    calls: Measure | None
    cases_by_year: YearSeries | None
    calls_by_year: YearSeries | None
    demographics: Demographics | None
    call_types: CallTypes | None
    venues: Venues
    laws: tuple[Law, ...]
    federal_laws: tuple[Law, ...]
    efforts: Efforts
    shapes: StateShapes
    map_choice: MapChoice
    counties: CountyCounts | None
    offenses: Offenses | None
    contact: Contact
    sources: tuple[Source, ...]
    origins: Mapping[str, Origin]
