"""Which sheet of one folder is the partner of which sheet of another one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factsheet.differences.difference_records import FoundSheet, SheetKey

Pair = tuple[FoundSheet, FoundSheet]


@dataclass(frozen=True, slots=True)
class SheetPairs:
    """Sheets in pairs, and those that one of the folders has alone."""

    pairs: tuple[Pair, ...] = ()
    only_before: tuple[FoundSheet, ...] = ()
    only_after: tuple[FoundSheet, ...] = ()


def pair_equal_files(before: Sequence[FoundSheet], after: Sequence[FoundSheet]) -> SheetPairs:
    """Return the files of the same bytes in pairs, those of one name first; nobody has to open them."""
    return _pair_by_digest(SheetPairs((), tuple(before), tuple(after)), has_name=True)


def _pair_by_digest(known: SheetPairs, *, has_name: bool) -> SheetPairs:
    partners: dict[tuple[str, str], list[FoundSheet]] = {}
    for sheet in known.only_after:
        partners.setdefault(_name_content(sheet, has_name=has_name), []).append(sheet)
    pairs, alone = list(known.pairs), []
    for sheet in known.only_before:
        equal = partners.get(_name_content(sheet, has_name=has_name))
        if equal:
            pairs.append((sheet, equal.pop(0)))
        else:
            alone.append(sheet)
    left = {sheet.path for equal in partners.values() for sheet in equal}
    kept = tuple(sheet for sheet in known.only_after if sheet.path in left)
    found = SheetPairs(tuple(pairs), tuple(alone), kept)
    return _pair_by_digest(found, has_name=False) if has_name else found


def _name_content(sheet: FoundSheet, *, has_name: bool) -> tuple[str, str]:
    return sheet.digest, sheet.path.name if has_name else ""


def pair_sheets(before: Sequence[FoundSheet], after: Sequence[FoundSheet]) -> SheetPairs:
    """Return the sheets of one state, format, language and stamp in pairs.

    Of several editions the same ones are paired first, then the newest that are left.

    Args:
        before: Sheets that are identified.
        after: Likewise.
    """
    olds, news = _group_sheets(before), _group_sheets(after)
    pairs, old_ones, new_ones = list[Pair](), list[FoundSheet](), list[FoundSheet]()
    for key in sorted({*olds, *news}):
        same, old, new = _pair_editions(olds.get(key, []), news.get(key, []))
        pairs += [*same, *zip(old, new, strict=False)]
        old_ones += old[len(new) :]
        new_ones += new[len(old) :]
    return SheetPairs(tuple(pairs), tuple(old_ones), tuple(new_ones))


def _pair_editions(
    old: list[FoundSheet], new: list[FoundSheet]
) -> tuple[list[Pair], list[FoundSheet], list[FoundSheet]]:
    """Return the sheets of the same editions in pairs, and what is left of each side."""
    pairs = list[Pair]()
    for edition in sorted({_read_edition(sheet) for sheet in old}, reverse=True):
        same = [[sheet for sheet in side if _read_edition(sheet) == edition] for side in (old, new)]
        pairs += zip(*same, strict=False)
    taken = [{pair[side].path for pair in pairs} for side in (0, 1)]
    left = [
        [sheet for sheet in side if sheet.path not in known]
        for side, known in zip((old, new), taken, strict=True)
    ]
    return pairs, left[0], left[1]


def _group_sheets(sheets: Iterable[FoundSheet]) -> Mapping[SheetKey, list[FoundSheet]]:
    """Return the sheets of each key, the newest first."""
    groups: dict[SheetKey, list[FoundSheet]] = {}
    for sheet in sheets:
        if sheet.identity is not None:
            groups.setdefault(sheet.identity.key, []).append(sheet)
    return {key: sorted(group, key=_rank_sheet) for key, group in groups.items()}


def _rank_sheet(sheet: FoundSheet) -> tuple[int, int, str]:
    version = sheet.identity.version if sheet.identity else 0
    return -_read_edition(sheet), -version, sheet.path.name


def _read_edition(sheet: FoundSheet) -> int:
    return sheet.identity.edition if sheet.identity else 0
