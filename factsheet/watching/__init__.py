"""Sheets that are drawn anew at each save of a file that they are drawn from."""
