"""What a form is made of: fields, groups of fields, and lists of entries that can be sorted."""

from dataclasses import dataclass
from enum import StrEnum

from factsheet.drafts.keyed_tree import Address


class FieldKind(StrEnum):
    """How a field is shown and what may be typed into it."""

    TEXT = "text"
    LONG = "long"
    COUNT = "count"
    SHOWN = "shown"
    MARKED = "marked"
    NUMBER = "number"
    COUNTS = "counts"
    SET = "set"
    PERIOD = "period"
    DAY = "day"
    LINK = "link"
    SOURCE = "source"
    CHOICE = "choice"
    CLASSES = "classes"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class FormField:
    """One field.

    Attributes:
        address: Of its value in the tree.
        name: The same as a form knows it.
        label: What it is called.
        value: As it is typed.
        saved: As the files have it; None where that is the same.
        is_new: Whether the files have nothing there, and the draft has.
        choices: Words that may be chosen, each with what is shown of it.
        hint: What to type.
        is_folded: Whether it is shown among the fields that are seldom needed.
    """

    address: Address
    name: str
    label: str
    kind: FieldKind
    value: str
    saved: str | None = None
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    is_folded: bool = False

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is chosen, of a field in which several words may be."""
        return tuple(part.strip() for part in self.value.split(","))


@dataclass(frozen=True, slots=True)
class FormEntry:
    """An entry of a list.

    Attributes:
        name: Of its address.
        title: What it is called; "" where it has no name yet.
        detail: A few more words, such as a citation.
        is_new: Whether the files do not have it.
    """

    address: Address
    name: str
    title: str
    detail: str
    fields: tuple[FormField, ...]
    lists: tuple["FormList", ...] = ()
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class RemovedEntry:
    """An entry that the files have and the draft has not."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class FormList:
    """Entries in an order.

    Attributes:
        name: Of its address, below which new entries are added.
        label: What it is a list of.
        add: Words of the button that adds one.
        is_short: Whether an entry is one line of fields.
        removed: Entries that were taken out and can be put back.
    """

    name: str
    label: str
    add: str
    entries: tuple[FormEntry, ...]
    removed: tuple[RemovedEntry, ...] = ()
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class FormGroup:
    """Fields that belong together, such as a figure with its years and its source.

    Attributes:
        name: Of its address.
        legend: What it is called.
        note: A sentence on it.
    """

    name: str
    legend: str
    fields: tuple[FormField, ...] = ()
    lists: tuple[FormList, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class FormTable:
    """A table of numbers: rows by what stands at their heads, columns by name.

    Attributes:
        name: Of its address.
        columns: Heads of the columns, without that of the rows.
        rows: Head of each row with its fields, one a column.
        row_head: What the heads of the rows are.
        add: The field in which a new row is named, if rows can be added.
    """

    name: str
    legend: str
    row_head: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[FormField, ...]], ...]
    note: str = ""
    add: FormField | None = None


@dataclass(frozen=True, slots=True)
class FormPart:
    """One of the parts into which a profile is divided, one page without script.

    Attributes:
        key: Its word in addresses.
        title: What it is called.
        lead: A sentence on what belongs there.
    """

    key: str
    title: str
    lead: str
    groups: tuple[FormGroup, ...] = ()
    tables: tuple[FormTable, ...] = ()
