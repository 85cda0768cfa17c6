"""Rules on breakdowns: what their counts add up to, and what looks copied or mistaken."""

from collections.abc import Iterator, Mapping

from factsheet.checks.context import CheckContext, find_total, list_bars_by_path, read_count
from factsheet.checks.finding import Found
from factsheet.disclosure.cell_names import name_bars, name_groups
from factsheet.model import Bar, Breakdown, Universe, sum_cells

HUNDRED = 100
_OTHER = {Universe.PERSONS: Universe.CASES, Universe.CASES: Universe.PERSONS}


def find_copied_counts(context: CheckContext) -> Iterator[Found]:
    """Find a list of bars with the same counts as one before it, in whatever order."""
    seen: dict[tuple[int, ...], str] = {}
    for path, bars in list_bars_by_path(context):
        counts = tuple(sorted(count for bar in bars if (count := read_count(bar.value)) is not None))
        if len(counts) < 2 or not any(counts):  # noqa: PLR2004 - one count alone is no pattern
            continue
        if counts in seen:
            listed = ", ".join(str(bar.value) for bar in bars)
            expected = f"other counts than those of {seen[counts]}"
            yield Found(context.place(path), f"the counts {listed}", expected)
        seen.setdefault(counts, path)


def find_counts_below_universe(context: CheckContext) -> Iterator[Found]:
    """Find groups that add to less than what they divide, without saying how many are not stated."""
    for path, group, added in _sum_groups(context):
        whole, value = _find_universe(context, group)
        if (
            value is None
            or group.not_stated is not None
            or added >= value
            or _is_other(context, group, added)
        ):
            continue
        missing = value - added
        expected = f"{value}, or 'not_stated: {missing}', or 'of' with what the counts divide"
        yield Found(context.place(path), f"counts that add to {added} of {value} {whole.value}", expected)


def find_other_universe(context: CheckContext) -> Iterator[Found]:
    """Find groups that add to the number of cases where persons are counted, or the other way round."""
    for path, group, added in _sum_groups(context):
        whole, value = _find_universe(context, group)
        if value is None or not _is_other(context, group, added):
            continue
        other = _OTHER[whole]
        expected = f"counts of the {value} {whole.value}, or 'of: {other.value}' if the source counts them"
        yield Found(context.place(path), f"counts that add to {added}, the number of {other.value}", expected)


def find_contradicted_universe(context: CheckContext) -> Iterator[Found]:
    """Find groups whose counts and 'not_stated' do not add to what 'of' names, or that name nothing."""
    for path, group, added in _sum_groups(context):
        whole, value = _find_universe(context, group)
        if value is None and (group.of or group.not_stated is not None):
            field = "of" if group.of else "not_stated"
            place = context.place(f"{path}.{field}")
            yield Found(place, f"{whole.value} without their number", f"figures.{whole.value}")
        unstated = read_count(group.not_stated) if group.not_stated is not None else None
        if value is not None and unstated is not None and added + unstated != value:
            told = f"{added} and {unstated} not stated"
            expected = f"together {value}, the number of {whole.value}"
            yield Found(context.place(f"{path}.not_stated"), told, expected)


def find_counts_above_universe(context: CheckContext) -> Iterator[Found]:
    """Find groups that add to more than what they divide."""
    for path, group, added in _sum_groups(context):
        whole, value = _find_universe(context, group)
        if value is not None and added > value and group.not_stated is None:
            expected = f"at most {value}, the number of {whole.value}"
            yield Found(context.place(path), f"counts that add to {added}", expected)


