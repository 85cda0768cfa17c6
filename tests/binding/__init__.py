"""Tests of `factsheet.binding`."""
