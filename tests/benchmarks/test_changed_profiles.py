"""What is drawn anew in a benchmark is new, and as sound as it was."""

from collections.abc import Callable

import pytest

from benchmarks.changed_profiles import RAISED, change_figure, end_with, list_numbers, renew_profile
from factsheet.disclosure import protect_profile
from factsheet.model import Profile
from factsheet.model.counts import sum_cells
from factsheet.sources.data_library import open_library

STATES = tuple(one.usps for one in open_library().jurisdictions)


@pytest.fixture(scope="module")
def profiles() -> dict[str, Profile]:
    library = open_library()
    return {usps: library.profile(usps) for usps in STATES}


def test_one_figure_of_each_state_changes_and_is_shown(profiles: dict[str, Profile]) -> None:
    for usps, profile in profiles.items():
        changed = [protect_profile(change_figure(profile, number)).profile for number in (1, 2)]
        assert changed[0] != changed[1], usps
    assert len(profiles) == 56


def test_each_state_can_be_renewed_again_and_again(profiles: dict[str, Profile]) -> None:
    for usps, profile in profiles.items():
        renewed = [protect_profile(renew_profile(profile, number)).profile for number in (1, 10)]
        titles = [{law.title for law in each.laws} for each in (profile, *renewed)]
        assert not titles[1] & titles[2], usps
        assert (
            renewed[0].counties != renewed[1].counties or profile.counties is None or not has_large(profile)
        )
    assert len(profiles) == 56


def has_large(profile: Profile) -> bool:
    counts = profile.counties
    return counts is not None and max(list_numbers(counts).values()) >= RAISED


@pytest.mark.parametrize("change", [change_figure, renew_profile])
def test_counts_still_add_up(change: Callable[[Profile, int], Profile], profiles: dict[str, Profile]) -> None:
    for usps, profile in profiles.items():
        assert list_differences(change(profile, 7)) == list_differences(profile), usps
    assert sum(profile.offenses is not None for profile in profiles.values()) > 40


def list_differences(profile: Profile) -> tuple[int, int]:
    """Return by how much years and types differ from the sum of the counties."""
    if profile.counties is None or profile.offenses is None:
        return 0, 0
    placed = (sum_cells(profile.counties.cells.values()) or 0) + (
        sum_cells([profile.counties.not_placed]) or 0
    )
    years = profile.offenses.by_year.total or 0
    return years - placed, (sum_cells(bar.value for bar in profile.offenses.by_type) or 0) - placed


def test_a_reworded_text_is_as_long_as_it_was() -> None:
    assert end_with("An Act", "z") == "An Acz"
