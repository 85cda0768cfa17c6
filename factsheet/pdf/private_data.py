"""What the program keeps in a file for itself: page-piece dictionaries (ISO 32000-1, 14.5).

From it a sheet can be drawn again, in every format: also where nothing may be attached. The data of the sheet
are the very stream of the attachment where there is one. The digest tells that somebody changed them later,
also where the page would look the same. The inputs are digests of all that the sheet was drawn from.
"""

from factsheet.digests import make_digest
from factsheet.embedded_data import PrivateData
from factsheet.pdf.archival import ArchivalDocument
from factsheet.pdf.object_syntax import format_dictionary, format_string
from factsheet.version import PRODUCER


def keep_private_data(
    document: ArchivalDocument, data: PrivateData, attached: str | None, *, date: str
) -> None:
    """Put data of the program's own into the catalog.

    Args:
        document: The document to keep them.
        data: What is kept.
        attached: The stream of the attachment that has `data.profile` already, if there is one.
        date: The file's date, as in ISO 32000-1, 7.9.4.
    """
    private = {
        "Profile": attached or document.add_stream(data.profile, {}),
        "Drawing": document.add_stream(data.drawing, {}),
        "Digest": format_string(make_digest(data.profile + data.drawing)),
        "Inputs": format_dictionary(
            {name: format_string(part) for name, part in data.inputs.to_dict().items()}
        ),
    }
    piece = {"LastModified": format_string(date), "Private": format_dictionary(private)}
    document.set_catalog({"PieceInfo": format_dictionary({PRODUCER: format_dictionary(piece)})})
