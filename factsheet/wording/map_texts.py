"""Alternate texts of maps: what a map shows that neither its sentence, its notes nor its table says.

The sentence beside it names the leading counties and how few hold half; the notes tell how much is on the map
at all; the table has the counts. What is left is what the eye takes from the shades: where most is, and which
counties have none.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.model import Cell, CellMark, Jurisdiction, StateShapes
from factsheet.wording.counties import make_county_names, rank_counties, sort_counties
from factsheet.wording.directions import find_leading_parts
from factsheet.wording.heard_words import speak_signs
from factsheet.wording.language import Wording
from factsheet.wording.legend import ClassBreaks, Special, list_legend_entries
from factsheet.wording.places import CountedCounties, word_where
from factsheet.wording.source_words import name_items, word_credit, word_item_heading

MOST_NAMELESS = 5  # counties without a count to show that are named in a text that cannot be paused
_SPECIAL_LOOKS = {Special.NOT_SHOWN: "alt.slanted", Special.NO_DATA: "alt.crossed"}
_REASONS: tuple[tuple[Cell, str], ...] = (
    (0, "alt.none_reported"),
    (CellMark.NOT_SHOWN, "alt.not_shown"),
    (CellMark.NO_DATA, "alt.no_data"),
)


@dataclass(frozen=True, slots=True)
class ToldElsewhere:
    """What surrounds a map, so that nothing is told in vain.

    Attributes:
        has_legend: Whether its shades are explained beside it.
        has_none_list: Whether a paragraph tells which counties have none.
        file: Name of the attached file with all counts; "" for none.
    """

    has_legend: bool = True
    has_none_list: bool = False
    file: str = ""


def describe_map(
    wording: Wording, told: CountedCounties, classes: ClassBreaks | None, elsewhere: ToldElsewhere
) -> str:
    """Return what the county map shows: its legend as it stands, where most is, which counties have none."""
    unit, place = wording.units(told.jurisdiction.county_unit), wording.place(told.jurisdiction.name)
    credit = word_credit(wording, told.source, told.counts.period)
    sentences = [
        wording.say("alt.map", place=place, unit=unit, credit=credit),
        *([word_legend(wording, told, classes)] if elsewhere.has_legend else []),
        *_word_most(wording, told),
        *_word_missing_counts(wording, told, has_none_list=elsewhere.has_none_list),
        *_word_file(wording, told, elsewhere.file),
    ]
    return speak_signs(wording, " ".join(sentences))


def describe_outline(
    wording: Wording, jurisdiction: Jurisdiction, shapes: StateShapes, told: str = ""
) -> str:
    """Return what a map without shades shows; `told` is what is known of counts and stands nowhere else."""
    number, place = len(shapes.counties), wording.place(jurisdiction.name)
    if number == 1:
        outline = wording.say("alt.outline", place=place)
    else:
        units = wording.units(jurisdiction.county_unit, plural=True)
        outline = wording.say("alt.outline_units", place=place, n=wording.number(number), units=units)
    return speak_signs(wording, f"{outline} {told}".strip())


def word_legend(wording: Wording, told: CountedCounties, classes: ClassBreaks | None) -> str:
    """Return title and entries of the legend as they stand, the palest first, then what is hatched."""
    entries = list_legend_entries(wording, classes, told.counts)
    labels = [_word_entry(wording, entry, label) for entry, label in entries]
    shades = [entry for entry, _ in entries if entry not in _SPECIAL_LOOKS]
    title = word_item_heading(wording, told.source, "map.legend", told.jurisdiction.county_unit)
    key = "alt.shades" if len(shades) > 1 else "alt.legend"
    return wording.say(key, title=title, labels="; ".join(labels))


def _word_entry(wording: Wording, entry: int | Special, label: str) -> str:
    """Return an entry of the legend; one that is told by lines has these before it."""
    key = _SPECIAL_LOOKS.get(entry) if isinstance(entry, Special) else None
    return wording.say(key, label=label) if key else label


def _word_most(wording: Wording, told: CountedCounties) -> list[str]:
    """Return in which parts of the state most of what the map shows lies; nothing where it is spread."""
    counted = rank_counties(told.shapes, told.counts)
    parts = find_leading_parts(counted) if counted else None
    if parts is None:
        return []
    where = word_where(wording, parts)
    if parts.held == sum(value for _, value in counted) and not told.has_hidden:
        return [wording.say("alt.all_in", where=where)]
    items = name_items(wording, told.source.item)
    base = wording.say("base.shown" if told.has_hidden else "base.mapped", items=items)
    return [wording.say("alt.most_in", base=base, where=where)]


def _word_missing_counts(wording: Wording, told: CountedCounties, *, has_none_list: bool) -> Iterator[str]:
    """Yield which counties have no count to show, by reason: by name where they are few."""
    names, counties = make_county_names(told.shapes, wording).printed, sort_counties(told.shapes.counties)
    for reason, key in _REASONS:
        found = [names[county.fips] for county in counties if told.counts.cells[county.fips] == reason]
        if not found or (has_none_list and reason == 0):
            continue
        unit = wording.units(told.jurisdiction.county_unit, plural=len(found) != 1)
        if len(found) <= MOST_NAMELESS:
            yield wording.counted(f"{key}_in", len(found), unit=unit, names=wording.list_of(found))
        else:
            yield wording.counted(key, len(found), unit=unit)


def _word_file(wording: Wording, told: CountedCounties, file: str) -> list[str]:
    if not file:
        return []
    unit = wording.units(told.jurisdiction.county_unit)
    return [wording.say("alt.file" if told.has_all else "alt.file_shown", unit=unit, file=file)]
