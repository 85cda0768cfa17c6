# ruff: noqa: E501 - a slip a line, with its whole message
"""What people type who do not program, file by file, and what they are told: what is wrong and what to type."""

from pathlib import Path

import pytest

from factsheet import resources
from factsheet.model.period import PERIOD_FORMS
from tests.cli.runs import copy_data, invoke

COUNT = "a whole number from 0 to 10,000,000, digits only"
DAY = "a date as year-month-day, such as 2026-11-23"
TEXT = "1 to 400 characters of plain text on one line, without control or direction characters"
LINK = "a link that begins with https:// or mailto:, without spaces"
HIDDEN = "text without control or direction characters: delete the words around it, type them anew"
THEME_KEYS = "colors, logo, publisher, contact, funding, blocks, texts"


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def tell(folder: Path, name: str, text: str) -> list[str]:
    """Write one file into a data folder and return what check tells, without the file's name."""
    data = copy_data(folder, "RI")
    path = data / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    lines = invoke("check", "RI", "--data", "own").stderr.splitlines()
    return [line.removeprefix(f"own/{name}:") for line in lines]


def figure(value: str, period: str = "2012-2016") -> str:
    return (
        "state: RI\nedition: 2023\nstatus: synthetic\n"
        f"figures:\n  persons: {{value: {value}, period: {period}, source: hotline-annual}}\n"
    )


@pytest.mark.parametrize(
    ("period", "allowed"),
    [
        ("2016-2012", "the earlier year first: 2012-2016"),
        ("2012-16", "both years in full: 2012-2016"),
        ("2012 to 2016", "the years with a hyphen between them: 2012-2016"),
        ("2012/2016", "the years with a hyphen between them: 2012-2016"),
        ("2012 — 2016", "the years with a hyphen between them: 2012-2016"),
        ("soon", PERIOD_FORMS),
    ],
)
def test_a_period_in_other_words(tmp_path: Path, period: str, allowed: str) -> None:
    (told,) = tell(tmp_path, "profiles/ri.yaml", figure("500", period))
    assert told.startswith("5: figures.persons.period: found ")
    assert told.endswith(f"; allowed: {allowed} [FS001 error]")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("N/A", f"value: found 'N/A'; allowed: {COUNT}; where no number is published, leave the whole entry out [FS001 error]"),
        ("'*'", f"value: found '*'; allowed: {COUNT}; where no number is published, leave the whole entry out [FS001 error]"),
        ("<11", f"value: found '<#'; allowed: {COUNT}; where no number is published, leave the whole entry out [FS001 error]"),
        ("suppressed", f"value: found 'suppressed'; allowed: {COUNT}; where no number is published, leave the whole entry out [FS001 error]"),
        ("about 500", f"value: found 'about #'; allowed: {COUNT} [FS001 error]"),
        ('"598"', f"value: found '#', a text in quotation marks; allowed: digits without them: {COUNT} [FS001 error]"),
        ("1,204", "#: found the unknown key '#'; allowed: the whole number in digits alone, without a comma [FS004 error]"),
    ],
)  # fmt: skip
def test_a_number_in_other_words(tmp_path: Path, value: str, message: str) -> None:
    assert tell(tmp_path, "profiles/ri.yaml", figure(value)) == [f"5: figures.persons.{message}"]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("edition: \"2023\"", "2: edition: found '2023', a text in quotation marks; allowed: digits without them: a year from 1990 to 2100 [FS001 error]"),
        ("edition: 2023\nstatus: FINAL", "3: status: found 'FINAL'; allowed: 'final' perhaps; one of final, draft, illustrative, synthetic [FS001 error]"),
        ("edition: 2023\nfigures: 500", "3: figures: found #; allowed: the keys cases, persons, calls, each in a line of its own [FS001 error]"),
        ("edition: 2023\npublisher:\n  - An Office", "3: publisher: found a list; allowed: one text behind the colon, without a hyphen [FS001 error]"),
        ("edition: 2023\npublisher: " + "x" * 401, f"3: publisher: found '{'x' * 60}…', 401 characters; allowed: {TEXT} [FS001 error]"),
        ("edition: 2023\npublisher: An\u202e Office", f"3: file: found U+202E, a mark that turns the direction of writing; allowed: {HIDDEN} [FS002 error]"),
        ("edition: 2023\npublisher: An Office: Unit", "3: file: found a colon in a text without quotation marks; allowed: quotation marks (\") around the text [FS003 error]"),
        ("edition: 2023\nfigures:\n\tcases: 1", "4: file: found a tab; allowed: spaces [FS003 error]"),
    ],
)  # fmt: skip
def test_a_slip_at_the_top_of_a_profile(tmp_path: Path, entry: str, message: str) -> None:
    status = "" if "status" in entry else "status: synthetic\n"
    assert tell(tmp_path, "profiles/ri.yaml", f"state: RI\n{entry}\n{status}") == [message]


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("citation", "5101", "citation: found 5101, a number; allowed: quotation marks around it if it is a text: \"5101\" [FS001 error]"),
        ("checked_on", "2026-11-23 10:00", "checked_on: found '2026-11-23 10:00'; allowed: the day alone, 2026-11-23, without a time [FS001 error]"),
        ("checked_on", "11/23/2026", "checked_on: found '11/23/2026'; allowed: the day as year-month-day: 2026-11-23 [FS001 error]"),
        ("checked_on", "Nov. 23, 2026", "checked_on: found 'Nov. 23, 2026'; allowed: the day as year-month-day: 2026-11-23 [FS001 error]"),
        ("checked_on", "11/12/2026", f"checked_on: found '11/12/2026'; allowed: {DAY} [FS001 error]"),
        ("checked_on", "2026-02-30", f"checked_on: found '2026-02-30'; allowed: {DAY} [FS001 error]"),
        ("url", "www.ri.gov/law", f"url: found 'www.ri.gov/law'; allowed: {LINK}: https://www.ri.gov/law [FS006 error]"),
        ("url", "help@ri.gov", f"url: found 'help@ri.gov'; allowed: {LINK}: mailto:help@ri.gov [FS006 error]"),
        ("title", '""', f"title: found nothing; allowed: {TEXT} [FS001 error]"),
    ],
)  # fmt: skip
def test_a_slip_in_a_law(tmp_path: Path, field: str, typed: str, message: str) -> None:
    law = {
        "title": "A law",
        "citation": "§ 1",
        "url": "https://a.gov/x",
        "source": "A page",
        "checked_on": "2026-11-23",
    }
    lines = [f"    {key}: {value}" for key, value in (law | {field: typed}).items()]
    line = 5 + list(law).index(field)
    text = f"state: RI\nedition: 2023\nstatus: synthetic\nlaws:\n{chr(10).join(lines)}\n".replace(
        "    title", "  - title", 1
    )
    assert tell(tmp_path, "profiles/ri.yaml", text) == [f"{line}: laws[0].{message}"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Ohio Attorney General\n", f"1: file: found 'Ohio Attorney General'; allowed: the keys {THEME_KEYS}, each in a line of its own [FS001 error]"),
        ("publisher = An Office\n", f"1: file: found 'publisher = An Office'; allowed: the keys {THEME_KEYS}, each in a line of its own [FS001 error]"),
        ("logo: seal.png\n", "1: logo: found 'seal.png'; allowed: the keys file, alt, each in a line of its own [FS001 error]"),
        ("PUBLISHER: An Office\n", f"1: PUBLISHER: found the unknown key 'PUBLISHER'; allowed: 'publisher' perhaps; one of {THEME_KEYS} [FS004 error]"),
        ("contact: {name: A line, web: ri.gov}\n", f"1: contact.web: found 'ri.gov'; allowed: {LINK}: https://ri.gov [FS006 error]"),
        ("contact: {name: A line, phone: 8885550100}\n", "1: contact.phone: found 8885550100, a number; allowed: quotation marks around it if it is a text: \"8885550100\" [FS001 error]"),
        ('publisher: "An Office\n', "1: file: found a quotation mark that is not closed; allowed: the same quotation mark at the end of the text [FS003 error]"),
    ],
)  # fmt: skip
def test_a_slip_in_the_theme(tmp_path: Path, text: str, message: str) -> None:
    assert tell(tmp_path, "theme.yaml", text) == [message]


