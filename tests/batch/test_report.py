"""What became of a batch."""

from pathlib import Path

from factsheet.batch.report import BatchReport, SheetResult, SheetStatus
from factsheet.errors import Fault

SHARED = Fault("data/tables/hotline_annual.csv", 7, "year", "'20l6'", "a year from 1990 to 2100")
OWN = Fault("data/profiles/oh.yaml", 3, "edition", "'x'", "a year from 1990 to 2100")


def a_report() -> BatchReport:
    written = SheetResult("MA", SheetStatus.WRITTEN, Path("output/ma.pdf"))
    failed = SheetStatus.FAILED
    ohio, texas = (
        SheetResult(usps, failed, faults=faults)
        for usps, faults in (("OH", (OWN, SHARED)), ("TX", (SHARED,)))
    )
    return BatchReport((written, ohio, texas))


def test_a_fault_that_strikes_many_sheets_is_told_once() -> None:
    assert a_report().faults == (OWN, SHARED)


def test_a_batch_with_a_failed_sheet_has_not_succeeded() -> None:
    assert not a_report().succeeded
    assert BatchReport(a_report().sheets[:1]).succeeded


def test_sheets_are_counted_by_what_became_of_them() -> None:
    assert [a_report().count(status) for status in SheetStatus] == [1, 0, 2]
