"""The list of all states: what its rows say, against the data; search, filters and orders."""

import pytest

from factsheet.checks.state import check_state
from factsheet.model import CellMark
from factsheet.studio.overview.home_list import (
    FILTERS,
    ORDERS,
    HomeList,
    ListWish,
    find_single_state,
    make_home_list,
    read_wish,
)
from factsheet.studio.overview.overview_rows import ShownFigure, StateRow
from factsheet.studio.overview.sheets_now import SheetNow
from factsheet.studio.overview.state_overview import StateOverview, StatesNow
from tests.studio.kept_studio import TIME, keep_version, make_busy_folder, open_studio, replace_text


@pytest.fixture(scope="module")
def overview(tmp_path_factory: pytest.TempPathFactory) -> StateOverview:
    return StateOverview(open_studio(make_busy_folder(tmp_path_factory.mktemp("home") / "my-data")))


@pytest.fixture(scope="module")
def states(overview: StateOverview) -> StatesNow:
    return overview.look_at_states()


@pytest.fixture(scope="module")
def rows(states: StatesNow) -> dict[str, StateRow]:
    return {row.code: row for row in states.rows}


def make_list(states: StatesNow, **asked: str) -> HomeList:
    return make_home_list(states, read_wish(asked))


def list_codes(states: StatesNow, **asked: str) -> list[str]:
    return [row.code for row in make_list(states, **asked).rows]


def test_each_state_has_a_row_with_the_figures_of_its_sheet(
    overview: StateOverview, rows: dict[str, StateRow]
) -> None:
    library = overview.studio.open_data()
    assert len(rows) == 56
    for place in library.jurisdictions:
        profile = check_state(library, place.usps, overview.studio.limits).profile
        row = rows[place.usps.lower()]
        assert row.name == place.name
        if profile is not None:
            assert row.cases.value == (profile.cases.value if profile.cases else None)
            assert row.status == profile.status.value
            assert (row.offenses.value is None) is (profile.offenses is None)


def test_count_that_the_sheet_hides_has_no_number_in_the_list(rows: dict[str, StateRow]) -> None:
    assert rows["as"].cases == ShownFigure(CellMark.NOT_SHOWN, "2012-2016")


def test_rows_tell_what_is_to_be_looked_at_and_where(rows: dict[str, StateRow]) -> None:
    assert (rows["oh"].stops, rows["oh"].status) == (1, "")
    assert rows["oh"].parts == ("version",)
    assert (rows["ma"].stops, rows["ma"].looks > 0) == (0, True)
    assert "figures" in rows["ma"].parts
    assert (rows["tx"].is_stale, rows["tx"].parts) == (True, ("laws",))
    assert (rows["vt"].edits, rows["vt"].looks, rows["vt"].needs_look) == (1, 0, True)
    assert [row.code for row in rows.values() if row.needs_look] == ["ma", "oh", "tx", "vt"]


def test_sheets_that_stand_in_the_output_folder_are_compared_with_the_data(
    states: StatesNow, rows: dict[str, StateRow]
) -> None:
    assert rows["gu"].sheet is SheetNow.CURRENT
    assert rows["wy"].sheet is SheetNow.CHANGED
    assert rows["ma"].sheet is SheetNow.NEVER
    assert states.built is not None
    assert states.looked == TIME


def test_what_needs_a_look_stands_first_and_what_stops_before_all(states: StatesNow) -> None:
    shown = make_list(states)
    assert [heading for heading, _ in shown.groups] == ["needs_look", "others"]
    assert [row.code for row in shown.groups[0][1]] == ["oh", "vt", "ma", "tx"]
    others = [row.name for row in shown.groups[1][1]]
    assert others == sorted(others)
    assert shown.need_look == 4


def test_filters_count_what_they_show(states: StatesNow) -> None:
    shown = make_list(states)
    assert shown.counts == {"all": 56, "look": 4, "draft": 1, "changed": 1, "old": 1}
    for name in FILTERS:
        assert len(list_codes(states, show=name)) == shown.counts[name]
    assert list_codes(states, show="draft") == ["pr"]
    assert list_codes(states, show="changed") == ["wy"]
    assert list_codes(states, show="old") == ["tx"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ma", ["ma", "me", "md", "mp"]),
        ("MASSACHUSETTS", ["ma", "as"]),
        ("new york", ["ny"]),
        ("region 1", ["vt", "ma", "ct", "me", "nh", "ri"]),
        ("hhs-massachusetts", ["ma", "as"]),
        ("  gu ", ["gu"]),
        ("masachusets", []),
    ],
)
def test_search_is_by_the_beginnings_of_words(states: StatesNow, words: str, expected: list[str]) -> None:
    assert list_codes(states, q=words) == expected


def test_slip_of_the_keyboard_is_answered_with_what_was_meant(states: StatesNow) -> None:
    assert [place.usps for place in make_list(states, q="masachusets").meant] == ["MA"]
    assert make_list(states, q="ma").meant == ()


@pytest.mark.parametrize(
    ("words", "code"),
    [("ma", "ma"), ("Virginia", "va"), ("massach", "ma"), ("new", None), ("", None), ("zz", None)],
)
def test_enter_opens_the_one_state_that_can_be_meant(states: StatesNow, words: str, code: str | None) -> None:
    assert find_single_state(states, words) == code


@pytest.mark.parametrize("order", ORDERS)
def test_each_order_shows_all(states: StatesNow, order: str) -> None:
    assert sorted(list_codes(states, sort=order)) == sorted(row.code for row in states.rows)


def test_most_cases_come_first_and_what_is_not_shown_last(states: StatesNow) -> None:
    values = [row.cases.value for row in make_list(states, sort="cases").rows]
    numbers = [value for value in values if isinstance(value, int)]
    assert values[: len(numbers)] == sorted(numbers, reverse=True)


def test_words_that_are_none_of_ours_are_as_usual() -> None:
    assert read_wish({"show": "../etc", "sort": "x", "q": f" {'a' * 90} "}) == ListWish("a" * 80)


def test_states_are_looked_at_again_only_where_their_files_changed(
    overview: StateOverview, states: StatesNow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last test of the module: it changes the data."""
    looked: list[str] = []

    def note_state(library: object, usps: str, limits: object) -> object:
        looked.append(usps)
        return check_state(library, usps, limits)  # type: ignore[arg-type]

    monkeypatch.setattr("factsheet.studio.overview.state_overview.check_state", note_state)
    overview.look_at_states()
    assert looked == []
    assert len(states.rows) == 56
    folder = overview.studio.folder
    assert folder is not None
    replace_text(folder / "profiles" / "ak.yaml", "status: final", "status: draft")
    keep_version(overview.studio, "MA")
    rows = {row.code: row for row in overview.look_at_states().rows}
    assert looked == ["AK"]
    assert (rows["ak"].status, rows["ma"].edits) == ("draft", 1)
    sources = folder / "sources.yaml"
    sources.write_text(sources.read_text(encoding="utf-8") + "\n# a note\n", encoding="utf-8")
    overview.look_at_states()
    assert len(looked) == 1 + 56
