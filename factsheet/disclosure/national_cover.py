"""The sheets of all states in the hands of one reader, who knows the sums of the nation.

A state's hidden count is the nation's less those of the other sheets, so all sheets are looked at together.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from factsheet.disclosure.cell_names import (
    CALLS_BY_YEAR,
    CASES_BY_YEAR,
    is_of_sheet,
    name_in_state,
    name_year,
    split_state,
)
from factsheet.disclosure.editions import JoinedEditions
from factsheet.disclosure.protect import make_unsafe_fault, read_editions
from factsheet.disclosure.relations import (
    OPEN,
    CellRole,
    CountCell,
    Sum,
    Tables,
    join_tables,
    make_tables,
    rename_tables,
    select_tied_tables,
    sum_counts,
)
from factsheet.disclosure.suppression import choose_suppressions
from factsheet.disclosure.weaknesses import Weakness
from factsheet.errors import DataError, Fault
from factsheet.model import Nation, Profile

_NATION = "nation"


@dataclass(frozen=True, slots=True)
class NationalCover:
    """What the sheets of states must hide on account of the nation's sums.

    Attributes:
        hidden: By postal code, the names of all counts of cases, calls and persons that the sheet hides.
        faults: By postal code, what could be worked out however many counts are hidden.
    """

    hidden: Mapping[str, frozenset[str]]
    faults: Mapping[str, tuple[Fault, ...]]


NO_COVER = NationalCover({}, {})


def cover_nation(members: Mapping[str, Profile], others: Mapping[str, Tables]) -> NationalCover:
    """Return what the sheets of the states that make the nation must hide, seen together.

    Args:
        members: By postal code; the sums of their cases and calls by year count as known, of the years of
            which the nation is summed: the newer years of one state alone are in no sum.
        others: The counts of those of which no profile can be read.
    """
    editions = {usps: _read_editions(profile) for usps, profile in members.items()}
    editions |= {usps: JoinedEditions(tables, ()) for usps, tables in others.items()}
    states = [_name_in_state(usps, joined.tables) for usps, joined in editions.items()]
    every = join_tables(states)
    nation = _sum_states(every, _list_summed_years(members))
    tables = select_tied_tables(join_tables([every, *nation]), _NATION)
    retained = [name_in_state(usps, name) for usps, joined in editions.items() for name in joined.retained]
    choice = choose_suppressions(tables, retained)
    hidden, faults = defaultdict[str, set[str]](set), defaultdict[str, list[Fault]](list)
    for usps, name in map(split_state, choice.hidden):
        if is_of_sheet(name):
            hidden[usps].add(name)
    for weakness in choice.open_to_readers:
        usps, _name = split_state(weakness.cells[0])
        if usps not in members:
            continue
        faults[usps].append(_make_fault(members[usps], editions[usps], weakness))
    return NationalCover(
        {usps: frozenset(names) for usps, names in hidden.items()},
        {usps: tuple(dict.fromkeys(found)) for usps, found in faults.items()},
    )


def _read_editions(profile: Profile) -> JoinedEditions:
    """Return the counts of a state; an edition before that is not safe itself is told with its own sheet."""
    try:
        return read_editions(profile)
    except DataError:
        return read_editions(replace(profile, before=None))


def _name_in_state(usps: str, tables: Tables) -> Tables:
    return rename_tables(tables, {name: name_in_state(usps, name) for name in tables.cells})


def _list_summed_years(members: Mapping[str, Profile]) -> frozenset[int]:
    """Return the years of the nation's sums; all years of the states where none of them tells any."""
    nations = [
        profile.nation.cases_by_year for profile in members.values() if isinstance(profile.nation, Nation)
    ]
    own = [series for each in members.values() for series in (each.cases_by_year, each.calls_by_year)]
    series = nations or [series for series in own if series]
    return frozenset(year for each in series for year in each.years)


def _sum_states(tables: Tables, years: Collection[int]) -> Iterator[Tables]:
    """Yield the sum of all states for each of some years of cases and of calls."""
    wanted = {name_year(part, year) for part in (CASES_BY_YEAR, CALLS_BY_YEAR) for year in years}
    series = defaultdict[str, list[CountCell]](list)
    for cell in tables.cells.values():
        _usps, name = split_state(cell.name)
        if name in wanted and cell.role is CellRole.COUNT:
            series[name].append(cell)
    for name, cells in series.items():
        total = CountCell(f"{_NATION}:{name}", sum_counts(cells), OPEN, CellRole.TOTAL)
        yield make_tables([total, *cells], [Sum(total.name, tuple(cell.name for cell in cells))])


def _make_fault(profile: Profile, joined: JoinedEditions, weakness: Weakness) -> Fault:
    """Return the fault of a state whose small counts the sheets of the others give away."""
    usps = profile.jurisdiction.usps
    names = (split_state(cell) for cell in weakness.cells)
    own = Weakness(tuple(name for state, name in names if state == usps), ())
    return make_unsafe_fault(profile, joined.tables, own, beside="the sheets of the other states")
