"""The file of a publisher, ``theme.yaml`` beside the profiles: its form, and how it is read."""

from collections.abc import Iterator
from pathlib import Path

from factsheet.errors import DataError, Fault, FormCode
from factsheet.fields import Text
from factsheet.logo.artwork import Logo
from factsheet.logo.logo_file import LogoName, LogoWords, read_logo
from factsheet.model import BlockChoice, OwnTexts, Record
from factsheet.model.publisher import Funding, OwnContact
from factsheet.reading.data_folder import DataFolder
from factsheet.reading.file_names import THEME
from factsheet.reading.yaml_values import YamlFile, copy_mapping, read_yaml
from factsheet.sources.error_recovery import salvage_record
from factsheet.sources.font_coverage import find_glyph_faults
from factsheet.sources.reference_files import SharedFile, list_places
from factsheet.sources.theme_colors import Colors, find_color_faults, find_unquoted_faults, make_palette
from factsheet.theme import Theme

REACHED_ALLOWED = "at least one of phone, text, web"


class LogoEntry(Record):
    """The logo: a file beside this one, and the words that stand for it where it is not seen."""

    file: LogoName
    alt: LogoWords


class ThemeFile(Record):
    """What stands in the file of a publisher; what is left out is as in the series.

    Attributes:
        publisher: The line under the title, where a profile has none of its own.
    """

    colors: Colors = Colors()
    logo: LogoEntry | None = None
    publisher: Text | None = None
    contact: OwnContact | None = None
    funding: Funding | None = None
    blocks: BlockChoice = BlockChoice()
    texts: OwnTexts = OwnTexts()


def read_theme(folder: Path) -> SharedFile[Theme]:
    """Return the theme of a data folder, the default one where it has no file of its own.

    Raises:
        DataError: Something in the file, or in the logo's, does not fit; carries all faults.
    """
    if not DataFolder(folder).has_own(THEME):
        return SharedFile(Theme(), {})
    file = read_yaml(folder / THEME)
    salvaged = salvage_record(file, ThemeFile)
    content = salvaged.record or ThemeFile()
    faults = [
        *salvaged.faults,
        *find_glyph_faults(file),
        *find_unquoted_faults(file),
        *_find_contact_faults(file, content),
    ]
    if not any(fault.field.startswith("colors") for fault in faults):
        faults += find_color_faults(file, content.colors)
    logo = _load_logo(folder, content.logo, faults)
    if faults:
        raise DataError(*sorted(faults))
    theme = Theme(
        make_palette(content.colors),
        logo,
        content.publisher,
        content.contact,
        content.funding,
        content.blocks,
        content.texts,
    )
    return SharedFile(theme, list_places(file))


def find_logo_name(folder: Path) -> str | None:
    """Return the name of the logo's file as the theme of a folder has it, checked or not, if it has one."""
    try:
        content = copy_mapping(read_yaml(folder / THEME).value)
    except DataError:
        return None
    name = copy_mapping(content.get("logo")).get("file")
    return name if isinstance(name, str) else None


def _find_contact_faults(file: YamlFile, content: ThemeFile) -> Iterator[Fault]:
    """Yield a fault where nobody could be reached, unless a fault of phone, text or web is told already."""
    contact = content.contact
    entry = file.value.get("contact") if isinstance(file.value, dict) else None
    tries = [key for key in ("phone", "text", "web") if isinstance(entry, dict) and entry.get(key)]
    if contact is not None and not tries:
        line = file.line_of("contact")
        yield Fault(file.name, line, "contact", "no way to reach it", REACHED_ALLOWED, code=FormCode.MISSING)


def _load_logo(folder: Path, entry: LogoEntry | None, faults: list[Fault]) -> Logo | None:
    """Return the logo, or note why there is none."""
    if entry is None:
        return None
    try:
        return Logo(entry.alt, read_logo(folder, entry.file))
    except DataError as error:
        faults += error.faults
        return None
