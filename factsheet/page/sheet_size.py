"""The sheet: its trim size, safe margin and frames, in points."""

from dataclasses import dataclass

from factsheet.geometry import Box, convert_inches


@dataclass(frozen=True, slots=True)
class SheetSize:
    """Trim size and the margin that stays free of ink on all sides; at the foot it may be another one."""

    width: float
    height: float
    safe_margin: float
    foot_margin: float | None = None

    @property
    def frame(self) -> Box:
        """Return the part of the sheet that may be printed on."""
        foot = self.safe_margin if self.foot_margin is None else self.foot_margin
        side, height = self.safe_margin, self.height - self.safe_margin - foot
        return Box(side, foot, self.width - 2 * side, height)


LETTER = SheetSize(convert_inches(8.5), convert_inches(11), convert_inches(0.5))
