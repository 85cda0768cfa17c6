"""The files that all sheets share, each read and checked once, with the places of their entries."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from factsheet.errors import DataError
from factsheet.model import Contact, Law, Origin, Source
from factsheet.reading.data_folder import DataFolder
from factsheet.reading.file_names import CONTACT, FEDERAL_LAWS, SOURCES, THEME
from factsheet.sources.reference_files import SharedFile, find_source_faults, read_contact, read_federal_laws
from factsheet.sources.source_list import read_sources
from factsheet.sources.theme_file import read_theme
from factsheet.theme import Theme


@dataclass(frozen=True)
class SharedFiles:
    """What is shared within a folder of data; reading it raises `DataError` where something does not fit."""

    folder: DataFolder

    @cached_property
    def sources(self) -> SharedFile[Mapping[str, Source]]:
        """All sources, by key: the shipped ones, and what the user's own file adds or changes."""
        return read_sources(self.folder.list_layers(SOURCES))

    @cached_property
    def contact(self) -> SharedFile[Contact]:
        """The Hotline's contact facts."""
        return read_contact(self.folder.find(CONTACT))

    @cached_property
    def federal_laws(self) -> SharedFile[tuple[Law, ...]]:
        """The federal laws."""
        return read_federal_laws(self.folder.find(FEDERAL_LAWS))

    @cached_property
    def theme(self) -> SharedFile[Theme]:
        """The publisher's theme; the default one where the folder has none."""
        theme = read_theme(self.folder.path)
        left_out = enumerate(theme.content.blocks.leave_out_sources or ())
        named = [(theme.places[f"blocks.leave_out_sources[{index}]"], key) for index, key in left_out]
        if faults := find_source_faults(named, self.sources.content if named else ()):
            raise DataError(*faults)
        return theme

    @cached_property
    def places(self) -> Mapping[str, Mapping[str, Origin]]:
        """Where each entry stands, by the name of its file.

        Of a theme that cannot be read there are none: nothing on a sheet comes from it.
        """
        places = {
            SOURCES: self.sources.places,
            CONTACT: self.contact.places,
            FEDERAL_LAWS: self.federal_laws.places,
        }
        with suppress(DataError):
            places[THEME] = self.theme.places
        return places
