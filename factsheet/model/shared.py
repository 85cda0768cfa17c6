"""What stands in the shared files: sources, contact facts, jurisdictions."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from factsheet.fields import (
    Code,
    Count,
    Day,
    Slug,
    Text,
    Url,
)
from factsheet.model.local_text import LocalText, Noun
from factsheet.model.period import Period
from factsheet.model.policy import DEFAULT_POLICY, DisclosurePolicy, Flag
from factsheet.model.record import Record
from factsheet.model.vocabulary import CountyUnit


class Imported(Record):
    """A file that figures were brought in from.

    Attributes:
        sha256: The digest of its bytes in hexadecimal digits.
        mended: The cells in which somebody typed another value than the file has.
    """

    file: Text
    sha256: Text
    on: Day
    mended: tuple[Text, ...] | None = None


class FigureNouns(Record):
    """What the key figures of a source are called below their numbers, where not as in the wording."""

    cases: Noun | None = None
    persons: Noun | None = None
    calls: Noun | None = None


MOST_STEPS = 4
STEPS_ALLOWED = f"up to {MOST_STEPS} rising whole numbers from 2"


def _steps(steps: tuple[int, ...]) -> tuple[int, ...]:
    if len(steps) > MOST_STEPS or list(steps) != sorted(set(steps)) or any(step < 2 for step in steps):  # noqa: PLR2004 - the first class begins at 1
        raise ValueError(STEPS_ALLOWED)
    return steps


MapSteps = Annotated[tuple[Count, ...], Field(description=STEPS_ALLOWED), AfterValidator(_steps)]


class MapWords(Record):
    """What a county map says that shows the counts of a source.

    Attributes:
        heading: In place of "Offenses by county".
        caution: What readers should not conclude from the shading.
        caution_of_one: Likewise beside the one figure of a jurisdiction without counties.
        white: What white areas stand for, at the foot of the sheet, where that is more than the legend says.
        steps: The least count of each class but the first, the same on every sheet.
    """

    heading: LocalText | None = None
    caution: LocalText | None = None
    caution_of_one: LocalText | None = None
    white: LocalText | None = None
    steps: MapSteps = ()


class CautionWords(Record):
    """What readers should not conclude from counts of a source, where these are drawn without a map.

    Attributes:
        by_year: From their course over the years.
        by_type: From their types.
        beside_nation: From a state set beside the nation.
    """

    by_year: LocalText | None = None
    by_type: LocalText | None = None
    beside_nation: LocalText | None = None


class Source(Record):
    """Where figures or facts come from, and the words in which a sheet speaks of them.

    Two are needed, publisher and title; what else is left out is said in the words of the wording.

    Attributes:
        name: How headings name it, in a word or two.
        cited: How the list of sources names it, in few words.
        unit: What is counted: "offenses known to police".
        item: What one of them is called, and several are.
        period: The years that it covers; a sheet prints those of its figures.
        note: What readers should know of its figures, at the foot of the sheet.
        words: What its key figures are called.
        map: What a map of its counts by county says.
        cautions: What its other charts say below them.
        directory: The list in which the agencies are found that it counts.
        state_pages: Whether it has the pages on single states that the list of jurisdictions links to.
        policy: How the publisher treats small counts, in one sentence.
        disclosure: How the sheet treats them; without it the default holds.
        imported: The files that its figures were brought in from, the last one last.
    """

    key: Slug
    publisher: Text
    title: Text
    name: LocalText | None = None
    cited: Text | None = None
    unit: LocalText | None = None
    item: Noun | None = None
    period: Period | None = None
    url: Url | None = None
    checked_on: Day | None = None
    licence: Text | None = None
    notes: Text | None = None
    note: LocalText | None = None
    words: FigureNouns = FigureNouns()
    map: MapWords = MapWords()
    cautions: CautionWords = CautionWords()
    directory: LocalText | None = None
    state_pages: Flag = False
    policy: Text | None = None
    disclosure: DisclosurePolicy | None = None
    imported: tuple[Imported, ...] | None = None

    @property
    def protection(self) -> DisclosurePolicy:
        """Return its disclosure policy, the default one where none is stated."""
        return self.disclosure or DEFAULT_POLICY

    @property
    def citation(self) -> str:
        """Return how the list of sources names it."""
        return self.cited or f"{self.publisher}, {self.title}"


class ContactLine(Record):
    """A further help line; `short_name` stands in the band of the Hotline."""

    name: Text
    short_name: Text | None = None
    phone: Text
    source: Url


class RequestType(Record):
    """A kind of request that the Hotline takes, with its meaning."""

    name: Text
    meaning: Text


class Contact(Record):
    """The Hotline's contact facts, the same on every sheet."""

    name: Text
    phone: Text
    text_to: Text
    tty: Text
    web: Url
    chat: Text | None = None
    languages: Count
    checked_on: Day
    sources: tuple[Text, ...]
    other_lines: tuple[ContactLine, ...] = ()
    requests: tuple[RequestType, ...] = ()
    requests_source: Url | None = None
    directory: Url | None = None


class JurisdictionKind(StrEnum):
    """What sort of jurisdiction it is."""

    STATE = "state"
    DISTRICT = "district"
    TERRITORY = "territory"


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A state, the District of Columbia or a territory.

    Attributes:
        usps: Two capital letters.
        fips: Two digits.
        name: As printed, such as "U.S. Virgin Islands".
        kind: State, district or territory.
        region: HHS region, 1 to 10.
        county_unit: What its counties are called.
        hotline_url: The Hotline's page on this jurisdiction, where one is known.
    """

    usps: Code
    fips: Code
    name: str
    kind: JurisdictionKind
    region: int
    county_unit: CountyUnit
    hotline_url: str | None = None
