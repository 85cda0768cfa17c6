"""Which counts by county the two maps show, and which are named since no map shows them."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from factsheet.errors import DataError
from factsheet.model import CellMark, CountyCounts, Period, Profile
from factsheet.sources.county_maps import CountyMaps, choose_county_maps
from factsheet.sources.profile_file import ReadProfile, read_profile_file
from tests.sources.builders import MINIMAL, a_folder, messages, write

YEARS = Period(first=2024, last=2024)
KEYS = ("aaa", "bbb", "ccc")


def counts_of(key: str) -> CountyCounts:
    return CountyCounts({"25001": 12}, 0, YEARS, key)


def a_profile(folder: Path, text: str = "") -> ReadProfile:
    return read_profile_file(write(folder / "ma.yaml", MINIMAL + text), "MA")


def choose(folder: Path, text: str = "", keys: tuple[str, ...] = KEYS) -> CountyMaps:
    counted = {key: lambda key=key: counts_of(key) for key in keys}  # type: ignore[misc]
    return choose_county_maps(a_profile(folder, text), counted)


def shown(maps: CountyMaps) -> tuple[str | None, str | None, tuple[str, ...]]:
    first, second = (counts and counts.source for counts in (maps.first, maps.second))
    return first, second, maps.others


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("aaa", "bbb", ("ccc",))),
        ("map: {source: ccc}\n", ("ccc", "aaa", ("bbb",))),
        ("second_map: {source: aaa}\n", ("bbb", "aaa", ("ccc",))),
        ("second_map: {source: ccc}\n", ("aaa", "ccc", ("bbb",))),
        ("map: {source: bbb}\nsecond_map: {source: aaa}\n", ("bbb", "aaa", ("ccc",))),
        ("map: {source: aaa, classes: 3}\n", ("aaa", "bbb", ("ccc",))),
    ],
)
def test_each_map_shows_the_source_that_is_named_else_the_next_there_is(
    tmp_path: Path, text: str, expected: tuple[str, str, tuple[str, ...]]
) -> None:
    assert shown(choose(tmp_path, text)) == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [((), (None, None, ())), (("aaa",), ("aaa", None, ())), (("aaa", "bbb"), ("aaa", "bbb", ()))],
)
def test_a_map_without_counts_is_none(
    tmp_path: Path, keys: tuple[str, ...], expected: tuple[str | None, str | None, tuple[str, ...]]
) -> None:
    assert shown(choose(tmp_path, keys=keys)) == expected


CHOSEN = st.one_of(st.none(), st.sampled_from(KEYS))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=CHOSEN, second=CHOSEN, keys=st.permutations(KEYS))
def test_every_source_is_on_a_map_or_named_and_none_is_on_both(
    tmp_path: Path, first: str | None, second: str | None, keys: list[str]
) -> None:
    assume(first is None or first != second)
    chosen = {"map": first, "second_map": second}
    text = "".join(f"{path}: {{source: {key}}}\n" for path, key in chosen.items() if key)
    one, other, others = shown(choose(tmp_path, text, tuple(keys)))
    assert sorted([str(one), str(other), *others]) == sorted(KEYS)
    assert first in {None, one}
    assert second in {None, other}


def test_a_source_without_counts_by_county_is_refused_with_those_that_have_them(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        choose(tmp_path, "map: {source: bbc}\nsecond_map: {source: hotline}\n")
    allowed = "allowed: a source with counts by county of the state, another for each map:"
    assert messages(caught.value, tmp_path) == [
        f"DIR/ma.yaml:4: map.source: found 'bbc'; {allowed} 'bbb' perhaps; one of aaa, bbb, ccc",
        f"DIR/ma.yaml:5: second_map.source: found 'hotline'; {allowed} one of aaa, bbb, ccc",
    ]


def test_one_source_for_both_maps_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        choose(tmp_path, "map: {source: bbb}\nsecond_map: {source: bbb}\n")
    assert messages(caught.value, tmp_path) == [
        "DIR/ma.yaml:5: second_map.source: found 'bbb'; allowed: a source with counts by county of the "
        "state, another for each map: one of aaa, ccc"
    ]


def test_where_there_are_no_counts_a_named_source_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        choose(tmp_path, "map: {source: aaa}\n", ())
    assert messages(caught.value, tmp_path) == [
        "DIR/ma.yaml:4: map.source: found 'aaa'; allowed: a source with counts by county of the state, "
        "another for each map: none, there are no other"
    ]


# Through the library: the tables, the shapes and the choice of the profile together.

OPEN = """\
mine:
  publisher: An Office
  title: Casework
  disclosure:
    threshold: none
    decided_by: An office of the state
    reason: The source prints every count.
