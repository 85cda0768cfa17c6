"""Which fields each part of a profile has: what the tables of staff have, and what only YAML had.

A field is named by its key below the address of its group; `factsheet.model.entries` has the records.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from factsheet.model import Status
from factsheet.model.blocks import NEVER_GIVES_WAY, BlockName
from factsheet.model.entries import BreakMethod, ReadIn, Universe
from factsheet.sources.national_schemas import FBI_SOURCE, HOTLINE_SOURCE, RESIDENTS_SOURCE
from factsheet.studio.forms.form_records import FieldKind as Kind
from factsheet.studio.forms.typed_values import YES


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field below the address of its group.

    Attributes:
        path: Keys below the group.
        words: What may be chosen; each is told by the interface's words.
        is_folded: Whether it is shown among the further fields that few entries need.
    """

    path: tuple[str, ...]
    kind: Kind
    words: tuple[str, ...] = ()
    is_folded: bool = False


@dataclass(frozen=True, slots=True)
class ListSpec:
    """A list below the address of its group.

    Attributes:
        path: Keys below the group.
        fields: Of each entry; one with an empty path is the entry itself.
        lists: Lists of each entry.
        is_short: Whether an entry is one line of fields.
    """

    path: tuple[str, ...]
    fields: tuple[FieldSpec, ...]
    lists: tuple["ListSpec", ...] = ()
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class GroupSpec:
    """A group at an address."""

    address: tuple[str, ...]
    fields: tuple[FieldSpec, ...] = ()
    lists: tuple[ListSpec, ...] = ()


def _list_fields(kinds: Mapping[str, Kind], *, is_folded: bool = False) -> tuple[FieldSpec, ...]:
    return tuple(FieldSpec(tuple(key.split(".")), kind, is_folded=is_folded) for key, kind in kinds.items())


_PUBLISHED = _list_fields(
    {
        "published.by": Kind.TEXT,
        "published.in": Kind.TEXT,
        "published.url": Kind.LINK,
        "published.seen_on": Kind.DAY,
        "published.decided_by": Kind.TEXT,
        "published.reason": Kind.TEXT,
    },
    is_folded=True,
)
_DATED = _list_fields({"period": Kind.PERIOD, "source": Kind.SOURCE})
_FIGURE = (*_list_fields({"value": Kind.COUNT, "period": Kind.PERIOD, "source": Kind.SOURCE}), *_PUBLISHED)
_BAR = (*_list_fields({"label": Kind.TEXT, "value": Kind.SHOWN}), *_PUBLISHED)
_WHOLE = FieldSpec(("whole",), Kind.YES, (YES,))
_BARS = ListSpec(("bars",), _BAR, is_short=True)
_GROUPS = ListSpec(
    ("groups",),
    (
        FieldSpec(("title",), Kind.TEXT),
        FieldSpec(("of",), Kind.CHOICE, tuple(Universe)),
        FieldSpec(("not_stated",), Kind.SHOWN),
        _WHOLE,
        FieldSpec(("period",), Kind.PERIOD, is_folded=True),
        FieldSpec(("source",), Kind.SOURCE, is_folded=True),
    ),
    (_BARS,),
)
_NAMES = ListSpec(("names",), (FieldSpec((), Kind.TEXT),), is_short=True)
_RANKING = (
    *_DATED,
    FieldSpec(("residual",), Kind.TEXT),
    FieldSpec(("counts",), Kind.COUNTS, is_folded=True),
)
_CHECKED = _list_fields({"source": Kind.TEXT, "checked_on": Kind.DAY, "url": Kind.LINK})
_LAW = (
    *_list_fields({"title": Kind.LONG, "short_title": Kind.TEXT, "citation": Kind.TEXT}),
    *_CHECKED,
    FieldSpec(("read_in",), Kind.CHOICE, tuple(ReadIn)),
    *_list_fields({"lang": Kind.TEXT, "citation_lang": Kind.TEXT}, is_folded=True),
)
_EFFORT = (FieldSpec(("name",), Kind.LONG), *_CHECKED, FieldSpec(("lang",), Kind.TEXT, is_folded=True))
_MAP = (
    FieldSpec(("source",), Kind.SOURCE),
    FieldSpec(("method",), Kind.CLASSES, tuple(BreakMethod)),
    FieldSpec(("classes",), Kind.NUMBER),
    FieldSpec(("bounds",), Kind.COUNTS),
)
_BLOCKS = (
    FieldSpec(("leave_out",), Kind.SET, tuple(BlockName)),
    FieldSpec(("prefer_back",), Kind.SET, tuple(BlockName)),
    FieldSpec(("leave_out_sources",), Kind.SET, (HOTLINE_SOURCE, FBI_SOURCE, RESIDENTS_SOURCE)),
)
_ORDERS = (
    ListSpec(("order",), (FieldSpec((), Kind.CHOICE, tuple(BlockName)),), is_short=True),
    ListSpec(
        ("gives_way",),
        (FieldSpec((), Kind.CHOICE, tuple(name for name in BlockName if name not in NEVER_GIVES_WAY)),),
        is_short=True,
    ),
)
_VERSION = (
    FieldSpec(("edition",), Kind.NUMBER),
    FieldSpec(("version",), Kind.NUMBER),
    FieldSpec(("status",), Kind.CHOICE, tuple(Status)),
    FieldSpec(("publisher",), Kind.TEXT),
    FieldSpec(("region",), Kind.NUMBER, is_folded=True),
    FieldSpec(("english_prevails",), Kind.YES, (YES,), is_folded=True),
)


