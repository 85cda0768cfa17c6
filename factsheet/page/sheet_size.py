"""The sheet: its trim size, safe margin and frames, in points."""

from dataclasses import dataclass

from factsheet.geometry import Box, convert_inches


@dataclass(frozen=True, slots=True)
class SheetSize:
    """Trim size and the margin that stays free of ink on all sides."""

    width: float
    height: float
    safe_margin: float

    @property
    def frame(self) -> Box:
        """Return the part of the sheet that may be printed on."""
        return Box(0, 0, self.width, self.height).inset(self.safe_margin)


LETTER = SheetSize(convert_inches(8.5), convert_inches(11), convert_inches(0.5))
