"""Times as every screen tells them: hours and minutes as a clock has them, days in the language."""

from datetime import datetime

from babel.dates import format_date

from factsheet.drafts.journal import Draft


def show_clock(moment: datetime) -> str:
    """Return hours and minutes, 00:00 to 23:59, of the time's own zone."""
    return f"{moment:%H:%M}"


def show_kept_clock(draft: Draft | None) -> str:
    """Return when the last edit of a draft was kept; "" where none is kept."""
    return show_clock(draft.steps[-1].made) if draft is not None and draft.steps else ""


def word_day_and_clock(lang: str, moment: datetime) -> str:
    """Return day and time in words: "Mar 2, 2026, 14:02"."""
    return f"{format_date(moment, 'medium', lang)}, {show_clock(moment)}"
