"""The package as Python programs use it."""

from pathlib import Path

import pytest

import factsheet


def test_a_profile_is_loaded_and_drawn_as_the_batch_draws_it(tmp_path: Path) -> None:
    profile = factsheet.load_profile("wyoming")
    report = factsheet.build(["WY", "wyoming"], output=tmp_path / "sheets")
    (sheet,) = report.sheets
    assert sheet.path is not None
    assert sheet.path.read_bytes() == factsheet.draw_profile(profile)


def test_folders_may_be_given_as_text(tmp_path: Path) -> None:
    report = factsheet.build(["WY"], data=str(tmp_path), output=str(tmp_path / "sheets"))
    assert not report.succeeded
    assert [fault.found for fault in report.faults] == ["no file"]


def test_an_unknown_format_is_a_usage_error_before_anything_is_made(tmp_path: Path) -> None:
    profile = factsheet.load_profile("wyoming")
    message = "--format: found 'poster'; allowed: handout or gray or grant or large"
    with pytest.raises(factsheet.UsageError, match=message):
        factsheet.draw_profile(profile, format="poster")
    with pytest.raises(factsheet.UsageError, match=message):
        factsheet.build(["WY"], output=tmp_path / "sheets", format="poster")
    assert not (tmp_path / "sheets").exists()


def test_an_unknown_state_is_a_usage_error() -> None:
    with pytest.raises(factsheet.UsageError, match="found 'atlantis'; allowed: the name, postal code"):
        factsheet.load_profile("atlantis")
