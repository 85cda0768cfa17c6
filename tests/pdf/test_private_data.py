"""What the program keeps in a file for itself."""

from io import BytesIO

import pikepdf

from factsheet.embedded_data import Attachment, PrivateData
from factsheet.embedded_data.sheet_inputs import SheetInputs
from factsheet.pdf.document import write_document
from tests.conformance import page_faults
from tests.pdf.builders import a_document, a_full_page

DATA = Attachment("ma.json", b'{"state": "MA"}', "application/json", "The data", "Source")
INPUTS = SheetInputs("d1", "d2", "s3", "f4", "w5", "PDF/UA-1")
PRIVATE = PrivateData("ma.json", DATA.content, b'{"lang": "es"}', INPUTS)


def written(*attachments: Attachment, private: PrivateData | None = PRIVATE) -> bytes:
    return write_document(a_document(a_full_page(), attachments=attachments, private=private))


def test_it_is_kept_without_an_attachment_and_the_file_conforms() -> None:
    pdf = written()
    assert page_faults(pdf) == []
    with pikepdf.open(BytesIO(pdf)) as opened:
        piece = opened.Root.PieceInfo.factsheet
        assert str(piece.LastModified).startswith("D:")
        streams = [piece.Private[key] for key in ("/Profile", "/Drawing")]
        assert [stream.read_bytes() for stream in streams] == [PRIVATE.profile, PRIVATE.drawing]
        inputs = {key.removeprefix("/"): str(value) for key, value in piece.Private.Inputs.items()}
        assert inputs == INPUTS.to_dict()
        assert "/Names" not in opened.Root


def test_the_data_of_an_attachment_are_not_written_twice() -> None:
    pdf = written(DATA)
    assert page_faults(pdf) == []
    with pikepdf.open(BytesIO(pdf)) as opened:
        attached = opened.Root.AF[0].EF.F
        assert opened.Root.PieceInfo.factsheet.Private.Profile.objgen == attached.objgen
        assert attached.read_bytes() == DATA.content


def test_a_document_without_private_data_has_no_page_pieces() -> None:
    with pikepdf.open(BytesIO(written(private=None))) as opened:
        assert "/PieceInfo" not in opened.Root
