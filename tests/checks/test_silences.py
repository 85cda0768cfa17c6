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
        "allowed: the code of a rule, FS101 to FS404; see docs/checks.md [FS901 notice]"
    ]


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
