"""Rules on days and years: what was not looked at for long, and what cannot have been yet."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from factsheet.checks.context import CheckContext, nearest, periods, span
from factsheet.checks.finding import Found
from factsheet.checks.list_entries import efforts
from factsheet.model import Origin


def stale_facts(material: CheckContext) -> Iterator[Found]:
    """Find facts that nobody has checked for longer than the limit."""
    today, days = material.limits.today, material.limits.oldest
    if today is None:
        return
    oldest = today - timedelta(days=days)
    for place, day in _checked(material):
        if day < oldest:
            yield Found(place, f"'{day}'", f"{oldest} or later, within {days} days")


def checked_in_future(material: CheckContext) -> Iterator[Found]:
    """Find facts that are said to be checked on a day that has not come."""
    today = material.limits.today
    for place, day in _checked(material):
        if today is not None and day > today:
            yield Found(place, f"'{day}'", f"{today} or earlier")


def edition_before_its_figures(material: CheckContext) -> Iterator[Found]:
    """Find a sheet whose edition is older than the figures on it."""
    edition = material.content.edition
    blocks = [(period.last, path) for path, period, _source in periods(material)]
    last, path = max(blocks, default=(edition, ""))
    if edition < last:
        yield Found(material.place("edition"), str(edition), f"{last} or later, as {path} reaches to {last}")


def edition_in_future(material: CheckContext) -> Iterator[Found]:
    """Find an edition more than a year ahead."""
    today, edition = material.limits.today, material.content.edition
    if today is not None and edition > today.year + 1:
        yield Found(material.place("edition"), str(edition), f"{today.year + 1} or earlier")


def period_after_its_check(material: CheckContext) -> Iterator[Found]:
    """Find figures of years that were not over when their source was looked at."""
    for path, period, key in periods(material):
        source = material.shared.sources.get(key)
        if source and period.last > source.checked_on.year:
            place = material.place(f"{path}.period")
            expected = f"years up to {source.checked_on.year}, when {key} was checked"
            yield Found(place, f"'{span(period)}'", expected)


def _checked(material: CheckContext) -> Iterator[tuple[Origin, date]]:
    """Yield place and day of all that has a day on which it was checked."""
    for index, law in enumerate(material.content.laws):
        yield material.place(f"laws[{index}].checked_on"), law.checked_on
    for path, effort in efforts(material):
        yield material.place(f"{path}.checked_on"), effort.checked_on
    yield from _checked_for_all(material)


def _checked_for_all(material: CheckContext) -> Iterator[tuple[Origin, date]]:
    shared = material.shared
    yield _shared_place(shared.places["contact.yaml"], "checked_on"), shared.contact.checked_on
    for key, source in shared.sources.items():
        yield _shared_place(shared.places["sources.yaml"], f"{key}.checked_on"), source.checked_on
    for index, law in enumerate(shared.federal_laws):
        yield _shared_place(shared.places["federal_laws.yaml"], f"[{index}].checked_on"), law.checked_on


def _shared_place(places: Mapping[str, Origin], path: str) -> Origin:
    found = nearest(places, path)
    if found is None:
        raise ValueError(f"no {path} in a file that has been checked")
    return found
