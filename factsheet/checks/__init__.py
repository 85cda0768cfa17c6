"""Looks for what cannot be right in data that can be read: rules in a table, each with code and remedy."""

from factsheet.checks.context import Limits, Material
from factsheet.checks.engine import check_material, form_finding
from factsheet.checks.finding import Finding, Found, Rule, Severity
from factsheet.checks.rules import RULES
from factsheet.checks.waivers import Silenced, Verdict

__all__ = [
    "RULES",
    "Finding",
    "Found",
    "Limits",
    "Material",
    "Rule",
    "Severity",
    "Silenced",
    "Verdict",
    "check_material",
    "form_finding",
]
