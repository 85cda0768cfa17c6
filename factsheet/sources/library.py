"""All data files behind one door: each shared file is read once, and joined to one `Profile` a state."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from factsheet import resources
from factsheet.errors import DataError, Fault, FormCode
from factsheet.model import (
    Contact,
    CountyCounts,
    Jurisdiction,
    Law,
    Nation,
    Origin,
    Period,
    Profile,
    Source,
    StateShapes,
)
from factsheet.sources import aggregation
from factsheet.sources.cited_sources import (
    LAWS_SOURCE,
    REGIONS_SOURCE,
    SHAPES_SOURCE,
    list_named_sources,
    list_used_sources,
)
from factsheet.sources.county_names import read_counties
from factsheet.sources.jurisdictions import find_jurisdiction, read_jurisdictions
from factsheet.sources.national_tables import Entry, NationalSchema, StateTable, read_table
from factsheet.sources.profile_file import ReadProfile, read_profile_file, salvage_profile_file
from factsheet.sources.reference_files import (
    find_source_faults,
    read_contact,
    read_federal_laws,
    read_places,
    read_sources,
)
from factsheet.sources.shapes import Geography, open_geography, read_shapes, replace_county_unit
from factsheet.sources.theme_file import THEME_FILE, read_theme
from factsheet.sources.unassigned_rows import find_unassigned_faults
from factsheet.theme import Theme

_NEEDED_SOURCES = (
    aggregation.HOTLINE_SOURCE,
    aggregation.FBI_SOURCE,
    LAWS_SOURCE,
    SHAPES_SOURCE,
    REGIONS_SOURCE,
)


def open_library(data: Path | None = None) -> "Library":
    """Return the data files of the user's folder, completed by the shipped ones; without one, the shipped.

    With a folder, profiles are looked for in it alone; each shared file that it lacks is the shipped one.
    """
    return Library(resources.DATA if data is None else data)


@dataclass(frozen=True)
class Library:
    """The data files of one folder, completed by the shipped ones; what is shared is read once.

    Attributes:
        folder: Where profiles are, and where shared files are looked for first.
    """

    folder: Path

    @cached_property
    def jurisdictions(self) -> tuple[Jurisdiction, ...]:
        """All jurisdictions, in the order of their file."""
        return read_jurisdictions(self._shared("jurisdictions.csv"))

    def find(self, name: str) -> Jurisdiction:
        """Return the jurisdiction that a name, postal code or FIPS code means, in any case.

        Raises:
            UsageError: There is none; close names are told.
        """
        return find_jurisdiction(self.jurisdictions, name)

    def has_profile(self, usps: str) -> bool:
        """Return whether the folder has a profile file of the jurisdiction."""
        return self._profile_path(usps).is_file()

    def profile(self, usps: str) -> Profile:
        """Return everything one sheet is drawn from.

        Raises:
            DataError: A file is missing or something in it does not fit; carries all faults of that file.
            UsageError: There is no such jurisdiction.
        """
        usps = self.find(usps).usps
        read = read_profile_file(self._profile_path(usps), usps)
        faults = self._source_faults(read)
        if faults:
            raise DataError(*faults)
        return self.join(usps, read)

    def readable(self, usps: str) -> tuple[ReadProfile | None, tuple[Fault, ...]]:
        """Return a profile file as far as it can be read, and its faults: for checks, never for drawing.

        Raises:
            DataError: The file is missing, or no text in YAML form.
        """
        read, faults = salvage_profile_file(self._profile_path(usps), usps)
        named = () if read is None else self._source_faults(read)
        return read, (*faults, *named)

    def annual_rows(self, usps: str) -> tuple[Entry, ...]:
        """Return the rows of a state in the annual table.

        Raises:
            DataError: One of them holds something that is not allowed.
        """
        return self._hotline.of(usps)

    def county_rows(self, usps: str) -> tuple[Entry, ...]:
        """Return the rows of a state in the county table.

        Raises:
            DataError: One of them holds something that is not allowed.
        """
        return self._placed.of(usps)

    @cached_property
    def shared_places(self) -> Mapping[str, Mapping[str, Origin]]:
        """Where each entry of the files of sources, contact facts, federal laws and the theme stands."""
        names = ("sources.yaml", "contact.yaml", "federal_laws.yaml", THEME_FILE)
        paths = {name: self._shared(name) for name in names}
        return {name: read_places(path) for name, path in paths.items() if path.exists()}

    @cached_property
    def before(self) -> "Library | None":
        """The data of the edition before, where the folder keeps them: its own folder ``previous``."""
        folder = self.folder / "previous"
        return Library(folder) if (folder / "profiles").is_dir() else None

    @cached_property
    def unassigned_faults(self) -> tuple[Fault, ...]:
        """Faults of table rows that belong to no state: no sheet shows them, so each batch must tell them."""
        tables = (
            (self._hotline, aggregation.HOTLINE_FORM),
            (self._placed, aggregation.COUNTY_FORM),
            (self._not_placed, aggregation.NOT_PLACED_FORM),
            (self._types, aggregation.TYPES_FORM),
        )
        unassigned = [(row, form) for table, form in tables for row in table.unassigned]
        counties = read_counties(self._shared("geography", "counties.csv")) if unassigned else ()
        unread = [fault for table, _ in tables for fault in table.unread]
        return (*find_unassigned_faults(unassigned, counties), *unread)

    @cached_property
    def theme(self) -> Theme:
        """The publisher's theme, read once; the default one where the folder has none."""
        return read_theme(self.folder)

    @property
    def wording_folder(self) -> Path:
        """The folder of wording files."""
        return self._shared("wording")

    @cached_property
    def contact(self) -> Contact:
        """The Hotline's contact facts."""
        return read_contact(self._shared("contact.yaml"))

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """All sources, by key."""
        return read_sources(self._shared("sources.yaml"), _NEEDED_SOURCES)

    @cached_property
    def federal_laws(self) -> tuple[Law, ...]:
        """The federal laws."""
        return read_federal_laws(self._shared("federal_laws.yaml"))

    @cached_property
    def _geography(self) -> Geography:
        return open_geography(self._shared("geography"))

    @cached_property
    def _hotline(self) -> StateTable:
        return self._table("hotline_annual.csv", aggregation.HOTLINE_FORM, aggregation.HOTLINE_SOURCE)

    @cached_property
    def _placed(self) -> StateTable:
        return self._table("fbi_county_offenses.csv", aggregation.COUNTY_FORM, aggregation.FBI_SOURCE)

    @cached_property
    def _not_placed(self) -> StateTable:
        return self._table("fbi_not_placed.csv", aggregation.NOT_PLACED_FORM, aggregation.FBI_SOURCE)

    @cached_property
    def _types(self) -> StateTable:
        return self._table("fbi_offense_types.csv", aggregation.TYPES_FORM, aggregation.FBI_SOURCE)

    @cached_property
    def _nation(self) -> Nation | None:
        """The sums of the Hotline's table; None where a row has a fault, since a sum needs all."""
        if self._hotline.unassigned or self._hotline.unread or any(self._hotline.faults.values()):
            return None
        return aggregation.make_nation(self._hotline.entries)

    def _table(self, name: str, form: NationalSchema, source: str) -> StateTable:
        states = {one.fips: one.usps for one in self.jurisdictions}
        replaced_codes = self._geography.replaced_codes if form.place == "fips" else {}
        path = self._shared("tables", name)
        return read_table(path, form, states, self.sources[source].period, replaced_codes)

    def _shared(self, *names: str) -> Path:
        """Return a shared file of the user's folder if it is there, else the shipped one."""
        own = self.folder.joinpath(*names)
        return own if own.exists() else resources.DATA.joinpath(*names)

    def _profile_path(self, usps: str) -> Path:
        return self.folder / "profiles" / f"{usps.lower()}.yaml"

    def _source_faults(self, read: ReadProfile) -> tuple[Fault, ...]:
        """Return a fault for each source that the file of sources does not have."""
        named = [(read.origins[path], key) for path, key in list_named_sources(read.content)]
        return tuple(sorted(find_source_faults(named, self.sources)))

    def _counties(self, shapes: StateShapes) -> CountyCounts | None:
        """Return the counts by county, or None where the tables have no row of the jurisdiction."""
        placed, not_placed = self._placed.of(shapes.usps), self._not_placed.of(shapes.usps)
        if not (placed or not_placed):
            return None
        years = self._placed.years() | self._not_placed.years()
        period = self.sources[aggregation.FBI_SOURCE].period or Period(first=min(years), last=max(years))
        return aggregation.make_county_counts(shapes, placed, not_placed, period)

    def join(self, usps: str, read: ReadProfile) -> Profile:
        """Return a profile file without faults joined with the shared files.

        Raises:
            DataError: A shared file, or a row of the state in a table, holds something that is not allowed.
        """
        jurisdiction, content = self.find(usps), read.content
        placed, not_placed = self._placed.of(usps), self._not_placed.of(usps)
        shapes = read_shapes(self._geography, usps, placed)
        counties = self._counties(shapes)
        _check_bounds(read, counties)
        hotline = aggregation.check_coverage(
            self._hotline.of(usps), self.sources[aggregation.HOTLINE_SOURCE].period
        )
        cases_by_year = aggregation.make_year_series(hotline, "cases", aggregation.HOTLINE_SOURCE)
        calls_by_year = aggregation.make_year_series(hotline, "calls", aggregation.HOTLINE_SOURCE)
        cases = content.figures.cases or aggregation.sum_series(cases_by_year)
        calls = content.figures.calls or aggregation.sum_series(calls_by_year)
        figures = (cases, content.figures.persons, calls, cases_by_year, counties)
        return Profile(
            jurisdiction=replace_county_unit(shapes, jurisdiction),
            edition=content.edition,
            version=content.version,
            status=content.status,
            publisher=content.publisher,
            cases=cases,
            persons=content.figures.persons,
            calls=calls,
            cases_by_year=cases_by_year,
            calls_by_year=calls_by_year,
            demographics=content.demographics,
            call_types=content.call_types,
            venues=content.venues,
            laws=content.laws,
            federal_laws=self.federal_laws,
            efforts=content.efforts,
            shapes=shapes,
            map_choice=content.map,
            counties=counties,
            offenses=aggregation.make_offenses(self._types.of(usps), placed, not_placed),
            contact=self.contact,
            sources=list_used_sources(content, figures, self.sources),
            origins=read.origins,
            english_prevails=content.english_prevails,
            nation=self._nation,
        )


def _check_bounds(read: ReadProfile, counties: CountyCounts | None) -> None:
    """Refuse fixed class bounds that leave a county without a class."""
    bounds = read.content.map.bounds
    cells = counties.cells.values() if counties else ()
    highest = max((cell for cell in cells if isinstance(cell, int)), default=0)
    if bounds and bounds[-1] < highest:
        origin = read.origins["map.bounds"]
        allowed = f"rising whole numbers, the last at least {highest}, the highest count of a county"
        found = str(list(bounds))
        raise DataError(Fault(origin.file, origin.line, origin.field, found, allowed, code=FormCode.BOUNDS))
