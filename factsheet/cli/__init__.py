"""The command ``factsheet``: the only place that reads arguments, prints and ends the program."""

from factsheet.cli.root import main

__all__ = ["main"]
