"""The data that a sheet carries, and the code in its footer that stands for them."""

from factsheet.embedded_data.embedded_files import (
    Attachment,
    PrivateData,
    SheetContents,
    make_attachments,
    make_sheet_contents,
    make_verification_code,
    name_county_file,
)

__all__ = [
    "Attachment",
    "PrivateData",
    "SheetContents",
    "make_attachments",
    "make_sheet_contents",
    "make_verification_code",
    "name_county_file",
]
