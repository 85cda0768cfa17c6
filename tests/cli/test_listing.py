"""``factsheet list``: what there is for each jurisdiction."""

import json
from pathlib import Path

from tests.cli.runs import change, copy_data, invoke

MASSACHUSETTS = {
    "name": "Massachusetts",
    "code": "MA",
    "fips": "25",
    "edition": 2023,
    "status": "final",
    "cases": 336,
    "persons": 598,
    "years": 5,
    "offenses": 201,
    "counties": 11,
    "people": 3,
    "venues": 8,
    "laws": 9,
    "efforts": 9,
}


def test_each_jurisdiction_has_a_row_of_aligned_columns() -> None:
    result = invoke("list")
    assert (result.exit_code, result.stderr) == (0, "")
    header, *rows = result.stdout.splitlines()
    assert header.split() == [
        *("name", "code", "edition", "status", "cases", "persons", "calls", "years", "offenses"),
        *("counties", "people", "venues", "laws", "efforts"),
    ]
    assert len(rows) == 56
    assert {len(row) for row in rows} == {len(header)}


def test_json_tells_what_is_known_and_null_where_nothing_is_published() -> None:
    states = {
        state["code"]: state for state in json.loads(invoke("list", "--report", "json").stdout)["states"]
    }
    assert len(states) == 56
    assert MASSACHUSETTS.items() <= states["MA"].items()
    assert (states["PR"]["cases"], states["PR"]["counties"]) == (None, None)


def test_a_state_without_a_profile_has_hyphens_and_is_no_fault(tmp_path: Path) -> None:
    result = invoke("list", "--data", copy_data(tmp_path, "MA"))
    assert result.exit_code == 0
    rows = {line.split("  ")[0]: line.split() for line in result.stdout.splitlines()}
    assert set(rows["Ohio"][2:]) == {"-"}
    assert "336" in rows["Massachusetts"]


def test_a_profile_that_cannot_be_read_is_told_and_the_others_are_listed(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "MA", "WY")
    change(data / "profiles" / "wy.yaml", "edition: 2023", "edition: next")
    result = invoke("list", "--data", data)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 57
    assert result.stderr == (
        f"{data}/profiles/wy.yaml:4: edition: found 'next'; allowed: a year from 1990 to 2100 [FS001 error]\n"
    )


def test_a_second_profile_is_told_and_is_no_fault(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "MA")
    (data / "profiles" / "massachusetts.yaml").write_bytes((data / "profiles" / "ma.yaml").read_bytes())
    result = invoke("list", "--data", data)
    assert result.exit_code == 0
    assert result.stderr == (
        f"{data}/profiles/massachusetts.yaml:1: file: found a second profile of Massachusetts; "
        "allowed: one profile a state: 'profiles/ma.yaml' is read, this file is not [FS502 warning]\n"
    )


def test_the_states_are_in_the_order_of_their_names() -> None:
    names = [state["name"] for state in json.loads(invoke("list", "--report", "json").stdout)["states"]]
    assert names == sorted(names)
