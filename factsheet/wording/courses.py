"""What a course over the years shows at a glance: its highest and lowest year, and how it changed.

Only numbers that are shown are spoken of. Where a count is kept back or missing, nothing is said of all
years: what is kept back may be higher or lower than any of the others.
"""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from factsheet.disclosure.comparison_figures import LEAST_BASE
from factsheet.model import Cell, CellMark
from factsheet.wording.language import Wording

LEAST_SHOWN = 2  # counts, of which one can be higher


def word_point(
    wording: Wording, years: Sequence[int], values: Sequence[Cell], *, has_change: bool = False
) -> str:
    """Return "highest in 2016, lowest in 2014; up 15% from 2012 to 2016"; "" where nothing can be said.

    Args:
        wording: The language.
        years: Rising.
        values: One for each year; a year in which none was reported is below all others.
        has_change: Whether the change from the first year to the last may be told, and is told nowhere else.
    """
    change = find_change(values) if has_change else None
    told = [_word_extremes(wording, years, values)]
    if change:
        words = word_change(wording, change)
        told.append(wording.say("alt.change", change=words, first=years[0], last=years[-1]))
    return "; ".join(filter(None, told))


def find_change(values: Sequence[Cell]) -> Decimal | None:
    """Return by how many whole percent the last count is above the first; None where nothing can be told.

    Percents of 20 or fewer say more than the count can bear.
    """
    first, last = values[0], values[-1]
    if not isinstance(first, int) or not isinstance(last, int) or min(first, last) < LEAST_BASE:
        return None
    return _round_percent((Decimal(last) / Decimal(first) - 1) * 100)


def word_change(wording: Wording, percent: Decimal) -> str:
    """Return "up 59%", "down 5%" or "the same"."""
    whole = _round_percent(percent)  # as beside the nation
    if not whole:
        return wording.say("tiles.same")
    return wording.say("tiles.up" if whole > 0 else "tiles.down", percent=wording.percent(abs(whole)))


def _round_percent(percent: Decimal) -> Decimal:
    return percent.quantize(Decimal(1), ROUND_HALF_UP)


def _word_extremes(wording: Wording, years: Sequence[int], values: Sequence[Cell]) -> str:
    """Return which years have the highest and the lowest count; ties are named together."""
    shown = {year: value for year, value in zip(years, values, strict=True) if isinstance(value, int)}
    rest = {value for value in values if not isinstance(value, int)}
    top, bottom = max(shown.values(), default=0), min(shown.values(), default=0)
    highest, lowest = (_list_years(wording, shown, value) for value in (top, bottom))
    if CellMark.NONE_REPORTED in rest:  # below the lowest count, unless corrections exceed what was counted
        point = wording.say("alt.highest", highest=highest) if top > 0 else ""
    elif len(shown) < LEAST_SHOWN or (top == bottom and rest):
        point = ""
    elif top == bottom:
        point = wording.say("alt.alike")
    else:
        point = wording.say("alt.extremes", highest=highest, lowest=lowest)
    has_gaps = bool(rest - {CellMark.NONE_REPORTED})
    return wording.say("alt.of_shown", point=point) if point and has_gaps else point


def _list_years(wording: Wording, shown: Mapping[int, int], value: int) -> str:
    return wording.list_of(str(year) for year, count in shown.items() if count == value)
