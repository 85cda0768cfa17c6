"""Looks for what cannot be right in data that can be read: rules in a table, each with code and remedy."""

from factsheet.checks.context import CheckContext, Limits
from factsheet.checks.engine import apply_rules, make_form_finding
from factsheet.checks.finding import CheckRule, Finding, Found, Severity
from factsheet.checks.rules import RULES
from factsheet.checks.silences import Silenced, Verdict

__all__ = [
    "RULES",
    "CheckContext",
    "CheckRule",
    "Finding",
    "Found",
    "Limits",
    "Severity",
    "Silenced",
    "Verdict",
    "apply_rules",
    "make_form_finding",
]
