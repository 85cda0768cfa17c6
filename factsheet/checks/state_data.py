"""All that the sources have of one state, collected in one visit, before disclosure and rules look at it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from factsheet.checks.context import CheckContext, SharedFacts, SourcedPeriod
from factsheet.errors import FactsheetError, Fault
from factsheet.model import Profile
from factsheet.model.profile import KeyFigures
from factsheet.sources.aggregation import complete_figures, make_hotline_series
from factsheet.sources.cited_sources import list_sourced_parts
from factsheet.sources.data_library import Library
from factsheet.sources.national_tables import Entry
from factsheet.sources.profile_file import Figures, ProfileFile, ReadProfile
from factsheet.wording.language_files import list_own_expansions

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StateData:
    """What there is of one state, whatever else is wrong.

    Attributes:
        faults: Faults of form, in the order met: of the profile, of the shared files, of the edition before.
        profile: As joined from all files; None where a fault keeps it from being joined.
        context: What rules look at; None where the profile file is no text in YAML form.
    """

    faults: tuple[Fault, ...]
    profile: Profile | None = None
    context: CheckContext | None = None


def collect_state_data(library: Library, usps: str) -> StateData:
    """Return all that is known of a state, without the rows of a table that has faults.

    Raises:
        DataError: The profile file is missing or is no text, or a file that all states share has a fault.
    """
    read, faults = library.readable(usps)
    if read is None or library.list_row_faults(usps):
        return StateData(faults)
    found = list(faults)
    profile = None if faults else attempt_call(lambda: library.join(usps, read), found)
    context = _collect_context(library, usps, read, profile, found)
    return StateData(tuple(dict.fromkeys(found)), profile, context)


def _collect_context(
    library: Library, usps: str, read: ReadProfile, profile: Profile | None, found: list[Fault]
) -> CheckContext:
    before = attempt_call(lambda: library.profile_before(usps), found)
    annual = attempt_call(lambda: library.tables.hotline.of(usps), found) or ()
    counties = attempt_call(lambda: library.counties, found) or ()
    return CheckContext(
        jurisdiction=library.find(usps),
        content=read.content,
        origins=read.origins,
        annual=tuple(sorted(annual, key=lambda entry: entry.year)),
        counties=attempt_call(lambda: library.tables.counties.of(usps), found) or (),
        offenses=attempt_call(lambda: library.tables.list_offense_rows(usps), found) or (),
        shared=_collect_shared_facts(library),
        totals=profile or _sum_figures(read.content.figures, annual),
        periods=list_periods(read.content),
        known_counties=tuple(county for county in counties if county.usps == usps),
        before=before,
        shows_counts=library.shows_counts,
    )


def list_periods(content: ProfileFile) -> tuple[SourcedPeriod, ...]:
    """Return the period and the source of each block of a profile file, in the order of the page."""
    return tuple(SourcedPeriod(path, part.period, part.source) for path, part in list_sourced_parts(content))


def _sum_figures(given: Figures, annual: tuple[Entry, ...]) -> KeyFigures:
    """Return the key figures of a state that cannot be joined, as far as its rows can be summed."""
    told: list[Fault] = []  # what is wrong in the rows is told where all is joined
    return attempt_call(lambda: complete_figures(given, make_hotline_series(annual)), told) or given


def _collect_shared_facts(library: Library) -> SharedFacts:
    theme = attempt_call(lambda: library.theme, [])  # its faults are no state's: each command tells them
    return SharedFacts(
        library.sources,
        library.contact,
        library.federal_laws,
        library.shared_places,
        theme.contact if theme else None,
        theme.publisher if theme else None,
        lambda: library.number_words,
        lambda: attempt_call(lambda: [*list_own_expansions(library.wording_folder)], []) or (),
    )


def attempt_call(read: Callable[[], T], found: list[Fault]) -> T | None:
    """Return what a call returns, or None after noting the faults that kept it from returning."""
    try:
        return read()
    except FactsheetError as error:
        found += error.faults
        return None
