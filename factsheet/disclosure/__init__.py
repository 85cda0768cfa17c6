"""Disclosure control: before anything is drawn, small counts are hidden with what would give them away."""

from factsheet.disclosure.masking import keeps_back
from factsheet.disclosure.protect import Protected, protect
from factsheet.disclosure.suppression_log import Offer, Suppression, SuppressionLog

__all__ = ["Offer", "Protected", "Suppression", "SuppressionLog", "keeps_back", "protect"]
