"""What is told of two folders of sheets: lines for people, or JSON."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import click

from factsheet.cli.terminal import escape_controls
from factsheet.differences.change_words import (
    KIND_WORDS,
    ONLY_AFTER,
    ONLY_BEFORE,
    WITHHELD,
    format_value,
    list_summary,
    word_counts,
    word_difference,
    word_percent,
)
from factsheet.differences.changed_data import AS_USUAL
from factsheet.differences.difference_records import (
    Changes,
    FoundSheet,
    LookChange,
    Number,
    NumberChange,
    PairOutcome,
    PlaceDifference,
    SheetDifference,
    TextChange,
)
from factsheet.differences.sheet_groups import SheetGroup, group_pairs, word_programs
from factsheet.verification.file_differences import quote_both

TOLD_CHANGES = 20  # of a kind, for people
Parts = tuple[str, ...]


def print_difference(difference: PlaceDifference) -> None:
    """Print a line for each sheet that changed, the changes below it, and a summary last; tabs between."""
    for parts in _word_difference(difference):
        click.echo("\t".join(escape_controls(part) for part in parts if part))


def _word_difference(difference: PlaceDifference) -> Iterator[Parts]:
    for outcome in (PairOutcome.UNKNOWN, PairOutcome.REWRITTEN):
        yield from ((*_word_pair(pair), _word_programs(pair)) for pair in difference.list_pairs(outcome))
    for group in group_pairs(difference.pairs):
        yield from _word_group(group)
    for word, sheets in ((ONLY_BEFORE, difference.only_before), (ONLY_AFTER, difference.only_after)):
        yield from ((sheet.name, word, _word_sheet(sheet)) for sheet in sheets)
    for sheet in difference.uncompared:
        yield sheet.name, "not compared", "its partner cannot be read"
    yield (", ".join(f"{number} {word}" for word, number in list_summary(difference)),)


def _word_pair(pair: SheetDifference) -> Parts:
    return pair.after.name, pair.outcome.value, f"before: {pair.before.name}"


def _word_programs(pair: SheetDifference) -> str:
    one, other = pair.before.identity, pair.after.identity
    return word_programs(one, other) if one and other else ""


def _word_sheet(sheet: FoundSheet) -> str:
    identity = sheet.identity
    return f"{identity.name}, {identity.edition} edition, version {identity.version}" if identity else ""


def _word_group(group: SheetGroup) -> Iterator[Parts]:
    yield from map(_word_pair, group.pairs)
    told = (group.title, group.issue, group.programs, word_counts(group.changes))
    yield (f"  {'; '.join(filter(None, told))}",)
    changes = group.changes
    for lines in (
        [_word_number(change) for change in changes.numbers],
        [_word_text(change) for change in changes.texts],
        [_word_text(change) for change in changes.choices],
        [_word_look(change) for change in changes.looks],
    ):
        yield from lines[:TOLD_CHANGES]
        if len(lines) > TOLD_CHANGES:
            yield (f"    and {len(lines) - TOLD_CHANGES} more: --html or --report json tells all",)


def _word_number(change: NumberChange) -> Parts:
    return f"    {change.words}: {_word_values(change)}", change.path


def _word_values(change: NumberChange) -> str:
    if change.before is None or change.after is None:
        return KIND_WORDS[change.kind]
    values = " -> ".join(format_value(change, number) for number in (change.before, change.after))
    if change.is_withheld:
        return f"{values} ({WITHHELD})"
    percent = word_percent(change)
    return f"{values}, {word_difference(change)}{f' ({percent})' if percent else ''}"


def _word_text(change: TextChange) -> Parts:
    told = KIND_WORDS[change.kind]
    if change.before is not None and change.after is not None:
        before, after = quote_both(change.before, change.after)
        told = f"{_word_side(change.before, before)} -> {_word_side(change.after, after)}"
    return f"    {change.words}: {told}", change.path


def _word_side(value: str, quoted: str) -> str:
    return value if value == AS_USUAL else quoted


def _word_look(change: LookChange) -> Parts:
    return (f"    {change.sort}, {change.place}: {change.before} -> {change.after}",)


def convert_difference(difference: PlaceDifference) -> dict[str, object]:
    """Return the same for other programs."""
    return {
        "old": difference.before,
        "new": difference.after,
        "differs": difference.differs,
        "summary": dict(list_summary(difference)),
        "pairs": [_convert_pair(pair) for pair in difference.pairs],
        "only_in_old": [_convert_sheet(sheet) for sheet in difference.only_before],
        "only_in_new": [_convert_sheet(sheet) for sheet in difference.only_after],
        "not_compared": [_convert_sheet(sheet) for sheet in difference.uncompared],
        "faults": [str(fault) for fault in difference.all_faults],
    }


def _convert_pair(pair: SheetDifference) -> dict[str, object]:
    return {
        "old": _convert_sheet(pair.before),
        "new": _convert_sheet(pair.after),
        "result": pair.outcome.value,
        **_convert_changes(pair.changes),
    }


def _convert_sheet(sheet: FoundSheet) -> dict[str, object]:
    """Return a file; what it is is null where nobody had to open it."""
    identity = sheet.identity
    return {
        "file": sheet.name,
        "state": identity and identity.key.usps,
        "name": identity and identity.name,
        "edition": identity and identity.edition,
        "version": identity and identity.version,
        "status": identity and identity.key.stamp,
        "format": identity and identity.key.form,
        "language": identity and identity.key.lang,
        "program": identity and identity.program,
    }


def _convert_changes(changes: Changes) -> dict[str, object]:
    return {
        "numbers": [_convert_number(change) for change in changes.numbers],
        "texts": _convert_texts(changes.texts),
        "choices": _convert_texts(changes.choices),
        "looks": [
            {"kind": each.sort, "place": each.place, "old": each.before, "new": each.after}
            for each in changes.looks
        ],
    }


def _convert_number(change: NumberChange) -> dict[str, object]:
    return {
        "what": change.words,
        "path": change.path,
        "change": change.kind.value,
        "unit": change.unit.value,
        "old": _convert_value(change.before),
        "new": _convert_value(change.after),
        "difference": _convert_value(change.difference),
        "percent": _convert_value(change.percent),
        "withheld": change.is_withheld,
    }


def _convert_texts(changes: Sequence[TextChange]) -> list[dict[str, object]]:
    return [
        {
            "what": each.words,
            "path": each.path,
            "change": each.kind.value,
            "old": each.before,
            "new": each.after,
        }
        for each in changes
    ]


def _convert_value(value: Number | None) -> int | float | None:
    return float(value) if isinstance(value, Decimal) else value
