"""What the table of counties says: its rows, what they are a part of, and what is heard of short forms."""

from dataclasses import dataclass

from factsheet.figures.artists import Paint
from factsheet.figures.county_map.county_paint import choose_county_paints
from factsheet.page.blocks.mapped_counts import MappedCounts
from factsheet.page.sheet_content import SheetContent, keep_answer
from factsheet.wording.counties import make_county_names
from factsheet.wording.language import UnitForm
from factsheet.wording.shares import find_shares, word_share
from factsheet.wording.source_words import begin_items, name_items


@dataclass(frozen=True, slots=True)
class CountyRowWords:
    """What a row says.

    Attributes:
        cells: Name, count and, in a table that has them, share.
        number: Of a county among those that may have a disc.
        bar: As of the row; None for the rest of the counties.
        heard: What is heard for the name; "" where it is the name.
    """

    cells: tuple[str, ...]
    number: str = ""
    bar: tuple[float, Paint] | None = None
    fips: str = ""
    heard: str = ""


@keep_answer
def word_titles(content: SheetContent, county_map: MappedCounts) -> tuple[str, ...]:
    """Return what stands over the columns."""
    wording = content.wording
    shares = (wording.say("map.share"),) if county_map.has_shares else ()
    heading = wording.unit(content.unit, UnitForm.HEADING)
    return heading, begin_items(wording, county_map.told.source.item), *shares


@keep_answer
def word_rows(content: SheetContent, county_map: MappedCounts, count: int) -> tuple[CountyRowWords, ...]:
    """Return a row for each of so many counties, highest first, and what is told of the others."""
    wording, listed = content.wording, county_map.counted[:count]
    names = make_county_names(county_map.told.shapes, wording).printed
    paints = choose_county_paints(
        county_map.told.shapes, county_map.counts, county_map.classes, county_map.palette
    )
    highest = max((value for _, value in listed), default=1)
    ranks = {fips: str(place) for place, fips in enumerate(county_map.ranked, start=1)}
    rows = [
        CountyRowWords(
            (names[county.fips], wording.number(value), *_word_share(content, county_map, value)),
            ranks.get(county.fips, ""),
            (value / highest, paints[county.fips]),
            county.fips,
        )
        for county, value in listed
    ]
    return (*rows, *_word_rest(content, county_map, count))


def _word_rest(content: SheetContent, county_map: MappedCounts, count: int) -> list[CountyRowWords]:
    """Return the row that tells what stands in no row of its own, none where nothing is left."""
    rest = county_map.counted[count:]
    if not rest:
        return []
    wording, total = content.wording, sum(value for _, value in rest)
    words = wording.counted("map.more", len(rest))
    units = wording.units(content.unit, plural=len(rest) != 1)
    heard = wording.counted("table.more", len(rest), units=units)
    cells = (words, wording.number(total), *_word_share(content, county_map, total))
    return [CountyRowWords(cells, heard=heard)]


@keep_answer
def word_summary(content: SheetContent, county_map: MappedCounts, count: int) -> str:
    """Return of how many counties so many, the highest, have a row: "The 6 counties ..., of 11 with any."."""
    wording, whole = content.wording, len(county_map.counted)
    is_all, number = count >= whole, min(count, whole)
    key = f"table.{'all' if is_all else 'leading'}{'' if county_map.told.has_all else '_shown'}"
    units = wording.units(content.unit, plural=number != 1)
    words = {"units": units, "items": name_items(wording, county_map.told.source.item)}
    if is_all:
        return wording.counted(key, number, **words)
    return wording.counted(key, number, **words, whole=wording.number(whole))


def _word_share(content: SheetContent, county_map: MappedCounts, value: int) -> list[str]:
    """Return what share of all that is placed a count is, in whole percents; nothing without shares."""
    if not county_map.has_shares:
        return []
    share, _rest = find_shares((value, county_map.placed - value))
    return [word_share(content.wording, share)]
