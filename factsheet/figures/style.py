"""What all figures of a sheet share."""

from dataclasses import dataclass

from factsheet.theme import Palette
from factsheet.typesetting.faces import Face
from factsheet.typesetting.text_style import TextStyle
from factsheet.wording import Wording


@dataclass(frozen=True, slots=True)
class FigureStyle:
    """Type size of labels in points, colours, and the language of fixed words and numbers."""

    type_size: float
    palette: Palette
    wording: Wording

    def text(self, face: Face, *, leading: float = 1.0) -> TextStyle:
        """Return how a label is set in a face, with its leading in type sizes."""
        return TextStyle(face, self.type_size, leading * self.type_size, self.palette.ink)
