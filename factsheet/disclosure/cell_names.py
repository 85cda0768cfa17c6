"""What each count of a profile is called: dotted paths as in a profile file, composed here alone.

What is hidden is chosen by name in one module and taken away by name in another: two ways to spell a name
would print a count that the log calls withheld.
"""

from collections.abc import Mapping, Sequence

from factsheet.model import (
    Bar,
    Breakdown,
    Cell,
    CellMark,
    CountyCounts,
    Demographics,
    Period,
    Profile,
    YearSeries,
    list_key_figures,
)

CASES_BY_YEAR, CALLS_BY_YEAR, OFFENSES_BY_YEAR = "cases_by_year", "calls_by_year", "offenses.by_year"
CALL_TYPES = "call_types"
COUNTIES, SECOND_COUNTIES = "counties", "second_counties"


def name_year(series: str, year: int) -> str:
    """Return the name of one year of a series."""
    return f"{series}.{year}"


def name_years(series: str, counts: YearSeries) -> dict[str, Cell]:
    """Return the counts of a series by name, in the order of the years."""
    pairs = zip(counts.years, counts.values, strict=True)
    return {name_year(series, year): value for year, value in pairs}


def name_groups(people: Demographics | None) -> dict[str, Breakdown]:
    """Return the breakdowns of persons by name, in the order of the page."""
    return {f"demographics.groups[{i}]": group for i, group in enumerate(people.groups if people else ())}


def name_bars(part: str, bars: Sequence[Bar]) -> dict[str, Bar]:
    """Return the bars of a breakdown, or of the types of calls, by name."""
    return {f"{part}.bars[{index}]": bar for index, bar in enumerate(bars)}


def name_not_stated(group: str) -> str:
    """Return the name of what a breakdown has in no category."""
    return f"{group}.not_stated"


def is_not_stated(name: str) -> bool:
    """Return whether a name is that of what a breakdown has in no category."""
    return name.endswith(name_not_stated(""))


def name_county(part: str, fips: str) -> str:
    """Return the name of the count of a county on the map of a part, `COUNTIES` or `SECOND_COUNTIES`."""
    return f"{part}.{fips}"


def name_not_placed(part: str) -> str:
    """Return the name of what is tied to no single county on the map of a part."""
    return f"{part}.not_placed"


def name_county_parts(profile: Profile) -> dict[str, CountyCounts]:
    """Return the counts by county of a profile, by the part that they stand in."""
    parts = {COUNTIES: profile.counties, SECOND_COUNTIES: profile.second_counties}
    return {part: counts for part, counts in parts.items() if counts is not None}


def name_county_cells(part: str, counts: CountyCounts) -> dict[str, Cell]:
    """Return the counts of a map by name, what is tied to no single county last."""
    cells = {name_county(part, fips): cell for fips, cell in counts.cells.items()}
    return {**cells, name_not_placed(part): counts.not_placed}


def name_offense_types(bars: Sequence[Bar]) -> dict[str, Bar]:
    """Return the offenses by kind, by name."""
    return {f"offenses.by_type[{index}]": bar for index, bar in enumerate(bars)}


def is_within_part(name: str, part: str) -> bool:
    """Return whether a count stands in a part: ``counties.25001`` in ``counties``."""
    return name == part or name.startswith((f"{part}.", f"{part}["))


def name_total(part: str) -> str:
    """Return the name of all that a list is of, which every reader may know and no sheet prints."""
    return f"{part}.total"


def name_own_sum(part: str) -> str:
    """Return the name of what the counts of a part come to, which stands on no sheet."""
    return f"{part}.sum"


def name_span(what: str, period: Period) -> str:
    """Return the name of what there is of cases, calls or persons in some years: ``cases.2012-2015``."""
    label = f" ({period.label.written[1]})" if period.label else ""
    return f"{what}.{period.first}-{period.last}{label}"


def name_rest(total: str, part: str) -> str:
    """Return the name of what a total has beyond a part of it, which nobody knows."""
    return f"{total} less {part}"


def name_in_edition(edition: int, name: str) -> str:
    """Return the name of a count of an edition before."""
    return f"{edition}/{name}"


def name_in_state(usps: str, name: str) -> str:
    """Return the name of a count among those of all states."""
    return f"{usps}:{name}"


def split_state(name: str) -> tuple[str, str]:
    """Return the postal code of a state and the name of its count there."""
    usps, _colon, rest = name.partition(":")
    return usps, rest


def split_edition(name: str) -> tuple[str, str]:
    """Return the edition before in which a count stands, empty for the edition itself, and its name there."""
    edition, _slash, rest = name.rpartition("/")
    return edition, rest


def is_of_sheet(name: str) -> bool:
    """Return whether a count may stand on the sheet: it is of this edition, and no sum that readers make."""
    return "/" not in name and not name.endswith((name_total(""), name_own_sum("")))


def list_counts(profile: Profile) -> Mapping[str, Cell]:
    """Return each count of the profile that disclosure control looks at, by name."""
    types, offenses = profile.call_types, profile.offenses
    bars = name_bars(CALL_TYPES, types.bars) if types else {}
    bars |= name_offense_types(offenses.by_type) if offenses else {}
    return {
        **{name: measure.value for name, measure in list_key_figures(profile).items()},
        **_list_year_counts(profile),
        **_list_group_counts(profile.demographics),
        **{name: bar.value for name, bar in bars.items()},
        **_list_county_counts(profile),
    }


def list_hidden_counts(profile: Profile) -> list[str]:
    """Return the names of the counts of a profile in whose place it says that they are not shown."""
    return [name for name, cell in list_counts(profile).items() if cell is CellMark.NOT_SHOWN]


def _list_year_counts(profile: Profile) -> dict[str, Cell]:
    offenses = profile.offenses
    series = {
        CASES_BY_YEAR: profile.cases_by_year,
        CALLS_BY_YEAR: profile.calls_by_year,
        OFFENSES_BY_YEAR: offenses.by_year if offenses else None,
    }
    named = (name_years(name, counts) for name, counts in series.items() if counts)
    return {name: value for years in named for name, value in years.items()}


def _list_group_counts(people: Demographics | None) -> dict[str, Cell]:
    counts: dict[str, Cell] = {}
    for name, group in name_groups(people).items():
        counts |= {bar_name: bar.value for bar_name, bar in name_bars(name, group.bars).items()}
        if group.not_stated is not None:
            counts[name_not_stated(name)] = group.not_stated
    return counts


def _list_county_counts(profile: Profile) -> dict[str, Cell]:
    named = (name_county_cells(part, counts) for part, counts in name_county_parts(profile).items())
    return {name: cell for cells in named for name, cell in cells.items()}
