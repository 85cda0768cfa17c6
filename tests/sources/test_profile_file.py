# ruff: noqa: E501 - a case a line, with its whole message
from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.model import BreakMethod, MapChoice, Period, Status
from factsheet.sources.profile_file import ProfileFile, read_profile_file
from tests.sources.builders import MINIMAL, messages, write

COUNT = "a whole number from 0 to 10,000,000, digits only"
TEXT = "1 to 400 characters of plain text on one line, without control or direction characters"
LINK = "a link that begins with https:// or mailto:, without spaces"
DAY = "a date as year-month-day, such as 2026-11-23"
PERIOD = (
    "a year such as 2016, or two with a hyphen such as 2012-2016, from 1990 to 2100; a part of a year such as 2024 Q1 "
    "or Jan-Jun 2024; or {years: 2024, label: ...} for any other"
)
LAW = "laws:\n  - title: A\n    citation: B\n    source: C\n    checked_on: 2026-11-23\n"
BOUNDS = "'bounds' with the method 'fixed' alone: up to 5 rising whole numbers"


def read(folder: Path, text: str) -> ProfileFile:
    return read_profile_file(write(folder / "ma.yaml", text), "MA").content


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(DataError) as caught:
        read(folder, text)
    return messages(caught.value, folder)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("figures:\n  cases: {value: many, period: 2016, source: a}\n", f"5: figures.cases.value: found 'many'; allowed: {COUNT}"),
        ("figures:\n  cases: {value: '336', period: 2016, source: a}\n", f"5: figures.cases.value: found '#', a text in quotation marks; allowed: digits without them: {COUNT}"),
        ("figures:\n  cases: {value: 1,336, period: 2016, source: a}\n", "5: figures.cases.#: found the unknown key '#'; allowed: the whole number in digits alone, without a comma"),
        ("figures:\n  cases: {value: -1, period: 2016, source: a}\n", f"5: figures.cases.value: found -#; allowed: {COUNT}"),
        ("figures:\n  cases: {value: 3.5, period: 2016, source: a}\n", f"5: figures.cases.value: found '#.#'; allowed: {COUNT}"),
        ("figures:\n  cases: {value: 3, period: 2016-2012, source: a}\n", "5: figures.cases.period: found '2016-2012'; allowed: the earlier year first: 2012-2016"),
        ("figures:\n  cases: {value: 3, period: 16, source: a}\n", f"5: figures.cases.period: found #; allowed: {PERIOD}"),
        ("figures:\n  cases: {value: 3, period: 1812, source: a}\n", f"5: figures.cases.period: found #; allowed: {PERIOD}"),
        ("figures:\n  cases: {value: 3, period: 2016, source: A b}\n", "5: figures.cases.source: found 'A b'; allowed: a key of sources.yaml: small letters, digits and hyphens: a-b"),
        ("figures:\n  cases: {value: 3, source: a}\n", f"5: figures.cases.period: found nothing; allowed: a value: {PERIOD}"),
        ("figures:\n  cases: 336\n", "5: figures.cases: found #; allowed: the keys value, period, source, published, each in a line of its own"),
        ("figures:\n  cases: {value: 3, period: {first: 2016, last: 2012}, source: a}\n", f"5: figures.cases.period: found keys with values; allowed: {PERIOD}"),
        ("figures:\n  cases: {value: 3, period: {first: 2016, last: x}, source: a}\n", f"5: figures.cases.period.last: found 'x'; allowed: {PERIOD}"),
        ("figures: []\n", "4: figures: found a list; allowed: the keys cases, persons, calls, each in a line of its own"),
        ("lawz: []\n", "4: lawz: found the unknown key 'lawz'; allowed: 'laws' perhaps; one of state, edition, version, status, publisher, region, figures, demographics, call_types, venues, laws, efforts, map, second_map, blocks, texts, silenced, english_prevails"),
        ("other:\n", "4: other: found the unknown key 'other'; allowed: one of state, edition, version, status, publisher, region, figures, demographics, call_types, venues, laws, efforts, map, second_map, blocks, texts, silenced, english_prevails"),
        ("laws:\n  -\n", "5: laws[0]: found nothing; allowed: the keys title, short_title, lang, citation, citation_lang, url, source, checked_on, read_in"),
        ("laws: none\n", "4: laws: found 'none'; allowed: a list, each entry after a hyphen"),
        ("laws:\n  - A law\n", "5: laws[0]: found 'A law'; allowed: the keys title, short_title, lang, citation, citation_lang, url, source, checked_on, read_in, each in a line of its own"),
        (LAW + "    url: '#'\n", f"9: laws[0].url: found '#'; allowed: {LINK}"),
        (LAW + "    url: http://example.org\n", f"9: laws[0].url: found 'http://example.org'; allowed: {LINK}"),
        (LAW + "    url: javascript:alert(1)\n", f"9: laws[0].url: found 'javascript:alert(1)'; allowed: {LINK}"),
        (LAW.replace("2026-11-23", "2026-13-01"), f"8: laws[0].checked_on: found '2026-13-01'; allowed: {DAY}"),
        (LAW.replace("2026-11-23", "0"), f"8: laws[0].checked_on: found 0; allowed: {DAY}"),
        (LAW.replace("title: A", "title: 2016"), '5: laws[0].title: found 2016, a number; allowed: quotation marks around it if it is a text: "2016"'),
        (LAW.replace("title: A", "title: " + "x" * 401), f"5: laws[0].title: found '{'x' * 60}…', 401 characters; allowed: {TEXT}"),
        (LAW.replace("title: A", "title: |\n      A\n      B"), f"5: laws[0].title: found 'A B'; allowed: {TEXT}; take away U+000A, a line break (the sign | or > before a text keeps it)"),
        (LAW.replace("title: A", "title: ''"), f"5: laws[0].title: found nothing; allowed: {TEXT}"),
        (LAW.replace("title: A", "title: 漢字"), "5: laws[0].title: found the characters '漢' (U+6F22), '字' (U+5B57); allowed: characters that the sheet's font has"),
        ("version: 0\n", "4: version: found 0; allowed: a whole number from 1 to 999"),
        ("map: {method: jenks}\n", "4: map.method: found 'jenks'; allowed: one of scale, quantile, natural, fixed"),
        ("map: {classes: 9}\n", "4: map.classes: found 9; allowed: a whole number from 2 to 5"),
        ("map: {method: fixed}\n", f"4: map.bounds: found nothing; allowed: {BOUNDS}"),
        ("map: {bounds: [1, 5]}\n", f"4: map.bounds: found 1, 5; allowed: {BOUNDS}"),
        ("map:\n  method: fixed\n  bounds:\n    - 5\n    - 1\n", f"6: map.bounds: found 5, 1; allowed: {BOUNDS}"),
        ("figures:\n  cases: {value: 12345678901234567890, period: 2016, source: a}\n", f"5: figures.cases.value: found '#'; allowed: {COUNT}"),
        ("map: {method: fixed, bounds: [5, 1]}\n", f"4: map.bounds: found 5, 1; allowed: {BOUNDS}"),
    ],
)  # fmt: skip
def test_one_fault_is_one_whole_message(tmp_path: Path, text: str, message: str) -> None:
    assert faults(tmp_path, MINIMAL + text) == [f"DIR/ma.yaml:{message}"]


