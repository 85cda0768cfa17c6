"""Texts that travel with a sheet on which counts are hidden: no small number in figures or words."""

from dataclasses import replace
from pathlib import Path

import pytest

from factsheet.checks.carried_texts import list_hiding_sources
from factsheet.model import CellMark
from factsheet.resources import DATA
from tests.checks.builders import check
from tests.disclosure.builders import a_policy
from tests.embedded_data.builders import a_full_profile, safe

SOURCES = (DATA / "sources.yaml").read_text(encoding="utf-8")
TITLE = '  title: "Massachusetts: Efforts to Combat Human Trafficking"\n'
LINE = SOURCES[: SOURCES.index(TITLE)].count("\n") + 1
ALLOWED = "allowed: words without a number from 1 to 10, which may tell a hidden count [FS208 warning]"
PEOPLE = """
demographics:
  period: 2012-2016
  source: hhs-massachusetts-2016
  groups:
    - title: Gender
      bars: [{label: Female, value: 287}, {label: Male, value: 44}, {label: Gender minorities, value: SMALL}]
"""
HIDING, OPEN = PEOPLE.replace("SMALL", "3"), PEOPLE.replace("SMALL", "30")


def told(folder: Path, profile: str, title: str = "", **shared: str) -> list[str]:
    """Return what FS208 tells of a profile, with a title of the source of its gender."""
    assert SOURCES.count(TITLE) == 1
    shared["sources_yaml"] = SOURCES.replace(TITLE, f'  title: "{title}"\n') if title else SOURCES
    findings = [str(each) for each in check(folder, profile, **shared).findings if each.code == "FS208"]
    return [finding.replace(str(folder), "DIR") for finding in findings]


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Gender adds to two less", "Gender adds to [number] less"),
        ("Counts, 3 of gender minorities", "Counts, [number] of gender minorities"),
        ("Counts (7) and Ten more", "Counts ([number]) and [number] more"),
        ("La suma tiene dos menos", "La suma tiene [number] menos"),
        ("Counts, 3.", "Counts, [number]."),
        ("Gender, 3/334", "Gender, [number]/334"),
        (
            "Massachusetts: Efforts to Combat Human Trafficking in all its regions, three of which are small",
            "…king in all its regions, [number] of which are small",
        ),
    ],
)
def test_a_small_number_is_told_without_the_number(tmp_path: Path, title: str, left: str) -> None:
    assert told(tmp_path, HIDING, title) == [
        f"DIR/sources.yaml:{LINE}: hhs-massachusetts-2016.title: found '{left}'; {ALLOWED}"
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Calls and cases, 2012 to 2016, 11 and 336 of them",
        "Eleven volumes, twenty-one agencies, treinta y tres ciudades",
        "File HT_2013_3.csv of 2023-05-03 or 5/3/2023, years 2012-16, form I-9",
        "Release 1.4, 1,003 or 2 003 counts",
        "Zero counts, 0 of them",
        "The UN Office often tells someone",
        "Region 1 and District 9, open 24/7, Title 2 of the law",
    ],
)
def test_years_large_numbers_dates_and_names_are_left_alone(tmp_path: Path, title: str) -> None:
    assert told(tmp_path, HIDING, title.replace("2 003", "2\u00a0003")) == []


def test_a_number_is_told_whether_or_not_it_is_the_hidden_one(tmp_path: Path) -> None:
    found = {
        number: told(tmp_path / str(number), HIDING, f"Counts, {number} of them") for number in range(12)
    }
    assert [number for number, findings in found.items() if findings] == list(range(1, 11))
    assert len({findings[0].partition("sources.yaml")[2] for findings in found.values() if findings}) == 1


def test_where_nothing_is_hidden_numbers_are_free(tmp_path: Path) -> None:
    assert told(tmp_path, OPEN, "Gender adds to two less") == []


def test_texts_of_a_source_that_hides_nothing_are_free(tmp_path: Path) -> None:
    changed = SOURCES.replace("  title: Calls and cases by state, 2012 to 2016\n", "  title: Two tables\n")
    assert changed != SOURCES
    findings = [
        each for each in check(tmp_path, HIDING, sources_yaml=changed).findings if each.code == "FS208"
    ]
    assert findings == []


def test_the_publisher_is_looked_at(tmp_path: Path) -> None:
    publisher = "publisher: Office of three towns\n"
    allowed = f"found 'Office of [number] towns'; {ALLOWED}"
    assert told(tmp_path, publisher + HIDING) == [f"DIR/profiles/ma.yaml:4: publisher: {allowed}"]
    assert told(tmp_path, publisher + OPEN) == []


