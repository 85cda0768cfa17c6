"""What stands in a profile file: frozen records whose unknown keys are faults."""

from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field, ValidationInfo, field_validator

from factsheet.fields import Count, Day, Language, Reason, Slug, Text, Url
from factsheet.model.counts import NetCell, ShownCount, SourceCell
from factsheet.model.local_text import LocalText
from factsheet.model.period import Period
from factsheet.model.policy import Flag
from factsheet.model.record import Record

# A panel with no entry has nothing to draw: it is left out of the file as a whole.
AT_LEAST_ONE = Field(min_length=1)


class Status(StrEnum):
    """How far a profile may be trusted; anything but final is stamped on the page and in the metadata."""

    FINAL = "final"
    DRAFT = "draft"
    ILLUSTRATIVE = "illustrative"
    SYNTHETIC = "synthetic"


class Published(Record):
    """That the source itself printed a count, for which it is shown however small it is.

    Only counts of a whole jurisdiction can have it: counts by county are rows of tables.

    Attributes:
        by: Who printed it, in few words: it stands on the sheet.
        in_print: In what; the key in data files is ``in``, which is a word of Python.
        url: Only where it leads to the count.
        seen_on: The day somebody last saw it there.
        decided_by: The office that answers for showing it, not a person.
        reason: Why it is shown.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)

    by: Text
    in_print: Text = Field(alias="in")
    url: Url | None = None
    seen_on: Day
    decided_by: Reason
    reason: Reason


class Measure(Record):
    """One number with its period and source; `published` exempts it from being hidden."""

    value: ShownCount
    period: Period
    source: Slug
    published: Published | None = None


class Bar(Record):
    """One category of a breakdown and its count; `published` exempts it from being hidden."""

    label: Text
    value: SourceCell
    published: Published | None = None


class NetBar(Bar):
    """A bar of a table's sums, never of a file: below zero where corrections exceed the counts."""

    value: NetCell


class Universe(StrEnum):
    """What the counts of a breakdown divide."""

    CASES = "cases"
    PERSONS = "persons"


class Breakdown(Record):
    """Counts by category that share a heading, such as gender.

    Attributes:
        of: What the counts divide, where the source says it.
        not_stated: How many of that have no category.
        whole: Whether each of what has a category is in one of them alone, so that the bars are parts of a
            whole and have shares; where the source says it.
        period: Where it is another than that of the breakdowns around it, such as one year of several.
        source: Likewise.
    """

    title: Text
    bars: Annotated[tuple[Bar, ...], AT_LEAST_ONE]
    of: Universe | None = None
    not_stated: SourceCell | None = None
    whole: Flag = False
    period: Period | None = None
    source: Slug | None = None


class Demographics(Record):
    """Breakdowns of the potential persons trafficked, or of what the heading says.

    Attributes:
        heading: Of the block, in place of that of the wording.
    """

    heading: LocalText | None = None
    period: Period
    source: Slug
    groups: Annotated[tuple[Breakdown, ...], AT_LEAST_ONE]

    def date_group(self, group: Breakdown) -> Period:
        """Return the period of a breakdown: its own, or that of all."""
        return group.period or self.period

    def credit_group(self, group: Breakdown) -> str:
        """Return the key of the source of a breakdown: its own, or that of all."""
        return group.source or self.source


class CallTypes(Record):
    """Counts of calls by their type; `whole` as with a breakdown."""

    period: Period
    source: Slug
    whole: Flag = False
    bars: Annotated[tuple[Bar, ...], AT_LEAST_ONE]


class Ranking(Record):
    """Names in order of their counts, without the counts.

    Attributes:
        residual: What is left over, such as "Other venues"; it stands last, whatever its count.
        counts: One for each name, by which the order is checked; never drawn and never attached.
    """

    period: Period
    source: Slug
    names: Annotated[tuple[Text, ...], AT_LEAST_ONE]
    residual: Text | None = None
    counts: tuple[Count, ...] = Field(default=(), exclude=True)


class Venues(Record):
    """The venues named most often, by kind of trafficking."""

    sex: Ranking | None = None
    labor: Ranking | None = None


def list_rankings(venues: Venues) -> dict[str, Ranking]:
    """Return the lists of venues that are published, by path, in the order of the page."""
    rankings = {"venues.sex": venues.sex, "venues.labor": venues.labor}
    return {path: ranking for path, ranking in rankings.items() if ranking is not None}


class ReadIn(StrEnum):
    """Where a law was read that nobody set beside the law in force."""

    COPY = "copy"  # a stored copy of a code, or a public list


class Law(Record):
    """A statute or act with its citation; `url` only where it is known to lead to the text.

    Attributes:
        title: Its own, in full.
        short_title: What a tight page prints where the title would take a line more: plain words for what it
            does.
        lang: Language of its titles; None stands for English.
        citation_lang: Language of its citation, where it is not that of its titles.
        read_in: Where it was read, if not beside the law in force: the foot of the sheet says so.
    """

    title: Text
    short_title: Text | None = None
    lang: Language | None = None
    citation: Text
    citation_lang: Language | None = None
    url: Url | None = None
    source: Text
    checked_on: Day
    read_in: ReadIn | None = None


class Effort(Record):
    """A body, publication or fund; `url` only where it is known to lead there.

    Attributes:
        lang: Language of its name; None stands for English.
    """

    name: Text
    lang: Language | None = None
    url: Url | None = None
    source: Text
    checked_on: Day


class Efforts(Record):
    """What is done in the whole state."""

    agencies: Measure | None = None
    collaborations: tuple[Effort, ...] = ()
    resources: tuple[Effort, ...] = ()
    funding: tuple[Effort, ...] = ()


class Silence(Record):
    """A finding of the checks that has been looked at and stands as published, with the reason.

    Attributes:
        code: Of the rule, such as FS102.
        field: Where the finding is, as the finding names it.
    """

    code: Text
    field: Text
    reason: Text


class BreakMethod(StrEnum):
    """How class breaks are found, see `figures.county_map.class_breaks`."""

    SCALE = "scale"
    QUANTILE = "quantile"
    NATURAL = "natural"
    FIXED = "fixed"


MAX_CLASSES = 5
CLASSES_ALLOWED = f"a whole number from 2 to {MAX_CLASSES}"
BOUNDS_ALLOWED = f"'bounds' with the method 'fixed' alone: up to {MAX_CLASSES} rising whole numbers"


class MapChoice(Record):
    """What a county map shows and how it is classed.

    Attributes:
        source: Key of the source whose counts by county it shows; None leaves the choice to the data.
        bounds: Upper bounds, needed by the method "fixed" alone.
    """

    source: Slug | None = None
    method: BreakMethod = BreakMethod.SCALE
    classes: Annotated[int, Field(strict=True, ge=2, le=MAX_CLASSES, description=CLASSES_ALLOWED)] = 5
    bounds: Annotated[tuple[Count, ...], Field(validate_default=True)] = ()

    @field_validator("bounds")
    @classmethod
    def _check_bounds(cls, bounds: tuple[int, ...], info: ValidationInfo) -> tuple[int, ...]:
        fixed = info.data.get("method") is BreakMethod.FIXED
        rising = list(bounds) == sorted(set(bounds))
        if "method" in info.data and (fixed != bool(bounds) or not rising or len(bounds) > MAX_CLASSES):
            raise ValueError(BOUNDS_ALLOWED)
        return bounds


USUAL_MAP = MapChoice()
"""Leaves the source to the data, the classes to the scale of the source."""