def test_all_faults_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = "state: TX\nedition: soon\nstatus: done\nlaws:\n  - title: A\n    citation: B\n"
    assert faults(tmp_path, text) == [
        "DIR/ma.yaml:2: edition: found 'soon'; allowed: a year from 1990 to 2100",
        "DIR/ma.yaml:3: status: found 'done'; allowed: one of final, draft, illustrative, synthetic",
        f"DIR/ma.yaml:5: laws[0].checked_on: found nothing; allowed: a value: {DAY}",
        f"DIR/ma.yaml:5: laws[0].source: found nothing; allowed: a value: {TEXT}",
    ]


def test_an_empty_file_lacks_what_every_profile_has(tmp_path: Path) -> None:
    assert faults(tmp_path, "") == [
        "DIR/ma.yaml:1: edition: found nothing; allowed: a value: a year from 1990 to 2100",
        "DIR/ma.yaml:1: state: found nothing; allowed: 'MA', as the file is named",
        "DIR/ma.yaml:1: status: found nothing; allowed: a value: one of final, draft, illustrative, synthetic",
    ]


def test_the_state_must_be_that_of_the_file_name(tmp_path: Path) -> None:
    assert faults(tmp_path, MINIMAL.replace("MA", "TX")) == [
        "DIR/ma.yaml:1: state: found 'TX'; allowed: 'MA', as the file is named"
    ]


