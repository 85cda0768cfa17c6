"""``factsheet check``: read all data files that sheets are drawn from and tell what is wrong in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from factsheet.batch.folder_faults import list_unassigned_faults
from factsheet.batch.order import refuse_unknown_language
from factsheet.checks import Limits, Severity, make_form_finding
from factsheet.checks.findings_report import Findings, collect_findings, convert_findings
from factsheet.checks.folder_findings import find_folder_findings
from factsheet.checks.state import check_state
from factsheet.checks.untranslated_labels import UntranslatedLabels, find_untranslated_labels
from factsheet.checks.waivers import collect_waivers
from factsheet.cli.clock import read_today
from factsheet.cli.decisions import NO_DECISIONS, Decisions, convert_decisions, word_decisions
from factsheet.cli.explain import explain_option
from factsheet.cli.page_fits import NO_PAGES, PageFits, convert_fits, lay_out_handouts, word_fits
from factsheet.cli.parameters import (
    ReportForm,
    data_option,
    refuse_counts_in_report,
    report_option,
    show_counts_option,
    states_argument,
)
from factsheet.cli.shared_faults import find_shared_faults
from factsheet.cli.states import resolve_states
from factsheet.cli.terminal import (
    ExitCode,
    end_on_faults,
    escape_controls,
    format_count,
    print_findings,
    print_json,
)
from factsheet.errors import DataError
from factsheet.reading.files import format_path
from factsheet.sources.data_library import Library, open_library
from factsheet.sources.drawn_states import has_data

HELP = """Look for mistakes in the data of the states named, or of all profiles if none is. Draws nothing.

Each finding is one line: the file and line to look at, the entry, what was found there and what may stand
there, then its code and how grave it is. An error keeps the sheet from being drawn, a warning does not, a
notice is for your information. --explain tells what a code means and how to mend it. The theme and the
wordings of the folder are checked too. What the data silence is only counted; --silenced lists it. Counts
that are not shown are listed, and what is shown by decision of an office: single small counts, and sources of
which every count is shown. With --lang es, so are the labels that the Spanish sheets would print in English,
with the lines to copy into wording/es.yaml of your data folder.

Counts that a sheet does not show are not told, and warnings that rest on them would give them away. For these
run --show-counts on your own screen.

\b
Examples:
  factsheet check
  factsheet check ohio --data my-data
  factsheet check --strict --report json
  factsheet check --data my-data --lang es
  factsheet check ohio --data my-data --pages
  factsheet check --explain FS102
"""
DEFAULTS = Limits()
ON_OWN_SCREEN = (
    "What is found in counts that are not shown is told by --show-counts, on your own screen alone."
)
GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)


@click.command(help=HELP)
@states_argument
@data_option
@click.option("--strict", is_flag=True, help="End with code 1 also for warnings.")
@click.option(
    "--on",
    metavar="DAY",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Check as if it were this day, such as 2026-11-23. Without it, today.",
)
@click.option(
    "--max-age",
    metavar="DAYS",
    type=click.IntRange(min=1),
    default=DEFAULTS.oldest,
    show_default=True,
    help="How many days a fact stays checked.",
)
@click.option(
    "--max-change",
    metavar="FACTOR",
    type=click.FloatRange(min=1),
    default=DEFAULTS.factor,
    show_default=True,
    help="How many times a count may be what it was before, up or down.",
)
@click.option(
    "--lang",
    metavar="CODE",
    help="List also the labels that have no translation into this language: es, or one of your own.",
)
@click.option(
    "--pages",
    "lays_out",
    is_flag=True,
    help="Lay out each handout too, without writing it, and tell what it has no place for.",
)
@click.option(
    "--silenced", "lists_silenced", is_flag=True, help="List also what the data silence, with the reasons."
)
@explain_option
@show_counts_option
@report_option
def check(  # noqa: PLR0913 - each option of the command is one
    states: tuple[str, ...],
    data: Path | None,
    *,
    strict: bool,
    on: datetime | None,
    max_age: int,
    max_change: float,
    lang: str | None,
    lays_out: bool,
    lists_silenced: bool,
    shows_counts: bool,
    report: str,
) -> None:
    """Check, print, end with 1 if there is an error, or a warning where that counts."""
    refuse_counts_in_report(report, shows_counts=shows_counts)
    limits = Limits(on.date() if on else read_today(), max_age, max_change)
    with end_on_faults():
        library = open_library(data, shows_counts=shows_counts)
        refuse_unknown_language(library, lang)
        told = _check_states(library, states, limits, lang, lays_out=lays_out)
    findings = told.findings
    print_findings(sorted(findings.findings, key=lambda finding: GRAVEST_FIRST.index(finding.severity)))
    if ReportForm(report) is ReportForm.JSON:
        pages = convert_fits(told.pages) if lays_out else {}
        print_json({**convert_findings(findings), **convert_decisions(told.decisions), **pages})
    else:
        _print_report(told, lists_silenced=lists_silenced)
        if told.decisions.withheld and not shows_counts:
            click.echo(ON_OWN_SCREEN)
    stops = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    has_stopped = any(finding.severity in stops for finding in findings.findings)
    raise SystemExit(ExitCode.FAULT if has_stopped else ExitCode.DONE)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the command tells.

    Attributes:
        labels: Those without translation, where a language was named.
        pages: How the handouts came to fit, where they were laid out.
    """

    findings: Findings
    decisions: Decisions = NO_DECISIONS
    labels: UntranslatedLabels | None = None
    pages: PageFits = NO_PAGES


