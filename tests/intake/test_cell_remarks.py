"""What was said of a file as a whole, as it stands below the name of the file."""

import pytest

from factsheet.intake.cell_remarks import sort_remarks


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("DIR/a.xlsx:2: Not placed!A2: row left out", "Not placed!A2: row left out"),
        ("DIR/a.xlsx:7: cases: row left out", "line 7: cases: row left out"),
        ("DIR/a.xlsx: sheet 'Laws': it has no rows", "sheet 'Laws': it has no rows"),
        ("profiles/ma.yaml:3: figures: rounded", "profiles/ma.yaml:3: figures: rounded"),
    ],
)
def test_notes_leave_out_the_name_that_stands_above_them(note: str, told: str) -> None:
    assert sort_remarks((), (), [note], "DIR/a.xlsx").other_notes == (told,)
