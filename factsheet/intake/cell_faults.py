"""What cells of staff's tables hold and may not: unknown sources and periods, characters without a glyph."""

from collections.abc import Collection, Iterable

from pydantic import ValidationError

from factsheet.errors import Fault, FormCode
from factsheet.intake.submission import Submission
from factsheet.intake.table_reader import FilledRow
from factsheet.model import Period
from factsheet.reading.quoting import list_allowed_words, quote_value
from factsheet.reading.yaml_values import Plain
from factsheet.staff_tables.period_cells import NAMED_ALLOWED, PART_ALLOWED, build_period
from factsheet.staff_tables.table_schemas import SOURCES, Topic
from factsheet.typesetting.glyph_coverage import GLYPHS_ALLOWED, describe_missing_glyphs

_SOURCE, _PERIOD, _YEAR = "source", "period", "year"


def list_rows(submission: Submission) -> list[FilledRow]:
    """Return all rows of all tables, those with a fault too."""
    return [row for table in submission.tables for row in (*table.rows, *table.broken)]


def find_font_faults(rows: Iterable[FilledRow]) -> list[Fault]:
    """Return a fault for each cell with characters that the font of the sheets does not have."""
    return [
        row.fault(name, GLYPHS_ALLOWED, found=missing, code=FormCode.GLYPH)
        for row in rows
        for name in row.values
        if (missing := describe_missing_glyphs(row.text(name)))
    ]


def find_period_faults(rows: Iterable[FilledRow]) -> list[Fault]:
    """Return a fault for each period that no sheet could be drawn with."""
    return [
        row.fault(_PERIOD, NAMED_ALLOWED)
        for row in rows
        if _PERIOD in row.values and not _is_period(build_period(row.values[_PERIOD]))
    ]


def find_year_faults(rows: Iterable[FilledRow]) -> list[Fault]:
    """Return a fault for each year or part of one that the table of counts by county cannot hold."""
    return [
        row.fault(_YEAR, PART_ALLOWED)
        for row in rows
        if _YEAR in row.values and not _is_period(row.values[_YEAR])
    ]


def find_source_faults(rows: Iterable[FilledRow], known: Collection[str]) -> list[Fault]:
    """Return a fault for each source that there is not: no file has it, nor a sheet of the same file."""
    faults = []
    for row in rows:
        key = row.text(_SOURCE)
        if key and key not in known:
            written = row.raw.rows[row.index][row.places[_SOURCE]]
            allowed = (
                f"a key of sources.yaml: {list_allowed_words(known, near=key)}; or enter it in the sheet "
                f"{SOURCES.sheet} with publisher and title, and bring in the workbook with --as {Topic.ALL}"
            )
            faults.append(row.fault(_SOURCE, allowed, found=quote_value(written), code=FormCode.SOURCE))
    return faults


def _is_period(value: Plain) -> bool:
    try:
        Period.model_validate(value)
    except ValidationError:
        return False
    return True
