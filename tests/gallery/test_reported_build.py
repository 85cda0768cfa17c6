import pytest

from factsheet.gallery.reported_build import ReportedBuild, ReportedStatus
from factsheet.model.sheet_fit import LeftOut
from tests.gallery.reports import a_fit, a_full_report, a_report, a_sheet


def test_a_report_is_read_whole() -> None:
    build = ReportedBuild.model_validate(a_full_report())
    assert len(build.sheets) == 9
    assert build.sheets[1].changes[0].after == "336"
    assert {sheet.status for sheet in build.sheets} == {*ReportedStatus}
    assert build.sheets[0].size == 57_600


def test_what_a_later_program_tells_besides_is_passed_over() -> None:
    report = a_report(a_sheet(digest="abc"), more=[1])
    assert ReportedBuild.model_validate(report) == ReportedBuild.model_validate(a_report(a_sheet()))


def test_a_status_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match=r"sheets\.0\.status"):
        ReportedBuild.model_validate(a_report(a_sheet(status="lost")))


def test_what_is_cut_without_a_reason_had_no_room() -> None:
    (sheet,) = ReportedBuild.model_validate(a_report(a_sheet(fit=a_fit(left_out=["laws"])))).sheets
    assert sheet.fit is not None
    assert sheet.fit.find_reason("laws") == LeftOut.NO_ROOM
