"""What a save would change and leave: the look over before it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factsheet.checks import Severity
from factsheet.checks.state import CheckedState
from factsheet.drafts.field_edits import EditKind, FieldEdit, Step
from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import Address, find_node
from factsheet.drafts.sheet_proof import check_files
from factsheet.drafts.subjects import Subject
from factsheet.drafts.tree_changes import list_changes
from factsheet.errors import FormCode
from factsheet.sources.data_library import Library
from factsheet.staff_tables.change_set import NewFile
from factsheet.studio.builds.built_sheets import open_built_sheets
from factsheet.studio.field_names import name_field, write_name
from factsheet.studio.findings.finding_cards import FindingCard, make_finding_cards
from factsheet.studio.findings.finding_slots import is_told
from factsheet.studio.findings.hidden_notes import NoteKind, make_hidden_notes
from factsheet.studio.interface_words import InterfaceWords
from factsheet.studio.open_drafts import list_draft_files
from factsheet.studio.running_studio import Studio
from factsheet.studio.saves.changed_lines import ChangedGroup, LineMaker

VERSION: Address = ("profile", "version")
_EDITION: Address = ("profile", "edition")
_BLOCKING = frozenset(FormCode) - {
    FormCode.FILE,
    FormCode.EDITION,
    FormCode.SUM,
    FormCode.PROGRAM,
    FormCode.UNSAFE,
}
_LEAST = 2  # steps of an address that is about a field, and not about a whole file


@dataclass(frozen=True, slots=True)
class LinkedText:
    """A text that leads to the field which it is about."""

    text: str
    link: str


@dataclass(frozen=True, slots=True)
class SaveOutlook:
    """What a save would come to.

    Attributes:
        draft: What would be saved.
        groups: What changes, by part.
        files: Names of the files that would be written.
        problems: Values that cannot be read, in fields that the draft changed: nothing is saved with them.
        stops: What would keep the sheet from being built.
        looks: What should be looked at.
        hidden: Counts that will not be printed.
        version: The version now, None where the draft changes it or there is none.
        is_built: Whether a sheet of that version was built.
    """

    draft: Draft
    groups: tuple[ChangedGroup, ...]
    files: tuple[str, ...]
    problems: tuple[LinkedText, ...] = ()
    stops: tuple[LinkedText, ...] = ()
    looks: tuple[LinkedText, ...] = ()
    hidden: tuple[LinkedText, ...] = ()
    version: int | None = None
    is_built: bool = False

    @property
    def changes(self) -> int:
        """How many changes there are."""
        return sum(len(group.lines) for group in self.groups)


def make_save_outlook(
    studio: Studio, library: Library, words: InterfaceWords, subject: Subject, draft: Draft
) -> SaveOutlook:
    """Return what a save of a draft would come to.

    Raises:
        DataError: A file cannot be read, or not be changed in place.
    """
    files = list_draft_files(library, draft)
    maker = LineMaker(words, library, subject.name, draft.base, draft.now)
    changes = tuple(list_changes(draft.base, draft.now)) if files else ()
    names = tuple(file.name for file in files)
    plain = SaveOutlook(draft, maker.group_lines(changes), names)
    if not subject.is_state:
        return plain
    return _check_outlook(studio, library, words, plain, files)


def _check_outlook(
    studio: Studio, library: Library, words: InterfaceWords, plain: SaveOutlook, files: Sequence[NewFile]
) -> SaveOutlook:
    draft = plain.draft
    checked = check_files(library, draft.subject.upper(), files, studio.limits)
    cards = make_finding_cards(words, checked, draft.now, studio.read_day())
    changed = [change.at for change in list_changes(draft.base, draft.now)]
    problems = [card for card in cards if _is_problem(card, changed)]
    rest = [card for card in cards if card not in problems and not card.reason]
    version = find_node(draft.now, VERSION)
    is_own = isinstance(version, int) and find_node(draft.base, VERSION) == version
    return SaveOutlook(
        draft,
        plain.groups,
        plain.files,
        _link_cards(words, draft, problems),
        _link_cards(words, draft, (card for card in rest if card.severity is Severity.ERROR)),
        _link_cards(words, draft, _sort_near((card for card in rest if is_told(card)), changed)),
        _list_hidden(words, checked, draft),
        version if isinstance(version, int) and is_own else None,
        isinstance(version, int) and _is_built(studio, draft, version),
    )


def raise_version(draft: Draft) -> Draft:
    """Return a draft whose profile has the next version."""
    version = find_node(draft.now, VERSION)
    if not isinstance(version, int) or not draft.steps:
        return draft
    edit = FieldEdit(kind=EditKind.SET, at=VERSION, value=version + 1)
    return draft.take_step(Step(number=draft.number, made=draft.steps[-1].made, tab="", edits=(edit,)))


def _is_problem(card: FindingCard, changed: Iterable[Address]) -> bool:
    """Return whether a finding is about a value that cannot be read, in a field that was changed."""
    return card.code in _BLOCKING and _is_about(card.address, changed)


def _sort_near(cards: Iterable[FindingCard], changed: Sequence[Address]) -> list[FindingCard]:
    """Return findings with those first that are about what was changed."""
    told = [card for card in cards if card.severity is Severity.WARNING]
    return sorted(told, key=lambda card: not _is_about(card.address, changed))


def _is_about(at: Address, changed: Iterable[Address]) -> bool:
    return len(at) >= _LEAST and any(at[: len(one)] == one or one[: len(at)] == at for one in changed)


def _link_cards(words: InterfaceWords, draft: Draft, cards: Iterable[FindingCard]) -> tuple[LinkedText, ...]:
    return tuple(
        LinkedText(
            f"{name_field(words, draft.now, card.address)}: {card.headline}"
            if card.address
            else card.headline,
            _link_field(draft, card.part, card.address),
        )
        for card in cards
    )


def _list_hidden(words: InterfaceWords, checked: CheckedState, draft: Draft) -> tuple[LinkedText, ...]:
    notes = make_hidden_notes(words, checked, draft.now)
    return tuple(
        LinkedText(note.label, _link_field(draft, note.part, note.address))
        for note in notes
        if note.kind is NoteKind.HIDDEN
    )


def _link_field(draft: Draft, part: str, address: Address) -> str:
    return f"/s/{draft.subject}/{part}" + (f"#f:{write_name(address)}" if address else "")


def _is_built(studio: Studio, draft: Draft, version: int) -> bool:
    built, edition = open_built_sheets(studio), find_node(draft.now, _EDITION)
    usps = draft.subject.upper()
    records = () if built is None else built.records.values()
    return any((one.usps, one.version, one.edition) == (usps, version, edition) for one in records)