def test_the_publisher_of_a_theme_is_looked_at_where_the_profile_has_none(tmp_path: Path) -> None:
    theme = "publisher: Office of three towns\n"
    allowed = f"found 'Office of [number] towns'; {ALLOWED}"
    assert told(tmp_path, HIDING, theme_yaml=theme) == [f"DIR/theme.yaml:1: publisher: {allowed}"]
    assert told(tmp_path, "publisher: An office\n" + HIDING, theme_yaml=theme) == []


def test_every_text_of_a_source_that_travels_is_looked_at(tmp_path: Path) -> None:
    start, end = SOURCES.index("hhs-massachusetts-2016:"), SOURCES.index("fbi-offenses:")
    entry = SOURCES[start:end]
    for field in ("cited", "publisher", "unit", "licence", "notes", "policy"):
        entry = entry.replace(f"  {field}: ", f"  {field}: Three, ")
    changed = SOURCES[:start] + entry.replace(TITLE, "  title: Three\n") + SOURCES[end:]
    findings = [
        each for each in check(tmp_path, HIDING, sources_yaml=changed).findings if each.code == "FS208"
    ]
    assert [each.fault.field.rpartition(".")[2] for each in findings] == [
        "cited", "publisher", "title", "unit", "licence"
    ]  # fmt: skip


def test_words_of_a_language_of_ones_own_are_known(tmp_path: Path) -> None:
    text = (
        (DATA / "wording" / "en.yaml").read_text(encoding="utf-8").replace("    3: three\n", "    3: drei\n")
    )
    text = text.replace("language: en-US", "language: de-DE").replace("locale: en_US", "locale: de_DE")
    assert told(tmp_path, HIDING, "Davon drei", wording__de_yaml=text) == [
        f"DIR/sources.yaml:{LINE}: hhs-massachusetts-2016.title: found 'Davon [number]'; {ALLOWED}"
    ]


def test_what_own_abbreviations_stand_for_is_looked_at(tmp_path: Path) -> None:
    """It is heard on the sheet and travels with it, though nobody sees it."""
    words = "expansions:\n  en:\n    each: {FBI: the bureau of 7 persons, TTY: text}\n"
    assert told(tmp_path, HIDING, wording__en_yaml=words) == [
        f"DIR/wording/en.yaml:3: expansions.en.each.FBI: found 'the bureau of [number] persons'; {ALLOWED}"
    ]


def test_a_language_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    assert len(told(tmp_path, HIDING, "Three", wording__de_yaml="language: [\n")) == 1


def test_a_source_that_covers_hides_as_well() -> None:
    profile = a_full_profile()
    closed = safe(profile)
    assert [source.key for source in list_hiding_sources(closed)] == ["made-up"]
    opened = tuple(source.model_copy(update={"disclosure": a_policy(None)}) for source in profile.sources)
    assert list_hiding_sources(safe(replace(profile, sources=opened))) == []


def test_a_count_that_an_open_source_keeps_back_is_hidden() -> None:
    profile = a_full_profile()
    assert profile.counties is not None
    counties = replace(profile.counties, not_placed=CellMark.NOT_SHOWN)
    opened = tuple(source.model_copy(update={"disclosure": a_policy(None)}) for source in profile.sources)
    kept = safe(replace(profile, sources=opened, counties=counties, offenses=None))
    assert [source.key for source in list_hiding_sources(kept)] == ["made-up"]


def test_what_is_said_of_an_exempted_count_travels_too(tmp_path: Path) -> None:
    printed = (
        "      - label: Not given\n        value: 4\n        published: {by: Office, in: Made-up counts, "
        "seen_on: 2026-11-23, decided_by: a made-up office, "
        "reason: Of seven we show four and hide the rest.}\n"
    )
    bars = PEOPLE.split("      bars:")[0] + (
        "      bars:\n      - {label: Female, value: 287}\n      - {label: Gender minorities, value: 3}\n"
        + printed
    )
    assert told(tmp_path, bars) == [
        "DIR/profiles/ma.yaml:15: demographics.groups[0].bars[2].published.reason: found "
        f"'Of [number] we show [number] and hide the rest.'; {ALLOWED}"
    ]
    assert told(tmp_path / "b", bars.replace("value: 3", "value: 30")) == []