def _check_states(
    library: Library, names: tuple[str, ...], limits: Limits, lang: str | None, *, lays_out: bool
) -> _Told:
    try:
        states = resolve_states(library, names or _list_profiles(library))
    except DataError as error:
        return _Told(collect_findings([(tuple(map(make_form_finding, error.faults)), (), None)]))
    checked = [check_state(library, usps, limits) for usps in states]
    found = [(state.findings, state.silenced, state.usps) for state in checked]
    profiles = [state.profile for state in checked if state.profile is not None]
    labels = find_untranslated_labels(library, profiles, lang) if lang else None
    unassigned = tuple(
        map(make_form_finding, (*list_unassigned_faults(library), *find_shared_faults(library)))
    )
    decisions = Decisions(
        {state.usps: state.withheld for state in checked if state.withheld.entries},
        collect_waivers(library, [(state.usps, state.profile) for state in checked]),
    )
    pages = lay_out_handouts(library, checked) if lays_out else NO_PAGES
    shared = (
        *unassigned,
        *find_folder_findings(library),
        *(labels.findings if labels else ()),
        *map(make_form_finding, pages.faults),
    )
    return _Told(collect_findings([*found, (shared, (), None)]), decisions, labels, pages)


def _list_profiles(library: Library) -> tuple[str, ...]:
    """Return the states of which the folder has data; none where it has none, and all are looked for."""
    return tuple(one.usps for one in library.jurisdictions if has_data(library, one.usps))


def _print_report(told: _Told, *, lists_silenced: bool) -> None:
    """Print lines to copy, what is left out, hidden, shown by decision or silenced, and the numbers last."""
    findings = told.findings
    for line in _word_lines_to_copy(told.labels) if told.labels else ():
        click.echo(escape_controls(line))
    for line in (*word_fits(told.pages), *word_decisions(told.decisions)):
        click.echo(escape_controls(line))
    for silenced in findings.silenced if lists_silenced else ():
        place = f"{silenced.place.file}:{silenced.place.line}: {silenced.place.field}"
        finding = silenced.finding
        click.echo(
            escape_controls(f"silenced: {place}: {finding.code} at {finding.fault.field}: {silenced.reason}")
        )
    click.echo(_word_summary(findings, lists_silenced=lists_silenced))


def _word_lines_to_copy(labels: UntranslatedLabels) -> Iterator[str]:
    """Yield the labels without translation as the lines of a wording file."""
    if labels.lines:
        place = f"below terms: in {format_path(labels.file)}" if labels.line else format_path(labels.file)
        yield (
            f"To give these labels in {labels.language}, copy the lines that follow to {place}, "
            "each with its translation in the last quotation marks:"
        )
        yield from labels.lines


def _word_summary(findings: Findings, *, lists_silenced: bool) -> str:
    nouns = {Severity.ERROR: "fault", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
    counts = [format_count(findings.count(severity), noun) for severity, noun in nouns.items()]
    told = ", ".join([*counts, f"{len(findings.silenced)} silenced"])
    hint = " --silenced lists them." if findings.silenced and not lists_silenced else ""
    return f"{format_count(findings.checked, 'profile')} checked, {told}.{hint}"
