"""What can be found in the studio and where it leads: states, their parts, fields, titles. Never a count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from factsheet.disclosure import SafeProfile
from factsheet.drafts.keyed_tree import MARK, Address
from factsheet.model import Jurisdiction
from factsheet.studio.field_names import label_field, write_name
from factsheet.studio.forms.part_specs import PART_SPECS, PARTS, GroupSpec
from factsheet.studio.interface_words import InterfaceWords
from factsheet.studio.overview.word_search import list_words

_PROFILE, _TEXTS = "profile", "texts"


class SignKind(IntEnum):
    """What is found, in the order of a list."""

    STATE = 0
    PART = 1
    FIELD = 2
    ENTRY = 3


@dataclass(frozen=True, slots=True)
class Signpost:
    """Something that can be found within a state.

    Attributes:
        part: Word of its part; "" for the state itself.
        title: What it is called: in the language of the interface, or as the data have it for an entry.
        words: By which it is found, folded.
        field: Name of the field that it leads to; "" for a whole part.
    """

    kind: SignKind
    part: str
    title: str
    words: tuple[str, ...]
    field: str = ""


def find_way(place: Jurisdiction, post: Signpost) -> str:
    """Return the address within the studio that a signpost leads to."""
    part = f"/{post.part}" if post.part else ""
    return f"/s/{place.usps.lower()}{part}" + (f"#f:{post.field}" if post.field else "")


def list_form_posts(words: InterfaceWords) -> tuple[Signpost, ...]:
    """Return the parts of any state and their fields, by what they are called."""
    parts = tuple(_make_post(SignKind.PART, part, words.say(f"parts.{part}"), (part,)) for part in PARTS)
    fields = (
        _make_post(SignKind.FIELD, part, label_field(words, named), named[1:], write_name(target))
        for part, groups in PART_SPECS.items()
        for group in groups
        for named, target in _list_named(group)
    )
    return (*parts, *fields)


def list_entry_posts(profile: SafeProfile) -> tuple[Signpost, ...]:
    """Return what the lists of a state hold, by titles: laws, and what is done in the whole state."""
    laws = [(("laws", f"{MARK}{place}", "title"), law.title) for place, law in enumerate(profile.laws)]
    efforts = [
        (("efforts", kind, f"{MARK}{place}", "name"), effort.name)
        for kind in ("collaborations", "resources", "funding")
        for place, effort in enumerate(getattr(profile.efforts, kind))
    ]
    return tuple(
        _make_post(SignKind.ENTRY, steps[0], title, (), write_name((_PROFILE, *steps)))
        for steps, title in (*laws, *efforts)
    )


def _list_named(group: GroupSpec) -> Iterator[tuple[Address, Address]]:
    """Yield what has a name of its own in a group, with the field that it leads to."""
    fields = [(*group.address, *each.path) for each in group.fields]
    if len(group.address) > 1 and group.address[1] != _TEXTS and fields:
        yield group.address, fields[0]
    else:
        yield from ((field, field) for field in fields)


def _make_post(kind: SignKind, part: str, title: str, keys: Sequence[str], field: str = "") -> Signpost:
    return Signpost(kind, part, title, tuple(list_words(" ".join((title, *keys)))), field)
