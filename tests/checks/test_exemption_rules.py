# ruff: noqa: E501 - a finding a line, with its whole message
"""Counts that are shown because their source printed them: never of counties, in vain, or withdrawn in silence."""

from pathlib import Path

import pytest

from factsheet.checks import Limits
from factsheet.checks.state import check_state
from factsheet.sources import open_library
from tests.checks.builders import DAY, HEAD, YEARS, told
from tests.checks.exempted import PUBLISHED, SOURCE, bar, groups
from tests.sources.builders import a_folder, write

OPENLY = "source: hotline-annual"


def of_code(findings: list[str], code: str) -> list[str]:
    return [each.removeprefix("DIR/profiles/ma.yaml:") for each in findings if f"[{code} " in each]


def sound(*, is_exempt: bool = True) -> str:
    return groups(bar("Female", 253), bar("Male", 44), bar("Other", 3, is_exempt=is_exempt))


def test_an_exempted_count_is_shown_and_no_finding(tmp_path: Path) -> None:
    assert told(tmp_path, sound()) == []


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("County", "Elsewhere"),
        ("Counties", "Elsewhere"),
        ("Gender by county", "Other"),
        ("Place", "Suffolk County"),
        ("Place", "suffolk"),
        ("Place", "SUFFOLK COUNTY"),
        ("Place", "Suffolk, Massachusetts"),
        ("Place", "Suffolk and Norfolk"),
        ("Place", "In Suffolk County"),
        ("Place", "County of Suffolk"),
        ("Suffolk County", "Other"),
    ],
)
def test_a_count_of_a_county_is_never_exempted(tmp_path: Path, title: str, label: str) -> None:
    quoted = f'"{label}"'
    findings = told(
        tmp_path, groups(bar("Female", 297), bar(quoted, 3, is_exempt=True), title=title, more="of: persons")
    )
    assert of_code(findings, "FS125") == [
        f"14: demographics.groups[0].bars[1].published: found an exemption of '{title}: {label}', which names a "
        "county; allowed: exemptions of counts of all Massachusetts alone [FS125 error]"
    ]


def test_a_count_of_a_county_may_stand_there_without_exemption(tmp_path: Path) -> None:
    profile = groups(bar("Suffolk County", 253), bar("Elsewhere", 47), title="County")
    assert of_code(told(tmp_path, profile), "FS125") == []


def test_types_of_calls_are_looked_at_as_well(tmp_path: Path) -> None:
    profile = f"call_types:\n  period: 2012-2016\n  source: {SOURCE}\n  bars:\n" + "".join(
        line[4:] for line in (bar("Crisis", 80), bar("Worcester", 3, is_exempt=True))
    )
    (found,) = of_code(told(tmp_path, profile), "FS125")
    assert found.startswith("9: call_types.bars[1].published: found an exemption of 'Worcester', which")


@pytest.mark.parametrize(
    ("profile", "place", "reason"),
    [
        (groups(bar("Female", 289), bar("Male", 11, is_exempt=True)), "14: demographics.groups[0].bars[1].published", "the count is not small"),
        (groups(bar("Female", 297), bar("Male", 3, is_exempt=True), source="hotline-annual"), "14: demographics.groups[0].bars[1].published", "hotline-annual shows every count"),
        (groups(bar("Female", 297), bar("Male", "not shown", is_exempt=True)), "14: demographics.groups[0].bars[1].published", "the source keeps the count back"),
        (f"efforts:\n  agencies: {{value: 4, period: 2016, source: {SOURCE}, published: {PUBLISHED}}}\n", "5: efforts.agencies.published", "agencies are never hidden"),
        (f"figures:\n  persons: {{value: 300, period: 2012-2016, source: {SOURCE}, published: {PUBLISHED}}}\n", "5: figures.persons.published", "the count is not small"),
    ],
)  # fmt: skip
def test_an_exemption_in_vain_is_told_without_the_count(
    tmp_path: Path, profile: str, place: str, reason: str
) -> None:
    assert of_code(told(tmp_path, profile), "FS129") == [
        f"{place}: found an exemption in vain: {reason}; allowed: exemptions of small counts alone [FS129 notice]"
    ]


