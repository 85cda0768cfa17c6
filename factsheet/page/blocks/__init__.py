"""The blocks of a sheet, one module a part of the page."""
