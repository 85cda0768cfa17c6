"""Alternate texts: what each figure says, in words and with its numbers, written from the same records."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from factsheet.model import Cell, CellMark, CountyCounts, Jurisdiction, Source, StateShapes
from factsheet.wording.language import Wording
from factsheet.wording.legend import ClassBreaks, format_class_labels, list_legend_entries
from factsheet.wording.places import (
    CountedCounties,
    word_empty_years,
    word_map,
    word_single_figure,
    word_unplaced,
)
from factsheet.wording.source_words import name_items, word_full_credit, word_item_heading


def describe_bars(wording: Wording, title: str, bars: Sequence[tuple[str, Cell | str]]) -> str:
    """Return "Bar chart. Age: Adult, 251; Minor, not shown."; labels and title may be terms of the data.

    A count may come with its share, in words already.
    """
    pairs = [(wording.term(label).text, _word_cell(wording, value)) for label, value in bars]
    return wording.say("alt.bars", title=wording.term(title).text, bars=_join_words(wording, pairs))


def describe_parts(wording: Wording, title: str, parts: Sequence[tuple[str, str]]) -> str:
    """Return "Bar of a whole. Age: Adult, 251 (75%); Minor, 85 (25%)."; labels and title may be terms."""
    pairs = [(wording.term(label).text, words) for label, words in parts]
    return wording.say("alt.parts", title=wording.term(title).text, bars=_join_words(wording, pairs))


def describe_shares(wording: Wording, title: str, shares: Sequence[tuple[str, str]]) -> str:
    """Return several wholes, each part with its percent: "Virginia: Commercial sex acts, 87%; ..."."""
    return wording.say("alt.shares", title=title, bars=_join_words(wording, shares))


def describe_years(wording: Wording, title: str, years: Sequence[int], values: Sequence[Cell]) -> str:
    """Return "Column chart. Cases by year: 2012, 63; 2013, 69."."""
    bars = [(str(year), value) for year, value in zip(years, values, strict=True)]
    return wording.say("alt.years", title=wording.term(title).text, bars=_word_pairs(wording, bars))


@dataclass(frozen=True, slots=True)
class StripWords:
    """What is told of one measure of a state beside the nation.

    Attributes:
        others: How many other states are drawn.
        spread: Of them the lower and upper end of the middle half, the least and the most; None where they
            are too few for that.
    """

    label: str
    here: str
    nation: str
    others: int
    spread: tuple[str, ...] | None


def describe_strips(wording: Wording, place: str, strips: Sequence[StripWords]) -> str:
    """Return each measure of a state beside that of the nation, and where the other states lie."""
    return wording.say("alt.strips", strips=" ".join(_word_strip(wording, place, strip) for strip in strips))


def _word_strip(wording: Wording, place: str, strip: StripWords) -> str:
    if strip.here == strip.nation:
        told = wording.say("alt.strip_same", label=strip.label, here=strip.here, place=place)
    else:
        values = {"here": strip.here, "nation": strip.nation}
        told = wording.say("alt.strip", label=strip.label, place=place, **values)
    if strip.spread is None:
        return told
    low, high, least, most = strip.spread
    ends = {"low": low, "high": high, "least": least, "most": most}
    return f"{told} {wording.say('alt.strip_others', n=wording.number(strip.others), **ends)}"


def describe_map(wording: Wording, told: CountedCounties, classes: ClassBreaks | None) -> str:
    """Return what the county map shows: shades if any, what its sentence says, and what is not on it.

    Counts by county are not read out: the table has the leading ones, and the attached file all.
    """
    unit, place = wording.units(told.jurisdiction.county_unit), wording.place(told.jurisdiction.name)
    items = name_items(wording, told.source.item)
    credit = word_full_credit(wording, told.source, told.counts.period)
    sentences = [
        wording.say("alt.map", place=place, unit=unit, items=items, credit=credit),
        *([] if classes is None else [_word_shades(wording, classes)]),
        word_map(wording, told),
        *word_empty_years(wording, told),
        *_word_missing_counts(wording, told.jurisdiction.county_unit, told.counts),
    ]
    return " ".join([*sentences, *word_unplaced(wording, told)])


def describe_legend(wording: Wording, told: CountedCounties, classes: ClassBreaks | None) -> str:
    """Return the entries of the map's legend as they stand, the palest first."""
    labels = [label for _, label in list_legend_entries(wording, classes, told.counts)]
    title = word_item_heading(wording, told.source, "map.legend", told.jurisdiction.county_unit)
    return wording.say("alt.legend", title=title, labels="; ".join(labels))


def describe_outline(wording: Wording, jurisdiction: Jurisdiction, shapes: StateShapes) -> str:
    """Return what a map without counts shows."""
    number = len(shapes.counties)
    if number == 1:
        return wording.say("alt.outline", place=wording.place(jurisdiction.name))
    units = wording.units(jurisdiction.county_unit, plural=True)
    return wording.say(
        "alt.outline_units", place=wording.place(jurisdiction.name), n=wording.number(number), units=units
    )


def describe_single_unit(wording: Wording, jurisdiction: Jurisdiction, source: Source, total: int) -> str:
    """Return what the map of a jurisdiction of one unit shows, with its one count."""
    outline = wording.say("alt.outline", place=wording.place(jurisdiction.name))
    return f"{outline} {word_single_figure(wording, jurisdiction, source, total)}"


class CodeTwin(StrEnum):
    """Where else on the sheet a link leads to the page that a QR code opens."""

    NONE = "alt.qr"
    BELOW_ABOUT = "alt.qr_about"
    ABOVE = "alt.qr_above"


def describe_qr_code(wording: Wording, address: str, twin: CodeTwin) -> str:
    """Return where a QR code leads; the address of a link that is heard is not told again."""
    match twin:
        case CodeTwin.ABOVE:
            return wording.say(twin)
        case CodeTwin.BELOW_ABOUT:
            return wording.say(twin, heading=wording.say("about.heading"))
        case CodeTwin.NONE:
            return wording.say(twin, url=address)


def _word_shades(wording: Wording, classes: ClassBreaks) -> str:
    return wording.counted(
        "alt.classes", len(classes), labels="; ".join(format_class_labels(wording, classes))
    )


def _word_pairs(wording: Wording, bars: Iterable[tuple[str, Cell]]) -> str:
    return _join_pairs(wording, ((wording.term(label).text, value) for label, value in bars))


def _join_pairs(wording: Wording, pairs: Iterable[tuple[str, Cell]]) -> str:
    return _join_words(wording, ((label, wording.number(value)) for label, value in pairs))


def _word_cell(wording: Wording, value: Cell | str) -> str:
    if isinstance(value, int | CellMark):
        return wording.number(value)
    return value


def _join_words(wording: Wording, pairs: Iterable[tuple[str, str]]) -> str:
    return "; ".join(wording.say("alt.bar", label=label, value=value) for label, value in pairs)


def _word_missing_counts(wording: Wording, county_unit: str, counts: CountyCounts) -> list[str]:
    """Return how many counties have no count to show, by reason."""
    cells = list(counts.cells.values())
    reasons = {0: "alt.none_reported", CellMark.NOT_SHOWN: "alt.not_shown", CellMark.NO_DATA: "alt.no_data"}
    return [
        _word_unit_count(wording, county_unit, key, number)
        for cell, key in reasons.items()
        if (number := sum(found == cell for found in cells))
    ]


def _word_unit_count(wording: Wording, county_unit: str, key: str, number: int, **values: str) -> str:
    """Return a count of units with the right form of their name."""
    unit = wording.units(county_unit, plural=number != 1)
    return wording.counted(key, number, unit=unit, **values)
