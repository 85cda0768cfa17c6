"""The tables that staff fill in: one record a table, from which template, help and reading are made."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from factsheet.model import CellMark
from factsheet.sources import national_schemas
from factsheet.sources.national_schemas import NationalSchema
from factsheet.staff_tables.cell_types import CellKind


class Topic(StrEnum):
    """What a file is brought in as."""

    HOTLINE = "hotline-annual"
    COUNTIES = "county-counts"
    PROFILE = "profile"
    SOURCES = "sources"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        name: As it stands in the first row; capitals, blanks and hyphens do not count when it is read.
        kind: What its cells hold.
        note: What to enter, for people.
        example: A made-up entry for the row marked as an example.
        is_needed: Whether each row must have it.
        words: The only words allowed, if they are few.
    """

    name: str
    kind: CellKind
    note: str
    example: str | int
    is_needed: bool = True
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableSchema:
    """One table.

    Attributes:
        sheet: Also the title of its sheet in a workbook.
        national: The national table that its rows go into, if they do.
    """

    sheet: str
    topic: Topic
    columns: tuple[Column, ...]
    national: NationalSchema | None = None


GUIDE_SHEET, LISTS_SHEET = "Read me", "Lists"
AGENCIES = "agencies"
EFFORT_KINDS = ("collaborations", "resources", "funding")
EXAMPLE_COLUMN = "row is"
EXAMPLE_WORD = "example"
NOT_PLACED_WORD = "not placed"


def _name_field(name: str, kind: CellKind, note: str, example: str = "") -> Column:
    """Return a column whose cells may stay empty."""
    return Column(name, kind, note, example, is_needed=False)


_STATE = Column("state", CellKind.PLACE, "Name, postal code or Census code of the state.", "XX")
_COUNTY = Column(
    "county",
    CellKind.PLACE,
    f"Name of the county, or its code of five digits; '{NOT_PLACED_WORD}' where another source than the FBI "
    "ties its counts to no single county.",
    "Example County",
)
_YEAR = Column("year", CellKind.YEAR, "Calendar year.", 2016)
_YEARS_NOTE = "A year such as 2016, two with a hyphen such as 2012-2016, or a part such as 2024 Q1."
_PERIOD = Column("period", CellKind.PERIOD, _YEARS_NOTE, "2012-2016")
_SOURCE = Column("source", CellKind.SOURCE, "Key of the source: see the sheet Sources.", "hotline-annual")
_URL = _name_field(
    "url",
    CellKind.LINK,
    "Only if it leads to the thing itself; begins with https://.",
    "https://example.org/",
)
_REST_NOTE = "The word yes for what is left over, such as Other venues."
_REST = Column("rest", CellKind.TEXT, _REST_NOTE, "yes", is_needed=False, words=("yes",))
_SEEN = Column(
    "seen at", CellKind.TEXT, "Where somebody read it: the key 'source' of the entry.", "Where this was read"
)
_CHECKED = Column(
    "checked on", CellKind.DAY, "The day somebody last looked, as year-month-day.", "2026-01-31"
)
_FBI_ONLY = "Only counts that the FBI published: the sheet prints them as the FBI's."
_OFFENSES = f"Offenses known to police. {_FBI_ONLY}"
_MARKED = (
    f"A whole number; the words '{CellMark.NOT_SHOWN}' where another source than the FBI keeps it back, "
    f"'{CellMark.NO_DATA}' where it has none."
)
_SHOWN = f"A whole number, or the words '{CellMark.NOT_SHOWN}' where the source keeps it back."


def _make_national_table(
    sheet: str, topic: Topic, schema: NationalSchema, notes: Mapping[str, str]
) -> TableSchema:
    """Return the staff's form of a national table: states and counties may be named instead of coded."""
    columns = [_STATE, _YEAR] if schema.place == "usps" else [_STATE, _COUNTY, _YEAR]
    if schema.word:
        word, words = schema.word, schema.words
        columns.append(Column(word, CellKind.TEXT, notes[word], words[0], words=words))
    kind = CellKind.NET if schema.is_net else CellKind.COUNT
    columns += [Column(name, kind, notes[name], 0) for name in schema.numbers]
    return TableSchema(sheet, topic, tuple(columns), schema)


