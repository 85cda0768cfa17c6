"""What is printed is what the data say: each number, name, law and link, and none of a neighbor's."""

import io
from dataclasses import replace

import pikepdf
import pytest

from factsheet.disclosure import protect_profile
from factsheet.layout import name_sheet
from factsheet.model import CellMark, Status
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from tests.sheets.drawn import STATES, draw, profile_of, sheet_of, text_of


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.slow
@pytest.mark.parametrize("usps", STATES)
def test_the_text_holds_each_printed_number_and_name(usps: str) -> None:
    profile, text = profile_of(usps), _plain(text_of(sheet_of(usps).content))
    shortened = sheet_of(usps).fit.shortened
    wanted = [profile.jurisdiction.name, profile.contact.phone]
    for measure in (profile.cases, profile.persons, profile.efforts.agencies):
        wanted += [f"{measure.value:,}"] if measure else []
    if profile.cases_by_year and "cases by year" not in shortened:
        wanted += [f"{value:,}" for value in profile.cases_by_year.values]
    wanted += [_plain(law.citation) for law in profile.laws]
    wanted += [_plain(law.title) for law in profile.laws if law.short_title is None]
    groups = (profile.efforts.collaborations, profile.efforts.resources, profile.efforts.funding)
    wanted += [_plain(effort.name) for group in groups for effort in group]
    for ranking in (profile.venues.sex, profile.venues.labor):
        wanted += ranking.names if ranking else ()
    assert [each for each in wanted if each not in text] == []


@pytest.mark.slow
@pytest.mark.parametrize("usps", STATES)
def test_the_highest_counties_stand_in_the_table(usps: str) -> None:
    profile, text = profile_of(usps), text_of(sheet_of(usps).content)
    counted = [
        cell
        for cell in (profile.counties.cells.values() if profile.counties else ())
        if cell and not isinstance(cell, CellMark)
    ]
    assert [count for count in sorted(counted)[-3:] if f"{count:,}" not in text] == []


def test_counties_with_a_count_are_what_most_states_have() -> None:
    counties = [profile_of(usps).counties for usps in STATES]
    assert sum(any(each.cells.values()) for each in counties if each) > 40


def test_massachusetts_prints_the_figures_of_the_model() -> None:
    text = _plain(text_of(sheet_of("MA").content))
    figures = ("336", "598", "251", "85", "287", "44", "M.G.L. ch. 265 § 26D")
    assert [figure for figure in figures if figure not in text] == []


@pytest.mark.slow
@pytest.mark.parametrize("usps", STATES)
def test_every_link_of_the_data_is_a_link_of_the_sheet(usps: str) -> None:
    profile = profile_of(usps)
    with pikepdf.open(io.BytesIO(sheet_of(usps).content)) as pdf:
        targets = {str(annotation.A.URI) for annotation in pdf.pages[0].get("/Annots", [])}
    wanted = {law.url for law in profile.laws if law.url}
    for group in (profile.efforts.collaborations, profile.efforts.resources, profile.efforts.funding):
        wanted |= {effort.url for effort in group if effort.url}
    assert wanted <= targets
    assert all(target.startswith(("https://", "mailto:")) for target in targets)


def test_two_runs_give_the_same_bytes() -> None:
    assert draw(profile_of("OH")).content == sheet_of("OH").content


@pytest.mark.slow
@pytest.mark.parametrize("usps", STATES)
def test_no_other_jurisdiction_is_named_in_the_title(usps: str) -> None:
    name = profile_of(usps).jurisdiction.name
    with pikepdf.open(io.BytesIO(sheet_of(usps).content)) as pdf:
        assert str(pdf.docinfo["/Title"]) == f"{name}: Efforts to Combat Human Trafficking"


def test_a_draft_is_stamped_on_the_page_and_in_the_metadata() -> None:
    content = draw(profile_of("WY"), SheetOptions(is_draft=True)).content
    assert "DRAFT" in text_of(content)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert "draft" in str(pdf.Root.Metadata.read_bytes())


@pytest.mark.parametrize(
    ("status", "options", "name"),
    [
        (Status.FINAL, SheetOptions(), "wy_trafficking_2023.pdf"),
        (Status.FINAL, SheetOptions(is_draft=True), "wy_trafficking_2023_draft.pdf"),
        (
            Status.FINAL,
            SheetOptions(Format.GRAY, "es", is_draft=True),
            "wy_trafficking_2023_gray_es_draft.pdf",
        ),
        (Status.DRAFT, SheetOptions(), "wy_trafficking_2023_draft.pdf"),
        (Status.ILLUSTRATIVE, SheetOptions(), "wy_trafficking_2023_illustrative.pdf"),
        (Status.SYNTHETIC, SheetOptions(is_draft=True), "wy_trafficking_2023_synthetic.pdf"),
    ],
)
def test_a_sheet_with_a_stamp_never_takes_the_name_of_the_final_one(
    status: Status, options: SheetOptions, name: str
) -> None:
    profile = protect_profile(replace(profile_of("WY"), status=status)).profile
    assert name_sheet(profile, options) == name