def beside(folder: Path, now: str, before: str) -> list[str]:
    """Check a profile beside the edition before."""
    write(folder / "previous" / "profiles" / "ma.yaml", HEAD.replace("2023", "2022") + before)
    write(folder / "previous" / "tables" / "hotline_annual.csv", YEARS)
    a_folder(folder, HEAD + now, tables__hotline_annual_csv=YEARS)
    checked = check_state(open_library(folder), "MA", Limits(DAY))
    return [str(each).replace(str(folder), "DIR") for each in checked.findings]


def test_an_exemption_is_not_withdrawn_in_silence(tmp_path: Path) -> None:
    now = sound(is_exempt=False).replace("label: Other", "label: OTHER")
    assert of_code(beside(tmp_path / "a", now, sound()), "FS130") == [
        "15: demographics.groups[0].bars[2]: found 'Gender: OTHER' without 'published', which the edition before "
        "had; allowed: 'published' as before: what was printed stays known, and can be said of it still [FS130 warning]"
    ]
    assert of_code(beside(tmp_path / "b", sound(), sound()), "FS130") == []
    assert of_code(beside(tmp_path / "c", now, now), "FS130") == []


def test_an_exempted_count_that_grew_needs_no_exemption(tmp_path: Path) -> None:
    now = groups(bar("Female", 228), bar("Male", 44), bar("Other", 28))
    findings = beside(tmp_path, now, sound())
    assert (of_code(findings, "FS130"), of_code(findings, "FS129")) == ([], [])


def test_a_key_figure_is_compared_by_its_name(tmp_path: Path) -> None:
    def persons(more: str = "") -> str:
        return f"figures:\n  persons: {{value: 4, period: 2012-2016, source: {SOURCE}{more}}}\n"

    (found,) = of_code(beside(tmp_path, persons(), persons(f", published: {PUBLISHED}")), "FS130")
    assert found.startswith("5: figures.persons: found 'persons' without 'published'")


@pytest.mark.parametrize("field", ["decided_by: a made-up office", "reason: It is made up for a test."])
def test_who_decided_and_why_is_said_in_words(tmp_path: Path, field: str) -> None:
    key = field.split(":")[0]
    profile = sound().replace(field, f"{key}: eleven char")
    (fault,) = of_code(told(tmp_path, profile), "FS001")
    assert fault == (
        f"15: demographics.groups[0].bars[2].published.{key}: found 'eleven char'; "
        "allowed: words that say it, at least 12 letters [FS001 error]"
    )


def test_all_that_an_exemption_lacks_is_told_at_once(tmp_path: Path) -> None:
    findings = told(tmp_path, sound().replace(PUBLISHED, "{by: Example Office, in_print: Made-up counts}"))
    entry = "DIR/profiles/ma.yaml:15: demographics.groups[0].bars[2].published"
    assert [each.removeprefix(entry).split(";")[0] for each in findings if each.startswith(entry)] == [
        ".decided_by: found nothing",
        ".in: found nothing",
        ".in_print: found the unknown key 'in_print'",
        ".reason: found nothing",
        ".seen_on: found nothing",
    ]


def test_the_day_on_which_a_count_was_seen_ages(tmp_path: Path) -> None:
    old, early = (
        sound().replace("seen_on: 2026-11-23", f"seen_on: {day}") for day in ("2025-11-23", "2027-01-01")
    )
    field = "15: demographics.groups[0].bars[2].published.seen_on"
    assert of_code(told(tmp_path / "a", old), "FS301") == [
        f"{field}: found '2025-11-23'; allowed: 2025-11-26 or later, within 365 days [FS301 warning]"
    ]
    assert of_code(told(tmp_path / "b", early), "FS302") == [
        f"{field}: found '2027-01-01'; allowed: 2026-11-26 or earlier [FS302 warning]"
    ]
