# ruff: noqa: E501 - a finding a line, with its whole message
"""Breakdowns with a hidden count say what they divide."""

from pathlib import Path

import pytest

from tests.checks.builders import told
from tests.checks.exempted import bar, groups

ASKED = "10: demographics.groups[0]: found a count that is not shown, and no 'of'; allowed: 'of: cases' or 'of: persons', what its counts divide [FS124 error]"


def asked(folder: Path, profile: str) -> list[str]:
    findings = [each.replace(f"{folder}/profiles/ma.yaml:", "") for each in told(folder, profile)]
    return [each.removeprefix("DIR/profiles/ma.yaml:") for each in findings if "FS124" in each]


def without_of(*bars: str, more: str = "", source: str = "hhs-massachusetts-2016") -> str:
    text = groups(*bars, source=source, more=more or "of: persons")
    return text if more else text.replace("      of: persons\n", "")


@pytest.mark.parametrize(
    "profile",
    [
        without_of(bar("Female", 290), bar("Male", 4)),
        without_of(bar("Female", 290), bar("Male", "not shown")),
        without_of(bar("Female", 280), bar("Male", 16), more="not_stated: 4"),
        without_of(bar("Female", 280), bar("Male", 20), more="not_stated: not shown"),
    ],
)
def test_a_breakdown_with_a_hidden_count_is_asked_what_it_divides(tmp_path: Path, profile: str) -> None:
    assert asked(tmp_path / "a", profile) == [ASKED]
    broken = profile.replace("period: 2012-2016, source", "period: soon, source")  # cannot be made safe
    assert asked(tmp_path / "b", broken) == [ASKED]


@pytest.mark.parametrize(
    "profile",
    [
        groups(bar("Female", 280), bar("Male", 4), more="of: persons"),
        without_of(bar("Female", 200), bar("Male", 95)),
        without_of(bar("Female", 290), bar("Male", 0)),
        without_of(bar("Female", 253), bar("Male", 44), bar("Other", 3, is_exempt=True)),
        without_of(bar("Female", 290), bar("Male", "not shown"), source="hotline-annual"),
        without_of(bar("Female", 290), bar("Male", 4), source="hotline-annual"),
    ],
)
def test_a_breakdown_that_says_it_or_hides_nothing_is_not_asked(tmp_path: Path, profile: str) -> None:
    assert asked(tmp_path / "a", profile) == []
    broken = profile.replace("period: 2012-2016, source", "period: soon, source")
    assert asked(tmp_path / "b", broken) == []
