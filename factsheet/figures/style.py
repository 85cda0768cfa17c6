"""What all figures of a sheet share."""

from dataclasses import dataclass

from factsheet.theme import Palette
from factsheet.wording import Wording


@dataclass(frozen=True, slots=True)
class FigureStyle:
    """Type size of labels in points, colours, and the language of fixed words and numbers."""

    type_size: float
    palette: Palette
    wording: Wording
