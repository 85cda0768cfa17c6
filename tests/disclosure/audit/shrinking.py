"""Fewer parts: what is left of profiles that still have the same fault."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from factsheet.model import Profile

Profiles = Mapping[str, Profile]
IsWrong = Callable[[Profiles], bool]

PARTS = (
    ("counties", "offenses"),
    ("second_counties",),
    ("call_types",),
    ("persons",),
    ("calls",),
    ("calls_by_year",),
    ("cases_by_year",),
    ("cases",),
    ("demographics",),
)


def shrink_profiles(profiles: Profiles, is_wrong: IsWrong) -> Profiles:
    """Return the profiles without the parts that what is wrong with them does not need."""
    for names in PARTS:
        left_out: dict[str, Any] = dict.fromkeys(names)
        smaller = {key: replace(profile, **left_out) for key, profile in profiles.items()}
        profiles = smaller if is_wrong(smaller) else profiles
    titles = {
        group.title
        for profile in profiles.values()
        if profile.demographics is not None
        for group in profile.demographics.groups
    }
    for title in sorted(titles):
        smaller = {key: _leave_group(profile, title) for key, profile in profiles.items()}
        profiles = smaller if is_wrong(smaller) else profiles
    return profiles


def _leave_group(profile: Profile, title: str) -> Profile:
    people = profile.demographics
    if people is None:
        return profile
    groups = tuple(group for group in people.groups if group.title != title)
    return replace(profile, demographics=people.model_copy(update={"groups": groups}) if groups else None)