def find_excess_call_types(context: CheckContext) -> Iterator[Found]:
    """Find types of calls that add to more than the calls of the same years."""
    types, calls = context.content.call_types, find_total(context, "calls")
    if types is None:
        return
    known = [entry for entry in context.annual if types.period.first <= entry.year <= types.period.last]
    covered = len(known) == types.period.last - types.period.first + 1
    limit = calls.value if calls and calls.period == types.period else None
    if limit is None and covered:
        limit = sum(entry.numbers[0] for entry in known)
    added = sum_cells(bar.value for bar in types.bars)
    if limit is not None and added is not None and added > limit:
        yield Found(context.place("call_types.bars"), f"counts that add to {added}", f"at most {limit} calls")


def find_small_counts(context: CheckContext) -> Iterator[Found]:
    """Find counts so small that the policy of their source keeps them off the sheet."""
    for path, bars in list_bars_by_path(context):
        key = _find_source(context, path)
        source = context.shared.sources.get(key)
        for name, bar in name_bars(path, bars).items():
            count = read_count(bar.value)
            if bar.published is not None:
                continue
            if source and count is not None and source.protection.is_small(count):
                least = source.protection.threshold
                expected = f"{least} or more by the policy of {key}; the sheet will say 'not shown'"
                # Without the count itself: what is printed here may be kept where the sheet is handed out.
                place = context.place(f"{name}.value")
                yield Found(place, f"a count below {least}", expected)


def find_doubled_labels(context: CheckContext) -> Iterator[Found]:
    """Find a label twice among bars, or a title twice among groups."""
    titles = {name: group.title for name, group in name_groups(context.content.demographics).items()}
    for name, title in _find_repeated(titles):
        yield Found(context.place(f"{name}.title"), f"'{title}' again", "each group once")
    for path, bars in list_bars_by_path(context):
        labels = {name: bar.label for name, bar in name_bars(path, bars).items()}
        for name, label in _find_repeated(labels):
            yield Found(context.place(f"{name}.label"), f"'{label}' again", "each label once")


def _find_repeated(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield name and text of each that says again what one before it says, in any case."""
    seen: set[str] = set()
    for name, text in texts.items():
        if text.casefold() in seen:
            yield name, text
        seen.add(text.casefold())


def find_all_zeros(context: CheckContext) -> Iterator[Found]:
    """Find lists of bars that are all zero: nobody reported that."""
    for path, bars in list_bars_by_path(context):
        if bars and all(bar.value == 0 for bar in bars):
            expected = "counts that were reported; leave out what is not published"
            yield Found(context.place(path), "nothing but zeros", expected)


def find_percentages(context: CheckContext) -> Iterator[Found]:
    """Find counts that add to 100 where the whole is another number: percentages, most likely."""
    for path, group, added in _sum_groups(context):
        _whole, value = _find_universe(context, group)
        if added == HUNDRED and value not in {None, HUNDRED} and len(group.bars) > 1:
            yield Found(context.place(path), "counts that add to 100", "counts, not percentages")


def _sum_groups(context: CheckContext) -> Iterator[tuple[str, Breakdown, int]]:
    """Yield path, group and sum of each group whose counts are all known."""
    for name, group in name_groups(context.content.demographics).items():
        added = _sum_bars(group.bars)
        if added is not None:
            yield name, group, added


def _sum_bars(bars: tuple[Bar, ...]) -> int | None:
    return sum_cells(bar.value for bar in bars) if bars else None


def _find_universe(context: CheckContext, group: Breakdown) -> tuple[Universe, int | None]:
    """Return what a group divides and how many there are; undeclared it is the persons of the heading."""
    whole = group.of or Universe.PERSONS
    known = find_total(context, whole.value)
    return whole, known.value if known else None


def _is_other(context: CheckContext, group: Breakdown, added: int) -> bool:
    """Return whether the counts add to the number of what they are not said to divide."""
    whole, value = _find_universe(context, group)
    other = find_total(context, _OTHER[whole].value)
    has_said = group.not_stated is not None
    return not has_said and other is not None and added == other.value != value


def _find_source(context: CheckContext, path: str) -> str:
    content = context.content
    block = content.demographics if path.startswith("demographics") else content.call_types
    return block.source if block else ""
