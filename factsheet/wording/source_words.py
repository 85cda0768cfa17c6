"""What a source is called beside its figures, and what it counts, in the language of the sheet."""

from factsheet.model import Cell, LocalText, Noun, Period, Source
from factsheet.wording.cldr import choose_plural_form
from factsheet.wording.language import Term, Wording, capitalize_first


def name_source(wording: Wording, source: Source) -> Term:
    """Return how headings name a source: by its short name, else by its publisher."""
    return wording.choose(source.name) if source.name else wording.term(source.publisher)


def word_credit(wording: Wording, source: Source, period: Period) -> str:
    """Return name and period of figures: "FBI, 2019–2023"."""
    name = name_source(wording, source).text
    return wording.say("credit.named", name=name, period=wording.period(period))


def word_full_credit(wording: Wording, source: Source, period: Period) -> str:
    """Return name, unit and period of figures: "FBI, offenses known to police, 2019–2023"."""
    if source.unit is None:
        return word_credit(wording, source, period)
    name, counted = name_source(wording, source).text, wording.choose(source.unit).text
    return wording.say("credit.full", name=name, counted=counted, period=wording.period(period))


def name_items(wording: Wording, item: Noun | None, count: Cell | None = None) -> str:
    """Return what is counted: "offense" for a count of one, "offenses" for another or without a count.

    Args:
        wording: The language.
        item: As the source has it; None for one that does not say what it counts.
        count: None where several are spoken of.
    """
    is_one = isinstance(count, int) and choose_plural_form(count, wording.file.locale) == "one"
    if item is None:
        return wording.say(f"map.item.{'one' if is_one else 'other'}")
    return wording.choose(item.one if is_one else item.other).text


def word_map_heading(wording: Wording, source: Source, county_unit: str) -> str:
    """Return the heading of a map of a source's counts by county: its own, or "Offenses by county"."""
    if source.map.heading is not None:
        return wording.choose(source.map.heading).text
    return word_item_heading(wording, source, "map.heading", county_unit)


def word_item_heading(wording: Wording, source: Source, key: str, county_unit: str | None = None) -> str:
    """Return a title that begins with what a source counts: "Offenses by year", "Offenses per county"."""
    unit = {} if county_unit is None else {"unit": wording.units(county_unit)}
    return wording.begin(key, items=name_items(wording, source.item), **unit)


def word_figure(wording: Wording, source: Source, name: str, count: Cell) -> str:
    """Return what stands below a key figure: "cases reported", or what its source calls them.

    Args:
        wording: The language.
        source: Of the figure.
        name: "cases", "persons" or "calls".
        count: The figure.
    """
    noun: Noun | None = getattr(source.words, name)
    return wording.counted(f"glance.{name}", count) if noun is None else name_items(wording, noun, count)


def begin_items(wording: Wording, item: Noun | None) -> str:
    """Return what is counted with a capital, as the head of a column has it."""
    return capitalize_first(name_items(wording, item))


def list_caution(wording: Wording, caution: LocalText | None) -> list[str]:
    """Return a caution as a list of one sentence, of none where there is none."""
    return [] if caution is None else [wording.choose(caution).text]
