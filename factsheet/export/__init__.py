"""Gives figures out to be filled in: workbooks, profile files to begin with, a copy of the shipped data."""
