"""The trial of an import: what the data would have after it and do not have before."""

from datetime import date
from pathlib import Path

import pytest

from factsheet.checks import Limits
from factsheet.errors import DataError
from factsheet.intake import dry_run
from factsheet.intake.dry_run import collect_new_findings
from factsheet.sources.data_library import Library
from factsheet.staff_tables.change_set import ChangeSet, NewFile
from tests.intake.builders import a_data_folder, messages

LIMITS = Limits(date(2026, 11, 26))


def change_table(library: Library, name: str, old: str, new: str, *states: str) -> ChangeSet:
    text = (library.folder.path / "tables" / name).read_text(encoding="utf-8")
    assert old in text
    return ChangeSet((NewFile(f"tables/{name}", text.replace(old, new).encode()),), (), (), states)


def list_found(library: Library, changes: ChangeSet) -> list[str]:
    found = collect_new_findings(library, changes, LIMITS)
    return [str(finding).replace(str(library.folder.path), "OWN") for finding in found]


@pytest.mark.parametrize("profiles", [("AK",), ()])
@pytest.mark.parametrize("touched", [("AK",), ()])
def test_tables_that_no_longer_add_up_are_found_in_every_state(
    tmp_path: Path, profiles: tuple[str, ...], touched: tuple[str, ...]
) -> None:
    library = a_data_folder(tmp_path / "own", *profiles)
    old, new = "AK,2019,commercial_sex_acts,7", "AK,2019,commercial_sex_acts,8"
    changes = change_table(library, "fbi_offense_types.csv", old, new, *touched)
    before = sorted(path for path in library.folder.path.rglob("*"))
    assert list_found(library, changes) == [
        "OWN/tables/fbi_offense_types.csv:2: offenses: "
        "found 8 by type in 2019 (fbi_offense_types.csv from line 2), 7 "
        "by county and not placed (fbi_county_offenses.csv from line 44, fbi_not_placed.csv from line 2); "
        "allowed: the same sum in the three tables [FS012 error]"
    ]
    assert sorted(path for path in library.folder.path.rglob("*")) == before


def test_a_state_without_a_profile_may_not_have_more_cases_than_calls(tmp_path: Path) -> None:
    library = a_data_folder(tmp_path / "own")
    changes = change_table(library, "hotline_annual.csv", "AK,2013,23,8", "AK,2013,8,23")
    (error,) = [line for line in list_found(library, changes) if "error]" in line]
    assert error == (
        "OWN/tables/hotline_annual.csv:3: AK.2013.cases: found 23; "
        "allowed: at most 8, the calls of that year [FS108 error]"
    )


def test_what_a_publisher_says_of_a_state_without_a_profile_stops_no_import(tmp_path: Path) -> None:
    library = a_data_folder(tmp_path / "own", "AK")
    changes = change_table(library, "fbi_not_placed.csv", "AL,2022,not_specified,1\n", "")
    made = ChangeSet(changes.files, (), (), ("AL",), is_published=True)
    assert list_found(library, made) == []
    (line,) = list_found(a_data_folder(tmp_path / "both", "AK", "AL"), made)
    assert "; allowed: the same sum in the three tables [FS012 error]" in line


def test_the_words_of_a_finding_name_the_folder_of_the_user(tmp_path: Path) -> None:
    library = a_data_folder(tmp_path / "own", "MA")
    changes = change_table(library, "hotline_annual.csv", "MA,2016,279,88", "MA,2016,279,91", "MA")
    assert list_found(library, changes) == [
        "OWN/profiles/ma.yaml:10: figures.cases.value: found 336; "
        "allowed: 339, the sum of 2012-2016 in OWN/tables/hotline_annual.csv [FS107 warning]"
    ]


def test_a_fault_that_was_there_before_does_not_stop_an_import(tmp_path: Path) -> None:
    library = a_data_folder(tmp_path / "own", "MA")
    table = library.folder.path / "tables" / "hotline_annual.csv"
    table.write_text("usps,year,calls,cases\nMA,2012,many,1\n", encoding="utf-8")
    assert list_found(library, ChangeSet((NewFile("a.yaml", b""),), (), (), ("MA",))) == []
    twice = "usps,year,calls,cases\nMA,2012,many,1\nMA,2013,few,1\n"
    changes = ChangeSet((NewFile("tables/hotline_annual.csv", twice.encode()),), (), (), ("MA",))
    assert [line.split(";")[0] for line in list_found(library, changes)] == [
        "OWN/tables/hotline_annual.csv:3: calls: found 'few'"
    ]


def test_a_slip_of_the_program_in_a_trial_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slip(*_: object) -> None:
        raise ValueError("two\nlines")

    library = a_data_folder(tmp_path / "own", "AK")
    monkeypatch.setattr(dry_run, "begin_profile", slip)
    changes = ChangeSet((NewFile("a.yaml", b""),), (), (), ("AK", "MA"))
    with pytest.raises(DataError) as caught:
        collect_new_findings(library, changes, LIMITS)
    (line,) = messages(caught.value, tmp_path)
    assert line.startswith("test_dry_run.py:")
    assert line.split(": ", 1)[1] == (
        "sheet of AK, MA: found ValueError: # lines; "
        "allowed: no such error; please report this line, it is a fault of the program"
    )


def test_a_slip_in_the_checks_of_one_state_is_an_error_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = a_data_folder(tmp_path / "own", "AK")
    (library.folder.path / "tables" / "new").mkdir()
    plain = Library.readable

    def slip(self: Library, usps: str) -> object:
        if (self.folder.path / "a.yaml").exists():
            raise ValueError("a slip")
        return plain(self, usps)

    monkeypatch.setattr(Library, "readable", slip)
    (line,) = list_found(library, ChangeSet((NewFile("a.yaml", b""),), (), (), ("AK",)))
    assert line.endswith(
        "sheet of AK: found ValueError: a slip; allowed: no such error; please report this line, it is a "
        "fault of the program [FS016 error]"
    )


def test_a_link_to_nothing_is_no_obstacle(tmp_path: Path) -> None:
    library = a_data_folder(tmp_path / "own", "AK")
    (library.folder.path / "profiles" / "old.yaml").symlink_to("nowhere.yaml")
    assert list_found(library, ChangeSet((NewFile("a.yaml", b""),), (), (), ("AK",))) == []
