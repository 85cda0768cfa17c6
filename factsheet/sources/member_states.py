"""What the sheets of the nation's states hide on account of each other, read from all their data."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from factsheet.disclosure.national_cover import NationalCover, cover_nation
from factsheet.disclosure.profile_relations import read_series_tables
from factsheet.disclosure.relations import Tables
from factsheet.disclosure.timeline import CALLS, CASES
from factsheet.errors import FactsheetError
from factsheet.model import DisclosurePolicy, Profile
from factsheet.sources.aggregation import make_hotline_series
from factsheet.sources.national_schemas import HOTLINE_SOURCE
from factsheet.sources.national_tables import Entry


def read_national_cover(
    members: Iterable[str],
    read_profile: Callable[[str], Profile],
    list_rows: Callable[[str], Sequence[Entry]],
    policy: DisclosurePolicy,
) -> NationalCover:
    """Return what the sheets of the members hide.

    Args:
        members: Postal codes of the states that make the nation.
        read_profile: Gives the profile of one, or raises what keeps it from being read: of that one, the
            rows of the Hotline's table alone are looked at.
        list_rows: Gives the rows of one in the Hotline's table, or raises what is wrong in them: that one is
            left out, as if everybody knew its counts.
        policy: Of that table.
    """
    profiles, others = dict[str, Profile](), dict[str, Tables]()
    for usps in members:
        try:
            profiles[usps] = read_profile(usps)
        except FactsheetError:  # told with the sheet of that state; without rows, it covers no other
            with suppress(FactsheetError):
                others[usps] = _read_rows(list_rows(usps), policy)
    return cover_nation(profiles, others)


def _read_rows(rows: Sequence[Entry], policy: DisclosurePolicy) -> Tables:
    hotline = make_hotline_series(rows)
    series = {CASES: hotline.cases, CALLS: hotline.calls}
    known = {what: counts for what, counts in series.items() if counts is not None}
    return read_series_tables(known, {HOTLINE_SOURCE: policy})
