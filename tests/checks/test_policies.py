# ruff: noqa: E501 - a finding a line, with its whole message
"""Sources that are said to show every count, and policies that say who decided and why."""

from pathlib import Path

import pytest

from factsheet import resources
from factsheet.checks.policies import find_policy
from factsheet.model import DEFAULT_POLICY
from factsheet.sources import open_library
from tests.checks.builders import told
from tests.checks.exempted import bar, groups

SHIPPED = (resources.DATA / "sources.yaml").read_text(encoding="utf-8")
DAY = "    acknowledged_on: 2026-11-23\n"
HOTLINE = SHIPPED.split("\nfbi-offenses:", maxsplit=1)[0]
LINE = HOTLINE[: HOTLINE.index(DAY)].count("\n") + 1


def findings(folder: Path, sources: str, profile: str = "") -> list[str]:
    return [
        each.removeprefix("DIR/")
        for each in told(folder, profile, sources_yaml=sources)
        if "sources.yaml" in each
    ]


def test_an_open_source_that_is_used_is_told_until_it_is_acknowledged(tmp_path: Path) -> None:
    hotline = SHIPPED.replace(DAY, "", 1)
    assert findings(tmp_path / "a", hotline) == [
        f"sources.yaml:{LINE - 4}: hotline-annual.disclosure: found 'threshold: none', which shows every count, and no such day; "
        "allowed: 'acknowledged_on', the day on which 'maintainers of the shipped data' confirmed that the source itself publishes every count [FS126 warning]"
    ]
    assert findings(tmp_path / "b", SHIPPED) == []


def test_an_open_source_that_no_figure_is_of_is_not_told(tmp_path: Path) -> None:
    unused = SHIPPED + (
        "another:\n  cited: A\n  publisher: B\n  title: C\n  unit: D\n  period: 2012-2016\n  checked_on: 2026-11-23\n  licence: E\n"
        "  policy: F\n  disclosure: {threshold: none, decided_by: a made-up office, reason: It is made up here.}\n"
    )
    assert findings(tmp_path / "a", unused) == []
    used = groups(bar("Female", 297), bar("Male", 3), source="another")
    assert [each.rsplit("[", 1)[1] for each in findings(tmp_path / "b", unused, used)] == ["FS126 warning]"]
    broken = used.replace("period: 2012-2016, source", "period: soon, source")
    assert [each.rsplit("[", 1)[1] for each in findings(tmp_path / "c", unused, broken)] == ["FS126 warning]"]


def test_the_day_of_an_acknowledgement_ages(tmp_path: Path) -> None:
    old = SHIPPED.replace(DAY, DAY.replace("2026", "2024"), 1)
    assert findings(tmp_path, old) == [
        f"sources.yaml:{LINE}: hotline-annual.disclosure.acknowledged_on: found '2024-11-23'; allowed: 2025-11-26 or later, within 365 days [FS301 warning]"
    ]


@pytest.mark.parametrize(("field", "line"), [("decided_by", LINE - 2), ("reason", LINE - 1)])
def test_a_policy_that_does_not_say_who_or_why_is_told(tmp_path: Path, field: str, line: int) -> None:
    lines = SHIPPED.splitlines(keepends=True)
    assert lines[line - 1].startswith(f"    {field}: ")
    lines[line - 1] = f"    {field}: us, of course\n"
    assert findings(tmp_path, "".join(lines)) == [
        f"sources.yaml:{line}: hotline-annual.disclosure.{field}: found 'us, of course'; allowed: words that say it, at least 12 letters [FS127 warning]"
    ]


@pytest.mark.parametrize(
    ("profile", "place"),
    [
        (groups(bar("Female", 290), bar("Male", "not shown"), source="hotline-annual"), "14: demographics.groups[0].bars[1].value"),
        (groups(bar("Female", 290), more="not_stated: not shown", source="hotline-annual"), "11: demographics.groups[0].not_stated"),
        ("call_types:\n  period: 2016\n  source: hotline-annual\n  bars: [{label: Crisis, value: not shown}]\n", "7: call_types.bars[0].value"),
    ],
)  # fmt: skip
def test_a_count_kept_back_by_an_open_source_is_told(tmp_path: Path, profile: str, place: str) -> None:
    kept = [each.removeprefix("DIR/profiles/ma.yaml:") for each in told(tmp_path, profile) if "FS128" in each]
    assert kept == [
        f"{place}: found 'not shown'; allowed: a count, or another threshold than 'none' for hotline-annual, which keeps counts back [FS128 warning]"
    ]


def test_a_count_kept_back_by_another_source_is_not_told(tmp_path: Path) -> None:
    profile = groups(bar("Female", 290), bar("Male", "not shown"))
    assert [each for each in told(tmp_path, profile) if "FS128" in each] == []


def test_a_source_that_says_nothing_has_the_default_policy() -> None:
    sources = open_library().sources
    assert find_policy(sources, "census-shapes") == find_policy(sources, "no-such-source") == DEFAULT_POLICY
