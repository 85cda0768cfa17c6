# ruff: noqa: E501 - a case a line, with its whole message
"""What is told of a data folder as a whole, with the file that is read in place of another."""

from pathlib import Path

import pytest

from factsheet import resources
from factsheet.checks.folder_findings import find_folder_findings
from factsheet.checks.rules import FOLDER_RULES
from factsheet.sources import open_library
from tests.checks.builders import HEAD, YEARS
from tests.sources.builders import a_folder, write

SHIPPED = "; the shipped one is read in its place"
NO_NATION = "until then no sheet compares its state with the nation"


def told(folder: Path) -> list[str]:
    return [str(each).replace(f"{folder}/", "") for each in find_folder_findings(open_library(folder))]


def annual(old: str = "", new: str = "") -> str:
    text = (resources.DATA / "tables" / "hotline_annual.csv").read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new)


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_the_shipped_data_have_no_finding() -> None:
    assert find_folder_findings(open_library()) == ()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("source.yaml", f"found a file that nothing reads; allowed: a name that is read, close to 'sources.yaml'{SHIPPED} [FS501 warning]"),
        ("profiles/ma.yml", "found a second profile of Massachusetts; allowed: one profile a state: 'profiles/ma.yaml' is read, this file is not [FS502 warning]"),
        ("profiles/Ohio.yaml", "found a profile of Ohio, which nothing reads under this name; allowed: the name 'profiles/oh.yaml' [FS501 warning]"),
        ("profiles/zz.yaml", "found a file that nothing reads; allowed: the postal code of a state as name, such as 'profiles/ma.yaml' [FS501 warning]"),
        ("profiles/a.csv", "found a file that nothing reads; allowed: data files and folders, notes such as README.md [FS501 warning]"),
        ("wording/fr.yml", "found a file that nothing reads; allowed: a name that is read, close to 'wording/fr.yaml' [FS501 warning]"),
        ("wording/french.yaml", "found a file that nothing reads; allowed: the tag of a language as name, such as fr.yaml [FS501 warning]"),
        ("numbers.xlsx", "found a file that nothing reads; allowed: data files; the figures of a spreadsheet come in with 'factsheet import table' [FS501 warning]"),
        ("seal.png", "found a file that nothing reads; allowed: a picture that theme.yaml names as the logo's file [FS501 warning]"),
    ],
)  # fmt: skip
def test_a_file_that_nothing_reads_is_told_with_what_is_read(tmp_path: Path, name: str, message: str) -> None:
    a_folder(tmp_path, HEAD)
    write(tmp_path / name, "")
    assert told(tmp_path) == [f"{name}:1: file: {message}"]


def test_a_folder_and_a_link_are_told_as_such(tmp_path: Path) -> None:
    a_folder(tmp_path, HEAD)
    write(tmp_path / "profile" / "oh.yaml", "")
    (tmp_path / "previous").symlink_to(tmp_path / "nowhere")
    assert told(tmp_path) == [
        "previous:1: file: found a link that leads to nothing; allowed: a link to what is there [FS501 warning]",
        "profile:1: file: found a folder that nothing reads; allowed: a name that is read, close to 'profiles', which is there and is read [FS501 warning]",
    ]


@pytest.mark.parametrize(
    ("name", "read"),
    [("federal_laws.yaml", "that of the edition after"), ("sources.yaml", "the shipped one")],
)
def test_what_is_read_in_place_of_a_file_of_the_edition_before_is_told(
    tmp_path: Path, name: str, read: str
) -> None:
    a_folder(tmp_path, HEAD, federal_laws_yaml="[]\n")
    write(tmp_path / "previous" / "profiles" / "ma.yaml", HEAD)
    slip = f"previous/{name[:-5]}s.yaml"
    write(tmp_path / slip, "")
    assert told(tmp_path) == [
        f"{slip}:1: file: found a file that nothing reads; allowed: a name that is read, close to '{name}'; {read} is read in its place [FS501 warning]"
    ]


@pytest.mark.parametrize("name", ["drafts/ma.yaml", "profiles/oh/oh.yaml"])
def test_a_folder_that_nothing_reads_is_told_with_those_that_are_read(tmp_path: Path, name: str) -> None:
    a_folder(tmp_path, HEAD)
    write(tmp_path / name, HEAD)
    folder = name.rpartition("/")[0]
    assert told(tmp_path) == [
        f"{folder}:1: file: found a folder that nothing reads; allowed: the folders profiles, tables, wording, geography, a profile as 'profiles/ma.yaml' [FS501 warning]"
    ]


