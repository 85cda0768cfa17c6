"""How a sheet came to fit, as the layout finds and the batch reports it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class LeftOut(StrEnum):
    """Why a sheet does not print what the data hold; the value is said in reports."""

    NO_ROOM = "no room"
    CHOSEN = "left out by choice"
    LOOKS = "no place for it on the sheet"
    SHADE = "shades on the map alone"
    COLUMN = "columns alone"


@dataclass(frozen=True, slots=True)
class SheetFit:
    """What the ladder did to make a sheet fit.

    Attributes:
        step: Name of the ladder's step.
        type_size: Of running text, in points.
        fill: Share of the last page's height that is filled, 0 to 1.
        pages: How many there are.
        extras: Blocks taken in because there was room.
        shortened: How many entries each shortened list does not print, by its path in the profile file.
        left_out: Blocks and lists of the data that are not printed at all.
        reasons: Why each of these is not printed, or not whole.
    """

    step: str
    type_size: float
    fill: float
    pages: int
    extras: tuple[str, ...]
    shortened: Mapping[str, int]
    left_out: tuple[str, ...]
    reasons: Mapping[str, str]
