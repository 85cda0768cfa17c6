"""A file looked over before it is imported: each cell with what it was and becomes, and all that is told."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factsheet.checks import Limits
from factsheet.intake.apply_changes import apply_import
from factsheet.intake.folder_digests import make_folder_digest
from factsheet.intake.import_effects import ImportEffects, find_effects
from factsheet.intake.import_look import ImportLook, ImportOrder, look_over_import
from factsheet.intake.import_review import Happening
from factsheet.intake.mended_cells import KeptEntry, MendedCell
from factsheet.sources.data_library import open_library
from factsheet.sources.national_schemas import HOTLINE as HOTLINE_TABLE
from factsheet.staff_tables.change_set import ChangeSet, NewFile
from tests.intake.builders import a_data_folder, fbi_file, workbook

HOTLINE = ("state", "year", "calls", "cases")
LAWS = ("title", "citation", "seen at", "checked on")
TODAY = date(2026, 11, 27)
Sheets = dict[str, Sequence[Sequence[object]]]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that no test writes into."""
    return a_data_folder(Path(tmp_path_factory.mktemp("look")) / "data", "MA").folder.path


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what the checks say and what follows, for tests of the cells alone."""
    monkeypatch.setattr("factsheet.intake.import_look.collect_new_findings", lambda *_: ())
    monkeypatch.setattr("factsheet.intake.import_look.find_effects", lambda *_: ImportEffects())


def look_at(data: Path, file: Path, order: ImportOrder | None = None, name: str = "book.xlsx") -> ImportLook:
    return look_over_import(file, name, data, order or ImportOrder(), TODAY)


def look_at_sheets(
    data: Path, tmp_path: Path, sheets: Sheets, order: ImportOrder | None = None
) -> ImportLook:
    return look_at(data, workbook(tmp_path / "book.xlsx", sheets), order)


def told(look: ImportLook, *kinds: Happening) -> list[tuple[object, ...]]:
    return [
        (row.place.name, row.key, row.column, row.before, row.after, str(row.happens))
        for row in look.rows
        if row.happens in (kinds or set(Happening) - {Happening.SAME})
    ]


def test_each_cell_is_told_with_what_it_was_and_becomes(data: Path, tmp_path: Path) -> None:
    look = look_at_sheets(
        data, tmp_path, {"Hotline": [HOTLINE, ("MA", 2015, "270", 62), ("MA", 2016, 300, 88)]}
    )
    assert look.kind is not None
    assert (look.kind.topic, look.kind.usps) == ("hotline-annual", "MA")
    assert told(look) == [
        ("C2", ("MA", "2015"), "calls", "258", "270", "changed"),
        ("C3", ("MA", "2016"), "calls", "279", "300", "changed"),
    ]
    assert [row.column for row in look.rows if row.happens is Happening.SAME] == ["cases", "cases"]
    (each,) = look.effects.sums
    assert (each.usps, each.figure) == ("MA", "calls")
    assert (each.after or 0) - (each.before or 0) == 270 - 258 + 300 - 279


@pytest.mark.usefixtures("unchecked")
def test_fault_is_mended_in_its_cell_and_noted(data: Path, tmp_path: Path) -> None:
    sheets: Sheets = {"Hotline": [HOTLINE, ("MA", 2015, "many", 62)]}
    look = look_at_sheets(data, tmp_path, sheets)
    ((cell, _, column, before, after, happens),) = told(look)
    assert (cell, column, after, happens) == ("C2", "calls", "many", "fault")
    assert before is not None
    assert look.fault_count == 1
    assert look.changes.files == ()
    mended = MendedCell(sheet="Hotline", line=2, column=2, text="1,000")
    look = look_at_sheets(data, tmp_path, sheets, ImportOrder(mended=(mended,)))
    (row,) = (row for row in look.rows if row.happens is Happening.CHANGED)
    assert (row.after, row.written, row.is_mended, look.fault_count) == ("1000", "1,000", True, 0)
    assert look.came_from is not None
    assert look.came_from.entry()["mended"] == ["Hotline!C2"]


@pytest.mark.usefixtures("unchecked")
def test_hidden_rows_come_along_and_say_so(data: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = workbook(tmp_path / "book.xlsx", {"Hotline": [HOTLINE, ("MA", 2015, 270, 62)]})
    book = load_workbook(path)
    book["Hotline"].row_dimensions[2].hidden = True
    book.save(path)
    look = look_at(data, path)
    assert [row.is_hidden for row in look.rows] == [True, True]
    assert any("hidden" in note for note in look.notes)


@pytest.mark.usefixtures("unchecked")
def test_entries_that_the_file_lacks_go_unless_kept(data: Path, tmp_path: Path) -> None:
    laws = [row for row in look_at_sheets(data, tmp_path, _one_law()).rows if row.table == "Laws"]
    going = [row for row in laws if row.happens is Happening.GONE]
    assert len(going) > 1
    kept = tuple(KeptEntry(sheet="Laws", key=row.key) for row in going)
    look = look_at_sheets(data, tmp_path, _one_law(), ImportOrder(kept=kept))
    assert told(look, Happening.GONE) == []
    assert [row.key for row in look.rows if row.happens is Happening.KEPT] == [row.key for row in going]
    written = look.changes.files[0].content.decode()
    assert all(row.key[0] in written for row in going)
    assert {row.key[0] for row in look.rows if row.happens is Happening.ADDED} == {"A new law"}


def _one_law() -> Sheets:
    law = ("A new law", "M.G.L. c. 1", "the page of the legislature", "2026-01-31")
    return {"Profile": [("item", "value"), ("state", "MA")], "Laws": [LAWS, law]}


def test_small_counts_are_marked_before_anything_is_written(data: Path, tmp_path: Path) -> None:
    from factsheet.export.profile_rows import list_profile_rows
    from factsheet.reading.yaml_values import copy_mapping, read_yaml
    from factsheet.staff_tables.table_schemas import PEOPLE

    tree = copy_mapping(read_yaml(data / "profiles" / "ma.yaml").value)
    columns = [column.name for column in PEOPLE.columns]
    rows = [[row.get(name) for name in columns] for row in list_profile_rows(PEOPLE, tree)]
    rows[1][2] = 4
    look = look_at_sheets(
        data, tmp_path, {"Profile": [("item", "value"), ("state", "MA")], "People": [columns, *rows]}
    )
    (row,) = (row for row in look.rows if row.happens is Happening.CHANGED)
    assert (row.place.name, row.after, row.is_small) == ("C3", "4", True)
    assert [each.usps for each in look.effects.hidden] == ["MA"]
    assert all("4" not in each.label for each in look.effects.hidden)


@pytest.mark.usefixtures("unchecked")
def test_another_state_than_the_files_is_a_fault(data: Path, tmp_path: Path) -> None:
    look = look_at_sheets(data, tmp_path, _one_law(), ImportOrder(usps="OH"))
    assert look.fault_count == 1
    assert look.changes.files == ()


@pytest.mark.usefixtures("unchecked")
def test_state_is_taken_from_the_name_where_the_file_names_none(data: Path, tmp_path: Path) -> None:
    sheets: Sheets = {"Laws": _one_law()["Laws"]}
    path = workbook(tmp_path / "book.xlsx", sheets)
    look = look_at(data, path, name="massachusetts 2026.xlsx")
    assert look.kind is not None
    assert (look.kind.usps, look.kind.is_guessed, look.fault_count) == ("MA", True, 0)
    assert look_at(data, path, name="laws.xlsx").fault_count == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
@pytest.mark.usefixtures("unchecked")
def test_csv_in_encodings_of_spreadsheets(data: Path, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "calls.csv"
    path.write_bytes("state;year;calls;cases\nMassachusetts;2015;270;62\n".encode(encoding))
    look = look_at(data, path)
    assert [(row.place.line, row.after) for row in look.rows if row.happens is Happening.CHANGED] == [
        (2, "270")
    ]


@pytest.mark.usefixtures("unchecked")
def test_text_that_looks_like_a_formula_or_a_script_stays_text(data: Path, tmp_path: Path) -> None:
    law = ("=cmd|' /C calc'!A0", "<script>alert(1)</script>", "the page", "2026-01-31")
    path = tmp_path / "laws.csv"
    cells = ["title,citation,seen at,checked on", ",".join(law)]
    path.write_text("\n".join(cells), encoding="utf-8")
    look = look_at(data, path, ImportOrder(usps="MA"))
    assert [row.key for row in look.rows if row.happens is Happening.ADDED] == [("=cmd|' /C calc'!A0",)]
    assert look.fault_count == 0


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"no table at all", "the columns"),
        (b"%PDF-1.7", "PDF"),
        (b"state,year\n" + b"MA,2015\n" * 200_000, "more than 20,000 rows"),
    ],
)
def test_what_is_no_table_is_told_and_nothing_raised(
    data: Path, tmp_path: Path, content: bytes, found: str
) -> None:
    path = tmp_path / "book.csv"
    path.write_bytes(content)
    look = look_at(data, path)
    assert look.fault_count > 0
    assert look.rows == ()
    assert found in str(look.faults[0])


def test_download_of_the_fbi_is_known_by_its_columns(data: Path, tmp_path: Path) -> None:
    path = fbi_file(tmp_path / "ht.csv", [("MA", 2023, "SUFFOLK", "HTCSA", 12)])
    look = look_at(data, path)
    assert look.kind is not None
    assert look.kind.topic == "fbi"
    assert look.fault_count == 1  # other states would lose theirs
    look = look_at(data, path, ImportOrder(takes_own_states=True))
    assert look.faults == ()
    assert {row.key[0] for row in look.rows} == {"MA"}


def test_digest_of_a_folder_sees_each_change_of_its_data(tmp_path: Path) -> None:
    folder = a_data_folder(tmp_path / "data", "MA").folder.path
    before = make_folder_digest(folder)
    (folder / "notes.txt").write_text("not data")
    assert make_folder_digest(folder) == before
    with (folder / "profiles" / "ma.yaml").open("a") as profile:
        profile.write("# a comment\n")
    assert make_folder_digest(folder) != before


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(st.integers(2012, 2016), st.integers(11, 900), st.integers(11, 900)),
        min_size=1,
        max_size=5,
        unique_by=lambda row: row[0],
    )
)
def test_what_is_told_is_what_is_written(
    data: Path, tmp_path: Path, unchecked: None, rows: list[tuple[int, int, int]]
) -> None:
    """Each value that is told as changed stands in the file that would be written, and no other changes."""
    path = tmp_path / "calls.csv"
    path.write_text(
        "\n".join(["state,year,calls,cases", *(",".join(map(str, ("MA", *row))) for row in rows)])
    )
    look = look_at(data, path)
    written = {file.name: file.content.decode() for file in look.changes.files}.get(
        "tables/hotline_annual.csv", ""
    )
    changed = {(row.key[1], row.column): row.after for row in look.rows if row.happens is Happening.CHANGED}
    assert bool(changed) == bool(written)
    for (year, column), value in changed.items():
        (line,) = (line for line in written.splitlines() if line.startswith(f"MA,{year},"))
        assert line.split(",")[2 if column == "calls" else 3] == value
    years = {row.key[1] for row in look.rows if row.happens is Happening.CHANGED}
    assert years == {
        each.item.split()[1] for each in look.changes.differences if each.file.startswith("tables/")
    }


@pytest.mark.usefixtures("unchecked")
def test_look_can_be_applied_as_the_command_does(tmp_path: Path) -> None:
    folder = a_data_folder(tmp_path / "data", "MA").folder.path
    look = look_at_sheets(folder, tmp_path, _one_law())
    assert look.came_from is not None
    apply_import(folder, look.changes.files, look.came_from)
    again = look_at_sheets(folder, tmp_path, _one_law())
    assert again.change_count == 0
    assert again.changes.files == ()


def test_states_that_lose_all_rows_of_a_table_are_told(data: Path) -> None:
    library = open_library(data, shows_counts=True)
    path = data / HOTLINE_TABLE.path
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("OH,")]
    files = (NewFile(HOTLINE_TABLE.path, "\n".join([*lines, ""]).encode()),)
    assert find_effects(library, ChangeSet(files, ()), Limits(TODAY)).wiped == ("OH",)
