"""All data files behind one door: each shared file is read once, and joined to one `Profile` a state."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from factsheet import resources
from factsheet.errors import DataError, Fault
from factsheet.model import Contact, Jurisdiction, Law, Origin, Profile, Source
from factsheet.reading.data_folder import DataFolder
from factsheet.reading.file_names import (
    CARRIED,
    JURISDICTIONS,
    PROFILES,
    WORDING,
    name_profile,
)
from factsheet.sources.carried_folder import CarriedFolder
from factsheet.sources.cited_sources import list_left_out_sources, list_named_sources
from factsheet.sources.county_names import County
from factsheet.sources.joined_state import join_state
from factsheet.sources.jurisdictions import JurisdictionList, find_jurisdiction, read_jurisdictions
from factsheet.sources.nation import NationSum
from factsheet.sources.nation_by_year import add_picture
from factsheet.sources.nation_set import NationSet
from factsheet.sources.national_schemas import HOTLINE_SOURCE
from factsheet.sources.profile_file import ReadProfile, read_profile_file, salvage_profile_file
from factsheet.sources.reference_files import find_source_faults
from factsheet.sources.shapes import Geography, open_geography
from factsheet.sources.shared_files import SharedFiles
from factsheet.sources.table_set import TableSet
from factsheet.sources.unassigned_rows import find_unassigned_faults
from factsheet.theme import DEFAULT_THEME, Theme
from factsheet.wording.number_words import NumberWords, load_number_words


def open_library(data: Path | None = None, *, shows_counts: bool = False) -> "Library":
    """Return the data files of the user's folder, completed by the shipped ones; without one, the shipped.

    With a folder, profiles are looked for in it alone; each shared file that it lacks is the shipped one.
    Messages tell counts that sheets do not show only where `shows_counts` says so.
    """
    return Library(DataFolder(resources.DATA if data is None else data), shows_counts)


@dataclass(frozen=True)
class Library:
    """The data files of one folder, completed by the shipped ones; what is shared is read once.

    Attributes:
        folder: Where profiles are, and where shared files are looked for first.
        shows_counts: Whether messages may tell counts that sheets do not show: on the publisher's own screen.
    """

    folder: DataFolder
    shows_counts: bool = False

    @cached_property
    def jurisdictions(self) -> tuple[Jurisdiction, ...]:
        """All jurisdictions, in the order of their file."""
        listed = self._listed.entries
        known = {one.usps for one in listed}
        return (*listed, *self.carried.list_places(known, lambda: self.geography))

    @cached_property
    def _listed(self) -> JurisdictionList:
        return read_jurisdictions(self.folder.find(JURISDICTIONS))

    @cached_property
    def state_codes(self) -> Mapping[str, str]:
        """Postal code by the two digits of the state."""
        return {one.fips: one.usps for one in self.jurisdictions}

    @cached_property
    def counties(self) -> tuple[County, ...]:
        """All counties of all editions."""
        return tuple(self.geography.counties.values())

    def find(self, name: str) -> Jurisdiction:
        """Return the jurisdiction that a name, postal code or FIPS code means, in any case.

        Raises:
            UsageError: There is none; close names are told.
        """
        return find_jurisdiction(self.jurisdictions, name)

    def find_sound(self, name: str) -> Jurisdiction:
        """Return the jurisdiction as `find` does, if all that its row says may be used.

        Raises:
            DataError: The row has a fault.
            UsageError: There is no such jurisdiction.
        """
        found = self.find(name)
        if faults := self.list_row_faults(found.usps):
            raise DataError(*faults)
        return found

    def list_row_faults(self, usps: str) -> tuple[Fault, ...]:
        """Return the faults of a jurisdiction's row in the list of jurisdictions."""
        return self._listed.faults.get(usps, ())

    def has_profile(self, usps: str) -> bool:
        """Return whether the folder has something under the name of the jurisdiction's profile."""
        return self.folder.has_own(name_profile(usps))

    @property
    def carried(self) -> CarriedFolder:
        """What was taken out of finished sheets."""
        return CarriedFolder(self.folder.path)

    def is_carried(self, usps: str) -> bool:
        """Return whether a state is drawn from what a finished sheet carried, for want of a profile."""
        return not self.has_profile(usps) and self.carried.has_state(usps)

    def profile_path(self, usps: str) -> Path:
        """Return where the profile of a jurisdiction stands, or would stand."""
        return self.folder.path / name_profile(usps)

    def profile(self, usps: str) -> Profile:
        """Return everything one sheet is drawn from.

        Raises:
            DataError: A file is missing or something in it does not fit; carries all faults of that file.
            UsageError: There is no such jurisdiction.
        """
        usps = self.find_sound(usps).usps
        if self.is_carried(usps):
            return self._read_carried(usps)
        read = self._read_profile_file(usps)
        return replace(self.join(usps, read), before=self.profile_before(usps))

    def profile_before(self, usps: str) -> Profile | None:
        """Return what the sheet before was drawn from, in the nearest ``previous`` that has it, or None.

        Raises:
            DataError: Something in the data of the edition before does not fit.
        """
        folder = self.before
        if folder is not None and not (folder.has_profile(usps) or folder.is_carried(usps)):
            return folder.profile_before(usps)
        return None if folder is None else folder.profile(usps)

    def readable(self, usps: str) -> tuple[ReadProfile | None, tuple[Fault, ...]]:
        """Return a profile file as far as it can be read, and its faults: for checks, never for drawing.

        Raises:
            DataError: The file is missing, or no text in YAML form.
        """
        read, faults = salvage_profile_file(self.profile_path(usps), usps)
        return read, (*self.list_row_faults(usps), *faults, *(self._source_faults(read) if read else ()))

    @property
    def shared_places(self) -> Mapping[str, Mapping[str, Origin]]:
        """Where each entry of the shared YAML files stands."""
        return self._shared.places

    @cached_property
    def before(self) -> "Library | None":
        """The data of the edition before, where the folder keeps them: its own folder ``previous``.

        What that folder lacks did not change, and is read as for this edition.
        """
        folder = self.folder.previous
        is_kept = any((folder.path / name).is_dir() for name in (PROFILES, CARRIED))
        return Library(folder, self.shows_counts) if is_kept else None

    @cached_property
    def unassigned_faults(self) -> tuple[Fault, ...]:
        """Faults of table rows that belong to no state: no sheet shows them, so each batch must tell them."""
        rows = self.tables.list_unassigned()
        faults = find_unassigned_faults(rows, self.jurisdictions, self.counties if rows else ())
        return (*faults, *self.tables.list_unread())

    @property
    def theme(self) -> Theme:
        """The publisher's theme; the default one where the folder has none."""
        return self._shared.theme.content

    @property
    def sound_theme(self) -> Theme:
        """The publisher's theme; the default one while its file has faults, which each command tells."""
        try:
            return self.theme
        except DataError:
            return DEFAULT_THEME

    @property
    def wording_folder(self) -> Path:
        """The folder of wording files."""
        return self.folder.find(WORDING)

    @cached_property
    def number_words(self) -> NumberWords:
        """What numbers are called in the languages of the sheets."""
        return load_number_words(self.wording_folder)

    @property
    def contact(self) -> Contact:
        """The Hotline's contact facts."""
        return self._shared.contact.content

    @property
    def sources(self) -> Mapping[str, Source]:
        """All sources, by key."""
        return self._shared.sources.content

    @property
    def federal_laws(self) -> tuple[Law, ...]:
        """The federal laws."""
        return self._shared.federal_laws.content

    @cached_property
    def tables(self) -> TableSet:
        """The national tables."""
        return TableSet(
            self.folder,
            self.state_codes,
            self.sources,
            lambda: self.geography.codes,
            self.shows_counts,
        )

    @cached_property
    def nation_set(self) -> NationSet:
        """What is summed or listed over all states."""
        policy = self.sources[HOTLINE_SOURCE].protection
        return NationSet(self.tables, self.jurisdictions, policy, self._read_member)

    @property
    def nation(self) -> NationSum:
        """The sums of the Hotline's table over the nation, or what keeps it from being summed.

        Raises:
            DataError: The table has another form.
        """
        return self.nation_set.sums

    def _read_carried(self, usps: str) -> Profile:
        return self.carried.read_state(usps, self.geography).profile

    def _read_member(self, usps: str) -> Profile:
        """Return what the sheet of a state is drawn from, before the sheets of the others are looked at.

        Raises:
            DataError: As `profile`: a state without a sheet stops no other.
        """
        read = self._read_profile_file(self.find_sound(usps).usps)
        return replace(join_state(self, usps, read), before=self.profile_before(usps))

    def _read_profile_file(self, usps: str) -> ReadProfile:
        """Return the profile file of a state.

        Raises:
            DataError: It has faults, or names a source that there is not.
        """
        read = read_profile_file(self.profile_path(usps), usps)
        faults = self._source_faults(read)
        if faults:
            raise DataError(*faults)
        return read

    @cached_property
    def geography(self) -> Geography:
        """The county shapes and what counties are called."""
        return open_geography(self.folder)

    @cached_property
    def _shared(self) -> SharedFiles:
        return SharedFiles(self.folder)

    def _source_faults(self, read: ReadProfile) -> tuple[Fault, ...]:
        """Return a fault for each source that the file of sources does not have."""
        listed = (*list_named_sources(read.content), *list_left_out_sources(read.content))
        return find_source_faults(((read.origins[path], key) for path, key in listed), self.sources)

    def join(self, usps: str, read: ReadProfile) -> Profile:
        """Return a profile file without faults joined with the shared files, without the edition before.

        Raises:
            DataError: A shared file, or a row of the state in a table, holds something that is not allowed,
                or a small count of the state could be worked out from the sheets of the others.
        """
        profile = join_state(self, usps, read)
        cover = self.nation_set.cover
        if cover.faults.get(usps):
            raise DataError(*cover.faults[usps])
        hidden = cover.hidden.get(usps, frozenset())
        joined = replace(profile, hidden_elsewhere=hidden, nation=self.nation_set.compared)
        return add_picture(joined, self.nation_set.picture, self.sources)
