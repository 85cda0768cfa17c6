"""A profile beside what is printed of it, count by count: what is hidden, and under which policy."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from factsheet.disclosure import SafeProfile
from factsheet.disclosure.cell_names import (
    CALL_TYPES,
    CALLS_BY_YEAR,
    CASES_BY_YEAR,
    list_counts,
    name_bars,
    name_county_parts,
    name_groups,
)
from factsheet.model import Bar, Cell, DisclosurePolicy, Measure, Profile, list_key_figures
from tests.disclosure.audit.systems import MOST, Range


class Kind(StrEnum):
    """What a count is to a reader who knows the rules."""

    SHOWN = "shown"
    SMALL = "small"
    COVER = "cover"
    ZERO = "hidden zero"
    KEPT = "kept by its source"


@dataclass(frozen=True, slots=True)
class SheetCount:
    """One count of a profile.

    Attributes:
        value: As known, None where the source keeps it back.
        is_printed: Whether the sheet has its number.
    """

    name: str
    value: int | None
    is_printed: bool
    policy: DisclosurePolicy

    @property
    def kind(self) -> Kind:
        """What it is to a reader: told by its policy alone, as the rules are public."""
        if self.is_printed:
            return Kind.SHOWN
        if self.value is None:
            return Kind.KEPT
        if self.policy.is_small(self.value):
            return Kind.SMALL
        return Kind.COVER if self.value else Kind.ZERO

    @property
    def promised(self) -> int | None:
        """The threshold by which it is hidden, None where it is shown or its source publishes openly."""
        return None if self.is_printed else self.policy.threshold

    def find_range(self, *, is_cover_known: bool = True) -> Range:
        """Return what a reader knows of the count alone.

        Args:
            is_cover_known: Whether the reader knows that a count which covers others is not small itself.
        """
        least = 0 if self.policy.protect_zeros else 1
        threshold = self.policy.threshold or 0
        match self.kind:
            case Kind.SHOWN:
                return Range(self.value or 0, self.value or 0)
            case Kind.SMALL:
                return Range(least, threshold - 1)
            case Kind.COVER:
                return Range(threshold if is_cover_known else 1, MOST)
            case _:
                return Range(0, MOST)


@dataclass(frozen=True, slots=True)
class AuditedSheet:
    """A profile as known, and its counts beside what is printed of them.

    Attributes:
        wrong: Counts that are small and shown, or shown with another number than is known.
    """

    truth: Profile
    counts: Mapping[str, SheetCount]
    wrong: tuple[str, ...] = ()


def compare_sheet(truth: Profile, printed: SafeProfile) -> AuditedSheet:
    """Return the counts of a profile beside what is printed."""
    shown = list_counts(printed)
    counts = {
        name: replace(count, is_printed=isinstance(shown[name], int))
        for name, count in show_sheet(truth).counts.items()
    }
    return AuditedSheet(truth, counts, tuple(_list_wrong_prints(truth, printed)))


def show_sheet(truth: Profile) -> AuditedSheet:
    """Return the counts of a profile as if all of them were printed."""
    policies = _list_policies(truth)
    return AuditedSheet(
        truth,
        {
            name: SheetCount(name, read_number(cell), isinstance(cell, int), policies[name])
            for name, cell in list_counts(truth).items()
        },
    )


def _list_wrong_prints(truth: Profile, printed: SafeProfile) -> Iterator[str]:
    """Yield the counts that are small and shown, or shown with another number than is known."""
    known, policies = list_counts(truth), _list_policies(truth)
    for name, cell in list_counts(printed).items():
        is_told = isinstance(cell, int) and policies[name].is_small(cell)
        if is_told or (isinstance(cell, int) and cell != known[name]):
            yield name


def read_number(cell: Cell) -> int | None:
    """Return the number of a cell, None where it has none."""
    return cell if isinstance(cell, int) else None


def _list_policies(profile: Profile) -> Mapping[str, DisclosurePolicy]:
    """Return the policy of each count; one that its source itself printed is open, whatever its source is."""
    by_key = {source.key: source.protection for source in profile.sources}
    exempt = _list_exempt_counts(profile)
    return {
        name: by_key[key].model_copy(update={"threshold": None}) if name in exempt else by_key[key]
        for name, key in _list_count_sources(profile).items()
    }


def _list_count_sources(profile: Profile) -> Mapping[str, str]:
    parts = {
        CALL_TYPES: profile.call_types,
        CASES_BY_YEAR: profile.cases_by_year,
        CALLS_BY_YEAR: profile.calls_by_year,
        "offenses": profile.offenses.by_year if profile.offenses else None,
        **name_county_parts(profile),
        **list_key_figures(profile),
    }
    keys = {part: each.source for part, each in parts.items() if each is not None}
    people = profile.demographics
    groups = {
        name: people.credit_group(group) for name, group in name_groups(people).items() if people is not None
    }
    return {
        name: groups[".".join(name.split(".")[:2])]
        if name.startswith("demographics.")
        else keys[name.partition(".")[0]]
        for name in list_counts(profile)
    }


def _list_exempt_counts(profile: Profile) -> frozenset[str]:
    """Return the counts that their own source is said to have printed."""
    bars = {
        name: bar
        for group_name, group in name_groups(profile.demographics).items()
        for name, bar in name_bars(group_name, group.bars).items()
    }
    if profile.call_types is not None:
        bars |= name_bars(CALL_TYPES, profile.call_types.bars)
    entries: dict[str, Bar | Measure] = {**bars, **list_key_figures(profile)}
    return frozenset(name for name, entry in entries.items() if entry.published is not None)