def test_what_is_left_out_is_not_published(tmp_path: Path) -> None:
    content = read(tmp_path, MINIMAL)
    assert content == ProfileFile(state="MA", edition=2023, status=Status.FINAL)
    assert (content.demographics, content.laws, content.map) == (None, (), MapChoice())


@pytest.mark.parametrize(("written", "years"), [("2016", (2016, 2016)), ("2012-2016", (2012, 2016)), ("2012–2016", (2012, 2016))])  # fmt: skip
def test_a_period_is_written_as_years(tmp_path: Path, written: str, years: tuple[int, int]) -> None:
    content = read(tmp_path, f"{MINIMAL}figures:\n  cases: {{value: 3, period: {written}, source: a}}\n")
    assert content.figures.cases is not None
    assert content.figures.cases.period == Period(first=years[0], last=years[1])


def test_fixed_bounds_are_read(tmp_path: Path) -> None:
    content = read(tmp_path, MINIMAL + "map: {method: fixed, bounds: [5, 10, 50]}\n")
    assert (content.map.method, content.map.bounds) == (BreakMethod.FIXED, (5, 10, 50))


def test_each_value_keeps_its_place(tmp_path: Path) -> None:
    place = read_profile_file(write(tmp_path / "ma.yaml", MINIMAL + LAW), "MA").origins["laws[0].citation"]
    assert (place.file, place.line, place.field) == (str(tmp_path / "ma.yaml"), 6, "laws[0].citation")


PANEL = "period: 2016, source: a"


@pytest.mark.parametrize(
    ("text", "field", "left_out"),
    [
        (f"call_types: {{{PANEL}, bars: []}}\n", "call_types.bars", "call_types"),
        (f"demographics: {{{PANEL}, groups: []}}\n", "demographics.groups", "demographics"),
        (f"demographics: {{{PANEL}, groups: [{{title: A, bars: []}}]}}\n", "demographics.groups[0].bars", "demographics.groups[0]"),
        (f"venues: {{labor: {{{PANEL}, names: []}}}}\n", "venues.labor.names", "labor"),
    ],
)  # fmt: skip
def test_a_panel_without_an_entry_is_refused_since_there_is_nothing_to_draw(
    tmp_path: Path, text: str, field: str, left_out: str
) -> None:
    allowed = f"at least one entry, or no '{left_out}' at all"
    assert faults(tmp_path, MINIMAL + text) == [
        f"DIR/ma.yaml:4: {field}: found an empty list; allowed: {allowed}"
    ]


def test_a_list_of_laws_without_an_entry_is_as_good_as_none(tmp_path: Path) -> None:
    assert read(tmp_path, f"{MINIMAL}laws: []\n").laws == ()


@pytest.mark.parametrize(
    ("state", "found"), [("Massachusetts", "'Massachusetts'"), ("25", "25"), ("ma", "'ma'"), ("NY", "'NY'")]
)
def test_a_state_that_is_not_written_as_its_code_is_told_with_the_code(
    tmp_path: Path, state: str, found: str
) -> None:
    text = MINIMAL.replace("state: MA", f"state: {state}")
    (message,) = faults(tmp_path, text)
    assert message.startswith(f"DIR/ma.yaml:1: state: found {found}")
    assert message.endswith("; allowed: 'MA', as the file is named")
