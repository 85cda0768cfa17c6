"""Sums below zero and years without a report: shown as they are, and no cover for a small count."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factsheet.disclosure import protect_profile
from factsheet.disclosure.cell_names import list_counts
from factsheet.errors import DataError
from factsheet.model import Cell, CellMark, NetBar, Offenses, Profile, YearSeries, sum_cells
from tests.disclosure.builders import PERIOD, SYNTHETIC, a_policy, a_profile

YEARS = tuple(range(PERIOD.first, PERIOD.last + 1))
COUNTS = st.integers(-12, 40)


@st.composite
def profiles(draw: st.DrawFn, threshold: int | None = 11) -> Profile:
    """Return a profile whose three lists of offenses have one sum, corrections and empty years among them."""
    counties = draw(st.lists(COUNTS, min_size=2, max_size=6))
    years = draw(st.lists(COUNTS | st.just(CellMark.NONE_REPORTED), min_size=4, max_size=4))
    total = sum(counties) + draw(COUNTS)
    made = a_profile(
        counties,
        years=(0,),
        types=(0,),
        not_placed=total - sum(counties),
        policy=a_policy(threshold, protect_zeros=draw(st.booleans())),
    )
    rest, kind = total - (sum_cells(years) or 0), draw(COUNTS)
    by_type = tuple(NetBar(label=f"Type {at}", value=value) for at, value in enumerate((kind, total - kind)))
    return replace(made, offenses=Offenses(YearSeries(YEARS, (*years, rest), SYNTHETIC), by_type))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(profiles())
def test_no_sum_below_zero_breaks_the_choice_or_is_hidden_and_no_small_count_is_shown(
    profile: Profile,
) -> None:
    known, printed = list_counts(profile), list_printed(profile)
    assert printed.keys() in (known.keys(), set())
    assert [name for name, cell in printed.items() if cell not in (known[name], CellMark.NOT_SHOWN)] == []
    assert [cell for cell in printed.values() if isinstance(cell, int) and 0 < cell < 11] == []
    below = [name for name, cell in known.items() if isinstance(cell, int) and cell < 0]
    assert [name for name in below if printed and printed[name] != known[name]] == []


def list_printed(profile: Profile) -> Mapping[str, Cell]:
    """Return the counts as printed; nothing where the profile is refused, in words."""
    try:
        return list_counts(protect_profile(profile).profile)
    except DataError as error:
        told = error.faults[0].found
    assert told.startswith("small counts that can be worked out")
    return {}


@given(profiles(threshold=None))
def test_an_open_source_shows_every_sum_and_every_year_without_a_report(profile: Profile) -> None:
    assert list_counts(protect_profile(profile).profile) == list_counts(profile)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(profiles(), profiles())
def test_beside_an_edition_before_no_sum_below_zero_breaks_the_choice(now: Profile, before: Profile) -> None:
    printed = list_printed(replace(now, edition=2024, before=replace(before, edition=2023)))
    assert [cell for cell in printed.values() if isinstance(cell, int) and 0 < cell < 11] == []
