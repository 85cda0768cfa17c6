"""What travels of a profile, and what stays at home."""

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from factsheet.disclosure import SafeProfile
from factsheet.embedded_data.carried_json import format_profile_json
from factsheet.embedded_data.carried_profile import (
    CarriedNation,
    make_carried_nation,
    make_carried_profile,
    make_carried_source,
)
from factsheet.model import DisclosurePolicy, Period, Source
from tests.disclosure.builders import a_policy, a_source, values_of
from tests.embedded_data.builders import a_full_profile, a_nation, safe


class WiderSource(Source):
    """A source with a field that somebody adds."""

    whispered: str = "three of them"


@pytest.mark.parametrize(("policy", "threshold"), [(a_policy(None), "none"), (a_policy(5), 5), (None, 11)])
def test_a_source_says_which_counts_are_shown(policy: DisclosurePolicy | None, threshold: object) -> None:
    assert make_carried_source(a_source(policy)).threshold == threshold


def test_a_field_that_is_added_to_a_source_stays_at_home() -> None:
    source = a_source(None)
    wider = WiderSource(**source.model_dump())
    assert make_carried_source(wider) == make_carried_source(source)


def test_a_field_that_is_added_to_a_profile_stays_at_home() -> None:
    profile = safe(a_full_profile())
    wider = SimpleNamespace(**values_of(profile), whispered="three of them")
    carried = make_carried_profile(cast(SafeProfile, wider))
    assert format_profile_json(carried) == format_profile_json(make_carried_profile(profile))


def test_of_the_nation_travel_the_percents_that_are_printed() -> None:
    assert make_carried_nation(safe(a_full_profile())) == CarriedNation(
        Period(first=2012, last=2016), 26, 128
    )


def test_of_the_nation_travels_nothing_where_nothing_is_printed() -> None:
    alone = replace(a_full_profile(), cases_by_year=None)
    assert alone.nation == a_nation(more=1)
    assert make_carried_nation(safe(alone)) is None
