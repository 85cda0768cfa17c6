"""What is shown by decision of an office is told by each check, with and without faults, without a count."""

import json
from pathlib import Path

import pytest

from factsheet.checks.waivers import collect_waivers
from factsheet.sources import open_library
from tests.checks.builders import HEAD
from tests.checks.exempted import bar, groups
from tests.cli.runs import invoke
from tests.sources.builders import a_folder

PROFILE = groups(bar("Female", 293), bar("Other", 7, is_exempt=True))
EXEMPT = (
    "exempt: MA: Gender: Other (demographics.groups[0].bars[1]): as published by Example Office; decided by "
    "a made-up office: It is made up for a test."
)


@pytest.mark.parametrize("profile", [PROFILE, PROFILE + "publisher: ''\n"])
def test_each_exemption_and_each_open_source_is_a_line_of_every_check(tmp_path: Path, profile: str) -> None:
    a_folder(tmp_path, HEAD + profile)
    lines = invoke("check", "MA", "--data", str(tmp_path)).stdout.splitlines()
    assert lines[0] == EXEMPT
    assert [line.split(";")[0] for line in lines[1:-1]] == [
        "open: hotline-annual: every count is shown",
        "open: fbi-offenses: every count is shown",
    ]
    assert "; decided by maintainers of the shipped data: The Hotline publishes these totals" in lines[1]
    assert lines[-1].startswith("1 profile checked, ")


def test_the_report_for_programs_has_the_same_without_the_count(tmp_path: Path) -> None:
    a_folder(tmp_path, HEAD + PROFILE)
    report = json.loads(invoke("check", "MA", "--data", str(tmp_path), "--report", "json").stdout)
    assert report["exempted"] == [
        {
            "state": "MA",
            "field": "demographics.groups[0].bars[1]",
            "label": "Gender: Other",
            "by": "Example Office",
            "in": "Made-up counts",
            "seen_on": "2026-11-23",
            "decided_by": "a made-up office",
            "reason": "It is made up for a test.",
        }
    ]
    assert [(entry["source"], entry["acknowledged_on"]) for entry in report["open_sources"]] == [
        ("hotline-annual", "2026-11-23"),
        ("fbi-offenses", "2026-11-23"),
    ]
    assert {key for entry in report["open_sources"] for key in entry} == {
        "source",
        "decided_by",
        "reason",
        "acknowledged_on",
    }


def test_an_open_source_of_several_states_is_told_once() -> None:
    library = open_library()
    waivers = collect_waivers(library, [(usps, library.profile(usps)) for usps in ("OH", "TX")])
    assert [source.key for source in waivers.open_sources] == ["hotline-annual", "fbi-offenses"]
    assert waivers.exempted == ()


def test_a_profile_that_is_not_there_has_nothing_to_tell(tmp_path: Path) -> None:
    library = a_folder(tmp_path, HEAD)
    assert collect_waivers(library, [("OH", None)]) == collect_waivers(library, [])
