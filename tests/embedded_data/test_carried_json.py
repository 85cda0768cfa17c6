"""The carried profile as JSON: the fields that travel, each by its name."""

import json
from collections.abc import Iterator

import pytest

from factsheet.embedded_data.carried_json import convert_value, format_profile_json
from factsheet.embedded_data.carried_profile import make_carried_profile
from factsheet.model import (
    Bar,
    CellMark,
    Demographics,
    DisclosurePolicy,
    Effort,
    Efforts,
    Law,
    Measure,
    Record,
)
from tests.disclosure.builders import PERIOD, a_policy
from tests.embedded_data.builders import a_full_profile, safe

# A field that is added to a record appears here only if somebody decided that it travels.
PATHS = """
    jurisdiction.usps jurisdiction.fips jurisdiction.name jurisdiction.kind jurisdiction.region
    jurisdiction.county_unit jurisdiction.hotline_url edition version status publisher cases
    persons.value persons.period.first persons.period.last persons.source
    calls.value calls.period.first calls.period.last calls.source
    cases_by_year.years[] cases_by_year.values[] cases_by_year.source
    calls_by_year.years[] calls_by_year.values[] calls_by_year.source
    demographics.period.first demographics.period.last demographics.source demographics.groups[].title
    demographics.groups[].bars[].label demographics.groups[].bars[].value demographics.groups[].of
    demographics.groups[].not_stated demographics.groups[].whole
    call_types.period.first call_types.period.last call_types.source call_types.bars[].label
    call_types.bars[].value call_types.whole
    venues.sex.period.first venues.sex.period.last venues.sex.source venues.sex.names[] venues.sex.residual
    laws[].title laws[].short_title laws[].citation laws[].source laws[].checked_on laws[].read_in
    federal_laws[].title federal_laws[].short_title federal_laws[].citation federal_laws[].url
    federal_laws[].source federal_laws[].checked_on
    efforts.agencies.value efforts.agencies.period.first efforts.agencies.period.last
    efforts.agencies.source
    efforts.collaborations[].name efforts.collaborations[].source efforts.collaborations[].checked_on
    efforts.resources[].name efforts.resources[].source efforts.resources[].checked_on
    efforts.funding[].name efforts.funding[].source efforts.funding[].checked_on
    counties.cells.FIPS counties.not_placed counties.period.first counties.period.last counties.source
    second_counties.cells.FIPS second_counties.not_placed second_counties.period.first
    second_counties.period.last second_counties.period.label.en second_counties.period.label.es
    second_counties.source
    offenses.by_year.years[] offenses.by_year.values[] offenses.by_year.source offenses.by_type[].label
    offenses.by_type[].value
    contact.name contact.phone contact.text_to contact.tty contact.web contact.chat contact.languages
    contact.checked_on contact.sources[] contact.other_lines[].name contact.other_lines[].short_name
    contact.other_lines[].phone contact.other_lines[].source contact.requests[].name
    contact.requests[].meaning contact.requests_source
    contact.directory
    sources[].key sources[].cited sources[].publisher sources[].title sources[].unit sources[].period.first
    sources[].period.last sources[].url sources[].checked_on sources[].licence sources[].threshold
    sources[].name sources[].note sources[].protect_zeros sources[].state_pages sources[].directory
    sources[].item.one sources[].item.other sources[].map.heading sources[].map.caution
    sources[].map.caution_of_one sources[].map.white sources[].map.steps[] sources[].cautions.by_year
    sources[].cautions.by_type sources[].cautions.beside_nation
    residents.by_year.YEAR residents.source
    nation.period.first nation.period.last nation.cases_per_call_percent nation.cases_change_percent
    national_picture
    shapes_edition
"""


def _name_step(key: str) -> str:
    """Return a key, FIPS for one that is of five digits, YEAR for one of four."""
    return {5: "FIPS", 4: "YEAR"}[len(key)] if key.isdecimal() else key


