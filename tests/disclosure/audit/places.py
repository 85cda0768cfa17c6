"""Counts by county: under all offenses, with their years and kinds, or under all of their own source."""

from collections.abc import Iterator
from dataclasses import replace

from factsheet.disclosure.cell_names import (
    OFFENSES_BY_YEAR,
    name_county_cells,
    name_county_parts,
    name_offense_types,
    name_total,
    name_years,
)
from factsheet.model import CountyCounts, Profile
from tests.disclosure.audit.lists import Part, Reading, add_part, read_undeclared
from tests.disclosure.audit.sheets import AuditedSheet, SheetCount
from tests.disclosure.audit.systems import Row, tie_equal, tie_sum


def is_map_of_offenses(truth: Profile, counts: CountyCounts) -> bool:
    """Return whether a map divides the offenses that are also given by year and by type."""
    return truth.offenses is not None and truth.offenses.by_year.source == counts.source


def _list_wholes(sheet: AuditedSheet) -> dict[str, list[Part]]:
    """Return the lists that come to one whole each, by its name: all offenses, or all of another map."""
    truth, lists = sheet.truth, dict[str, list[list[str]]]()
    for part, counts in name_county_parts(truth).items():
        whole = "offenses" if is_map_of_offenses(truth, counts) else part
        lists.setdefault(name_total(whole), []).append(list(name_county_cells(part, counts)))
    if truth.offenses is not None:
        years = list(name_years(OFFENSES_BY_YEAR, truth.offenses.by_year))
        kinds = list(name_offense_types(truth.offenses.by_type))
        lists.setdefault(name_total("offenses"), []).extend((years, kinds))
    return {name: [add_part(sheet, names) for names in parts if names] for name, parts in lists.items()}


def add_wholes(sheet: AuditedSheet) -> AuditedSheet:
    """Return the sheet with the number of all that is in a list: known, though on no sheet, unless small."""
    added = dict[str, SheetCount]()
    for name, parts in _list_wholes(sheet).items():
        values = [part.value for part in parts if part.value is not None]
        if values:
            policy = sheet.counts[parts[0].names[0]].policy
            added[name] = SheetCount(name, max(values), not policy.is_small(max(values)), policy)
    return replace(sheet, counts={**sheet.counts, **added})


def read_places(sheet: AuditedSheet) -> Reading:
    rows = [
        row
        for name, parts in _list_wholes(sheet).items()
        for part in parts
        for row in _tie_whole(sheet, name, part)
    ]
    others = [
        read_undeclared(
            sheet, part, add_part(sheet, list(name_county_cells(part, counts))), counts.period,
            is_of_persons=False,
        )
        for part, counts in name_county_parts(sheet.truth).items()
        if not is_map_of_offenses(sheet.truth, counts)
    ]  # fmt: skip
    return Reading(
        (*rows, *(row for reading in others for row in reading.rows)),
        tuple(guess for reading in others for guess in reading.guesses),
    )


def _tie_whole(sheet: AuditedSheet, name: str, part: Part) -> Iterator[Row]:
    known = sheet.counts.get(name)
    total = known.value if known else None
    if total is None or part.value == total or (part.value is None and part.least <= total):
        yield tie_equal(part.names, [name])
    elif part.value is not None:
        yield tie_sum(part.names, part.value)
