"""The attached files and the code in the footer: made from what is printed, and from nothing else."""

from dataclasses import replace

import pytest

from factsheet.embedded_data import Attachment, make_attachments, make_verification_code
from factsheet.model import Cell, CellMark, Profile
from factsheet.wording import load_wording
from tests.embedded_data.builders import a_full_profile, safe

HEAD = "fips,county,period,count,note"


def files_of(profile: Profile) -> tuple[Attachment, ...]:
    return make_attachments(safe(profile), load_wording("en"))


def test_a_sheet_carries_its_data_and_the_county_table() -> None:
    assert [(file.name, file.media_type, file.relationship) for file in files_of(a_full_profile())] == [
        ("ma_trafficking_2023.json", "application/json", "Source"),
        ("ma_trafficking_2023_counties.csv", "text/csv", "Data"),
        ("ma_trafficking_2023_second_counties.csv", "text/csv", "Data"),
    ]
    alone = replace(a_full_profile(), counties=None, second_counties=None)
    assert [file.media_type for file in files_of(alone)] == ["application/json"]


def test_each_table_says_which_map_it_is_of() -> None:
    assert [file.description for file in files_of(a_full_profile())] == [
        "The data this sheet was drawn from",
        "Records by county, as drawn on the map",
        "Records by county, as drawn on the second map",
    ]


def test_the_table_of_the_second_map_tells_its_own_period_and_what_nobody_knows() -> None:
    rows = files_of(a_full_profile())[2].content.decode().splitlines()
    assert rows[:3] == [
        HEAD,
        "25001,Barnstable County,2024 Q1,40,",
        "25003,Berkshire County,2024 Q1,,no data",
    ]
    assert len(rows) == 1 + 14


def test_the_county_table_has_a_note_where_a_count_is_not_shown() -> None:
    rows = files_of(a_full_profile())[1].content.decode().splitlines()
    assert rows[:6] == [
        HEAD,
        "25001,Barnstable County,2019-2023,,not shown",
        "25003,Berkshire County,2019-2023,,not shown",
        "25005,Bristol County,2019-2023,,not shown",
        "25007,Dukes County,2019-2023,40,",
        "25009,Essex County,2019-2023,0,",
    ]
    assert len(rows) == 1 + 14


@pytest.mark.parametrize(("not_placed", "end"), [(31, "31,"), (CellMark.NOT_SHOWN, ",not shown"), (0, None)])
def test_what_is_in_no_county_has_a_row_of_its_own(not_placed: Cell, end: str | None) -> None:
    profile = a_full_profile()
    assert profile.counties is not None
    counties = replace(profile.counties, not_placed=not_placed)
    rows = files_of(replace(profile, counties=counties, offenses=None))[1].content.decode().splitlines()
    assert rows[15:] == ([] if end is None else [f",not tied to one county,2019-2023,{end}"])


def code_of(profile: Profile) -> str:
    return make_verification_code(safe(profile))


def test_the_code_stands_for_what_is_printed_alone() -> None:
    one, other = a_full_profile(), a_full_profile((5, 5), secret="another")
    assert [file.content for file in files_of(one)] == [file.content for file in files_of(other)]
    assert code_of(one) == code_of(other)


def test_the_code_changes_with_what_is_printed() -> None:
    profile = a_full_profile()
    others = (replace(profile, publisher="Another office"), replace(profile, version=profile.version + 1))
    assert len({code_of(profile), *map(code_of, others)}) == 3


def test_a_draft_has_the_code_of_the_final_sheet() -> None:
    assert make_verification_code(safe(a_full_profile()).as_draft()) == code_of(a_full_profile())
