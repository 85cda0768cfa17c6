"""What of the type the fit may change; all styles follow from it (`page.styles`)."""

from dataclasses import dataclass

from factsheet.theme import MIN_TYPE_SIZE


@dataclass(frozen=True, slots=True)
class TypeScale:
    """The type that the fit may change.

    Attributes:
        body: Type size of running text in points, 8.2 to 10.5 on a handout.
        leading: Leading of running text as a multiple of its size.
        floor: Smallest type size of any text, in points.
        note_leading: Leading of notes as a multiple of their size.
    """

    body: float
    leading: float
    floor: float = MIN_TYPE_SIZE
    note_leading: float = 1.195
