"""A file that is not the sheet that its name says is never put in place."""

from dataclasses import replace
from pathlib import Path

import pytest

from factsheet.batch.order import Order
from factsheet.batch.report import SheetStatus
from factsheet.batch.run import build_sheets
from factsheet.batch.sheet_identity import ExpectedSheet, expect_sheet, refuse_other_sheet
from factsheet.batch.sheet_task import draw_state
from factsheet.batch.state_drawing import DrawnState
from factsheet.disclosure import protect_profile
from factsheet.errors import OutputError
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format, Standard
from factsheet.sources.data_library import open_library
from tests.sheets.drawn import draw, profile_of, sheet_of

ALLOWED = "a sheet of its own state; draw it again, and report this line: it is a fault of the program"


def expected(usps: str, options: SheetOptions = SheetOptions()) -> ExpectedSheet:  # noqa: B008 - frozen
    return expect_sheet(protect_profile(profile_of(usps)).profile, options, None)


@pytest.mark.parametrize(
    ("usps", "options"),
    [
        ("MP", SheetOptions()),
        ("DC", SheetOptions(Format.LARGE, "es")),
        ("NC", SheetOptions(lang="es")),
        ("VI", SheetOptions(Format.GRANT)),
        ("MA", SheetOptions(Format.GRAY)),
        ("MA", SheetOptions(Format.GRANT, standard=Standard.PDF20)),
    ],
)
def test_each_sheet_is_taken_as_what_it_is(usps: str, options: SheetOptions) -> None:
    content = draw(profile_of(usps), options).content
    refuse_other_sheet(content, expected(usps, options), "sheet.pdf")
    assert faults_of(content, replace(expected(usps, options), usps="ZZ"))


def faults_of(content: bytes, wanted: ExpectedSheet) -> list[str]:
    with pytest.raises(OutputError) as refused:
        refuse_other_sheet(content, wanted, "gu.pdf")
    return [str(fault) for fault in refused.value.faults]


def test_another_state_s_sheet_is_refused_by_each_thing_that_names_it() -> None:
    assert faults_of(sheet_of("GU").content, expected("MP")) == [
        f"gu.pdf:1: {field}: found {text!r}; allowed: {ALLOWED}"
        for field, text in (
            ("title", "Guam: Efforts to Combat Human Trafficking"),
            ("heading", "Guam: Efforts to Combat Human Trafficking"),
            ("data", "GU 2023"),
            ("attachment", "gu_trafficking_2023.json gu_trafficking_2023_counties.csv"),
        )
    ]


def test_a_file_by_other_standards_is_refused() -> None:
    other = expected("GU", SheetOptions(standard=Standard.PDF20))
    assert faults_of(sheet_of("GU").content, other) == [f"gu.pdf:1: version: found '1.7'; allowed: {ALLOWED}"]


def test_another_edition_and_another_language_are_refused() -> None:
    content = sheet_of("GU").content
    assert "data" in faults_of(content, replace(expected("GU"), edition=2024))[0]
    assert "language" in faults_of(content, expected("GU", SheetOptions(lang="es")))[0]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"GIF89a"])
def test_what_is_no_sheet_is_refused(content: bytes) -> None:
    with pytest.raises(OutputError):
        refuse_other_sheet(content, expected("GU"), "gu.pdf")


def test_a_mixed_up_batch_writes_nothing_of_what_is_mixed_up(tmp_path: Path) -> None:
    """As if two processes had taken each other's name."""

    def mix_up(plans: object) -> list[DrawnState]:
        assert hasattr(plans, "__iter__")
        taken = [plan for plan in plans if plan.task]
        drawn = [draw_state(plan.task) for plan in taken]
        swapped = [
            tuple(replace(sheet, name=own.name) for sheet, own in zip(other, mine, strict=True))
            for other, mine in zip(reversed(drawn), drawn, strict=True)
        ]
        return list(zip(taken, swapped, strict=True))

    order = Order(output=tmp_path, has_gallery=False)
    report = build_sheets(
        open_library(), ("GU", "MP"), order, draw=lambda plans: (pair for pair in mix_up(plans))
    )
    assert [result.status for result in report.sheets] == [SheetStatus.FAILED] * 2
    assert sorted(path.name for path in tmp_path.iterdir()) == []
