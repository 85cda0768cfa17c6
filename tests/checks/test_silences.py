"""Findings that the data silence, and silences that are wrong themselves."""

from pathlib import Path

from tests.checks.builders import check, told

SILENCED = "silenced:\n  - {code: FS101, field: region, reason: Printed so in the source.}\n"


def test_a_silenced_finding_is_kept_with_its_reason_and_place(tmp_path: Path) -> None:
    checked = check(tmp_path, "region: 4\n" + SILENCED)
    (silenced,) = checked.silenced
    assert checked.findings == ()
    assert checked.errors == ()
    assert (silenced.finding.code, silenced.place.line, silenced.reason) == (
        "FS101",
        6,
        "Printed so in the source.",
    )


def test_a_silence_is_of_one_rule_at_one_place(tmp_path: Path) -> None:
    findings = told(tmp_path, "region: 4\n" + SILENCED.replace("field: region", "field: publisher"))
    assert findings == [
        "DIR/profiles/ma.yaml:4: region: found 4; allowed: 1, the HHS region of Massachusetts [FS101 error]",
        "DIR/profiles/ma.yaml:6: silenced[0]: found a silence of FS101 at 'publisher', where it finds "
        "nothing; allowed: silences of what is found [FS902 notice]",
    ]


def test_a_silence_of_a_code_that_no_rule_has_is_told(tmp_path: Path) -> None:
    findings = told(tmp_path, SILENCED.replace("FS101", "fs101"))
    assert findings == [
        "DIR/profiles/ma.yaml:5: silenced[0].code: found 'fs101'; "
        "allowed: the code of a rule, FS101 to FS409; see docs/checks.md [FS901 notice]"
    ]


def test_a_finding_on_which_the_protection_of_small_counts_rests_cannot_be_silenced(tmp_path: Path) -> None:
    profile = (
        "demographics:\n  period: 2012-2016\n  source: hhs-massachusetts-2016\n  groups:\n    - title: Age\n"
        "      bars: [{label: Adult, value: 200}, {label: Minor, value: 4}]\n"
        "silenced:\n  - {code: FS124, field: 'demographics.groups[0]', reason: We know that it is so.}\n"
    )
    findings = [each for each in told(tmp_path, profile) if "[FS124" in each or "[FS9" in each]
    assert findings == [
        "DIR/profiles/ma.yaml:8: demographics.groups[0]: found a count that is not shown, and no 'of'; "
        "allowed: 'of: cases' or 'of: persons', what its counts divide [FS124 error]",
        "DIR/profiles/ma.yaml:11: silenced[0].code: found 'FS124'; allowed: the code of a rule that can be "
        "silenced; FS124 can only be mended [FS901 notice]",
    ]


def test_a_reason_is_measured_by_its_letters(tmp_path: Path) -> None:
    findings = told(
        tmp_path, "region: 4\n" + SILENCED.replace("Printed so in the source.", '"1-2-3-4-5-6-7-8-9"')
    )
    assert [each.rsplit("[", 1)[1] for each in findings] == ["FS903 warning]"]


def test_a_reason_that_says_nothing_is_told(tmp_path: Path) -> None:
    findings = told(tmp_path, "region: 4\n" + SILENCED.replace("Printed so in the source.", "OK"))
    assert findings == [
        "DIR/profiles/ma.yaml:6: silenced[0].reason: found 'OK'; "
        "allowed: the reason why the finding stands as published [FS903 warning]"
    ]


def test_a_silence_without_reason_is_a_fault(tmp_path: Path) -> None:
    findings = told(tmp_path, "silenced:\n  - {code: FS101, field: region}\n")
    assert [each.rsplit("[", 1)[1] for each in findings] == ["FS005 error]"]


def test_a_silence_about_what_cannot_be_read_is_not_told_as_idle(tmp_path: Path) -> None:
    findings = told(tmp_path, "region: IIII\n" + SILENCED)
    assert [each.rsplit("[", 1)[1] for each in findings] == ["FS001 error]"]
