"""Rules on change: from year to year, and against the edition before."""

from collections.abc import Iterator
from itertools import pairwise

from factsheet.checks.context import COLUMNS, CheckContext, Limits, row_place, total
from factsheet.checks.finding import Found
from factsheet.disclosure.differencing import revealing_changes
from factsheet.model import CallTypes, Demographics

_KEY_FIGURES = {"cases", "persons", "calls"}


def jumps_between_years(material: CheckContext) -> Iterator[Found]:
    """Find counts of the annual table that fell or rose by more than the factor."""
    for before, after in pairwise(material.annual):
        for name, old, new in zip(COLUMNS, before.numbers, after.numbers, strict=True):
            if _is_jump(old, new, material.limits):
                expected = f"a change from {old} in {before.year} by {_factor(material)} at most"
                yield Found(row_place(after, name), str(new), expected)


def jumps_between_editions(material: CheckContext) -> Iterator[Found]:
    """Find counts that fell or rose by more than the factor since the edition before."""
    for path, old, new in _pairs(material):
        if _is_jump(old, new, material.limits):
            expected = f"a change from {old} in the edition before by {_factor(material)} at most"
            yield Found(material.place(path), str(new), expected)


def small_differences(material: CheckContext) -> Iterator[Found]:
    """Find counts that, beside those of the edition before, give a small count of new reports away."""
    before, printed = material.editions.before_printed, material.editions.printed
    if before is None or printed is None:
        return
    for each in revealing_changes(before, printed):
        path = f"figures.{each.cell}.value" if each.cell in _KEY_FIGURES else each.cell
        expected = "the count of the edition before, or a larger change"
        yield Found(material.place(path), f"{each.label}: {each.reason}", expected)


def edition_not_after_the_one_before(material: CheckContext) -> Iterator[Found]:
    """Find an edition and version that do not come after those of the edition before."""
    content, before = material.content, material.editions.before
    if before and (content.edition, content.version) <= (before.edition, before.version):
        found = f"edition {content.edition}, version {content.version}"
        expected = f"later than edition {before.edition}, version {before.version}, the one before"
        yield Found(material.place("edition"), found, expected)


def _is_jump(old: int, new: int, limits: Limits) -> bool:
    low, high = sorted((old, new))
    return high - low >= limits.least_change and high > limits.factor * low


def _factor(material: CheckContext) -> str:
    return f"a factor of {material.limits.factor:g}"


def _pairs(material: CheckContext) -> Iterator[tuple[str, int, int]]:
    """Yield path, old and new count of each figure that both editions have."""
    before, content = material.editions.before, material.content
    if before is None:
        return
    named = {"cases": before.cases, "persons": before.persons, "calls": before.calls}
    for name, measure in named.items():
        now = total(material, name)
        if measure and now and isinstance(measure.value, int):
            yield f"figures.{name}.value", measure.value, now.value
    old, new = before.efforts.agencies, content.efforts.agencies
    if old and new and isinstance(old.value, int) and isinstance(new.value, int):
        yield "efforts.agencies.value", old.value, new.value
    known = {name: value for _path, name, value in _bars(before.demographics, before.call_types)}
    for path, label, value in _bars(content.demographics, content.call_types):
        if label in known:
            yield path, known[label], value


def _bars(demographics: Demographics | None, call_types: CallTypes | None) -> Iterator[tuple[str, str, int]]:
    """Yield path, group with label, and count of each bar that has one."""
    for index, group in enumerate(demographics.groups if demographics else ()):
        for at, bar in enumerate(group.bars):
            if isinstance(bar.value, int):
                label = f"{group.title}: {bar.label}".casefold()
                yield f"demographics.groups[{index}].bars[{at}].value", label, bar.value
    for at, bar in enumerate(call_types.bars if call_types else ()):
        if isinstance(bar.value, int):
            yield f"call_types.bars[{at}].value", f"types of calls: {bar.label}".casefold(), bar.value
