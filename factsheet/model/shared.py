"""What stands in the shared files: sources, contact facts, jurisdictions."""

from dataclasses import dataclass
from enum import StrEnum

from factsheet.fields import (
    Code,
    Count,
    Day,
    Slug,
    Text,
    Url,
)
from factsheet.model.entries import Period, Record
from factsheet.model.policy import DEFAULT_POLICY, DisclosurePolicy
from factsheet.model.vocabulary import CountyUnit


class Imported(Record):
    """A file that figures were brought in from; `sha256` is the digest of its bytes in hexadecimal digits."""

    file: Text
    sha256: Text
    on: Day


class Source(Record):
    """Where figures or facts come from.

    Attributes:
        cited: How the sheet names it, in few words.
        policy: How the publisher treats small counts, in one sentence.
        disclosure: How the sheet treats them; without it the default holds.
        imported: The files that its figures were brought in from, the last one last.
    """

    key: Slug
    cited: Text
    publisher: Text
    title: Text
    unit: Text
    period: Period | None = None
    url: Url | None = None
    checked_on: Day
    licence: Text
    notes: Text | None = None
    policy: Text
    disclosure: DisclosurePolicy | None = None
    imported: tuple[Imported, ...] | None = None

    @property
    def protection(self) -> DisclosurePolicy:
        """Return its disclosure policy, the default one where none is stated."""
        return self.disclosure or DEFAULT_POLICY


class ContactLine(Record):
    """A further help line, printed where a sheet has room."""

    name: Text
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
    hotline_url: str | None
