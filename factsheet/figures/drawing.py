"""A figure at its final size together with its words."""

from dataclasses import dataclass

from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Drawing:
    """A matplotlib figure, drawn 1:1: one pixel of its 72 dpi canvas is one point.

    Attributes:
        figure: Bare artists in point coordinates (`IdentityTransform`), origin at the lower left.
        width: In points.
        height: In points.
        alt_text: What the figure says, every value included; never empty.
    """

    figure: Figure
    width: float
    height: float
    alt_text: str

    def __post_init__(self) -> None:
        if not self.alt_text.strip():
            raise ValueError("a drawing needs an alternate text")