def test_a_misspelt_table_is_told_and_that_the_shipped_one_is_printed(tmp_path: Path) -> None:
    a_folder(tmp_path, HEAD, tables__fbi_county_offences_csv="fips,year,offenses\n25025,2019,5\n")
    for name in ("hotline_annual", "fbi_not_placed"):
        write(
            tmp_path / "tables" / f"{name}.csv", annual() if name[0] == "h" else "usps,year,reason,offenses\n"
        )
    stands_in = f"file: found no file beside the tables of your own; allowed: a table of your own{SHIPPED} [FS503 notice]"
    assert told(tmp_path) == [
        f"tables/fbi_county_offences.csv:1: file: found a file that nothing reads; allowed: a name that is read, close to 'tables/fbi_county_offenses.csv'{SHIPPED} [FS501 warning]",
        f"tables/fbi_county_offenses.csv:1: {stands_in}",
        f"tables/fbi_offense_types.csv:1: {stands_in}",
    ]


def test_a_row_that_is_not_sound_is_told_to_all_with_its_state(tmp_path: Path) -> None:
    (old,) = [line for line in annual().splitlines() if line.startswith("MA,2016,")]
    text = annual(old, "MA,2016,279,900")
    a_folder(tmp_path, HEAD, tables__hotline_annual_csv=text)
    line = line_of(text, "MA,2016,279,900")
    assert told(tmp_path)[-1] == (
        f"tables/hotline_annual.csv:{line}: MA.2016.cases: found 900; allowed: at most 279, the calls of that year; {NO_NATION} [FS504 warning]"
    )
    write(tmp_path / "profiles" / "ri.yaml", HEAD.replace("MA", "RI"))
    assert open_library(tmp_path).profile("RI").nation is None


def test_a_table_of_one_state_is_told_as_a_notice(tmp_path: Path) -> None:
    a_folder(tmp_path, HEAD, tables__hotline_annual_csv=YEARS)
    assert told(tmp_path)[-1] == (
        "tables/hotline_annual.csv:1: usps: found rows of some states only; allowed: rows of the 50 states and the District of Columbia; "
        "without them no sheet compares its state with the nation [FS505 notice]"
    )


def test_a_table_without_rows_is_told_as_one(tmp_path: Path) -> None:
    a_folder(tmp_path, HEAD, tables__hotline_annual_csv="usps,year,calls,cases\n")
    assert told(tmp_path)[-1] == (
        "tables/hotline_annual.csv:1: usps: found no rows; allowed: rows of the 50 states and the District of Columbia; "
        "without them no sheet compares its state with the nation [FS505 notice]"
    )


@pytest.mark.parametrize("row", ["XX,2016,5,2", "US,2016,5,2", "Note: as of May,,,", "Source"])
def test_a_row_of_no_state_is_told_once(tmp_path: Path, row: str) -> None:
    a_folder(tmp_path, HEAD, tables__hotline_annual_csv=f"{annual()}{row}\n")
    assert [message for message in told(tmp_path) if "FS504" in message] == []
    assert len(open_library(tmp_path).unassigned_faults) == 1
    assert open_library(tmp_path).nation.nation is None


def test_a_table_that_cannot_be_read_does_not_hide_what_nothing_reads(tmp_path: Path) -> None:
    a_folder(tmp_path, HEAD, tables__hotline_annual_csv="state,calls\n", source_yaml="")
    assert next(message.partition(":")[0] for message in told(tmp_path)) == "source.yaml"


def a_ramp(lightest: str) -> str:
    return f"colors:\n  ramp: ['{lightest}', '#e8896b', '#d75c46', '#ad2737', '#640c21']\n"


def test_a_lightest_shade_near_to_paper_is_told_though_it_is_drawn(tmp_path: Path) -> None:
    a_folder(tmp_path, HEAD, theme_yaml=a_ramp("#fdd9c9"))
    assert told(tmp_path) == [
        "theme.yaml:2: colors.ramp[0]: found '#fdd9c9', by 10.7 L* darker than the paper; "
        "allowed: at least 15 darker, so that nobody takes it for none recorded [FS506 notice]"
    ]


@pytest.mark.parametrize("theme", [a_ramp("#f2b59f"), a_ramp("#fffafa"), "publisher: Office of Samples\n"])
def test_a_ramp_that_does_is_refused_or_is_that_of_the_series_is_not_told(tmp_path: Path, theme: str) -> None:
    a_folder(tmp_path, HEAD, theme_yaml=theme)
    assert told(tmp_path) == []


def test_every_code_of_the_folder_is_met_by_a_test() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert [code for code, *_ in FOLDER_RULES if f"[{code} " not in text] == []
