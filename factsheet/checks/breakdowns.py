"""Rules on breakdowns: what their counts add up to, and what looks copied or mistaken."""

from collections.abc import Iterator, Mapping

from factsheet.checks.context import (
    CheckContext,
    NamedCount,
    Total,
    find_total,
    list_bar_counts,
    list_bars_by_path,
    read_count,
    sum_named_counts,
    sum_table_column,
)
from factsheet.checks.count_voice import word_named_count, word_named_limit, word_sentence
from factsheet.checks.finding import Found
from factsheet.checks.policies import find_policy
from factsheet.disclosure import SafeProfile
from factsheet.disclosure.cell_names import (
    CALL_TYPES,
    list_hidden_counts,
    name_bars,
    name_groups,
    name_not_stated,
)
from factsheet.disclosure.suppression_log import label_cells
from factsheet.model import Bar, Breakdown, Period, Universe, sum_cells

HUNDRED = 100
_OTHER = {Universe.PERSONS: Universe.CASES, Universe.CASES: Universe.PERSONS}


def find_copied_counts(context: CheckContext) -> Iterator[Found]:
    """Find a list of bars with the same counts as one before it, in whatever order."""
    seen: dict[tuple[int, ...], tuple[str, list[NamedCount]]] = {}
    for path, bars in list_bars_by_path(context):
        known = list_bar_counts(path, bars)
        counts = tuple(sorted(count.number for count in known))
        if len(counts) < 2 or not any(counts):  # noqa: PLR2004 - one count alone is no pattern
            continue
        if counts in seen:
            twin, others = seen[counts]
            listed = ", ".join(_word_bars(context, path, bars))
            expected = f"other counts than those of {twin}"
            yield Found(context.place(path), f"the counts {listed}", expected, (*known, *others))
        seen.setdefault(counts, (path, known))


def _word_bars(context: CheckContext, path: str, bars: tuple[Bar, ...]) -> Iterator[str]:
    """Yield each count of a list of bars as messages tell it, or the words that its source prints."""
    for name, bar in name_bars(path, bars).items():
        count = read_count(bar.value)
        yield str(bar.value) if count is None else word_named_count(context, NamedCount(count, (name,)))


def find_counts_below_universe(context: CheckContext) -> Iterator[Found]:
    """Find groups that add to less than what they divide, without saying how many are not stated."""
    for path, group, added in _sum_groups(context):
        whole = _find_universe(context, group)
        if (
            whole is None
            or group.not_stated is not None
            or added.number >= whole.value
            or _is_other(context, group, added)
        ):
            continue
        rest = NamedCount(whole.value - added.number, (*added.cells, whole.name))
        value, missing, told = (word_named_count(context, one) for one in (whole.counted, rest, added))
        expected = f"{value}, or 'not_stated: {missing}', or 'of' with what the counts divide"
        found = f"counts that add to {told} of {value} {whole.name}"
        yield Found(context.place(path), found, expected, (added, whole.counted))


def find_other_universe(context: CheckContext) -> Iterator[Found]:
    """Find groups that add to the number of cases where persons are counted, or the other way round."""
    for path, group, added in _sum_groups(context):
        whole, other = _find_universe(context, group), _find_other(context, group)
        if whole is None or other is None or not _is_other(context, group, added):
            continue
        value, told = word_named_count(context, whole.counted), word_named_count(context, added)
        expected = f"counts of the {value} {whole.name}, or 'of: {other.name}' if the source counts them"
        found = f"counts that add to {told}, the number of {other.name}"
        yield Found(context.place(path), found, expected, (added, whole.counted, other.counted))


def find_contradicted_universe(context: CheckContext) -> Iterator[Found]:
    """Find groups whose counts and 'not_stated' do not add to what 'of' names."""
    for path, group, added in _sum_groups(context):
        whole = _find_universe(context, group)
        unstated = None if group.not_stated is None else read_count(group.not_stated)
        if whole is not None and unstated is not None and added.number + unstated != whole.value:
            rest = NamedCount(unstated, (name_not_stated(path),))
            hidden = "counts and 'not_stated' that add to another number"
            found = word_sentence(context, "{} and {} not stated", [added, rest], hidden=hidden)
            expected = f"together {_word_universe(context, whole)}"
            yield Found(context.place(f"{path}.not_stated"), found, expected)


def find_counts_above_universe(context: CheckContext) -> Iterator[Found]:
    """Find groups that add to more than what they divide."""
    for path, group, added in _sum_groups(context):
        whole = _find_universe(context, group)
        if whole is not None and added.number > whole.value and group.not_stated is None:
            expected = f"at most {_word_universe(context, whole)}"
            yield Found(context.place(path), _word_excess(context, added), expected)


def find_excess_call_types(context: CheckContext) -> Iterator[Found]:
    """Find types of calls that add to more than the calls of the same years."""
    types = context.content.call_types
    limit = None if types is None else _find_calls(context, types.period)
    if types is None or limit is None or sum_cells(bar.value for bar in types.bars) is None:
        return
    added = sum_named_counts(list_bar_counts(CALL_TYPES, types.bars))
    if added.number > limit.number:
        expected = word_sentence(
            context, "at most {} calls", [limit], hidden="at most the calls of these years"
        )
        yield Found(context.place("call_types.bars"), _word_excess(context, added), expected)


