"""Runs of text as text objects (ISO 32000-1, 9.4)."""

from collections.abc import Iterable

from factsheet.pdf.content import Content, format_number, parse_color
from factsheet.typesetting.text_run import Run

_GRID = 100  # places are whole hundredths of a point, so that relative moves add up without drift


def write_runs(content: Content, runs: Iterable[Run]) -> None:
    """Write the runs in one text object; a space at the end of a run is kept for those who read the text."""
    content.write("BT")
    x = y = 0
    for run in runs:
        to_x, to_y = round(run.x * _GRID), round(run.y * _GRID)
        content.write(f"{format_number((to_x - x) / _GRID)} {format_number((to_y - y) / _GRID)} Td")
        x, y = to_x, to_y
        content.set_fill(parse_color(run.color))
        content.set_state("Tc", format_number(run.tracking, 3))
        content.show_text(run.text, run.face, run.size)
    content.write("ET")
