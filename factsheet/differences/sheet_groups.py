"""Sheets of one state that differ in the same, told once: formats and languages share their data."""

from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.differences.difference_records import Changes, PairOutcome, SheetDifference, SheetIdentity

_UNTOLD = frozenset({PairOutcome.IDENTICAL, PairOutcome.REWRITTEN, PairOutcome.UNKNOWN})


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """Pairs of sheets with the same changes, at least one pair.

    Attributes:
        title: Of the jurisdiction, and of both where two of them are compared.
        issue: Which issues the sheets are, "" where both are of the same one.
        programs: Which versions of the program drew them; "" where they are the same.
    """

    pairs: tuple[SheetDifference, ...]
    title: str
    issue: str
    programs: str

    @property
    def outcome(self) -> PairOutcome:
        """Return what all of them have in common."""
        return self.pairs[0].outcome

    @property
    def changes(self) -> Changes:
        """Return the changes that all of them share."""
        return self.pairs[0].changes


def group_pairs(pairs: Iterable[SheetDifference]) -> tuple[SheetGroup, ...]:
    """Return the sheets of which something is to be told, those of the same changes together."""
    groups: dict[object, list[SheetDifference]] = {}
    for pair in pairs:
        one, other = pair.before.identity, pair.after.identity
        if one is not None and other is not None and pair.outcome not in _UNTOLD:
            key = (_word_title(one, other), word_issues(one, other), word_programs(one, other))
            groups.setdefault((*key, pair.outcome, pair.changes), []).append(pair)
    return tuple(_make_group(group) for group in groups.values())


def _make_group(pairs: list[SheetDifference]) -> SheetGroup:
    one, other = pairs[0].before.identity, pairs[0].after.identity
    if one is None or other is None:
        raise ValueError("a pair of sheets that nobody opened has no changes")
    return SheetGroup(
        tuple(pairs), _word_title(one, other), word_issues(one, other), word_programs(one, other)
    )


def _word_title(one: SheetIdentity, other: SheetIdentity) -> str:
    return one.name if one.name == other.name else f"{one.name} and {other.name}"


def word_issues(one: SheetIdentity, other: SheetIdentity) -> str:
    """Return the issues of two sheets: "from the 2022 edition, version 1, to the 2023 edition, version 1"."""
    before, after = (f"{each.edition} edition, version {each.version}" for each in (one, other))
    return "" if before == after else f"from the {before}, to the {after}"


def word_programs(one: SheetIdentity, other: SheetIdentity) -> str:
    """Return the versions of the program that drew two sheets, "" where they are the same."""
    before, after = (each.program or "unknown" for each in (one, other))
    return "" if before == after else f"drawn by version {before} of the program, then by version {after}"
