"""Sheets joined to a report, or to each other, as one PDF file with one structure tree."""
