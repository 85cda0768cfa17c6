"""Characters that the sheet's font lacks, found before anything is drawn."""

from collections.abc import Iterator

from factsheet.characters import find_unprintable, is_visible
from factsheet.errors import Fault, FormCode
from factsheet.fields import MOST_TEXT
from factsheet.reading.csv_rows import Row
from factsheet.reading.origins import walk_texts
from factsheet.reading.yaml_values import YamlFile
from factsheet.typesetting.glyph_coverage import GLYPHS_ALLOWED, describe_missing_glyphs


def find_glyph_faults(file: YamlFile) -> Iterator[Fault]:
    """Yield a fault for each text of the file that holds a character without a glyph, if it is plain text."""
    for path, text in walk_texts(file.value):
        if not find_unprintable(text) and (found := describe_missing_glyphs(text)):
            line, field = file.line_of(path), path or "file"
            yield Fault(file.name, line, field, found, GLYPHS_ALLOWED, code=FormCode.GLYPH)


def find_name_faults(row: Row, column: str) -> Iterator[Fault]:
    """Yield what keeps a cell from being printed as a name: nothing to see, or characters without a glyph."""
    name = row[column]
    if not is_visible(name) or len(name) > MOST_TEXT:
        yield row.fault(column, f"a name of 1 to {MOST_TEXT} characters")
    elif found := describe_missing_glyphs(name):
        yield row.fault(column, GLYPHS_ALLOWED, found=found, code=FormCode.GLYPH)
