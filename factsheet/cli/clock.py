"""The clock, which is read at the edge alone: all below gets the day as an argument."""

import os
from datetime import UTC, date, datetime

VARIABLE = "SOURCE_DATE_EPOCH"  # what builds that can be repeated set: seconds since 1970


def read_today() -> date:
    """Return the present day, or that of `SOURCE_DATE_EPOCH` where it is set."""
    seconds = os.environ.get(VARIABLE, "")
    if seconds.isdecimal() and seconds.isascii():
        return datetime.fromtimestamp(min(int(seconds), _LAST), tz=UTC).date()
    return datetime.now(tz=UTC).date()


def read_time() -> datetime:
    """Return the present time of day where the user is."""
    return datetime.now(tz=UTC).astimezone()


_LAST = 253_402_300_799  # the last second of the year 9999
