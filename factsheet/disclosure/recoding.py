"""What could be merged so that nothing need be hidden: categories, years, or a part left out.

Merging tells readers more than hiding does. It changes what a sheet says, so it is offered, not done.
"""

from collections.abc import Collection, Iterable, Sequence

from factsheet.disclosure.cell_names import (
    CALL_TYPES,
    CALLS_BY_YEAR,
    CASES_BY_YEAR,
    COUNTIES,
    OFFENSES_BY_YEAR,
    SECOND_COUNTIES,
    is_within_part,
    name_bars,
    name_groups,
)
from factsheet.disclosure.relations import CountCell, Tables
from factsheet.disclosure.suppression_log import Offer, quote_names
from factsheet.model import Bar, Profile

OTHER = "Other / not stated"


def offer_recodings(profile: Profile, tables: Tables, hidden: Collection[str]) -> tuple[Offer, ...]:
    """Return one offer for each part of the profile that holds a hidden count, in the order of the page."""
    offers = [
        *_offer_group_recodings(profile, tables, hidden),
        *_offer_call_recodings(profile, tables, hidden),
        *_offer_year_recodings(hidden),
    ]
    text = "count over more years, or leave the counties out and show the whole jurisdiction alone"
    parts = (COUNTIES, SECOND_COUNTIES)
    offers += (Offer(part, text) for part in parts if any(is_within_part(name, part) for name in hidden))
    return tuple(offers)


def find_offer(offers: Iterable[Offer], name: str) -> Offer | None:
    """Return the offer for the part that a count stands in."""
    return next((offer for offer in offers if is_within_part(name, offer.field)), None)


def _offer_group_recodings(profile: Profile, tables: Tables, hidden: Collection[str]) -> list[Offer]:
    return [
        offer
        for name, group in name_groups(profile.demographics).items()
        for offer in _offer_category_recoding(name, tables, hidden, group.bars)
    ]


def _offer_call_recodings(profile: Profile, tables: Tables, hidden: Collection[str]) -> list[Offer]:
    types = profile.call_types
    return _offer_category_recoding(CALL_TYPES, tables, hidden, types.bars if types else ())


def _offer_category_recoding(
    field: str, tables: Tables, hidden: Collection[str], bars: Sequence[Bar]
) -> list[Offer]:
    """Offer to fold the smallest categories into one that is large enough to be shown."""
    labels = {name: bar.label for name, bar in name_bars(field, bars).items()}
    if not any(name in hidden for name in labels):
        return []
    folded = _choose_recoded_cells([tables.cells[name] for name in labels])
    if len(folded) == len(labels):
        return [Offer(field, "leave this breakdown out: no merge of its categories can be shown")]
    names = {cell.name for cell in folded}  # told in the order of the file: theirs tells which is smaller
    told = tuple(name for name in labels if name in names)
    return [Offer(field, f"fold {quote_names([labels[name] for name in told])} into '{OTHER}'", told)]


def _choose_recoded_cells(cells: list[CountCell]) -> list[CountCell]:
    """Return the fewest cells, from the smallest on, with all small ones, that can be shown together."""
    ordered = sorted(cells, key=lambda cell: cell.value or 0)
    for count in range(2, len(ordered)):
        folded, rest = ordered[:count], ordered[count:]
        is_large = not folded[0].policy.is_small(sum(cell.value or 0 for cell in folded))
        if is_large and not any(cell.value is None or cell.policy.is_small(cell.value) for cell in rest):
            return folded
    return ordered


def _offer_year_recodings(hidden: Collection[str]) -> list[Offer]:
    """Offer wider spans of years for each series with a hidden year."""
    text = "put several years together, or show the whole period alone"
    series = (CASES_BY_YEAR, CALLS_BY_YEAR, OFFENSES_BY_YEAR)
    return [Offer(field, text) for field in series if any(is_within_part(name, field) for name in hidden)]
