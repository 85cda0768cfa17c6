"""Drawings that are given again while what they show stays the same."""

from factsheet.figures.drawing import Drawing
from factsheet.figures.kept_drawings import keep_drawings


def test_a_drawing_is_made_anew_for_other_values_and_only_the_latest_are_kept() -> None:
    made: list[int] = []

    @keep_drawings(2)
    def draw(shown: list[int], *, width: float) -> Drawing:
        made.append(shown[0])
        return Drawing((), (), width, 1.0)

    first = draw([1], width=5.0)
    assert draw([1], width=5.0) is first
    assert draw([1], width=6.0) is not first
    assert draw([1], width=5.0) is first
    draw([2], width=5.0)
    assert draw([1], width=5.0) is not first
    assert made == [1, 1, 2, 1]
