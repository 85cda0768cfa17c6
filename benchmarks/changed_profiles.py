"""Profiles with figures and words that nobody has drawn yet, so that no result kept of a drawing is of use.

The numbers are for timing alone: what is drawn of them is not kept. Sums stay true, since counts that
contradict one another are another case for disclosure control.
"""

from collections.abc import Iterable
from dataclasses import replace

from factsheet.model import CellMark, CountyCounts, Profile, YearSeries
from factsheet.model.entries import Bar, Effort, Efforts, Law, Measure

LETTERS = "abcdefghijklmnopqrstuvwxyz"
RAISED = 10  # a count from here on is raised in every profile, so that none that is hidden comes to be shown


def change_figure(profile: Profile, number: int) -> Profile:
    """Return the profile with one figure raised by `number`: a count on its map, or else what it has.

    It is the largest count of the map: classes, label, row of the table, bars and alternate texts hang on it.
    """
    if profile.counties is not None and (numbers := list_numbers(profile.counties)):
        return _raise_counties(
            profile, profile.counties, [max(numbers, key=lambda fips: numbers[fips])], number
        )
    if profile.calls is not None and profile.calls_by_year is not None:
        calls, by_year = _raise_measure(profile.calls, number), _raise_series(profile.calls_by_year, number)
        return replace(profile, calls=calls, calls_by_year=by_year)
    return _raise_picture(profile, number)


def renew_profile(profile: Profile, number: int) -> Profile:
    """Return the profile with each count of ten or more on its map and each entry of its lists changed."""
    counties = profile.counties
    raised = [] if counties is None else [f for f, count in list_numbers(counties).items() if count >= RAISED]
    if counties is not None and raised:
        changed = _raise_counties(profile, counties, raised, number)
    else:
        changed = change_figure(profile, number)
    letter = LETTERS[number % len(LETTERS)]
    laws = tuple(_reword_law(law, letter) for law in profile.laws)
    return replace(changed, laws=laws, efforts=_reword_efforts(profile.efforts, letter))


def list_numbers(counties: CountyCounts) -> dict[str, int]:
    """Return the counts of a map that are numbers, by FIPS."""
    return {fips: count for fips, count in counties.cells.items() if not isinstance(count, CellMark)}


def _raise_counties(profile: Profile, counties: CountyCounts, raised: Iterable[str], number: int) -> Profile:
    """Return the profile with some counts of its map raised, and the sums that hold them."""
    numbers = list_numbers(counties)
    more = {fips: numbers[fips] + number for fips in raised}
    cells = replace(counties, cells={**counties.cells, **more})
    changed = replace(profile, counties=cells)
    if profile.offenses is None or profile.offenses.by_year.source != counties.source:
        return changed
    added, (first, *others) = number * len(more), profile.offenses.by_type
    by_year = _raise_series(profile.offenses.by_year, added)
    by_type = (_raise_bar(first, added), *others)
    return replace(changed, offenses=replace(profile.offenses, by_year=by_year, by_type=by_type))


def _raise_series(series: YearSeries, number: int) -> YearSeries:
    """Return the series with the last year that has a number raised."""
    numbers = {year: n for year, n in zip(series.years, series.values, strict=True) if isinstance(n, int)}
    last = max(numbers)
    pairs = zip(series.years, series.values, strict=True)
    return replace(
        series, values=tuple(numbers[last] + number if year == last else value for year, value in pairs)
    )


def _raise_bar(bar: Bar, number: int) -> Bar:
    return bar if isinstance(bar.value, CellMark) else bar.model_copy(update={"value": bar.value + number})


def _raise_measure(measure: Measure, number: int) -> Measure:
    if isinstance(measure.value, CellMark):
        return measure
    return measure.model_copy(update={"value": measure.value + number})


def _raise_picture(profile: Profile, number: int) -> Profile:
    """Return a profile without figures of its own with one of the nation raised."""
    picture = profile.picture
    if picture is None or picture.cases is None:
        raise ValueError(f"{profile.jurisdiction.usps} has no figure to change")
    return replace(profile, picture=replace(picture, cases=_raise_series(picture.cases, number)))


def _reword_law(law: Law, letter: str) -> Law:
    short = law.short_title and end_with(law.short_title, letter)
    return law.model_copy(update={"title": end_with(law.title, letter), "short_title": short})


def _reword_efforts(efforts: Efforts, letter: str) -> Efforts:
    lists = ("collaborations", "resources", "funding")
    return efforts.model_copy(update={name: _reword_list(getattr(efforts, name), letter) for name in lists})


def _reword_list(listed: tuple[Effort, ...], letter: str) -> tuple[Effort, ...]:
    return tuple(one.model_copy(update={"name": end_with(one.name, letter)}) for one in listed)


def end_with(text: str, letter: str) -> str:
    """Return a text with another last letter, so that it is about as wide as it was."""
    return text[:-1] + letter
