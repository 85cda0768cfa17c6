"""The values that a headline tells: numbers, names and days that stand where a finding is."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from babel.dates import format_date

from factsheet.checks import Finding
from factsheet.drafts.draft_files import PROFILE, YEARS
from factsheet.drafts.keyed_tree import Address, Node, find_node
from factsheet.errors import Fault
from factsheet.model import Universe
from factsheet.sources.national_schemas import HOTLINE
from factsheet.studio.findings.tree_counts import (
    FIGURES,
    find_figure,
    read_number,
    read_text,
    sum_bars,
    sum_stated_years,
)
from factsheet.studio.interface_words import InterfaceWords

NOT_STATED, UNIVERSE = "not_stated", "of"
_WHOLE = "whole"  # cases or persons, which are words of the interface
_LONGEST = 60  # letters of a name that a headline repeats
_QUOTED = re.compile(r"'(.+)'", re.DOTALL)
_LEAST_YEAR = re.compile(r"([0-9]{4}) or later\b")

Values = Mapping[str, object]
Read = Callable[[Node, Address], Values | None]


def word_headline(words: InterfaceWords, finding: Finding, tree: Node, address: Address) -> str:
    """Return what is the matter, with what stands there where that is known."""
    key = f"findings.{finding.code}"
    values = _collect_values(words, finding, tree, address) if words.has_text(f"{key}.told") else None
    if values is None or any(value is None for value in values.values()):
        return words.say(f"{key}.headline")
    whole = {name: words.say(f"cards.{value}") for name, value in values.items() if name == _WHOLE}
    return words.say(f"{key}.told", **{**values, **whole})


def read_least_year(fault: Fault) -> int | None:
    """Return the year that an edition must reach, as the rule says it."""
    found = _LEAST_YEAR.match(fault.allowed)
    return int(found[1]) if found else None


def find_universe(tree: Node, group: Address) -> str:
    """Return what a breakdown divides: cases or persons; undeclared it is the persons of the heading."""
    return read_text(tree, (*group, UNIVERSE)) or Universe.PERSONS.value


def find_other_universe_of(tree: Node, group: Address) -> str:
    """Return what a breakdown is not said to divide: persons or cases."""
    is_persons = find_universe(tree, group) == Universe.PERSONS.value
    return (Universe.CASES if is_persons else Universe.PERSONS).value


def _collect_values(words: InterfaceWords, finding: Finding, tree: Node, address: Address) -> Values | None:
    if finding.code in _BY_FAULT:
        return _BY_FAULT[finding.code](words, finding.fault)
    if finding.code in {"FS303", "FS135"}:
        least = read_least_year(finding.fault)
        return {"number": _word_year(read_number(tree, address)), "sum": _word_year(least)}
    return _READERS.get(finding.code, _read_text_value)(tree, address)


def _word_year(year: int | None) -> str | None:
    """Return a year as text, for a number would get a comma."""
    return None if year is None else str(year)


def _read_quoted(_words: InterfaceWords, fault: Fault) -> Values | None:
    found = _QUOTED.fullmatch(fault.found)
    return {"text": found[1]} if found else None


def _read_day(words: InterfaceWords, fault: Fault) -> Values | None:
    try:
        day = date.fromisoformat(fault.found.strip("'"))
    except ValueError:
        return None
    return {"day": format_date(day, "long", words.lang)}


def _read_text_value(tree: Node, address: Address) -> Values | None:
    text = read_text(tree, address)
    return {"text": text} if text and len(text) <= _LONGEST else None


def _compare_table(tree: Node, address: Address) -> Values | None:
    name = address[len(FIGURES)]
    return {"number": read_number(tree, address), "sum": sum_stated_years(tree, name)}


def _compare_universe(tree: Node, address: Address) -> Values:
    universe = find_universe(tree, address)
    return {
        "sum": sum_bars(tree, address),
        "number": find_figure(tree, universe),
        _WHOLE: universe,
    }


def _compare_other(tree: Node, address: Address) -> Values:
    return {"sum": sum_bars(tree, address), _WHOLE: find_other_universe_of(tree, address)}


def _compare_stated(tree: Node, address: Address) -> Values | None:
    group = address[:-1] if address[-1] == NOT_STATED else address
    added, rest = sum_bars(tree, group), read_number(tree, (*group, NOT_STATED))
    together = None if added is None or rest is None else added + rest
    return {"sum": together, "number": find_figure(tree, find_universe(tree, group))}


def _compare_calls(tree: Node, address: Address) -> Values:
    if address[0] == YEARS:
        row = address[:-1]
        calls, cases = (read_number(tree, (*row, name)) for name in HOTLINE.numbers)
        return {"number": cases, "sum": calls}
    return {"number": find_figure(tree, "cases"), "sum": find_figure(tree, "calls")}


def _compare_persons(tree: Node, _address: Address) -> Values:
    return {"number": find_figure(tree, "persons"), "sum": find_figure(tree, "cases")}


def _compare_years(tree: Node, address: Address) -> Values | None:
    part, year, *column = address
    if part != YEARS or not year.isdigit():
        return None
    before = read_number(tree, (part, str(int(year) - 1), *column))
    return {"number": read_number(tree, address), "sum": before}


def _sum_types(tree: Node, _address: Address) -> Values:
    return {"sum": sum_bars(tree, (PROFILE, "call_types"))}


def _read_region(tree: Node, address: Address) -> Values | None:
    region = find_node(tree, address)
    return {"number": region} if address[-1] == "region" else None


def _read_year(_tree: Node, address: Address) -> Values | None:
    return {"number": address[1]} if len(address) > 1 else None


_READERS: Mapping[str, Read] = MappingProxyType(
    {
        "FS101": _read_region,
        "FS103": _compare_universe,
        "FS104": _compare_other,
        "FS105": _compare_stated,
        "FS106": _compare_universe,
        "FS107": _compare_table,
        "FS108": _compare_calls,
        "FS109": _compare_persons,
        "FS112": _compare_years,
        "FS119": _sum_types,
        "FS409": _read_year,
    }
)
_BY_FAULT: Mapping[str, Callable[[InterfaceWords, Fault], Values | None]] = MappingProxyType(
    {"FS203": _read_quoted, "FS205": _read_quoted, "FS301": _read_day, "FS302": _read_day}
)
