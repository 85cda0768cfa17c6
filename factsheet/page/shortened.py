"""What the ladder has cut from the lists of a profile, for reports."""

from factsheet.disclosure import SafeProfile
from factsheet.page.formats import COLLABORATIONS, FUNDING, LAWS, RESOURCES, Shortening


def hidden_entries(profile: SafeProfile, cuts: Shortening) -> dict[str, int]:
    """Return how many entries each shortened list does not print, by its path; whole lists are not named."""
    efforts = profile.efforts
    lengths = {
        LAWS: len(profile.laws),
        COLLABORATIONS: len(efforts.collaborations),
        RESOURCES: 0 if RESOURCES in cuts.left_out else len(efforts.resources),
        FUNDING: 0 if FUNDING in cuts.left_out else len(efforts.funding),
    }
    hidden = {path: length - cuts.shown(path, length) for path, length in lengths.items()}
    return {path: count for path, count in hidden.items() if count > 0}
