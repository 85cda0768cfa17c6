"""What is special about a profile, in the words of the audit's table."""

from collections.abc import Iterator

from factsheet.model import Breakdown, CellMark, Period, Profile, list_key_figures
from tests.disclosure.audit.totals import find_total


def list_shapes(profile: Profile) -> frozenset[str]:
    """Return the shapes that a profile has."""
    return frozenset(
        (
            *_list_parts(profile),
            *_list_periods(profile),
            *_list_group_shapes(profile),
            *_list_policies(profile),
        )
    )


def _list_parts(profile: Profile) -> Iterator[str]:
    parts = {
        "persons": profile.persons,
        "cases by year": profile.cases_by_year,
        "types of calls": profile.call_types,
        "counties": profile.counties,
        "second map": profile.second_counties,
    }
    yield from (shape for shape, part in parts.items() if part is not None)


def _list_periods(profile: Profile) -> Iterator[str]:
    people = profile.demographics
    for name, measure in list_key_figures(profile).items():
        if people is None or name == "calls":
            continue
        for group in people.groups:
            yield from _list_period_shapes(people.date_group(group), measure.period)


def _list_period_shapes(inner: Period, outer: Period) -> Iterator[str]:
    if inner != outer:
        if outer.first <= inner.first and inner.last <= outer.last:
            yield "sub-period"
        elif inner.first <= outer.first and outer.last <= inner.last:
            yield "longer period"
        else:
            yield "other period"


def _list_group_shapes(profile: Profile) -> Iterator[str]:
    people = profile.demographics
    for group in people.groups if people else ():
        assert people is not None
        yield "undeclared" if group.of is None else "declared"
        yield from _list_own_credit(group)
        if group.not_stated is not None:
            yield "not stated"
        values = [bar.value for bar in group.bars]
        if CellMark.NOT_SHOWN in values:
            yield "kept by its source"
        if any(bar.published for bar in group.bars):
            yield "exempted"
        total = find_total(profile, group.of.value, people.date_group(group)) if group.of else None
        known = sum(value for value in values if isinstance(value, int))
        if total is not None and group.not_stated is None and known < total:
            yield "less than the whole"
    if people and len(people.groups) > 1 and people.groups[0].bars == people.groups[1].bars:
        yield "copy"


def _list_own_credit(group: Breakdown) -> Iterator[str]:
    owned = {"own period": group.period, "own source": group.source}
    yield from (shape for shape, own in owned.items() if own is not None)


def _list_policies(profile: Profile) -> Iterator[str]:
    policies = [source.protection for source in profile.sources if "made up" in source.title]
    if len({policy.threshold for policy in policies if policy.threshold}) > 1:
        yield "several thresholds"
    if any(policy.is_open for policy in policies):
        yield "open source"
    if any(policy.protect_zeros for policy in policies):
        yield "zeros protected"
