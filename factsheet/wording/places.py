"""Where in a state a set of counties lies, in words, and the sentence that a county map says.

Where, in this order: all counties, or none, are said so; one or two counties, and up to four of a small
jurisdiction, are named, for that says more than a direction; counties in nearly all ninths of the state
that hold 60 % of its land are "most of" it; counties in seven ninths or more lie "across" it; the rest are
directions. The limits of the method are those of `directions`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import takewhile

from factsheet.model import CellMark, CountyCounts, Jurisdiction, Source, StateShapes, sum_cells
from factsheet.wording.counties import (
    Counted,
    make_county_names,
    name_counted,
    name_counties,
    rank_counties,
    sort_counties,
)
from factsheet.wording.directions import Land, measure_land, name_directions
from factsheet.wording.language import UnitForm, Wording, capitalize_first
from factsheet.wording.source_words import name_items

_NAMED_ALWAYS = 2  # counties
_NAMED_IN_SMALL = 4  # counties
_SMALL = 9  # counties: as many as there are ninths
_MOST_SHARE = 0.6  # of the land
_ACROSS = 7  # ninths
_LEADERS = 4  # counties


@dataclass(frozen=True, slots=True)
class CountedCounties:
    """What a county map is of: the counts of a source for the counties of a jurisdiction."""

    jurisdiction: Jurisdiction
    shapes: StateShapes
    counts: CountyCounts
    source: Source


def word_location(
    shapes: StateShapes, fips: Collection[str], wording: Wording, *, name: str, county_unit: str = "county"
) -> str:
    """Return where the counties lie, as a phrase that follows "in" or "from".

    Args:
        shapes: All counties of the jurisdiction.
        fips: The counties meant, in any order.
        wording: The language.
        name: English name of the jurisdiction.
        county_unit: Key of what its counties are called.

    Raises:
        ValueError: A code is not among `shapes`.
    """
    meant = set(fips)
    unknown = sorted(meant - {county.fips for county in shapes.counties})
    if unknown:
        raise ValueError(f"no county {unknown} in {shapes.usps}")
    chosen = [county for county in shapes.counties if county.fips in meant]
    others = [county for county in shapes.counties if county.fips not in meant]
    every, place = wording.unit(county_unit, UnitForm.EVERY), wording.place(name)
    if not chosen:
        return wording.say("where.none", place=place)
    if not others:
        return wording.say("where.every", every_unit=every, place=place)
    if len(chosen) <= (_NAMED_IN_SMALL if len(shapes.counties) <= _SMALL else _NAMED_ALWAYS):
        return name_counties(sort_counties(chosen), make_county_names(shapes, wording))
    if len(others) == 1 and len(shapes.counties) <= _SMALL:
        return wording.say(
            "where.every_but",
            every_unit=every,
            place=place,
            names=name_counties(others, make_county_names(shapes, wording)),
        )
    land = measure_land(shapes.counties, chosen)
    return _word_land_location(land, wording, place=place, units=wording.units(county_unit, plural=True))


def _word_land_location(land: Land, wording: Wording, *, place: str, units: str) -> str:
    if len(land.chosen) >= len(land.whole) - 1 and land.share() >= _MOST_SHARE:
        return wording.say("where.most", place=place)
    if len(land.chosen) >= _ACROSS:
        return wording.say("where.across", units=units, place=place)
    directions = wording.list_of(wording.say(f"where.{word}") for word in name_directions(land))
    return wording.say("where.directions", directions=directions, place=place)


def word_map(wording: Wording, told: CountedCounties) -> str:
    """Return the sentence that says where the shading is and which counties have the highest counts.

    Up to four counties are named with their counts, highest first and by name within a count. A tie is never
    cut: where counties share the last place and there is no room for all, none of them is named.
    """
    shapes, counts, items = told.shapes, told.counts, name_items(wording, told.source.item)
    if len(shapes.counties) == 1:
        return _word_single_unit(wording, told)
    names, counted = make_county_names(shapes, wording), rank_counties(shapes, counts)
    is_part = _has_mark(counts, CellMark.NOT_SHOWN)
    if not counted:
        return _word_no_shading(wording, told)
    if len(counted) <= _LEADERS:
        is_all = len(counted) == len(shapes.counties) or _has_mark(counts)
        key = "map.shown_listed" if is_part else "map.listed" if is_all else "map.only"
        return wording.begin(key, items=items, leaders=name_counted(counted, names))
    where = _word_counted_location(wording, told, counted)
    leaders = _choose_leaders(counted)
    if leaders:
        key, named = "map.shown_leaders" if is_part else "map.where_leaders", name_counted(leaders, names)
        told_leaders = wording.counted(key, len(leaders), items=items, where=where, leaders=named)
        return capitalize_first(told_leaders)
    highest = counted[0][1]
    tied = wording.number(sum(value == highest for _, value in counted))
    units = wording.units(told.jurisdiction.county_unit, plural=True)
    key = "map.shown_tied" if is_part else "map.where_tied"
    return wording.begin(key, items=items, n=tied, where=where, units=units, value=wording.number(highest))


def word_shading(wording: Wording, told: CountedCounties) -> str:
    """Return the sentence that only says where the shading is, of a map of several counties."""
    counted = rank_counties(told.shapes, told.counts)
    if not counted:
        return _word_no_shading(wording, told)
    key = "map.shown_where" if _has_mark(told.counts, CellMark.NOT_SHOWN) else "map.where"
    where = _word_counted_location(wording, told, counted)
    return wording.begin(key, items=name_items(wording, told.source.item), where=where)


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


def _word_counted_location(wording: Wording, told: CountedCounties, counted: Sequence[Counted]) -> str:
    fips = [county.fips for county, _ in counted]
    place = told.jurisdiction
    return word_location(told.shapes, fips, wording, name=place.name, county_unit=place.county_unit)


def _choose_leaders(counted: Sequence[Counted]) -> Sequence[Counted]:
    """Return the counties of the highest counts that are at most four and leave no tie behind."""
    beyond = counted[_LEADERS][1]
    return list(takewhile(lambda pair: pair[1] > beyond, counted))


def _has_mark(counts: CountyCounts, *marks: CellMark) -> bool:
    """Return whether a county has one of the marks instead of a count; any mark, where none is named."""
    return any(cell in (marks or tuple(CellMark)) for cell in counts.cells.values())


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
    if not _has_mark(told.counts) and not any(numbers):
        return _word_no_count(wording, told, "map.none", items=name_items(wording, told.source.item))
    return _word_no_count(wording, told, "map.no_report_shown" if numbers else "map.none_shown")


def _word_no_count(wording: Wording, told: CountedCounties, key: str, **values: str) -> str:
    any_unit = wording.unit(told.jurisdiction.county_unit, UnitForm.ANY)
    place = wording.place(told.jurisdiction.name)
    return wording.begin(key, any_unit=any_unit, place=place, **values)
