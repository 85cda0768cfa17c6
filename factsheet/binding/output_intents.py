"""Output intents (ISO 32000-1, 14.11.5): what the colours of a file mean; one meaning for one file."""

import pikepdf
from pikepdf import Array, Dictionary, Stream


def take_in_intents(pdf: pikepdf.Pdf, theirs: pikepdf.Object | None) -> bool:
    """Take in the output intents of a part where the file that grows has none.

    Returns:
        Whether the colours of the part still mean what they meant: false where the two are of different
        kinds, such as a report for four inks and a sheet for screens.
    """
    mine = pdf.Root.get("/OutputIntents")
    if not isinstance(theirs, Array) or not len(theirs):
        return True
    if not isinstance(mine, Array) or not len(mine):
        pdf.Root.OutputIntents = theirs
        return True
    return _count_channels(mine) == _count_channels(theirs)


def _count_channels(intents: pikepdf.Object) -> int:
    """Return how many channels the first colour profile has, 0 where none is told."""
    for intent in intents:
        profile = intent.get("/DestOutputProfile") if isinstance(intent, Dictionary) else None
        if isinstance(profile, Stream):
            return int(profile.get("/N", 0))
    return 0