def _begin_note(*names: str) -> GroupSpec:
    """Return the fields for texts of the publisher's own in blocks: one group a part, for it has one name."""
    return GroupSpec(("profile", "texts"), tuple(FieldSpec((name,), Kind.LONG) for name in names))


PART_SPECS: Mapping[str, Sequence[GroupSpec]] = MappingProxyType(
    {
        "figures": (
            *(GroupSpec(("profile", "figures", name), _FIGURE) for name in ("cases", "persons", "calls")),
            _begin_note("figures"),
        ),
        "people": (
            GroupSpec(("profile", "demographics"), (*_DATED, FieldSpec(("heading",), Kind.TEXT)), (_GROUPS,)),
            _begin_note("people"),
        ),
        "calls": (
            GroupSpec(("profile", "call_types"), (*_DATED, _WHOLE), (_BARS,)),
            _begin_note("call_types"),
        ),
        "venues": (
            *(GroupSpec(("profile", "venues", kind), _RANKING, (_NAMES,)) for kind in ("sex", "labor")),
            _begin_note("venues"),
        ),
        "laws": (GroupSpec(("profile",), (), (ListSpec(("laws",), _LAW),)), _begin_note("laws")),
        "efforts": (
            GroupSpec(("profile", "efforts", "agencies"), _FIGURE),
            GroupSpec(
                ("profile", "efforts"),
                (),
                tuple(ListSpec((kind,), _EFFORT) for kind in ("collaborations", "resources", "funding")),
            ),
            _begin_note("efforts"),
        ),
        "map": (
            GroupSpec(("profile", "map"), _MAP),
            GroupSpec(("profile", "second_map"), _MAP),
            _begin_note("map", "second_map"),
        ),
        "version": (
            GroupSpec(("profile",), _VERSION),
            _begin_note("lead"),
            GroupSpec(("profile", "blocks"), _BLOCKS, _ORDERS),
        ),
        "silenced": (
            GroupSpec(
                ("profile",),
                (),
                (
                    ListSpec(
                        ("silenced",),
                        _list_fields({"code": Kind.TEXT, "field": Kind.TEXT, "reason": Kind.LONG}),
                    ),
                ),
            ),
        ),
    }
)
"""The groups of each part whose fields stand in the profile, in the order of the screen."""

TABLE_PARTS = ("years", "counties")
"""Parts whose fields are rows of the tables that all states share."""

PARTS = (
    "figures",
    "people",
    "calls",
    "venues",
    "laws",
    "efforts",
    "years",
    "counties",
    "map",
    "sources",
    "version",
    "silenced",
    "history",
)
"""All parts, in the order in which they are listed."""
