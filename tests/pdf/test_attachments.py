"""Files that travel inside a sheet."""

import pytest

from factsheet.embedded_data import Attachment
from factsheet.pdf.document import write_document
from tests.pdf.builders import a_document, opened, some_attachments


def test_attached_files_come_out_as_they_went_in() -> None:
    with opened(a_document(attachments=some_attachments())) as pdf:
        found = {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()}
    assert found == {"ma_counties.csv": b"county,offenses\nSuffolk,51\n", "ma.yaml": b"state: MA\n"}


def test_each_file_says_what_it_is() -> None:
    with opened(a_document(attachments=some_attachments())) as pdf:
        told = [
            (
                str(file.UF),
                str(file.AFRelationship),
                str(file.EF.F.Subtype),
                str(file.Desc),
                str(file.EF.F.Params.ModDate),
            )
            for file in pdf.Root.AF
        ]
    date = "D:20230101000000+00'00'"
    assert told == [
        ("ma_counties.csv", "/Data", "/text/csv", "County table", date),
        ("ma.yaml", "/Source", "/application/yaml", "The sheet's data", date),
    ]


def test_names_stand_in_order() -> None:
    with opened(a_document(attachments=some_attachments())) as pdf:
        names = [str(name) for name in list(pdf.Root.Names.EmbeddedFiles.Names)[::2]]
    assert names == sorted(names)


def test_without_files_there_is_no_place_for_them() -> None:
    with opened(a_document()) as pdf:
        assert "/AF" not in pdf.Root
        assert "/Names" not in pdf.Root


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^attachments share a name: ma_counties\.csv, ma_counties\.csv$"):
        write_document(a_document(attachments=(some_attachments()[0],) * 2))


def test_an_unknown_relationship_is_refused() -> None:
    attachment = Attachment("a.csv", b"a\n", "text/csv", "Table", "Friend")
    with pytest.raises(ValueError, match=r"^attachment a\.csv: unknown relationship 'Friend'$"):
        write_document(a_document(attachments=(attachment,)))
