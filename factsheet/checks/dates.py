"""Rules on days and years: what was not looked at for long, and what cannot have been yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from factsheet.checks.context import CheckContext
from factsheet.checks.exemptions import list_exempted_counts
from factsheet.checks.finding import Found
from factsheet.checks.list_entries import list_efforts
from factsheet.disclosure.cell_names import list_hidden_counts
from factsheet.model import Origin, Profile
from factsheet.reading.file_names import CONTACT, FEDERAL_LAWS, SOURCES


def find_stale_facts(context: CheckContext) -> Iterator[Found]:
    """Find facts that nobody has checked for longer than the limit."""
    for place, day in list_stale_facts(context):
        oldest = _find_oldest_day(context)
        yield Found(place, f"'{day}'", f"{oldest} or later, within {context.limits.oldest} days")


def list_stale_facts(context: CheckContext) -> Iterator[tuple[Origin, date]]:
    """Yield place and day of each fact that nobody has checked for longer than the limit."""
    oldest = _find_oldest_day(context)
    yield from (fact for fact in _list_checked_days(context) if oldest is not None and fact[1] < oldest)


def _find_oldest_day(context: CheckContext) -> date | None:
    """Return the first day on which a fact that is still fresh may have been checked."""
    today = context.limits.today
    return None if today is None else today - timedelta(days=context.limits.oldest)


def find_future_checks(context: CheckContext) -> Iterator[Found]:
    """Find facts that are said to be checked on a day that has not come."""
    today = context.limits.today
    for place, day in _list_checked_days(context):
        if today is not None and day > today:
            yield Found(place, f"'{day}'", f"{today} or earlier")


def find_edition_before_figures(context: CheckContext) -> Iterator[Found]:
    """Find a sheet whose edition is older than the figures on it."""
    edition = context.content.edition
    blocks = [(block.period.last, block.path) for block in context.periods]
    last, path = max(blocks, default=(edition, ""))
    if edition < last:
        yield Found(context.place("edition"), str(edition), f"{last} or later, as {path} reaches to {last}")


def find_newer_tables(context: CheckContext) -> Iterator[Found]:
    """Find a sheet whose edition is older than figures that it has from the tables."""
    edition, last = context.content.edition, context.safe and find_last_year(context.safe)
    if last and edition < last.year:
        expected = f"{last.year} or later, as the figures of {last.source} reach to {last.year}"
        yield Found(context.place("edition"), str(edition), expected)


def find_newer_tables_before(context: CheckContext) -> Iterator[Found]:
    """Find an edition before that is kept with figures of later years, beside which counts are hidden."""
    before = context.before
    last = before and find_last_year(before)
    if before and last and before.edition < last.year and context.safe and list_hidden_counts(context.safe):
        found = (
            f"figures of {last.source} up to {last.year} in the {before.edition} edition that is kept before"
        )
        expected = f"figures up to {before.edition}, as the sheet of that edition was drawn from"
        yield Found(context.place("edition"), found, expected)


@dataclass(frozen=True, slots=True)
class LastYear:
    """The last year of which a state has figures in a table, and their source."""

    year: int
    source: str


def find_last_year(profile: Profile) -> LastYear | None:
    """Return the last year of the figures that a profile has from the tables, None where it has none."""
    return max(list_last_years(profile), key=lambda last: last.year, default=None)


def list_last_years(profile: Profile) -> tuple[LastYear, ...]:
    """Return the last year of each part of a profile that comes from the tables."""
    offenses = profile.offenses and profile.offenses.by_year
    counties = (profile.counties, profile.second_counties)
    parts = (profile.cases_by_year, profile.calls_by_year, offenses, *counties)
    return tuple(LastYear(part.period.last, part.source) for part in parts if part)


def find_future_edition(context: CheckContext) -> Iterator[Found]:
    """Find an edition more than a year ahead."""
    today, edition = context.limits.today, context.content.edition
    if today is not None and edition > today.year + 1:
        yield Found(context.place("edition"), str(edition), f"{today.year + 1} or earlier")


def find_period_after_check(context: CheckContext) -> Iterator[Found]:
    """Find figures of years that were not over when their source was looked at."""
    for block in context.periods:
        source = context.shared.sources.get(block.source)
        if source and source.checked_on and block.period.last > source.checked_on.year:
            place = context.place(f"{block.path}.period")
            expected = f"years up to {source.checked_on.year}, when {block.source} was checked"
            yield Found(place, f"'{block.period.written}'", expected)


def _list_checked_days(context: CheckContext) -> Iterator[tuple[Origin, date]]:
    """Yield place and day of all that has a day on which it was checked."""
    for index, law in enumerate(context.content.laws):
        yield context.place(f"laws[{index}].checked_on"), law.checked_on
    for path, effort in list_efforts(context):
        yield context.place(f"{path}.checked_on"), effort.checked_on
    for count in list_exempted_counts(context.content.figures, context.content):
        if count.published is not None:
            yield context.place(f"{count.path}.published.seen_on"), count.published.seen_on
    yield from _list_shared_days(context)


def _list_shared_days(context: CheckContext) -> Iterator[tuple[Origin, date]]:
    shared = context.shared
    yield shared.place(CONTACT, "checked_on"), shared.contact.checked_on
    for key, source in shared.sources.items():
        if source.checked_on is not None:
            yield shared.place(SOURCES, f"{key}.checked_on"), source.checked_on
        acknowledged = source.protection.acknowledged_on
        if acknowledged is not None:
            yield shared.place(SOURCES, f"{key}.disclosure.acknowledged_on"), acknowledged
    for index, law in enumerate(shared.federal_laws):
        yield shared.place(FEDERAL_LAWS, f"[{index}].checked_on"), law.checked_on
