"""The data of sheets as files, from which the same sheets are drawn again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from factsheet import resources
from factsheet.batch.order import Order
from factsheet.batch.run import build_sheets
from factsheet.checks import Limits
from factsheet.checks.state import check_state
from factsheet.disclosure import protect_profile
from factsheet.disclosure.national_cover import NationalCover
from factsheet.errors import DataError, OutputError
from factsheet.layout import draw_sheet
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format, Standard
from factsheet.pdf.carried_data import read_carried_data
from factsheet.reading.yaml_values import copy_mapping, parse_yaml
from factsheet.sources.data_library import Library, open_library
from factsheet.sources.nation_set import NationSet
from factsheet.verification.extraction import ExtractedSheet, extract_sheet, write_sheets
from factsheet.wording.language import find_own_language
from tests.cli.runs import change, copy_data
from tests.sheets.drawn import STATES, draw, library, profile_of, sheet_of

BARNSTABLE = "Barnstable County,2019-2023,27,"
OWN_WORDS = "texts:\n  glance:\n    heading: IN SHORT\n"


def extracted(content: bytes, name: str = "sheet.pdf") -> ExtractedSheet:
    return extract_sheet(read_carried_data(content, name), library().geography)


def drawn_again(folder: Path, usps: str, options: SheetOptions = SheetOptions()) -> bytes:  # noqa: B008 - frozen
    """Return the sheet that a folder of data gives, through the batch as the command draws it."""
    report = build_sheets(open_library(folder), [usps], Order(folder, folder / "out", (options,)))
    (result,) = report.sheets
    assert result.faults == ()
    assert result.path is not None
    return result.path.read_bytes()


def drawn_from(own: Library, usps: str, options: SheetOptions) -> bytes:
    safe = protect_profile(own.profile(usps)).profile
    words = find_own_language(options.lang, own.wording_folder)
    return draw_sheet(safe, options, own_words=words, theme=own.theme).content


@pytest.mark.parametrize("usps", ["MA", "GU"])
@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("lang", ["en", "es"])
def test_each_format_is_drawn_again_byte_by_byte(usps: str, form: Format, lang: str, tmp_path: Path) -> None:
    options = SheetOptions(form, lang)
    content = draw(profile_of(usps), options).content
    write_sheets(tmp_path, [extracted(content)], force=False)
    assert drawn_again(tmp_path, usps, options) == content


@pytest.mark.slow
def test_all_sheets_are_drawn_again_byte_by_byte(tmp_path: Path) -> None:
    sheets = [extracted(sheet_of(usps).content, usps) for usps in STATES]
    write_sheets(tmp_path, sheets, force=False)
    report = build_sheets(open_library(tmp_path), STATES, Order(tmp_path, tmp_path / "out"))
    assert report.faults == ()
    again = {result.usps: result.path.read_bytes() for result in report.sheets if result.path}
    assert [usps for usps in STATES if again[usps] != sheet_of(usps).content] == []


@pytest.mark.parametrize("form", [Format.HANDOUT, Format.GRANT])
def test_a_made_up_place_with_logo_theme_and_shapes_is_drawn_again(form: Format, tmp_path: Path) -> None:
    own, options = open_library(resources.DATA / "sample"), SheetOptions(form, "en", has_back=True)
    content = drawn_from(own, "ZZ", options)
    sheet = extracted(content)
    assert {Path(name).name for name in sheet.files} >= {"zz.yaml", "zz_logo.json", "zz_shapes.json"}
    write_sheets(tmp_path, [sheet], force=False)
    assert drawn_again(tmp_path, "ZZ", options) == content


@pytest.mark.parametrize(("lang", "name"), [("en", "en.yaml"), ("fr", "fr.yaml")])
def test_words_of_the_users_own_travel(lang: str, name: str, tmp_path: Path) -> None:
    data = copy_data(tmp_path, "GU")
    (data / "wording").mkdir()
    shipped = (resources.DATA / "wording" / "en.yaml").read_text(encoding="utf-8")
    words = OWN_WORDS if lang == "en" else shipped.replace("language: en-US", "language: fr-FR")
    (data / "wording" / name).write_text(words, encoding="utf-8")
    options = SheetOptions(lang=lang)
    content = drawn_from(open_library(data), "GU", options)
    sheet = extracted(content)
    assert f"wording/{name}" in sheet.files
    write_sheets(tmp_path / "x", [sheet], force=False)
    assert drawn_again(tmp_path / "x", "GU", options) == content


def test_options_that_draw_the_same_are_told() -> None:
    options = SheetOptions(Format.GRAY, "es", has_back=True)
    assert (
        extracted(draw(profile_of("GU"), options).content).options == "--format gray --lang es --allow-back"
    )
    assert extracted(sheet_of("GU").content).options == ""
    newer = extracted(draw(profile_of("GU"), SheetOptions(standard=Standard.PDF20)).content)
    assert newer.options == "--standard pdf20"
    assert newer.files == extracted(sheet_of("GU").content).files


def test_a_draft_stays_one(tmp_path: Path) -> None:
    content = draw(profile_of("GU"), SheetOptions(is_draft=True)).content
    write_sheets(tmp_path, [extracted(content)], force=False)
    assert drawn_again(tmp_path, "GU") == content
    assert (tmp_path / "out" / "gu_trafficking_2023_draft.pdf").is_file()


def test_formats_and_languages_of_a_sheet_have_the_same_files() -> None:
    handout, grant = (extracted(draw(profile_of("MA"), SheetOptions(form, lang)).content) for form, lang in (
        (Format.HANDOUT, "en"), (Format.GRANT, "es")
    ))  # fmt: skip
    assert handout.files == grant.files
    assert sorted(handout.files) == ["carried/ma.yaml", "carried/ma_counties.csv"]


def test_counts_by_county_are_those_of_the_attachment() -> None:
    table = extracted(sheet_of("MA").content).files["carried/ma_counties.csv"].decode().splitlines()
    assert table[:2] == ["fips,county,period,count,note", "25001,Barnstable County,2019-2023,26,"]
    profile = parse_yaml(extracted(sheet_of("MA").content).files["carried/ma.yaml"].decode(), "ma.yaml")
    assert set(copy_mapping(copy_mapping(profile.value)["counties"])) == {"period", "source", "empty_years"}


def test_a_count_that_somebody_changes_is_drawn(tmp_path: Path) -> None:
    write_sheets(tmp_path, [extracted(sheet_of("MA").content)], force=False)
    change(
        tmp_path / "carried" / "ma_counties.csv",
        "Barnstable County,2019-2023,26,",
        "Barnstable County,2019-2023,27,",
    )
    again = extracted(drawn_again(tmp_path, "MA"))
    assert BARNSTABLE in again.files["carried/ma_counties.csv"].decode()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "2019-2023,26,",
            "2019-2023,,",
            "carried/ma_counties.csv:2: count: found nothing; "
            "allowed: a whole number under 'count', or words such as 'not shown' under 'note'",
        ),
        (
            "2019-2023,26,",
            "2019-2023,x,",
            "carried/ma_counties.csv:2: count: found 'x'; "
            "allowed: a whole number under 'count', or words such as 'not shown' under 'note'",
        ),
        (
            "25001,",
            "25003,",
            "carried/ma_counties.csv:3: fips: found '25003'; allowed: each county once",
        ),
        (
            "25001,",
            "25999,",
            "carried/ma.yaml:1: counties.cells: found a count of 25999; "
            "allowed: one count for each county of the shapes",
        ),
    ],
)
def test_what_does_not_fit_in_a_table_is_told(old: str, new: str, message: str, tmp_path: Path) -> None:
    write_sheets(tmp_path, [extracted(sheet_of("MA").content)], force=False)
    change(tmp_path / "carried" / "ma_counties.csv", old, new)
    with pytest.raises(DataError) as raised:
        open_library(tmp_path).profile("MA")
    lines = str(raised.value).replace(f"{tmp_path}/", "").splitlines()
    assert message in [re_line(line) for line in lines]


def re_line(line: str) -> str:
    """Return a message of the YAML file as if it stood in its first line."""
    head, _, rest = line.partition(": ")
    return f"carried/ma.yaml:1: {rest}" if head.startswith("carried/ma.yaml:") else line


def test_data_under_the_name_of_another_state_are_refused(tmp_path: Path) -> None:
    write_sheets(tmp_path, [extracted(sheet_of("GU").content)], force=False)
    (tmp_path / "carried" / "gu.yaml").rename(tmp_path / "carried" / "ak.yaml")
    (tmp_path / "carried" / "gu_counties.csv").rename(tmp_path / "carried" / "ak_counties.csv")
    with pytest.raises(
        DataError, match=r"jurisdiction.usps: found 'GU'; allowed: 'AK', as the file is named"
    ):
        open_library(tmp_path).profile("AK")


def test_a_folder_in_place_of_a_file_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "carried" / "gu.yaml").mkdir(parents=True)
    with pytest.raises(OutputError, match="found other data than those of"):
        write_sheets(tmp_path, [extracted(sheet_of("GU").content)], force=False)


def test_a_file_of_one_state_that_is_broken_stops_no_other(tmp_path: Path) -> None:
    write_sheets(tmp_path, [extracted(sheet_of("GU").content)], force=False)
    (tmp_path / "carried" / "zz.yaml").write_text("x: 1\n", encoding="utf-8")
    assert drawn_again(tmp_path, "GU") == sheet_of("GU").content


def test_what_a_sheet_carried_can_be_the_edition_before(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "GU")
    write_sheets(data / "previous", [extracted(sheet_of("GU").content)], force=False)
    before = open_library(data).profile_before("GU")
    assert before is not None
    assert before.edition == 2023


def test_a_logo_that_is_no_json_is_told(tmp_path: Path) -> None:
    write_sheets(tmp_path, [extracted(sheet_of("MA").content)], force=False)
    (tmp_path / "carried" / "ma_logo.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataError) as raised:
        open_library(tmp_path).profile("MA")
    assert str(raised.value) == (
        f"{tmp_path}/carried/ma_logo.json:1: file: found another form; "
        "allowed: JSON as 'factsheet extract' writes it"
    )


def other_editions() -> Iterator[ExtractedSheet]:
    yield extracted(sheet_of("MA").content, "new.pdf")
    yield extracted(draw(replace(profile_of("MA"), edition=2022)).content, "old.pdf")


def test_two_editions_of_a_sheet_have_no_place_in_one_folder(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as raised:
        write_sheets(tmp_path / "x", other_editions(), force=False)
    assert str(raised.value) == (
        f"old.pdf:1: data: found other data for {tmp_path}/x/carried/ma.yaml than those of new.pdf; "
        "allowed: sheets of one edition and version"
    )
    assert not (tmp_path / "x").exists()


def test_of_a_draft_and_the_final_sheet_the_final_one_is_taken(tmp_path: Path) -> None:
    draft = extracted(draw(profile_of("GU"), SheetOptions(is_draft=True)).content, "draft.pdf")
    write_sheets(tmp_path, [draft, extracted(sheet_of("GU").content)], force=False)
    assert drawn_again(tmp_path, "GU") == sheet_of("GU").content


def test_other_data_are_not_replaced_without_a_word(tmp_path: Path) -> None:
    new, old = other_editions()
    write_sheets(tmp_path, [old], force=False)
    before = (tmp_path / "carried" / "ma.yaml").read_bytes()
    with pytest.raises(OutputError) as raised:
        write_sheets(tmp_path, [new], force=False)
    assert str(raised.value) == (
        f"{tmp_path}/carried/ma.yaml:1: file: found other data than those of new.pdf; "
        "allowed: the same data, another folder as --output, or --force to replace them"
    )
    assert (tmp_path / "carried" / "ma.yaml").read_bytes() == before
    write_sheets(tmp_path, [new], force=True)
    assert (tmp_path / "carried" / "ma.yaml").read_bytes() == new.files["carried/ma.yaml"]


def test_a_profile_stands_in_place_of_what_a_sheet_carried(tmp_path: Path) -> None:
    data = copy_data(tmp_path, "GU")
    write_sheets(data, [extracted(sheet_of("GU").content)], force=False)
    own = open_library(data)
    assert own.has_profile("GU")
    assert not own.is_carried("GU")
    assert own.profile("GU").origins["state"].file.endswith("gu.yaml")


def test_a_count_that_other_sheets_need_hidden_is_not_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a sheet carries was hidden without the tables of the folder in view."""
    write_sheets(tmp_path, [extracted(sheet_of("MA").content)], force=False)
    cover = NationalCover({"MA": frozenset({"calls"})}, {})
    monkeypatch.setattr(NationSet, "cover", cover)
    checked = check_state(open_library(tmp_path), "MA", Limits())
    assert checked.profile is None
    assert [str(fault).replace(f"{tmp_path}/", "") for fault in checked.errors] == [
        "carried/ma.yaml:1: calls: found a count from which, with the sheets of the other states, one that "
        "they hide can be worked out; allowed: this sheet in a folder of its own, or a profile of the state"
    ]
