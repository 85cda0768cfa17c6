"""The folder of data that an import changes, completed by the shipped data, as in `sources.library`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from factsheet import resources
from factsheet.model import Jurisdiction, Period, Source
from factsheet.sources.county_names import County, read_counties
from factsheet.sources.library import Library, open_library
from factsheet.staff_tables.national_counts import CountTable, read_counts


@dataclass(frozen=True)
class DataFolder:
    """What an import needs to know of the folder it changes."""

    path: Path

    @cached_property
    def library(self) -> Library:
        """The folder as sheets are drawn from it."""
        return open_library(self.path)

    @cached_property
    def counties(self) -> tuple[County, ...]:
        """All counties of all editions."""
        return read_counties(self._file("geography/counties.csv"))

    @cached_property
    def states(self) -> Mapping[str, str]:
        """Postal code by the two digits of the state."""
        return {one.fips: one.usps for one in self.jurisdictions}

    @property
    def jurisdictions(self) -> tuple[Jurisdiction, ...]:
        """All jurisdictions, in the order of their file."""
        return self.library.jurisdictions

    @property
    def sources(self) -> Mapping[str, Source]:
        """All sources, by key."""
        return self.library.sources

    @property
    def sources_file(self) -> Path:
        """Where the sources stand: in the folder, or with the shipped data."""
        return self._file("sources.yaml")

    def period_of(self, source: str) -> Period | None:
        """Return the years that a source covers."""
        return self.sources[source].period

    def table(self, name: str) -> CountTable:
        """Return a national table as it stands.

        Raises:
            DataError: The file has another form.
        """
        return read_counts(self._file(f"tables/{name}"))

    def profile_file(self, usps: str) -> Path:
        """Return where the profile of a state stands, or would stand."""
        return self.path / "profiles" / f"{usps.lower()}.yaml"

    def _file(self, name: str) -> Path:
        own = self.path / name
        return own if own.exists() else resources.DATA / name