HOTLINE = _make_national_table(
    "Hotline",
    Topic.HOTLINE,
    national_schemas.HOTLINE,
    {
        "calls": "Calls to the Hotline; not signals, which count texts and chats as well.",
        "cases": "Cases reported to the Hotline.",
    },
)
COUNTIES = _make_national_table(
    "Counties", Topic.COUNTIES, national_schemas.COUNTIES, {"offenses": _OFFENSES}
)
ANY_COUNTIES = TableSchema(  # a table without its column of sources is the FBI's alone
    COUNTIES.sheet,
    Topic.COUNTIES,
    (
        _STATE,
        _COUNTY,
        Column("year", CellKind.PERIOD, _YEARS_NOTE, 2016),
        Column("count", CellKind.MARKED, _MARKED, 0),
        Column(
            "source",
            CellKind.SOURCE,
            f"Whose counts these are: '{national_schemas.FBI_SOURCE}', or the key of another source, see the "
            "sheet Sources. Without any, all rows are the FBI's.",
            national_schemas.FBI_SOURCE,
            is_needed=False,
        ),
    ),
    national_schemas.COUNTIES,
)
NOT_PLACED = _make_national_table(
    "Not placed",
    Topic.COUNTIES,
    national_schemas.NOT_PLACED,
    {"reason": "Why the offenses belong to no single county.", "offenses": _OFFENSES},
)
TYPES = _make_national_table(
    "Offense types",
    Topic.COUNTIES,
    national_schemas.OFFENSE_TYPES,
    {
        "type": "Kind of offense; counties and not placed together must have the same sum.",
        "offenses": _OFFENSES,
    },
)
ABOUT = TableSchema(
    "Profile",
    Topic.PROFILE,
    (
        Column(
            "item",
            CellKind.TEXT,
            "What is entered beside it.",
            "edition",
            words=("state", "edition", "version", "status", "publisher"),
        ),
        Column("value", CellKind.TEXT, "Status: final, draft, illustrative or synthetic.", "2023"),
    ),
)
FIGURES = TableSchema(
    "Figures",
    Topic.PROFILE,
    (
        Column(
            "figure",
            CellKind.TEXT,
            "Which key figure. Cases and calls are summed from the annual table unless they stand here.",
            "persons",
            words=("cases", "persons", "calls", "agencies"),
        ),
        Column("value", CellKind.COUNT, "A whole number.", 0),
        _PERIOD,
        _SOURCE,
    ),
)
PEOPLE = TableSchema(
    "People",
    Topic.PROFILE,
    (
        Column("group", CellKind.TEXT, "Heading of the breakdown, such as Gender.", "Example heading"),
        Column("category", CellKind.TEXT, "Label of the bar.", "Example category"),
        Column("value", CellKind.SHOWN, _SHOWN, 0),
        _PERIOD,
        _SOURCE,
    ),
)
CALL_TYPES = TableSchema(
    "Call types",
    Topic.PROFILE,
    (
        Column("type", CellKind.TEXT, "Type of call, such as Crisis.", "Example type"),
        Column("value", CellKind.SHOWN, _SHOWN, 0),
        _PERIOD,
        _SOURCE,
    ),
)
VENUES = TableSchema(
    "Venues",
    Topic.PROFILE,
    (
        Column("trafficking", CellKind.TEXT, "Which list.", "sex", words=("sex", "labor")),
        Column("venue", CellKind.TEXT, "Names in order of their counts.", "Example venue"),
        _REST,
        _PERIOD,
        _SOURCE,
    ),
)
LAWS = TableSchema(
    "Laws",
    Topic.PROFILE,
    (
        Column("title", CellKind.TEXT, "Name of the law, in the order of printing.", "Example: its name"),
        _name_field("short title", CellKind.TEXT, "What a tight page prints: in plain words what it does."),
        _name_field("language", CellKind.TEXT, "Two letters, such as es, where the titles are not English."),
        Column("citation", CellKind.TEXT, "Where it stands in the code.", "Example: where it stands"),
        _name_field("read in", CellKind.TEXT, "The word copy, if not beside the law in force."),
        _URL,
        _SEEN,
        _CHECKED,
    ),
)
EFFORTS = TableSchema(
    "Efforts",
    Topic.PROFILE,
    (
        Column("kind", CellKind.TEXT, "What it is.", "collaborations", words=EFFORT_KINDS),
        Column("name", CellKind.TEXT, "Body, publication or fund.", "Example: name of the task force"),
        _name_field("language", CellKind.TEXT, "Two letters, such as es, where the name is not English."),
        _URL,
        _SEEN,
        _CHECKED,
    ),
)

SOURCES = TableSchema(
    "Sources",
    Topic.SOURCES,
    (
        _name_field(
            "key", CellKind.SOURCE, "Small letters, digits, hyphens; empty: made from the publisher."
        ),
        Column("publisher", CellKind.TEXT, "The office that publishes the figures.", "Example office"),
        Column("title", CellKind.TEXT, "What it publishes them in.", "Example report"),
        _name_field("name", CellKind.TEXT, "How headings name the source, in a word or two."),
        _name_field("cited", CellKind.TEXT, "How the list of sources names it; empty: publisher and title."),
        _name_field("unit", CellKind.TEXT, "What is counted, such as persons found."),
        _name_field("period", CellKind.PERIOD, _YEARS_NOTE),
        _name_field("url", CellKind.LINK, "Only if it leads to the source itself; begins with https://."),
        _name_field("checked on", CellKind.DAY, "The day somebody last looked, as year-month-day."),
        _name_field("licence", CellKind.TEXT, "On what terms the figures may be used."),
        _name_field("policy", CellKind.TEXT, "How the office treats small counts, in one sentence."),
        _name_field("notes", CellKind.TEXT, "What those who keep the figures should know."),
        _name_field("note", CellKind.TEXT, "What readers should know, in a sentence at the foot."),
    ),
)
TABLE_SCHEMAS: tuple[TableSchema, ...] = (
    SOURCES,
    HOTLINE,
    ANY_COUNTIES,
    NOT_PLACED,
    TYPES,
    ABOUT,
    FIGURES,
    PEOPLE,
    CALL_TYPES,
    VENUES,
    LAWS,
    EFFORTS,
)

NATIONAL_TARGETS: Mapping[str, NationalSchema] = {
    schema.sheet: schema.national for schema in TABLE_SCHEMAS if schema.national
}
"""The national table that each sheet goes into, by its title."""


def find_schemas(topic: Topic) -> Mapping[str, TableSchema]:
    """Return the tables of a topic by the titles of their sheets."""
    return {schema.sheet: schema for schema in TABLE_SCHEMAS if topic in (schema.topic, Topic.ALL)}