def paths_of(value: object, path: str = "") -> Iterator[str]:
    """Yield the path of each value; an entry of a list is []."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from paths_of(part, f"{path}.{_name_step(key)}".lstrip("."))
    elif isinstance(value, list):
        for part in value:
            yield from paths_of(part, f"{path}[]")
    else:
        yield path


def parsed() -> dict[str, object]:
    parts: dict[str, object] = json.loads(format_profile_json(make_carried_profile(safe(a_full_profile()))))
    return parts


def test_nothing_travels_but_what_is_named() -> None:
    assert set(paths_of(parsed())) == set(PATHS.split())


def test_hidden_counts_are_told_by_their_mark() -> None:
    people = parsed()["demographics"]
    assert isinstance(people, dict)
    assert people["groups"] == [
        {
            "title": "Age",
            "bars": [
                {"label": "Child", "value": "not shown"},
                {"label": "Youth", "value": "not shown"},
                {"label": "Elder", "value": "not shown"},
                {"label": "Adult", "value": 40},
            ],
            "of": "persons",
            "not_stated": 0,
            "whole": False,
        }
    ]


class WiderBar(Bar):
    whispered: str = "three"


class WiderMeasure(Measure):
    whispered: str = "three"


class WiderLaw(Law):
    whispered: str = "three"


class WiderEfforts(Efforts):
    whispered: str = "three"


FACT = {"source": "a test", "checked_on": "2026-11-23"}


@pytest.mark.parametrize(
    ("wider", "plain"),
    [
        (WiderBar(label="Minor", value=CellMark.NOT_SHOWN), {"label": "Minor", "value": "not shown"}),
        (
            WiderMeasure(value=50, period=PERIOD, source="made-up"),
            {"value": 50, "period": {"first": 2019, "last": 2023}, "source": "made-up"},
        ),
        (
            WiderLaw.model_validate({"title": "An act", "citation": "Ch. 1", **FACT}),
            {"title": "An act", "citation": "Ch. 1", **FACT},
        ),
        (
            WiderEfforts(funding=(Effort.model_validate({"name": "A fund", **FACT}),)),
            {"collaborations": [], "resources": [], "funding": [{"name": "A fund", **FACT}]},
        ),
    ],
)
def test_a_field_that_is_added_to_a_part_stays_at_home(wider: Record, plain: object) -> None:
    assert convert_value(wider) == plain


def test_a_record_of_which_nobody_said_what_travels_is_refused() -> None:
    policy: DisclosurePolicy = a_policy()
    with pytest.raises(TypeError, match=r"^nothing says what travels of a DisclosurePolicy$"):
        convert_value({"demographics": (policy,)})


def test_a_part_that_is_not_published_is_null_and_one_within_a_part_is_left_out() -> None:
    parts = parsed()
    assert parts["cases"] is None
    people = Demographics.model_validate(
        {"period": "2016", "source": "x", "groups": [{"title": "Age", "bars": [{"label": "A", "value": 20}]}]}
    )
    assert convert_value(people) == {
        "period": {"first": 2016, "last": 2016},
        "source": "x",
        "groups": [{"title": "Age", "bars": [{"label": "A", "value": 20}], "whole": False}],
    }


def test_a_breakdown_travels_with_the_period_and_the_source_of_its_own() -> None:
    group = {
        "title": "Region",
        "bars": [{"label": "A", "value": 20}],
        "period": {"years": 2024, "label": "Fiscal year 2024"},
        "source": "y",
    }
    people = Demographics.model_validate(
        {"heading": {"en": "Callers", "es": "Llamantes"}, "period": "2016", "source": "x", "groups": [group]}
    )
    assert convert_value(people) == {
        "heading": {"en": "Callers", "es": "Llamantes"},
        "period": {"first": 2016, "last": 2016},
        "source": "x",
        "groups": [
            {**group, "period": {"first": 2024, "last": 2024, "label": "Fiscal year 2024"}, "whole": False}
        ],
    }


def test_an_exemption_travels_with_its_count_under_the_keys_of_data_files() -> None:
    published = {
        "by": "Example Office",
        "in": "Made-up counts",
        "seen_on": "2026-11-23",
        "decided_by": "a made-up office",
        "reason": "It is made up for a test.",
    }
    entry = {"label": "Other", "value": 3, "published": published}
    assert convert_value(Bar.model_validate(entry)) == entry
