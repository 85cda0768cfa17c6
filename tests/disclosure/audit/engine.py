"""The program under audit: a profile protected by itself, beside its edition before or other states."""

import inspect
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace

from factsheet import disclosure
from factsheet.disclosure import Protected, protect_profile
from factsheet.errors import DataError
from factsheet.model import Profile

# What the program can look at beyond one profile; what it cannot, it protects without.
_KNOWS_BEFORE = "before" in {field.name for field in fields(Profile)}
_TAKES_BEFORE = "before" in inspect.signature(protect_profile).parameters
_KNOWS_STATES = hasattr(disclosure, "protect_states")


def print_profile(profile: Profile, before: Profile | None = None) -> Protected | None:
    """Return the profile as it would be printed, None where it is refused.

    Args:
        before: The edition before.
    """
    try:
        if before is not None and _KNOWS_BEFORE:
            return protect_profile(replace(profile, before=before))
        if before is not None and _TAKES_BEFORE:
            return protect_profile(profile, before=protect_profile(before))
        return protect_profile(profile)
    except DataError:
        return None


def print_states(profiles: Sequence[Profile]) -> Mapping[str, Protected] | None:
    """Return the profiles of several states as they would be printed together, None where one is refused."""
    try:
        if _KNOWS_STATES:
            return disclosure.protect_states(profiles)
        return {profile.jurisdiction.usps: protect_profile(profile) for profile in profiles}
    except DataError:
        return None
