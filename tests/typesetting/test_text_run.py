"""Text that stands alone: its width is that of its letters, its end is kept for those who read it."""

from factsheet.typesetting.faces import Face, measure_text
from factsheet.typesetting.text_run import Run, set_run
from factsheet.typesetting.text_style import TextStyle


def test_a_text_that_stands_alone_ends_in_a_space_that_takes_no_room() -> None:
    style = TextStyle(Face.SEMIBOLD, 9, 10, "#102030")
    width = measure_text("Suffolk", Face.SEMIBOLD, 9)
    assert set_run("Suffolk", 1, 2, style) == Run("Suffolk ", 1, 2, width, Face.SEMIBOLD, 9, "#102030")


def test_tracking_makes_a_text_wider() -> None:
    run = set_run("LAWS", 0, 0, TextStyle(Face.BOLD, 9, 10, "#102030", tracking=0.5))
    assert run.width == measure_text("LAWS", Face.BOLD, 9) + 4 * 0.5
    assert run.tracking == 0.5
