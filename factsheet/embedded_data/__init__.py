"""The data that a sheet carries, and the code in its footer that stands for them."""

from factsheet.embedded_data.comparison_figures import (
    LEAST_BASE,
    BesideNation,
    ComparisonFigures,
    compare_with_nation,
)
from factsheet.embedded_data.embedded_files import Attachment, make_attachments, make_verification_code

__all__ = [
    "LEAST_BASE",
    "Attachment",
    "BesideNation",
    "ComparisonFigures",
    "compare_with_nation",
    "make_attachments",
    "make_verification_code",
]
