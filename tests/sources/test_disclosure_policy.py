"""The disclosure policy of a source, as it stands in the file of sources."""

from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.model import DEFAULT_POLICY, CellMark, DisclosurePolicy
from factsheet.sources import open_library
from factsheet.sources.source_list import read_sources
from tests.sources.builders import MINIMAL, a_folder, messages, write

SOURCE = (
    "mine:\n  cited: A\n  publisher: B\n  title: C\n  unit: D\n  checked_on: 2026-11-23\n"
    "  licence: E\n  policy: F\n"
)
THRESHOLD = (
    "a whole number from 3 to 100, the lowest count that is shown, "
    "or 'none' where the source publishes every count openly"
)


def policy_of(folder: Path, *lines: str) -> DisclosurePolicy:
    entry = "".join(f"    {line}\n" for line in ("decided_by: An office", "reason: A reason", *lines))
    path = write(folder / "sources.yaml", f"{SOURCE}  disclosure:\n{entry}")
    return read_sources((path,)).content["mine"].protection


def test_a_source_without_a_policy_has_the_default_one(tmp_path: Path) -> None:
    source = read_sources((write(tmp_path / "sources.yaml", SOURCE),)).content["mine"]
    assert source.protection is DEFAULT_POLICY
    assert (DEFAULT_POLICY.threshold, DEFAULT_POLICY.protect_zeros) == (11, False)


def test_a_policy_has_a_threshold_or_none_at_all(tmp_path: Path) -> None:
    assert policy_of(tmp_path, "threshold: 5").threshold == 5
    assert policy_of(tmp_path, "threshold: none").is_open
    assert policy_of(tmp_path, "threshold: 5", "protect_zeros: true").protect_zeros


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("threshold: 2", f"threshold: found 2; allowed: {THRESHOLD}"),
        ("threshold: 101", f"threshold: found 101; allowed: {THRESHOLD}"),
        (
            "threshold: '11'",
            f"threshold: found '11', a text in quotation marks; allowed: digits without them: {THRESHOLD}",
        ),
        ("threshold: open", f"threshold: found 'open'; allowed: {THRESHOLD}"),
    ],
)
def test_a_wrong_threshold_is_told_by_line(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        policy_of(tmp_path, line)
    assert messages(caught.value, tmp_path) == [f"DIR/sources.yaml:12: mine.disclosure.{message}"]


def test_the_threshold_is_never_guessed_and_other_keys_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        policy_of(tmp_path, "protect_zeros: no", "waived: yes")
    keys = "one of threshold, protect_zeros, decided_by, reason, acknowledged_on"
    assert messages(caught.value, tmp_path) == [
        f"DIR/sources.yaml:9: mine.disclosure.threshold: found nothing; allowed: a value: {THRESHOLD}",
        "DIR/sources.yaml:12: mine.disclosure.protect_zeros: found 'no'; allowed: true or false",
        f"DIR/sources.yaml:13: mine.disclosure.waived: found the unknown key 'waived'; allowed: {keys}",
    ]


def test_a_policy_needs_someone_who_answers_for_it(tmp_path: Path) -> None:
    path = write(tmp_path / "sources.yaml", f"{SOURCE}  disclosure: {{threshold: none}}\n")
    with pytest.raises(DataError) as caught:
        read_sources((path,))
    text = "1 to 400 characters of plain text on one line, without control or direction characters"
    assert messages(caught.value, tmp_path) == [
        f"DIR/sources.yaml:9: mine.disclosure.decided_by: found nothing; allowed: a value: {text}",
        f"DIR/sources.yaml:9: mine.disclosure.reason: found nothing; allowed: a value: {text}",
    ]


@pytest.mark.parametrize(("threshold", "width"), [(3, 1), (5, 2), (6, 3), (10, 5), (11, 5), (20, 10)])
def test_at_least_half_of_what_is_known_of_a_small_count_stays_open(threshold: int, width: int) -> None:
    policy = DEFAULT_POLICY.model_copy(update={"threshold": threshold})
    assert policy.least_width == width
    assert [policy.is_small(count) for count in (0, 1, threshold - 1, threshold)] == [
        False,
        True,
        True,
        False,
    ]


def test_the_shipped_sources_say_what_is_done_about_small_counts() -> None:
    sources = open_library().sources
    thresholds = {key: source.protection.threshold for key, source in sources.items() if source.disclosure}
    assert thresholds == {
        "hotline-annual": None,
        "hotline-2016-kinds": 11,
        "hhs-massachusetts-2016": 11,
        "fbi-offenses": None,
    }


def test_a_profile_may_say_that_its_source_keeps_a_count_back(tmp_path: Path) -> None:
    groups = (
        "  groups:\n    - {title: Age, bars: [{label: Adult, value: 20}, {label: Minor, value: not shown}]}\n"
    )
    people = f"demographics:\n  period: 2016\n  source: hotline-annual\n{groups}"
    read = a_folder(tmp_path, MINIMAL + people).profile("MA").demographics
    assert read is not None
    assert [bar.value for bar in read.groups[0].bars] == [20, CellMark.NOT_SHOWN]


def test_other_words_than_not_shown_are_refused(tmp_path: Path) -> None:
    groups = "  groups:\n    - {title: Age, bars: [{label: Adult, value: few}]}\n"
    people = f"demographics:\n  period: 2016\n  source: hotline-annual\n{groups}"
    with pytest.raises(DataError) as caught:
        a_folder(tmp_path, MINIMAL + people).profile("MA")
    assert messages(caught.value, tmp_path) == [
        "DIR/profiles/ma.yaml:8: demographics.groups[0].bars[0].value: found 'few'; allowed: a whole number "
        "from 0 to 10,000,000, digits only, or 'not shown' where the source keeps it back"
    ]
