"""Sheets bound behind a report, or to a binder of their own, with one structure tree."""