ENTRY = (
    "  cited: A\n  publisher: A\n  title: A\n  unit: A\n  checked_on: 2026-11-23\n  licence: A\n  policy: A\n"
)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (f"Ohio AG:\n{ENTRY}", "0: file: found the key 'Ohio AG'; allowed: a word as key, without blanks: ohio-ag [FS003 error]"),
        (f"ohio_ag:\n{ENTRY}", "0: ohio_ag.key: found 'ohio_ag'; allowed: a key of sources.yaml: small letters, digits and hyphens: ohio-ag [FS001 error]"),
        (f"ohio-ag:\n{ENTRY}  period: 2024-2020\n", "8: ohio-ag.period: found '2024-2020'; allowed: the earlier year first: 2020-2024 [FS001 error]"),
        (f"ohio-ag:\n{ENTRY}".replace("2026-11-23", "November 23 2026"), "5: ohio-ag.checked_on: found 'November 23 2026'; allowed: the day as year-month-day: 2026-11-23 [FS001 error]"),
    ],
)  # fmt: skip
def test_a_slip_in_the_sources(tmp_path: Path, entry: str, message: str) -> None:
    shipped = (resources.DATA / "sources.yaml").read_text(encoding="utf-8")
    begin, rest = message.split(":", 1)
    line = shipped.count("\n") + 1 + int(begin)
    assert tell(tmp_path, "sources.yaml", shipped + entry) == [f"{line}:{rest}"]


