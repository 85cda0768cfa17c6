"""The one place where the clock is read."""

from datetime import UTC, date, datetime

import pytest

from factsheet.cli.clock import read_today


def test_a_day_that_is_set_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert read_today() == date(1970, 1, 2)


@pytest.mark.parametrize("seconds", ["", "yesterday", "-1", "1e9"])
def test_what_is_no_number_of_seconds_is_passed_over(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    before = datetime.now(tz=UTC).date()
    assert before <= read_today() <= datetime.now(tz=UTC).date()


def test_too_many_seconds_are_the_last_day_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9" * 30)
    assert read_today() == date(9999, 12, 31)
