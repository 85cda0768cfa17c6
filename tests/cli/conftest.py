"""One day for all runs of the command, so that no fact grows old while the tests do."""

import pytest

from tests.cli.runs import DAY_OF_CHECK


@pytest.fixture(autouse=True)
def on_one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY_OF_CHECK)
