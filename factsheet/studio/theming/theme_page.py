"""What stands on the page of the theme: its fields, how colours are seen, faults, and the page of a state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from factsheet.checks import Finding, Severity
from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import find_node
from factsheet.drafts.subjects import THEME_SUBJECT, find_subject
from factsheet.drafts.theme_files import LOGO_FILE
from factsheet.drafts.tree_changes import count_changes
from factsheet.errors import DataError, Fault
from factsheet.reading.file_names import THEME
from factsheet.reading.unsaved_files import read_unsaved
from factsheet.sources.data_library import Library
from factsheet.sources.drawn_states import has_data
from factsheet.sources.theme_file import read_theme
from factsheet.studio.interface_words import InterfaceWords
from factsheet.studio.open_drafts import list_draft_files, open_subject
from factsheet.studio.proofs.fit_told import FitTold, word_fit_of
from factsheet.studio.running_studio import Studio
from factsheet.studio.state_address import list_state_names
from factsheet.studio.theming.block_rows import BlockRow, list_blocks_in_order
from factsheet.studio.theming.color_vision import Seeing
from factsheet.studio.theming.theme_fields import ThemeField, ThemeSection, list_sections, make_logo_words
from factsheet.studio.theming.theme_room import Files, ThemePage, ThemeRoom
from factsheet.studio.theming.told_contrasts import ToldContrast, tell_contrasts
from factsheet.studio.told_times import show_kept_clock


@dataclass(frozen=True, slots=True)
class ToldFault:
    """A fault of the theme beside its field: what is the matter, what may stand there, in English."""

    headline: str
    exact: str
    is_stop: bool = True


@dataclass(frozen=True, slots=True)
class ThemeDesk:
    """The theme as it is kept.

    Attributes:
        files: What a save would write.
        faults: Why no sheet could be drawn with it.
    """

    data: Library
    draft: Draft
    files: Files
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class ThemeView:
    """All that the page shows.

    Attributes:
        contrasts: By the name of a field of a colour.
        faults: By the name of a field or a section.
        state: Postal code, in small letters, and name of the state whose page is shown.
        states: Those that can be chosen.
        count: In how many places the theme differs from its file.
        made: When the last edit was kept; "" for none.
        logo: Name of its file; "" for none.
    """

    sections: tuple[ThemeSection, ...]
    blocks: tuple[BlockRow, ...]
    contrasts: Mapping[str, ToldContrast]
    faults: Mapping[str, list[ToldFault]]
    logo: str
    logo_words: ThemeField
    page: ThemePage
    fit: FitTold
    seeing: Seeing
    state: tuple[str, str]
    states: tuple[tuple[str, str], ...]
    count: int
    made: str

    @property
    def has_stop(self) -> bool:
        """Whether no sheet could be drawn."""
        return any(fault.is_stop for told in self.faults.values() for fault in told)


def open_theme(studio: Studio) -> ThemeDesk:
    """Return the theme as it is kept.

    Raises:
        DataError: Its file cannot be read.
    """
    library = studio.open_data()
    draft = open_subject(studio, library, find_subject(library, THEME_SUBJECT))
    files = list_draft_files(library, draft)
    return ThemeDesk(library, draft, files, _find_faults(library, files))


def _find_faults(library: Library, files: Files) -> tuple[Fault, ...]:
    """Return why sheets could not be drawn with a theme, none where they can."""
    with read_unsaved({library.folder.path / file.name: file.content for file in files}):
        try:
            read_theme(library.folder.path)
        except DataError as error:
            return error.faults
    return ()


def make_theme_view(
    words: InterfaceWords, desk: ThemeDesk, room: ThemeRoom, usps: str, seeing: Seeing
) -> ThemeView:
    """Return what the page shows; call it where data may be read.

    Args:
        words: Of the interface.
        desk: The theme.
        room: Draws the page.
        usps: The state that was asked for, in small letters; the first one that has a sheet without it.
        seeing: By which eyes it is looked at.
    """
    states = _list_states(desk.data)
    state = next((one for one in states if one[0] == usps), states[0])
    page = room.draw_page(state[0].upper(), desk.files, seeing)
    now = desk.draft.now
    logo = find_node(now, LOGO_FILE)
    return ThemeView(
        list_sections(words, desk.draft),
        list_blocks_in_order(words, now),
        tell_contrasts(words, now),
        _place_faults(words, desk.faults, page.kept.proof.checked.findings),
        logo if isinstance(logo, str) else "",
        make_logo_words(words, desk.draft),
        page,
        word_fit_of(words, page.kept),
        seeing,
        state,
        states,
        count_changes(desk.draft.base, now),
        show_kept_clock(desk.draft),
    )


def _list_states(library: Library) -> tuple[tuple[str, str], ...]:
    return tuple(one for one in list_state_names(library) if has_data(library, one[0].upper()))


def _place_faults(
    words: InterfaceWords, faults: Sequence[Fault], findings: Sequence[Finding]
) -> dict[str, list[ToldFault]]:
    """Return faults by the name of the field that they are about; of colours their contrast tells."""
    told: dict[str, list[ToldFault]] = {}
    about = [finding for finding in findings if PurePath(finding.fault.file).name == THEME]
    graver = {finding.fault: finding.severity is Severity.ERROR for finding in about}
    for fault in dict.fromkeys((*faults, *graver)):
        headline = words.say(f"findings.{fault.code}.headline")
        each = ToldFault(headline, f"{fault.found}; allowed: {fault.allowed}", graver.get(fault, True))
        told.setdefault(_name_field(fault), []).append(each)
    return told


def _name_field(fault: Fault) -> str:
    """Return the name of the field that a fault is about: ``colors.ramp.0`` for ``colors.ramp[0]``."""
    if PurePath(fault.file).name != THEME or fault.field.startswith("logo"):
        return "logo"
    return fault.field.replace("[", ".").replace("]", "")
