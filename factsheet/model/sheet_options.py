"""What is asked of a sheet: by the command line, by Python programs, of the layout."""

from dataclasses import dataclass

from factsheet.model.vocabulary import Format, Standard
from factsheet.version import VERSION


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """How a sheet is drawn.

    Attributes:
        form: The format.
        lang: Two letters, a wording file.
        is_draft: Stamp the sheet as a draft, unless its profile has another stamp.
        has_back: Whether a handout may continue on a second page.
        standard: The standards that its file keeps.
        program: The version that the sheet names as the one that drew it; one that is drawn again keeps it.
    """

    form: Format = Format.HANDOUT
    lang: str = "en"
    is_draft: bool = False
    has_back: bool = False
    standard: Standard = Standard.PDF17
    program: str = VERSION
