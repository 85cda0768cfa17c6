"""Cases, persons and calls year by year, on sheets or not: what the counts of any period are made of.

A count of a period is the sum of its years, also where no series prints them. So a breakdown of some of the
years of a key figure is at most that figure, one of more years at least, and no rule for either is needed.
"""

from collections.abc import Sequence

from factsheet.disclosure.cell_names import name_year
from factsheet.model import Measure, Period, Profile, YearSeries, list_key_figures, sum_cells

FIGURES = ("cases", "persons", "calls")


def name_series(figure: str) -> str:
    """Return the name of the series by year of a key figure."""
    return f"{figure}_by_year"


def find_measure(profile: Profile, figure: str) -> Measure | None:
    """Return a key figure, None where it is not published."""
    return list_key_figures(profile).get(figure)


def find_series(profile: Profile, figure: str) -> YearSeries | None:
    """Return the series by year of a key figure; persons have none."""
    return {"cases": profile.cases_by_year, "calls": profile.calls_by_year}.get(figure)


def list_years(period: Period) -> range:
    """Return the years of a period."""
    return range(period.first, period.last + 1)


def name_figure_year(profile: Profile, figure: str, year: int) -> str:
    """Return what a year of a figure is called: as the count of a series, else as what no sheet prints."""
    series = find_series(profile, figure)
    if series is not None and year in series.years:
        return name_year(name_series(figure), year)
    return f"{figure}@{year}"


def name_figure_years(profile: Profile, figure: str, period: Period) -> list[str]:
    """Return what the years of a period are called."""
    return [name_figure_year(profile, figure, year) for year in list_years(period)]


def find_total(profile: Profile, figure: str, period: Period) -> int | None:
    """Return how many there truly are in a period, None where the profile does not tell."""
    series, measure = find_series(profile, figure), find_measure(profile, figure)
    if series is not None and set(list_years(period)) <= set(series.years):
        by_year = dict(zip(series.years, series.values, strict=True))
        return sum_cells(by_year[year] for year in list_years(period))
    if measure is not None and measure.period == period and isinstance(measure.value, int):
        return measure.value
    return None


def is_published(profile: Profile, figure: str) -> bool:
    """Return whether a profile has the figure in any form."""
    return find_measure(profile, figure) is not None or find_series(profile, figure) is not None


def list_known_periods(profile: Profile) -> Sequence[Period]:
    """Return the periods of all that is said of cases, persons and calls."""
    series = (find_series(profile, figure) for figure in FIGURES)
    parts = (*list_key_figures(profile).values(), *series, profile.call_types)
    people = profile.demographics
    dated = [people.date_group(group) for group in people.groups] if people else []
    return [*(part.period for part in parts if part is not None), *dated]