"""
HEAD = "fips,source,year,count\n"


def a_state(folder: Path, rows: str, text: str = "") -> Profile:
    library = a_folder(folder, MINIMAL + text, sources_yaml=OPEN, tables__county_counts_csv=HEAD + rows)
    return library.profile("MA")


def test_counts_of_an_office_come_before_those_of_the_police(tmp_path: Path) -> None:
    profile = a_state(tmp_path, "25001,mine,2024,12\n")
    assert profile.counties is not None
    assert (profile.counties.source, profile.second_counties) == ("mine", None)
    assert profile.counties.cells["25001"] == 12
    assert [*profile.counties.cells.values()].count(CellMark.NO_DATA) == 13
    assert {"mine", "fbi-offenses"} <= {source.key for source in profile.sources}
    assert [each.what for each in profile.unprinted] == ["counts by county of fbi-offenses"]


def test_a_third_source_by_county_is_named_as_what_no_sheet_prints(tmp_path: Path) -> None:
    second = OPEN + OPEN.replace("mine:", "ours:")
    library = a_folder(
        tmp_path,
        MINIMAL,
        sources_yaml=second,
        tables__county_counts_csv=f"{HEAD}25001,mine,2024,12\n25001,ours,2024,13\n",
    )
    reason = (
        "two maps at most, of the office's own counts first; "
        "'map: source' and 'second_map: source' choose others"
    )
    assert [(each.what, each.reason) for each in library.profile("MA").unprinted] == [
        ("counts by county of fbi-offenses", reason)
    ]


def test_a_source_that_is_left_out_is_on_no_map_and_named(tmp_path: Path) -> None:
    profile = a_state(tmp_path, "25001,mine,2024,12\n", "blocks: {leave_out_sources: [fbi-offenses]}\n")
    assert (profile.second_counties, profile.offenses) == (None, None)
    assert "fbi-offenses" not in {source.key for source in profile.sources}
    assert [each.what for each in profile.unprinted] == ["counts in the tables of fbi-offenses"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("25999,mine,2024,5\n", "fips: found '25999'; allowed: a county of MA in the edition 2016"),
        ("25001,mine,2024,x\n", "count: found 'x'; allowed: a whole number"),
        ("25001,mnie,2024,5\n", "source: found 'mnie'; allowed: a key of sources.yaml: 'mine' perhaps"),
    ],
)
def test_a_wrong_row_keeps_the_sheet_of_its_state_from_being_drawn(
    tmp_path: Path, row: str, told: str
) -> None:
    with pytest.raises(DataError) as caught:
        a_state(tmp_path, f"25003,mine,2024,7\n{row}")
    (message,) = messages(caught.value, tmp_path)
    assert message.startswith(f"DIR/tables/county_counts.csv:3: {told}")


def test_the_rows_of_another_state_are_no_matter_of_this_one(tmp_path: Path) -> None:
    profile = a_state(tmp_path, "44001,mine,2024,x\n25001,mine,2024,12\n")
    assert profile.counties is not None
    assert profile.counties.cells["25001"] == 12


def test_bounds_of_either_map_are_held_against_its_own_counts(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        a_state(
            tmp_path,
            "25001,mine,2024,12\n",
            "map: {source: fbi-offenses}\nsecond_map: {method: fixed, bounds: [5, 10]}\n",
        )
    assert messages(caught.value, tmp_path) == [
        "DIR/profiles/ma.yaml:5: second_map.bounds: found [5, 10]; allowed: rising whole numbers, the last "
        "at least 12, the highest count of a county"
    ]