ANNUAL = (resources.DATA / "tables" / "hotline_annual.csv").read_text(encoding="utf-8")
COLUMNS = "the columns usps, year, calls, cases"
COMMAS = "commas (in a spreadsheet: Save as, CSV UTF-8, comma delimited)"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", f"1: header: found no names of columns; allowed: {COLUMNS} [FS004 error]"),
        (ANNUAL.replace(",", ";"), f"1: header: found semicolons between the cells; allowed: {COMMAS} [FS004 error]"),
        ("Hotline,,,\n" + ANNUAL, "2: header: found the names of the columns in line 2; allowed: them in line 1, nothing above [FS004 error]"),
        (ANNUAL.replace("usps,year,calls,cases", "usps,year,,\n,,calls,cases", 1), "1: header: found the names of the columns in two rows; allowed: all of them in the first row [FS004 error]"),
        (ANNUAL.replace("usps,year,calls,cases", "State,Year,Calls,Cases", 1), f"1: header: found no column 'usps', 'year', 'calls', 'cases', but 'State', 'Year', 'Calls', 'Cases'; allowed: {COLUMNS} [FS004 error]"),
        (ANNUAL.replace("usps,year,calls,cases\n", "AK,2012,7,7\n", 1), f"1: header: found no column 'usps', 'year', 'calls', 'cases', but 'AK', '2012', '#'; allowed: {COLUMNS} [FS004 error]"),
        ("<!DOCTYPE html>\n<title>Access denied</title>\n", "1: header: found a page of the web; allowed: the table itself; download it anew, and look into the file [FS004 error]"),
    ],
)  # fmt: skip
def test_a_table_with_another_head(tmp_path: Path, text: str, message: str) -> None:
    assert tell(tmp_path, "tables/hotline_annual.csv", text) == [message]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("RI,2016,999,\"1,204\",\n", "row: found 5 cells; allowed: 4 cells, one for each column; quotation marks around a cell with a comma [FS003 error]"),
        ("RI;2016;999;99\n", "row: found semicolons between the cells; allowed: commas, as in the other rows [FS003 error]"),
        ("Source: the Hotline\n", "row: found 1 cell; allowed: 4 cells, one for each column; take the row out if it is a remark [FS003 error]"),
        ("Rhode Island,2016,999,99\n", "usps: found 'Rhode Island'; allowed: RI, the postal code of Rhode Island [FS008 error]"),
    ],
)  # fmt: skip
def test_a_row_in_another_form_is_told_as_it_is(tmp_path: Path, row: str, message: str) -> None:
    line = ANNUAL.count("\n") + 1
    told = tell(tmp_path, "tables/hotline_annual.csv", ANNUAL + row)
    assert f"{line}: {message}" in told


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("wording/es.yaml", "Hotel lobby: Vestíbulo\n", "1: Hotel lobby: found an unknown key; allowed: one of language, locale, grammar, texts, terms, expansions; a label of the data and its translation stand below terms:, set in by two spaces [FS004 error]"),
        ("wording/es.yaml", "terms:\n  Hotel lobby = Vestíbulo\n", "2: terms: found 'Hotel lobby = Vestíbulo' and no keys; allowed: in each line a label of the data, a colon and its translation [FS001 error]"),
        ("wording/es.yaml", "terms:\n  Truck stop: Parada: area\n", "2: file: found a colon in a text without quotation marks; allowed: quotation marks (\") around the text [FS003 error]"),
        ("wording/es-MX.yaml", "locale: es_MX\nterms:\n  A: B\n", "1: language: found nothing; allowed: a value: such as en-US for language, en_US for locale; a file that adds to the shipped es.yaml has its name [FS005 error]"),
    ],
)  # fmt: skip
def test_a_slip_in_a_wording_file(tmp_path: Path, name: str, text: str, message: str) -> None:
    assert tell(tmp_path, name, text) == [message]


@pytest.mark.parametrize("code", ["FS411", "fs411", "411", "[FS411 notice]", "FS411 notice]"])
def test_a_code_is_explained_however_it_is_copied(code: str) -> None:
    told = invoke("check", "--explain", code)
    assert (told.exit_code, told.stdout.split(":")[0]) == (0, "FS411")


STAFF = "the columns state, year, calls, cases"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("state,year,calls\nRI,2016,9\n", f"1: header: found no column 'cases'; allowed: {STAFF} [FS004 error]"),
        ("state,year,calls,cases\nRI,2016,9,\n", f"2: cases: found nothing; allowed: {COUNT}; take the row out if it is a remark [FS005 error]"),
        ("state,year,calls,cases\nOhoi,2016,9,1\n", "2: state: found 'Ohoi'; allowed: the name, postal code or FIPS code of a state or territory; perhaps Ohio [FS008 error]"),
        ("state,year,calls,cases\nRI,2016,9,1\nRI,2016,9,1\n", "3: year: found RI 2016 again, as in line 2; allowed: each place and year once [FS009 error]"),
        ("state,year,calls,cases\nRI,2016,1,204,1\n", "2: row: found 5 cells under 4 names; allowed: one cell for each column; a number with a comma stands in quotation marks or without the comma [FS003 error]"),
    ],
)  # fmt: skip
def test_a_fault_of_an_import_has_the_code_that_explains_it(tmp_path: Path, text: str, message: str) -> None:
    copy_data(tmp_path, "RI")
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    told = invoke("import", "table", "in.csv", "--as", "hotline-annual", "--data", "own", "--dry-run")
    assert (told.exit_code, told.stderr) == (1, f"in.csv:{message}\n")
