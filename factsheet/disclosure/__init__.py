"""Disclosure control: before anything is drawn, small counts are hidden with what would give them away."""

from factsheet.disclosure.protect import Protected, SafeProfile, protect_profile, seal_printed
from factsheet.disclosure.suppression_log import Offer, Suppression, SuppressionLog

__all__ = [
    "Offer",
    "Protected",
    "SafeProfile",
    "Suppression",
    "SuppressionLog",
    "protect_profile",
    "seal_printed",
]