def _find_calls(context: CheckContext, period: Period) -> NamedCount | None:
    """Return the calls of a period: the key figure, or the sum of its years in the annual table."""
    calls = find_total(context, "calls")
    if calls and calls.period == period:
        return calls.counted
    years = range(period.first, period.last + 1)
    is_covered = {*years} <= {entry.year for entry in context.annual}
    return sum_table_column(context, "calls", years) if is_covered else None


def find_small_counts(context: CheckContext) -> Iterator[Found]:
    """Find counts so small that the policy of their source keeps them off the sheet.

    Of one that the edition before does not show either, nothing tells whether it is small by now.
    """
    before = _list_hidden_labels(context.safe_before)
    labels = label_cells(context.safe) if context.safe else {}
    for path, bars in list_bars_by_path(context):
        key = _find_source(context, path)
        policy = find_policy(context.shared.sources, key)
        for name, bar in name_bars(path, bars).items():
            count = read_count(bar.value)
            if bar.published is not None or labels.get(name, "").casefold() in before:
                continue
            if count is not None and policy.is_small(count):
                least = policy.threshold
                expected = f"{least} or more by the policy of {key}; the sheet will say 'not shown'"
                # Without the count itself: what is printed here may be kept where the sheet is handed out.
                place = context.place(f"{name}.value")
                yield Found(place, f"a count below {least}", expected)


def _list_hidden_labels(profile: SafeProfile | None) -> set[str]:
    """Return what the counts are called that a sheet does not show."""
    if profile is None:
        return set()
    labels = label_cells(profile)
    return {labels[name].casefold() for name in list_hidden_counts(profile) if name in labels}


def find_doubled_labels(context: CheckContext) -> Iterator[Found]:
    """Find a label twice among bars, or a title twice among groups."""
    people = context.content.demographics
    periods = {people.date_group(group) for group in people.groups} if people else ()
    for period in periods:
        titles = {
            name: group.title
            for name, group in name_groups(people).items()
            if people and people.date_group(group) == period
        }
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
            counts = tuple(list_bar_counts(path, bars))
            yield Found(context.place(path), "nothing but zeros", expected, counts)


def find_percentages(context: CheckContext) -> Iterator[Found]:
    """Find counts that add to 100 where the whole is another number: percentages, most likely."""
    for path, group, added in _sum_groups(context):
        whole = _find_universe(context, group)
        if whole and added.number == HUNDRED != whole.value and len(group.bars) > 1:
            found = f"counts that add to {word_named_count(context, added)}"
            yield Found(context.place(path), found, "counts, not percentages", (added, whole.counted))


def _sum_groups(context: CheckContext) -> Iterator[tuple[str, Breakdown, NamedCount]]:
    """Yield path, group and sum of each group whose counts are all known."""
    for name, group in name_groups(context.content.demographics).items():
        if group.bars and sum_cells(bar.value for bar in group.bars) is not None:
            yield name, group, sum_named_counts(list_bar_counts(name, group.bars))


def _word_excess(context: CheckContext, added: NamedCount) -> str:
    return word_sentence(context, "counts that add to {}", [added], hidden="counts that add to more")


def _word_universe(context: CheckContext, whole: Total) -> str:
    return word_named_limit(context, whole.counted, f"the number of {whole.name}")


def _name_universe(group: Breakdown) -> Universe:
    """Return what a group divides; undeclared it is the persons of the heading."""
    return group.of or Universe.PERSONS


def _find_universe(context: CheckContext, group: Breakdown) -> Total | None:
    """Return how many there are of what a group divides."""
    return _find_whole(context, group, _name_universe(group))


def _find_other(context: CheckContext, group: Breakdown) -> Total | None:
    """Return how many there are of what a group is not said to divide."""
    people, total = context.content.demographics, find_total(context, _OTHER[_name_universe(group)].value)
    # of any source: that counts add to the very number of another is no chance
    return total if people and total and total.period == people.date_group(group) else None


def _find_whole(context: CheckContext, group: Breakdown, universe: Universe) -> Total | None:
    """Return a key figure of the period and source of a group: it says nothing of any other."""
    people, total = context.content.demographics, find_total(context, universe.value)
    if people is None or total is None:
        return None
    is_same = (total.period, total.source) == (people.date_group(group), people.credit_group(group))
    return total if is_same else None


def _is_other(context: CheckContext, group: Breakdown, added: NamedCount) -> bool:
    """Return whether the counts add to the number of what they are not said to divide."""
    whole, other = _find_universe(context, group), _find_other(context, group)
    has_said = group.not_stated is not None
    value = whole.value if whole else None
    return not has_said and other is not None and added.number == other.value != value


def _find_source(context: CheckContext, path: str) -> str:
    people, types = context.content.demographics, context.content.call_types
    group = name_groups(people).get(path)
    if people is not None and group is not None:
        return people.credit_group(group)
    return types.source if types else ""
