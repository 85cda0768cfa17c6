"""Where a file may go, each with the formats of a sheet that are made for it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from factsheet.model.vocabulary import Format


class Destination(StrEnum):
    """Those who take files, by the name that the command line and the files of rules give them."""

    GRANTS_GOV = "grants-gov"
    NIH = "nih"
    HHS_508 = "hhs-508"
    NARA = "nara"
    PRINT = "print"


DESTINATION_TITLES: Mapping[Destination, str] = MappingProxyType(
    {
        Destination.GRANTS_GOV: "Grants.gov",
        Destination.NIH: "applications to the National Institutes of Health",
        Destination.HHS_508: "the Section 508 checklists of HHS",
        Destination.NARA: "the National Archives",
        Destination.PRINT: "print",
    }
)

_EVERY_OTHER = (Format.HANDOUT, Format.GRAY, Format.LARGE)

DESTINATION_FORMATS: Mapping[Destination, tuple[Format, ...]] = MappingProxyType(
    {
        Destination.GRANTS_GOV: (Format.GRANT, *_EVERY_OTHER),
        Destination.NIH: (Format.GRANT,),
        Destination.HHS_508: (*_EVERY_OTHER, Format.GRANT),
        Destination.NARA: (Format.GRANT, *_EVERY_OTHER),
        Destination.PRINT: (*_EVERY_OTHER, Format.GRANT),
    }
)
"""The formats whose sheets can keep each rule that is a must, the best of them first."""
