"""``factsheet list``: what there is for each jurisdiction."""

from dataclasses import asdict, dataclass
from pathlib import Path

import click

from factsheet.batch.folder_faults import list_folder_warnings
from factsheet.checks.printed_profile import load_printed_profile
from factsheet.cli.parameters import (
    ReportForm,
    data_option,
    refuse_counts_in_report,
    report_option,
    show_counts_option,
)
from factsheet.cli.terminal import (
    ExitCode,
    end_on_faults,
    print_faults,
    print_findings,
    print_json,
    print_table,
)
from factsheet.errors import FactsheetError, Fault, describe_internal_error
from factsheet.model import CountyCounts, Efforts, Jurisdiction, Measure, Profile, sum_cells
from factsheet.sources.data_library import Library, open_library
from factsheet.sources.drawn_states import has_data

HELP = """Show what is known for each state, the District of Columbia and each territory.

A hyphen means that nothing is published, or that the sheet does not show it. "counties" tells in how many
counties an offense is known, "years" for how many years cases are known, "people" how many breakdowns such as
gender or age there are.

\b
Examples:
  factsheet list
  factsheet list --report json
"""


@dataclass(frozen=True, slots=True)
class Holdings:
    """What there is for one jurisdiction; None means not published or not shown, or no profile to be read.

    Attributes:
        counties: How many counties have a value above zero.
        offenses: Known to police in the whole jurisdiction, over all years of the map.
        years: How many years of cases there are.
        people: How many breakdowns of persons there are.
        efforts: How many collaborations, resources and funds together.
    """

    name: str
    code: str
    fips: str
    edition: int | None = None
    status: str | None = None
    cases: int | None = None
    persons: int | None = None
    calls: int | None = None
    years: int | None = None
    offenses: int | None = None
    counties: int | None = None
    people: int | None = None
    venues: int | None = None
    laws: int | None = None
    efforts: int | None = None


@click.command("list", help=HELP)
@data_option
@show_counts_option
@report_option
def list_states(data: Path | None, *, shows_counts: bool, report: str) -> None:
    """Print one row a jurisdiction by name, end with 1 if a profile cannot be read."""
    refuse_counts_in_report(report, shows_counts=shows_counts)
    with end_on_faults():
        library = open_library(data, shows_counts=shows_counts)
        holdings, faults = _survey_states(library)
        warnings = list_folder_warnings(library)
    if ReportForm(report) is ReportForm.JSON:
        print_json({"states": [asdict(holding) for holding in holdings]})
    else:
        _print_text(holdings)
    print_findings(warnings)
    print_faults(faults)
    raise SystemExit(ExitCode.FAULT if faults else ExitCode.DONE)


def _survey_states(library: Library) -> tuple[list[Holdings], list[Fault]]:
    holdings: list[Holdings] = []
    faults: list[Fault] = []
    for state in sorted(library.jurisdictions, key=lambda one: one.name):
        try:
            holdings.append(_make_holdings(library, state))
        except FactsheetError as error:
            holdings.append(_make_empty_holdings(state))
            faults.extend(error.faults)
        except Exception as error:  # a slip in our code must not hide the other states
            holdings.append(_make_empty_holdings(state))
            faults.append(describe_internal_error(state.usps, error))
    return holdings, faults


def _make_empty_holdings(state: Jurisdiction) -> Holdings:
    return Holdings(state.name, state.usps, state.fips)


def _make_holdings(library: Library, state: Jurisdiction) -> Holdings:
    if not has_data(library, state.usps):
        return _make_empty_holdings(state)
    usps = state.usps
    profile = library.profile(usps) if library.shows_counts else load_printed_profile(library, usps)
    return Holdings(
        state.name,
        state.usps,
        state.fips,
        edition=profile.edition,
        status=profile.status.value,
        cases=_read_value(profile.cases),
        persons=_read_value(profile.persons),
        calls=_read_value(profile.calls),
        years=len(profile.cases_by_year.years) if profile.cases_by_year else None,
        offenses=profile.offenses.by_year.total if profile.offenses else None,
        counties=_count_counties(profile.counties),
        people=len(profile.demographics.groups) if profile.demographics else None,
        venues=_count_venues(profile),
        laws=len(profile.laws) or None,
        efforts=_count_efforts(profile.efforts),
    )


def _read_value(measure: Measure | None) -> int | None:
    return None if measure is None else sum_cells((measure.value,))


def _count_counties(counts: CountyCounts | None) -> int | None:
    """Return how many counties have a count above zero, None where one is hidden, which may be a zero."""
    cells = () if counts is None else tuple(counts.cells.values())
    known = [cell for cell in cells if isinstance(cell, int)]
    return sum(cell > 0 for cell in known) if cells and len(known) == len(cells) else None


def _count_venues(profile: Profile) -> int | None:
    rankings = (profile.venues.sex, profile.venues.labor)
    return sum(len(ranking.names) for ranking in rankings if ranking is not None) or None


def _count_efforts(efforts: Efforts) -> int | None:
    return len(efforts.collaborations) + len(efforts.resources) + len(efforts.funding) or None


def _print_text(holdings: list[Holdings]) -> None:
    rows = [asdict(holding) for holding in holdings]
    header = [name for name in rows[0] if name != "fips"]
    print_table(header, [[_format_cell(row[name]) for name in header] for row in rows])


def _format_cell(value: str | int | None) -> str:
    if value is None:
        return "-"
    return value if isinstance(value, str) else f"{value}"
