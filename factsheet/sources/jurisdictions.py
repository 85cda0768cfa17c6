"""The list of jurisdictions, and how a user may name one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from factsheet.characters import compose_letters
from factsheet.errors import DataError, Fault, FormCode, UsageError
from factsheet.fields import USPS_ALLOWED, USPS_PATTERN, check_link
from factsheet.model import Jurisdiction, JurisdictionKind
from factsheet.model.vocabulary import CountyUnit
from factsheet.reading.csv_rows import Row, find_doubled_cells, read_rows
from factsheet.reading.kept_results import keep_results
from factsheet.reading.quoting import list_allowed_words
from factsheet.sources.font_coverage import find_name_faults
from factsheet.typesetting.glyph_coverage import GLYPHS_ALLOWED, describe_missing_glyphs

SHORTEST_PART = 4  # letters of a name that are enough to suggest it
_SPOKEN = {"washingtondc": "DC"}  # what people say, to suggest and never to assume

_COLUMNS = ("usps", "fips", "name", "kind", "hhs_region", "county_unit", "hotline_url")

_REGION = "[1-9]|10"
_KEYS = ("usps", "fips", "name")
_CODES = frozenset({"usps", "fips"})  # which the rows of tables and the names of files have

# What may stand in a cell, by column: a pattern and its words, or a list of words.
_RULES: tuple[tuple[str, str, str], ...] = (
    ("usps", USPS_PATTERN, USPS_ALLOWED),
    ("fips", r"[0-9]{2}", "2 digits, with leading zero"),
    ("hhs_region", _REGION, "a whole number from 1 to 10"),
)
_WORDS = {
    "kind": [kind.value for kind in JurisdictionKind],
    "county_unit": [unit.value for unit in CountyUnit],
}


@dataclass(frozen=True, slots=True)
class JurisdictionList:
    """All jurisdictions, in the order of their file.

    Attributes:
        entries: One for each row. Where a row has faults, what it says wrong is replaced, so that it serves
            to find the jurisdiction and never to draw it.
        faults: By postal code, of the rows that have some.
    """

    entries: tuple[Jurisdiction, ...]
    faults: Mapping[str, tuple[Fault, ...]]


@keep_results(2)
def read_jurisdictions(path: Path) -> JurisdictionList:
    """Read the list of jurisdictions; a row that tells whose it is concerns that jurisdiction alone.

    Raises:
        DataError: A row does not tell whose it is, or a code or name stands there twice; carries all faults.
    """
    rows = read_rows(path, _COLUMNS)
    faults = {row.line: tuple(sorted(_find_row_faults(row))) for row in rows}
    doubled = [
        fault for column in _KEYS for fault in find_doubled_cells(rows, (column,), "each jurisdiction once")
    ]
    every = sorted([*doubled, *(fault for told in faults.values() for fault in told)])
    if doubled or any(fault.field in _CODES for fault in every):
        raise DataError(*every)
    wrong = {row["usps"]: faults[row.line] for row in rows if faults[row.line]}
    return JurisdictionList(tuple(map(_make_jurisdiction, map(_replace_wrong_words, rows))), wrong)


def find_jurisdiction(jurisdictions: Iterable[Jurisdiction], name: str) -> Jurisdiction:
    """Return the jurisdiction that a name, postal code or FIPS code means, in any case.

    Raises:
        UsageError: There is none; close names are told.
    """
    known = _list_by_key(tuple(jurisdictions))
    found = known.get(_fold_name(name))
    if found:
        return found
    close = sorted(one.name for one in find_meant_jurisdictions(known.values(), name))
    perhaps = f"; perhaps {' or '.join(close)}" if close else ""
    allowed = f"the name, postal code or FIPS code of a state or territory{perhaps}"
    raise UsageError(Fault("command line", 1, "STATE", f"'{name}'", allowed))


def find_meant_jurisdictions(jurisdictions: Iterable[Jurisdiction], name: str) -> tuple[Jurisdiction, ...]:
    """Return the jurisdiction that a name or code means, or else those that it may mean, to be suggested."""
    known, wanted = _list_by_key(tuple(jurisdictions)), _fold_name(name)
    if wanted in known:
        return (known[wanted],)
    close = _find_close_names([one.name for one in known.values()], wanted)
    every = dict.fromkeys(known.values())
    return tuple(one for one in every if one.name in close or one.usps == _SPOKEN.get(wanted))


@lru_cache(4)  # of a data folder and the editions before
def _list_by_key(jurisdictions: tuple[Jurisdiction, ...]) -> Mapping[str, Jurisdiction]:
    """Return the jurisdictions by folded name, postal code and FIPS code."""
    return {_fold_name(key): one for one in jurisdictions for key in (one.name, one.usps, one.fips)}


def _find_close_names(names: Iterable[str], wanted: str) -> set[str]:
    """Return the names that hold what was asked for, or else those that are spelled alike."""
    folded = {_fold_name(name): name for name in names}
    holding = {folded[key] for key in folded if len(wanted) >= SHORTEST_PART and wanted in key}
    return holding or {folded[key] for key in get_close_matches(wanted, folded, n=3, cutoff=0.7)}


def _fold_name(name: str) -> str:
    # Not as counties' names are folded: no state's name has an accent, and full-width digits would be a code.
    return re.sub(r"[^a-z0-9]", "", compose_letters(name).casefold())


def _find_row_faults(row: Row) -> list[Fault]:
    faults = [
        row.fault(column, allowed) for column, rule, allowed in _RULES if not re.fullmatch(rule, row[column])
    ]
    faults += find_name_faults(row, "name")
    faults += [
        row.fault(column, list_allowed_words(words, near=row[column]))
        for column, words in _WORDS.items()
        if row[column] not in words
    ]
    return [*faults, *_find_link_faults(row)]


def _find_link_faults(row: Row) -> Iterator[Fault]:
    """Yield what keeps the Hotline's page from being printed and followed."""
    link = row["hotline_url"]
    if found := describe_missing_glyphs(link):
        yield row.fault("hotline_url", GLYPHS_ALLOWED, found=found, code=FormCode.GLYPH)
        return
    try:
        if link:
            check_link(link)
    except ValueError as error:
        yield row.fault("hotline_url", f"{error}, or nothing", code=FormCode.LINK)


def _replace_wrong_words(row: Row) -> Row:
    """Return a row that can be read; one that says no kind counts as a state, which the nation must have."""
    cells = dict(row.cells)
    for column, words in _WORDS.items():
        cells[column] = cells[column] if cells[column] in words else words[0]
    if not re.fullmatch(_REGION, cells["hhs_region"]):
        cells["hhs_region"] = "1"
    if any(find_name_faults(row, "name")):
        cells["name"] = cells["usps"]
    return replace(row, cells=cells)


def _make_jurisdiction(row: Row) -> Jurisdiction:
    return Jurisdiction(
        usps=row["usps"],
        fips=row["fips"],
        name=row["name"],
        kind=JurisdictionKind(row["kind"]),
        region=int(row["hhs_region"]),
        county_unit=CountyUnit(row["county_unit"]),
        hotline_url=row["hotline_url"] or None,
    )
