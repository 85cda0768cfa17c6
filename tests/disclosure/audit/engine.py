"""The program under audit: a profile protected by itself, beside its edition before or other states."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from factsheet.disclosure import Protected, protect_profile
from factsheet.disclosure.national_cover import cover_nation
from factsheet.errors import DataError
from factsheet.model import Profile


def print_profile(profile: Profile, before: Profile | None = None) -> Protected | None:
    """Return the profile as it would be printed, None where it is refused.

    Args:
        before: The edition before, which was printed.
    """
    try:
        return protect_profile(replace(profile, before=before))
    except DataError:
        return None


def print_states(profiles: Sequence[Profile]) -> Mapping[str, Protected]:
    """Return the profiles of the nation's states as they would be printed, without those that are refused."""
    members = {profile.jurisdiction.usps: profile for profile in profiles}
    cover = cover_nation(members, {})
    printed = {
        usps: print_profile(replace(profile, hidden_elsewhere=cover.hidden.get(usps, frozenset())))
        for usps, profile in members.items()
        if not cover.faults.get(usps)
    }
    return {usps: protected for usps, protected in printed.items() if protected is not None}
