"""Alternate texts of charts: what each shows at a glance, then its numbers, written from the same records."""

from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.model import Cell
from factsheet.wording.courses import word_point
from factsheet.wording.heard_words import speak_signs
from factsheet.wording.language import Wording, capitalize_first

LEAST_BARS = 2  # of which one can be the highest


def describe_bars(wording: Wording, title: str, bars: Sequence[tuple[str, Cell, str]]) -> str:
    """Return "Chart. Age: Adult, 251 (75%), the most; Minor, 85 (25%)."; labels and title may be terms.

    Args:
        wording: The language.
        title: What is counted.
        bars: Labels with their counts and what is printed of these. One of them is called the highest where
            all are shown: what is kept back may be more.
    """
    top = _find_highest([value for _, value, _ in bars])
    told = [
        wording.say("alt.most" if at == top else "alt.bar", label=wording.term(label).text, value=words)
        for at, (label, _, words) in enumerate(bars)
    ]
    return _tell_chart(wording, title, told)


def describe_years(
    wording: Wording, title: str, years: Sequence[int], values: Sequence[Cell], *, has_change: bool = False
) -> str:
    """Return "Chart. Cases by year: highest in 2013, lowest in 2012. 2012, 63; 2013, 69.".

    `has_change` is as for `word_point`.
    """
    pairs = zip(years, values, strict=True)
    told = [wording.say("alt.bar", label=str(year), value=wording.number(value)) for year, value in pairs]
    return _tell_chart(wording, title, told, word_point(wording, years, values, has_change=has_change))


def describe_shares(
    wording: Wording, title: str, wholes: Sequence[tuple[str, Sequence[tuple[str, str]]]]
) -> str:
    """Return several wholes, a sentence each: "Virginia: Commercial sex acts, 87%; ... Nation: ..."."""
    places = [
        wording.say("alt.whole", place=capitalize_first(place), bars=join_pairs(wording, parts))
        for place, parts in wholes
    ]
    return speak_signs(wording, wording.say("alt.wholes", title=title, places=" ".join(places)))


def join_pairs(wording: Wording, pairs: Sequence[tuple[str, str]]) -> str:
    """Return labels, each with what is told of it: "Adult, 251; Minor, 85"."""
    return "; ".join(wording.say("alt.bar", label=label, value=value) for label, value in pairs)


def _find_highest(values: Sequence[Cell]) -> int | None:
    """Return the place of the one value above all others; None where there is none, or one is not shown."""
    counts = [value for value in values if isinstance(value, int)]
    if len(counts) < max(len(values), LEAST_BARS):
        return None
    top = max(counts)
    return counts.index(top) if counts.count(top) == 1 else None


def _tell_chart(wording: Wording, title: str, told: Sequence[str], point: str = "") -> str:
    values = {"title": wording.term(title).text, "bars": "; ".join(told)}
    said = (
        wording.say("alt.chart_point", point=point, **values) if point else wording.say("alt.chart", **values)
    )
    return speak_signs(wording, said)


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
    told = " ".join(_word_strip(wording, place, strip) for strip in strips)
    return speak_signs(wording, wording.say("alt.strips", strips=told))


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
