"""Runs of text as text objects (ISO 32000-1, 9.4)."""

from collections.abc import Iterable

from factsheet.pdf.content import Content, parse_color
from factsheet.pdf.object_syntax import format_number
from factsheet.typesetting.text_run import Run

_GRID = 100  # places are whole hundredths of a point, so that relative moves add up without drift


def write_runs(content: Content, runs: Iterable[Run]) -> None:
    """Write the runs in one text object; a space at the end of a run is kept for those who read the text."""
    content.write("BT")
    x = y = 0
    for run in runs:
        to_x, to_y = round(run.x * _GRID), round(run.y * _GRID)
        # Ten digits are more than a page has hundredths; so short a number is never written with an exponent.
        content.write(f"{(to_x - x) / _GRID:.10g} {(to_y - y) / _GRID:.10g} Td")
        x, y = to_x, to_y
        content.set_fill(parse_color(run.color))
        content.set_state("Tc", format_number(run.tracking, 3))
        content.show_text(run.text, run.face, run.size)
    content.write("ET")
