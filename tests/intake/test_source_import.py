"""Sources as staff enter them: publisher and title are enough."""

from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.intake.staff_import import import_tables
from factsheet.intake.submission import read_submission
from factsheet.reading.yaml_values import parse_yaml
from factsheet.sources import open_library
from factsheet.staff_tables.change_set import ChangeSet
from factsheet.staff_tables.table_schemas import Topic
from tests.intake.builders import CAME_FROM, messages
from tests.intake.test_table_import import csv_file


def take(folder: Path, *lines: str) -> ChangeSet:
    submission = read_submission(csv_file(folder, *lines), Topic.SOURCES, has_state=False)
    return import_tables(submission, open_library(folder / "own"), CAME_FROM, None)


def told(folder: Path, *lines: str) -> list[str]:
    with pytest.raises(DataError) as caught:
        take(folder, *lines)
    return messages(caught.value, folder)


def test_publisher_and_title_make_a_source(tmp_path: Path) -> None:
    change_set = take(tmp_path, "publisher,title", "Ohio Attorney General,Annual report")
    (file,) = change_set.files
    assert parse_yaml(file.content.decode(), "").value == {
        "ohio-attorney-general": {"publisher": "Ohio Attorney General", "title": "Annual report"}
    }
    assert [note.replace(str(tmp_path), "DIR") for note in change_set.notes] == [
        "DIR/in.csv:2: publisher: its key is 'ohio-attorney-general'"
    ]
    assert change_set.states == ()


def test_each_field_that_is_filled_in_is_written_and_no_other(tmp_path: Path) -> None:
    head = "Key,Publisher,Title,Cited,Unit,Period,URL,Checked on,Licence,Policy,Notes"
    row = "our-key,P,T,C,persons,2020-2024,https://example.org/,2026-11-20,free,open,none"
    (file,) = take(tmp_path, head, row).files
    assert parse_yaml(file.content.decode(), "").value == {
        "our-key": {
            "publisher": "P",
            "title": "T",
            "cited": "C",
            "unit": "persons",
            "period": "2020-2024",
            "url": "https://example.org/",
            "checked_on": "2026-11-20",
            "licence": "free",
            "policy": "open",
            "notes": "none",
        }
    }


def test_a_shipped_source_is_changed_in_the_fields_that_differ(tmp_path: Path) -> None:
    before = open_library(tmp_path / "own").sources["fbi-offenses"]
    row = f'fbi-offenses,"{before.publisher}","{before.title}",The FBI'
    change_set = take(tmp_path, "key,publisher,title,cited", row)
    assert parse_yaml(change_set.files[0].content.decode(), "").value == {
        "fbi-offenses": {"cited": "The FBI"}
    }
    assert len(change_set.states) == 56  # a source may stand on every sheet


def test_what_is_wrong_with_sources_is_told_together(tmp_path: Path) -> None:
    assert told(
        tmp_path,
        "key,publisher,title,period,url",
        ",Office,A,,",
        ",Office,B,,",
        "x,,C,,",
        "y,☃,D,Q1,www.example.org",
        ",FBI offenses,E,,",
    ) == [
        "DIR/in.csv:3: key: found 'office' again; "
        "allowed: each source once; two of one publisher need keys of their own",
        "DIR/in.csv:4: publisher: found nothing; allowed: a text: the office that publishes the figures; "
        "take the row out if it is a remark",
        "DIR/in.csv:5: period: found 'Q#'; allowed: a year such as 2016, or two with a hyphen such as "
        "2012-2016, from 1990 to 2100",
        "DIR/in.csv:5: url: found 'www.example.org'; "
        "allowed: a link that begins with https:// or mailto:, without spaces: https://www.example.org",
        "DIR/in.csv:5: publisher: found the character '☃' (U+2603); "
        "allowed: characters that the sheet's font has",
        "DIR/in.csv:6: key: found nothing; allowed: a key for this source: small letters, digits and "
        "hyphens; 'fbi-offenses' is the key of another publisher",
    ]
