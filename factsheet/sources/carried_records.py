"""What stands in the data that a sheet carries: the form of `CarriedProfile` as it is read back."""

import re
from decimal import Decimal

from pydantic import field_validator

from factsheet.embedded_data.carried_drawing import CarriedDrawing
from factsheet.fields import USPS_ALLOWED, USPS_PATTERN, Day, Slug, Text, Url, Year
from factsheet.model import (
    CallTypes,
    CautionWords,
    Contact,
    CountyCounts,
    Demographics,
    DisclosurePolicy,
    Efforts,
    FigureNouns,
    Jurisdiction,
    Law,
    LocalText,
    MapWords,
    Measure,
    NationalPicture,
    NetBar,
    Noun,
    OwnTexts,
    Period,
    Record,
    Residents,
    Source,
    Status,
    Venues,
    YearSeries,
)
from factsheet.model.policy import OPEN, Flag, Threshold
from factsheet.sources.profile_file import Version

_DECIDED_BY, _REASON = "the publisher of the sheet", "As the sheet says that carries these data."


class CarriedSourceEntry(Record):
    """A source of the sheet; `threshold` is the lowest count that is shown, or "none"."""

    key: Slug
    cited: str
    publisher: Text
    title: Text
    unit: LocalText | None = None
    period: Period | None = None
    url: Url | None = None
    checked_on: Day | None = None
    licence: Text | None = None
    threshold: Threshold
    protect_zeros: Flag = False
    name: LocalText | None = None
    note: LocalText | None = None
    item: Noun | None = None
    words: FigureNouns = FigureNouns()
    map: MapWords = MapWords()
    cautions: CautionWords = CautionWords()
    directory: LocalText | None = None
    state_pages: Flag = False

    def to_source(self) -> Source:
        """Return the source with its thresholds as a policy."""
        words = {
            name: getattr(self, name)
            for name in CarriedSourceEntry.model_fields
            if name in Source.model_fields
        }
        policy = DisclosurePolicy(
            threshold=self.threshold or OPEN,
            protect_zeros=self.protect_zeros,
            decided_by=_DECIDED_BY,
            reason=_REASON,
        )
        return Source(**words, disclosure=policy)


class CarriedNationEntry(Record):
    """The nation's figures, rounded."""

    period: Period
    cases_per_call_percent: int | None = None
    cases_change_percent: int | None = None
    cases_per_100000_residents: Decimal | None = None
    state_cases_per_100000_residents: Decimal | None = None


class CarriedOffenses(Record):
    """The offenses of a jurisdiction; corrections may have taken more from a kind than there was."""

    by_year: YearSeries
    by_type: tuple[NetBar, ...]
    nation_by_type: tuple[NetBar, ...] = ()


class CarriedProfileFile(Record):
    """What stands in the data of a sheet, see `CarriedProfile`, and what it is drawn with."""

    jurisdiction: Jurisdiction
    edition: Year
    version: Version
    status: Status
    publisher: Text | None = None
    cases: Measure | None = None
    persons: Measure | None = None
    calls: Measure | None = None
    cases_by_year: YearSeries | None = None
    calls_by_year: YearSeries | None = None
    demographics: Demographics | None = None
    call_types: CallTypes | None = None
    venues: Venues = Venues()
    laws: tuple[Law, ...] = ()
    federal_laws: tuple[Law, ...] = ()
    efforts: Efforts = Efforts()
    counties: CountyCounts | None = None
    second_counties: CountyCounts | None = None
    offenses: CarriedOffenses | None = None
    contact: Contact
    sources: tuple[CarriedSourceEntry, ...]
    residents: Residents | None = None
    nation: CarriedNationEntry | None = None
    national_picture: NationalPicture | None = None
    shapes_edition: Year
    texts: OwnTexts = OwnTexts()
    left_out: tuple[str, ...] = ()
    drawing: CarriedDrawing
    code: str = ""

    @field_validator("jurisdiction")
    @classmethod
    def _check_jurisdiction(cls, jurisdiction: Jurisdiction) -> Jurisdiction:
        """Refuse codes of another form: they name files, and the data may come from anywhere."""
        if not re.fullmatch(USPS_PATTERN, jurisdiction.usps):
            raise ValueError(f"usps: {USPS_ALLOWED}")
        return jurisdiction
