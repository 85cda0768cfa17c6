"""Rules, panels and text that carry no meaning: drawn as artifacts (ISO 32000-1, 14.8.2.2)."""

from collections.abc import Sequence
from itertools import groupby

from factsheet.page.placed import (
    Artifact,
    Disc,
    Panel,
    RepeatedText,
    Rule,
)
from factsheet.pdf.content import Content, parse_color
from factsheet.pdf.object_syntax import format_numbers
from factsheet.pdf.text import write_runs

_RUNNING_HEAD = "<</Type /Pagination /Subtype /Header /Attached [/Top]>>"
CIRCLE_BEND = 4 / 3 * (2**0.5 - 1)  # of the control points of a quarter of a circle, in radii


def draw_artifacts(content: Content, artifacts: Sequence[Artifact]) -> None:
    """Draw all in their order, those of one kind that follow each other in one artifact."""
    for properties, group in groupby(artifacts, key=_tell_kind):
        with content.marked("Artifact", properties):
            for is_text, part in groupby(group, key=lambda artifact: isinstance(artifact, RepeatedText)):
                if is_text:
                    write_runs(content, [each.run for each in part if isinstance(each, RepeatedText)])
                else:
                    _draw_shapes(content, [each for each in part if not isinstance(each, RepeatedText)])


def _tell_kind(artifact: Artifact) -> str:
    """Return the properties of an artifact; ISO 14289-1, 7.8, asks that a running head says what it is."""
    is_running = isinstance(artifact, RepeatedText) and artifact.is_running
    return _RUNNING_HEAD if is_running else "<</Type /Layout>>"


def _draw_shapes(content: Content, shapes: Sequence[Rule | Panel | Disc]) -> None:
    for shape in shapes:
        match shape:
            case Rule():
                content.set_stroke(parse_color(shape.color), shape.weight)
                content.write(
                    f"{format_numbers(shape.x0, shape.y0)} m {format_numbers(shape.x1, shape.y1)} l S"
                )
            case Panel():
                draw_panel(content, shape)
            case Disc():
                _draw_disc(content, shape)


def _draw_disc(content: Content, disc: Disc) -> None:
    """Draw a circle as four curves."""
    content.set_fill(parse_color(disc.fill))
    content.set_stroke(parse_color(disc.outline), disc.weight)
    reach, bend = disc.radius, disc.radius * CIRCLE_BEND
    x, y = disc.x, disc.y
    curves = (
        (x + reach, y + bend, x + bend, y + reach, x, y + reach),
        (x - bend, y + reach, x - reach, y + bend, x - reach, y),
        (x - reach, y - bend, x - bend, y - reach, x, y - reach),
        (x + bend, y - reach, x + reach, y - bend, x + reach, y),
    )
    path = " ".join(f"{format_numbers(*curve)} c" for curve in curves)
    content.write(f"{format_numbers(x + reach, y)} m {path} b")


def draw_panel(content: Content, panel: Panel) -> None:
    """Draw a rectangle, filled, outlined or both."""
    if panel.fill:
        content.set_fill(parse_color(panel.fill))
    if panel.outline:
        content.set_stroke(parse_color(panel.outline), panel.weight)
    paint = {(True, True): "B", (True, False): "f", (False, True): "S"}.get(
        (bool(panel.fill), bool(panel.outline))
    )
    if paint:
        box = panel.box
        content.write(f"{format_numbers(box.x, box.y, box.width, box.height)} re {paint}")
