"""Rules on change: from year to year, and against the edition before."""

from collections.abc import Iterator

from factsheet.checks.context import (
    COLUMNS,
    CheckContext,
    Limits,
    NamedCount,
    find_row_place,
    find_total,
    pair_years,
    read_row_count,
)
from factsheet.checks.count_voice import word_named_count
from factsheet.checks.finding import Found
from factsheet.disclosure.cell_names import CALL_TYPES, list_hidden_counts, name_bars, name_groups
from factsheet.model import CallTypes, Demographics, Origin, list_key_figures


def find_year_jumps(context: CheckContext) -> Iterator[Found]:
    """Find counts of the annual table that fell or rose by more than the factor."""
    for before, after in pair_years(context.annual):
        for name in COLUMNS:
            old, new = read_row_count(before, name), read_row_count(after, name)
            if _is_jump(old, new, context.limits):
                yield _make_jump(context, find_row_place(after, name), (old, new), f"in {before.year}")


def find_edition_jumps(context: CheckContext) -> Iterator[Found]:
    """Find counts that fell or rose by more than the factor since the edition before."""
    for path, old, new in _pair_counts(context):
        if _is_jump(old, new, context.limits):
            yield _make_jump(context, context.place(path), (old, new), "in the edition before")


def find_small_differences(context: CheckContext) -> Iterator[Found]:
    """Find counts that, beside those of the edition before, give a small count of new reports away."""
    figures = list_key_figures(context.totals)
    for change in context.revelations:
        path = f"figures.{change.cell}.value" if change.cell in figures else change.cell
        expected = "the count of the edition before, or a larger change"
        yield Found(context.place(path), f"{change.label}: {change.reason}", expected)


def find_missing_edition(context: CheckContext) -> Iterator[Found]:
    """Find counts that are not shown where no edition before is kept, beside which they may be worked out."""
    if context.safe is None or context.before is not None:
        return
    if list_hidden_counts(context.safe):
        expected = (
            "the data of the edition before in 'previous/', if there was one: it may tell what is hidden"
        )
        yield Found(context.place("edition"), "counts that are not shown, and no edition before", expected)


def find_unraised_edition(context: CheckContext) -> Iterator[Found]:
    """Find an edition and version that come before those kept before, or are those of another sheet.

    A sheet that shows what it showed before keeps its edition and version.
    """
    content, before = context.content, context.before
    if before is None:
        return
    now, then = (content.edition, content.version), (before.edition, before.version)
    found = f"edition {content.edition}, version {content.version}"
    if now < then:
        expected = f"later than edition {before.edition}, version {before.version}, the one before"
        yield Found(context.place("edition"), found, expected)
    elif now == then and _has_changed(context):
        expected = "a later version, as the sheet of the edition before has this one and shows something else"
        yield Found(context.place("edition"), found, expected)


def _has_changed(context: CheckContext) -> bool:
    """Return whether both sheets can be drawn, and show something else beside their stamps."""
    now, then = context.safe, context.safe_before
    if now is None or then is None:
        return False
    from factsheet.embedded_data import make_verification_code  # only where two editions are kept

    maps = [(sheet.map_choice, sheet.second_map_choice) for sheet in (now, then)]
    return maps[0] != maps[1] or make_verification_code(now) != make_verification_code(then)


def _is_jump(old: NamedCount, new: NamedCount, limits: Limits) -> bool:
    low, high = sorted((old.number, new.number))
    return high - low >= limits.least_change and high > limits.factor * low


def _make_jump(
    context: CheckContext, place: Origin, counts: tuple[NamedCount, NamedCount], when: str
) -> Found:
    old, new = (word_named_count(context, count) for count in counts)
    expected = f"a change from {old} {when} by a factor of {context.limits.factor:g} at most"
    return Found(place, new, expected, counts)


def _pair_counts(context: CheckContext) -> Iterator[tuple[str, NamedCount, NamedCount]]:
    """Yield path, old and new count of each figure that both editions have."""
    before, content = context.before, context.content
    if before is None:
        return
    for name, measure in list_key_figures(before).items():
        now = find_total(context, name)
        if now and isinstance(measure.value, int):
            yield f"figures.{name}.value", NamedCount(measure.value, (name,), is_before=True), now.counted
    old, new = before.efforts.agencies, content.efforts.agencies
    if old and new and isinstance(old.value, int) and isinstance(new.value, int):
        yield "efforts.agencies.value", NamedCount(old.value), NamedCount(new.value)
    known = {
        label: (name, value) for name, label, value in _list_bars(before.demographics, before.call_types)
    }
    for name, label, value in _list_bars(content.demographics, content.call_types):
        if label in known:
            old_name, old_value = known[label]
            earlier = NamedCount(old_value, (old_name,), is_before=True)
            yield f"{name}.value", earlier, NamedCount(value, (name,))


def _list_bars(
    demographics: Demographics | None, call_types: CallTypes | None
) -> Iterator[tuple[str, str, int]]:
    """Yield name, group with label, and count of each bar that has one."""
    parts = [(name, group.title, group.bars) for name, group in name_groups(demographics).items()]
    parts += [(CALL_TYPES, "types of calls", call_types.bars)] if call_types else []
    for part, title, bars in parts:
        for name, bar in name_bars(part, bars).items():
            if isinstance(bar.value, int):
                yield name, f"{title}: {bar.label}".casefold(), bar.value
