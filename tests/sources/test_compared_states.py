"""What a state is set beside: residents of every state, and states that hide no count."""

from pathlib import Path

import pytest

from factsheet import resources
from factsheet.model import Nation, ShownState
from factsheet.sources import Library, open_library
from factsheet.sources.compared_states import sum_residents
from factsheet.sources.national_schemas import RESIDENTS
from factsheet.sources.national_tables import NO_CODES, StateTable, read_table
from tests.sources.builders import a_folder, write

MEMBERS = ("AA", "BB")
HEAD = "usps,year,residents\n"
HIDING = """hotline-annual:
  disclosure: {threshold: 11, decided_by: an office of the state, reason: Small groups are not to be told.}
"""


def a_table(folder: Path, text: str) -> StateTable:
    path = write(folder / "residents.csv", HEAD + text)
    return read_table(path, RESIDENTS, {"01": "AA", "02": "BB", "03": "TT"}, NO_CODES)


def nation_of(library: Library) -> Nation:
    nation = library.nation_set.compared
    assert nation is not None
    return nation


def test_residents_are_summed_over_the_states_in_the_years_that_all_have(tmp_path: Path) -> None:
    table = a_table(tmp_path, "AA,2012,10\nAA,2013,20\nBB,2013,30\nBB,2014,40\nTT,2013,500\n")
    residents = sum_residents(table, MEMBERS)
    assert residents is not None
    assert residents.by_year == {2013: 50}


@pytest.mark.parametrize("text", ["AA,2012,10\n", "AA,2012,10\nBB,2012,x\n", "AA,2012,10\nBB,2013,10\n", ""])
def test_without_sound_rows_of_every_state_the_nation_has_no_residents(tmp_path: Path, text: str) -> None:
    assert sum_residents(a_table(tmp_path, text), MEMBERS) is None


def test_more_residents_than_any_state_has_are_refused_with_the_number(tmp_path: Path) -> None:
    (fault,) = a_table(tmp_path, "AA,2012,390000000\n").faults["AA"]
    assert str(fault).partition("residents.csv")[2] == (
        ":2: residents: found '390000000'; allowed: a whole number from 0 to 100,000,000, digits only"
    )


def test_all_states_are_shown_of_a_source_that_publishes_every_count() -> None:
    assert len(nation_of(open_library()).states) == 51


def test_a_state_that_hides_a_count_is_not_shown(tmp_path: Path) -> None:
    library = a_folder(tmp_path, sources_yaml=HIDING)
    shown = {state.usps for state in nation_of(library).states}
    assert "NY" in shown
    assert "WY" not in shown  # which has years of 5 cases
    assert shown.isdisjoint(usps for usps, hidden in library.nation_set.cover.hidden.items() if hidden)
    assert all(count not in range(1, 11) for state in nation_of(library).states for count in counts_of(state))


def counts_of(state: ShownState) -> tuple[object, ...]:
    return (*state.cases_by_year.values, *state.calls_by_year.values)


def test_a_fault_in_the_residents_of_one_state_takes_the_rate_alone_from_the_others(tmp_path: Path) -> None:
    table = (resources.DATA / RESIDENTS.path).read_text(encoding="utf-8")
    library = a_folder(tmp_path, tables__residents_csv=table.replace("OH,2014,", "OH,2014,x"))
    nation = nation_of(library)
    assert (nation.residents, len(nation.states)) == (None, 51)


def test_offenses_of_the_nation_are_those_of_the_years_of_the_state() -> None:
    offenses = open_library().profile("VA").offenses
    assert offenses is not None
    assert [(bar.label, bar.value) for bar in offenses.nation_by_type] == [
        ("commercial_sex_acts", 10654),
        ("involuntary_servitude", 2647),
    ]


def test_offenses_of_the_nation_are_not_told_of_a_source_that_hides_counts(tmp_path: Path) -> None:
    own = HIDING.replace("hotline-annual", "fbi-offenses")
    offenses = a_folder(tmp_path, sources_yaml=own).profile("MA").offenses
    assert offenses is not None
    assert offenses.nation_by_type == ()


def test_a_table_of_few_states_is_not_of_the_nation(tmp_path: Path) -> None:
    table = (resources.DATA / "tables" / "fbi_offense_types.csv").read_text(encoding="utf-8").splitlines()
    rows = [row for row in table if row[:2] in {"us", *("MA", "RI", "CT", "NH", "VT", "ME")}]
    offenses = a_folder(tmp_path, tables__fbi_offense_types_csv="\n".join(rows) + "\n").profile("MA").offenses
    assert offenses is not None
    assert offenses.nation_by_type == ()
