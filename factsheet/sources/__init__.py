"""Reads the data files, checks them, and joins them into one `Profile` a state; nothing else reads data."""

from factsheet.sources.data_library import Library, open_library

__all__ = ["Library", "open_library"]
