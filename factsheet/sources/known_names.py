"""Every name of a data folder that is read: what is not among them lies there in vain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factsheet.model import Jurisdiction
from factsheet.reading.data_folder import DataFolder
from factsheet.reading.file_names import (
    CARRIED,
    COUNTIES,
    FOLDERS,
    GEOGRAPHY,
    LOCAL_REGIONS,
    PREFLIGHT,
    PREFLIGHT_EXAMPLE,
    PREVIOUS,
    SAMPLE,
    SCHEMAS,
    SHARED_FILES,
    THEME,
    WORDING,
    CarriedPart,
    name_carried,
    name_profile,
    name_shapes,
    name_wording,
)
from factsheet.sources.national_schemas import NATIONAL_SCHEMAS
from factsheet.sources.own_counties import OWN_COUNTIES
from factsheet.sources.shapes import list_editions
from factsheet.sources.theme_file import find_logo_name
from factsheet.wording.language_files import list_languages


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The names of one data folder, as paths below it, with slashes.

    Attributes:
        names: Of files, in the order in which one of them is suggested, and of folders that are data folders
            themselves: the edition before, and the made-up one within the shipped data.
        folders: Of the other folders.
    """

    names: tuple[str, ...]
    folders: tuple[str, ...]

    def is_read(self, folder: DataFolder, name: str) -> bool:
        """Return whether something reads a file; capitals count where they do for the system."""
        return any(_is_same(folder, name, known) for known in self.names)

    def is_folder(self, folder: DataFolder, name: str) -> bool:
        """Return whether files are looked for in a folder; capitals count where they do for the system."""
        return any(_is_same(folder, name, known) for known in self.folders)


def list_known_names(folder: DataFolder, jurisdictions: Sequence[Jurisdiction]) -> KnownNames:
    """Return the names of a data folder that something reads.

    Args:
        folder: Its theme names a logo, its folder of wordings has languages of its own.
        jurisdictions: All that there are.
    """
    logo = find_logo_name(folder.path)
    editions = list_editions(folder)
    names = (
        *SHARED_FILES,
        THEME,
        *SCHEMAS,
        *(schema.path for schema in NATIONAL_SCHEMAS),
        OWN_COUNTIES,
        *(name_profile(one.usps) for one in jurisdictions),
        *(_list_carried(jurisdictions) if (folder.path / CARRIED).is_dir() else ()),
        *(f"{WORDING}/{name_wording(lang)}" for lang in list_languages(folder.path / WORDING)),
        COUNTIES,
        LOCAL_REGIONS,
        *(f"{GEOGRAPHY}/{name_shapes(edition, one.usps)}" for edition in editions for one in jurisdictions),
        *([logo] if logo else []),
        *([PREVIOUS] if (folder.path / PREVIOUS).is_dir() else []),
        *(
            [PREFLIGHT, PREFLIGHT_EXAMPLE, SAMPLE]
            if folder.path.resolve() == folder.shipped.resolve()
            else []
        ),
    )
    return KnownNames(names, (*FOLDERS, CARRIED, *(f"{GEOGRAPHY}/{edition}" for edition in editions)))


def _list_carried(jurisdictions: Sequence[Jurisdiction]) -> Iterator[str]:
    """Yield the names of files that hold what finished sheets carried."""
    return (name_carried(one.usps, part) for one in jurisdictions for part in CarriedPart)


def _is_same(folder: DataFolder, name: str, known: str) -> bool:
    """Return whether two names are one, or differ in capitals alone, which the system does not tell apart."""
    if name == known or name.casefold() != known.casefold():
        return name == known
    try:
        return (folder.path / name).samefile(folder.path / known)
    except OSError:
        return False
