"""The sentence that a county map says: in which part of the state most was counted, and in how few counties.

Parts are weighed by what was counted in them, not by their land. Few counties are named with their counts,
and so are the leading ones where less than 20 are placed: a percent of so few would say more than is known. A
tie is never cut. Where counts are kept back, nothing is said that they are a part of: shares are of the
counts shown, and no number of counties is set beside the number of all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING
from itertools import takewhile

from factsheet.model import CellMark, CountyCounts, Jurisdiction, Source, StateShapes, sum_cells
from factsheet.model.period import list_runs
from factsheet.wording.concentration import MOST_NAMED, find_half, word_share
from factsheet.wording.counties import (
    Counted,
    CountyNames,
    make_county_names,
    name_counted,
    name_counties,
    rank_counties,
    sort_counties,
)
from factsheet.wording.directions import LeadingParts, find_largest_part, find_leading_parts
from factsheet.wording.language import UnitForm, Wording, capitalize_first
from factsheet.wording.source_words import name_items

_LEAST_BASE = 20  # counts of which a share is told
_ALWAYS_NAMED = 3  # counties
_FEW = 10  # in so many counties one holds half: then it is "just" one


@dataclass(frozen=True, slots=True)
class CountedCounties:
    """What a county map is of: the counts of a source for the counties of a jurisdiction."""

    jurisdiction: Jurisdiction
    shapes: StateShapes
    counts: CountyCounts
    source: Source

    @property
    def has_hidden(self) -> bool:
        """Return whether the count of a county is kept back."""
        return CellMark.NOT_SHOWN in self.counts.cells.values()

    @property
    def has_all(self) -> bool:
        """Return whether each county has a count to show."""
        return all(isinstance(cell, int) for cell in self.counts.cells.values())


def word_map(wording: Wording, told: CountedCounties) -> str:
    """Return the sentence that says where most was counted, and in how few counties.

    Where less than half is tied to a single county, it says so first.
    """
    if len(told.shapes.counties) == 1:
        return _word_single_unit(wording, told)
    counted = rank_counties(told.shapes, told.counts)
    if not counted:
        return _word_no_shading(wording, told)
    few_placed = _word_few_placed(wording, told)
    named = _word_named_counties(wording, told, counted)
    if named is not None:
        return " ".join([*few_placed, named])
    base = _choose_base(told, has_few_placed=bool(few_placed))
    sentence = _word_parts(wording, told, counted, base)
    return (
        "; ".join([*(words.removesuffix(".") for words in few_placed), sentence])
        if few_placed
        else capitalize_first(sentence)
    )


def _word_few_placed(wording: Wording, told: CountedCounties) -> list[str]:
    """Return that less than half is tied to a single county; nothing where it is more, or not known."""
    placed, beyond = sum_cells(told.counts.cells.values()), told.counts.not_placed
    if placed is None or not isinstance(beyond, int) or not 0 < placed < beyond:
        return []
    items = name_items(wording, told.source.item)
    place, unit = wording.place(told.jurisdiction.name), wording.units(told.jurisdiction.county_unit)
    whole = placed + beyond
    if whole < _LEAST_BASE:
        total = wording.number(whole)
        return [
            wording.counted("map.few_placed_of", placed, total=total, items=items, place=place, unit=unit)
        ]
    share = word_share(wording, placed, whole)
    return [wording.say("map.few_placed", share=share, items=items, place=place, unit=unit)]


def _word_named_counties(wording: Wording, told: CountedCounties, counted: Sequence[Counted]) -> str | None:
    """Return the sentence that names counties with their counts; None where shares say more."""
    placed, names = sum(value for _, value in counted), make_county_names(told.shapes, wording)
    items, number = name_items(wording, told.source.item), len(counted)
    if number <= _ALWAYS_NAMED or (
        number <= MOST_NAMED and (placed < _LEAST_BASE or number == len(told.shapes.counties))
    ):
        is_all = number == len(told.shapes.counties) or not told.has_all
        key = "map.shown_listed" if told.has_hidden else "map.listed" if is_all else "map.only"
        return wording.begin(key, items=items, leaders=name_counted(counted, names))
    if placed >= _LEAST_BASE:
        return None
    units, leaders = _word_units(wording, told, number), _choose_leaders(counted)
    part = "shown_some" if told.has_hidden else "some"
    if leaders:
        return wording.begin(f"map.{part}", items=items, units=units, leaders=name_counted(leaders, names))
    return wording.begin(f"map.{part}_tied", items=items, units=units, value=wording.number(counted[0][1]))


def _choose_base(told: CountedCounties, *, has_few_placed: bool) -> str:
    """Return the key of what shares are of."""
    if told.has_hidden:
        return "base.shown"
    if has_few_placed:
        return "base.these"
    if not told.has_all:
        return "base.mapped"
    return "base.placed" if told.counts.not_placed else "base.all"


def _word_parts(wording: Wording, told: CountedCounties, counted: Sequence[Counted], base: str) -> str:
    """Return in which parts of the state most was counted, and in how few counties, in shares."""
    whole, parts, half = sum(value for _, value in counted), find_leading_parts(counted), find_half(counted)
    of = wording.say(
        base, **({} if base == "base.these" else {"items": name_items(wording, told.source.item)})
    )
    names = make_county_names(told.shapes, wording)
    if parts is None:
        share, place = (
            word_share(wording, find_largest_part(counted), whole, rounding=ROUND_CEILING),
            wording.place(told.jurisdiction.name),
        )
        return wording.say(
            "map.spread", base=of, share=share, place=place, half=_word_half(wording, told, counted, names)
        )
    share, where = word_share(wording, parts.held, whole), word_where(wording, parts)
    if half.number > 1:
        return wording.say(
            "map.where", share=share, base=of, where=where, half=_word_half(wording, told, counted, names)
        )
    (county, value), *_ = counted
    alone, county_name = word_share(wording, value, whole), name_counties([county], names)
    if alone == share:
        return wording.say("map.where_one", share=alone, base=of, where=where, county=county_name)
    return wording.say("map.where_alone", share=share, base=of, where=where, alone=alone, county=county_name)


def word_where(wording: Wording, parts: LeadingParts) -> str:
    """Return parts of a state as one phrase that follows "in": "the east and northeast"."""
    if parts.are_regions:
        return wording.list_of(wording.term(name).text for name in parts.names)
    first, *further = (wording.say(f"where.{name}") for name in parts.names)
    return wording.list_of(
        [
            wording.say("where.first", direction=first),
            *(wording.say("where.further", direction=one) for one in further),
        ]
    )


def _word_half(
    wording: Wording, told: CountedCounties, counted: Sequence[Counted], names: CountyNames
) -> str:
    """Return the counties with half: "just 4 of 133 counties and cities: Henrico, ..."."""
    half, number = find_half(counted), len(told.shapes.counties)
    phrase = _word_units(wording, told, half.number, is_few=half.number * _FEW <= number)
    if not half.counties:
        return phrase
    printed = wording.list_of(names.printed[county.fips] for county, _ in half.counties)
    return wording.say("half.named", units=phrase, names=printed)


def _word_units(wording: Wording, told: CountedCounties, number: int, *, is_few: bool = False) -> str:
    """Return a number of counties, of all where each has a count to show: "4 of 14 counties"."""
    unit = told.jurisdiction.county_unit
    if not told.has_all:
        return wording.counted("half.units", number, units=wording.units(unit, plural=number != 1))
    units = wording.units(unit, plural=True)
    key = "half.just_of" if is_few else "half.of"
    return wording.counted(key, number, units=units, whole=wording.number(len(told.shapes.counties)))


def word_empty_years(wording: Wording, told: CountedCounties) -> list[str]:
    """Return of which years of its period the source has nothing; nothing where there are none."""
    runs = list_runs(told.counts.empty_years)
    years = wording.list_of(wording.years(run[0], run[-1]) for run in runs)
    return [wording.say("map.empty_years", years=years)] if runs else []


def word_unplaced(wording: Wording, told: CountedCounties, *, is_covered: bool = False) -> list[str]:
    """Return what no shade shows: counties below zero, and how much is tied to no single county.

    Where it `is_covered`, another sentence says how much is on the map and how much is not.
    """
    unit, count, item = (
        wording.units(told.jurisdiction.county_unit),
        told.counts.not_placed,
        told.source.item,
    )
    below = _word_below_zero(wording, told)
    if isinstance(count, CellMark):
        return [*below, wording.begin("map.not_placed_hidden", items=name_items(wording, item), unit=unit)]
    if not count or is_covered:
        return below
    items = name_items(wording, item, count)
    return [*below, wording.counted("map.not_placed", count, items=items, unit=unit)]


def _word_below_zero(wording: Wording, told: CountedCounties) -> list[str]:
    """Return in which counties corrections exceed the counts, with their sums; nothing where in none."""
    cells = [(county, told.counts.cells[county.fips]) for county in sort_counties(told.shapes.counties)]
    below = [(county, cell) for county, cell in cells if isinstance(cell, int) and cell < 0]
    if not below or len(cells) == 1:  # of a single unit, the figure tells it
        return []
    names = make_county_names(told.shapes, wording)
    return [wording.say("map.below_zero", names=name_counted(below, names))]


def _choose_leaders(counted: Sequence[Counted]) -> Sequence[Counted]:
    """Return the counties of the highest counts that are at most four and leave no tie behind."""
    beyond = counted[MOST_NAMED][1]
    return list(takewhile(lambda pair: pair[1] > beyond, counted))


def _word_single_unit(wording: Wording, told: CountedCounties) -> str:
    """Return the count of a jurisdiction that is one unit: what is tied to no county still lies in it."""
    total = sum_cells((*told.counts.cells.values(), told.counts.not_placed))
    if total is None:
        return _word_no_count(wording, told, "map.none_shown")
    return word_single_figure(wording, told.jurisdiction, told.source, total)


def word_single_figure(wording: Wording, jurisdiction: Jurisdiction, source: Source, total: int) -> str:
    """Return the sentence with the one figure of a jurisdiction without counties."""
    place, items = wording.place(jurisdiction.name), name_items(wording, source.item, total)
    if not total:
        return wording.begin("map.single_none", items=name_items(wording, source.item), place=place)
    return wording.counted("map.single_figure", total, items=items, place=place)


def _word_no_shading(wording: Wording, told: CountedCounties) -> str:
    """Say that no county has a count above zero to show; where there are other numbers, these are shown."""
    numbers = [cell for cell in told.counts.cells.values() if isinstance(cell, int)]
    if told.has_all and not any(numbers):
        return _word_no_count(wording, told, "map.none", items=name_items(wording, told.source.item))
    return _word_no_count(wording, told, "map.no_report_shown" if numbers else "map.none_shown")


def _word_no_count(wording: Wording, told: CountedCounties, key: str, **values: str) -> str:
    any_unit = wording.unit(told.jurisdiction.county_unit, UnitForm.ANY)
    place = wording.place(told.jurisdiction.name)
    return wording.begin(key, any_unit=any_unit, place=place, **values)
