"""No command tells a count that the sheet hides: each rule is met over hidden counts, in each form."""

import ast
import inspect
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import FunctionType

import pytest
from click.testing import Result

import factsheet
from factsheet import resources
from factsheet.batch import sheet
from factsheet.checks.file_faults import FORM_FAULTS
from factsheet.checks.findings_report import look_up_meaning
from factsheet.checks.rules import FOLDER_RULES, RULES, SILENCE_RULES
from factsheet.cli.parameters import NO_COUNTS_IN_REPORT
from factsheet.errors import DataError, FormCode
from factsheet.layout import Sheet
from factsheet.model.sheet_fit import SheetFit
from factsheet.sources import joined_state, open_library
from tests.cli.runs import invoke
from tests.sources.builders import write

SOURCE = "source: hhs-massachusetts-2016"
HEAD = "state: MA\nedition: 2023\nstatus: synthetic\n"
CLOSED = (resources.DATA / "sources.yaml").read_text("utf-8").replace("threshold: none", "threshold: 11")
ZEROS = CLOSED.replace("    protect_zeros: false\n", "").replace(
    "threshold: 11", "threshold: 11\n    protect_zeros: true"
)
YEARS = {2012: (300, 203), 2013: (310, 190), 2014: (320, 180), 2015: (330, 170), 2016: (340, 160)}
# Of the policies and of what messages allow; none is a count of the data below.
POLICY = frozenset({0, 1, 10, 11, 100, 400, 10_000_000})
# More than half of the nation, so that the table counts as meant for all of it.
MEMBERS = re.findall("..", "ALAKAZARCACOCTDEDCFLGAHIIDILINIAKSKYLAMEMDMAMIMNMSMO")
HIDDEN_WORDS = re.compile(r"\b(seven|siete|forty-three|fifty)\b", re.IGNORECASE)


def figures(**values: object) -> str:
    """Write key figures of the years 2012 to 2016."""
    lines = [f"  {name}: {{value: {value}, period: 2012-2016, {SOURCE}}}" for name, value in values.items()]
    return "\n".join(["figures:", *lines, ""])


def group(title: str, *counts: object, of: str = "", not_stated: object = None) -> str:
    """Write a breakdown whose bars have letters as labels."""
    bars = ", ".join(
        f"{{label: {label}, value: {count}}}" for label, count in zip("ABCDE", counts, strict=False)
    )
    said = [f"      of: {of}\n"] if of else []
    said += [] if not_stated is None else [f"      not_stated: {not_stated}\n"]
    return f"    - title: {title}\n{''.join(said)}      bars: [{bars}]\n"


def people(*groups: str) -> str:
    return f"demographics:\n  period: 2012-2016\n  {SOURCE}\n  groups:\n{''.join(groups)}"


def types(*counts: object) -> str:
    bars = ", ".join(
        f"{{label: {label}, value: {count}}}" for label, count in zip("ABCDE", counts, strict=False)
    )
    return f"call_types:\n  period: 2012-2016\n  {SOURCE}\n  bars: [{bars}]\n"


def annual(**changed: tuple[object, object]) -> str:
    """Write the annual table of Massachusetts, some years changed: ``y2013=(43, 7)``."""
    rows: dict[int, tuple[object, object]] = {**YEARS}
    rows |= {int(name[1:]): pair for name, pair in changed.items()}
    return "usps,year,calls,cases\n" + "".join(f"MA,{year},{a},{b}\n" for year, (a, b) in rows.items())


@dataclass(frozen=True)
class Case:
    """Data with hidden counts over which a rule speaks.

    Attributes:
        twin: Another profile whose sheet is the same; what is printed of both must be the same.
        shown: Counts that the sheet prints, which messages may tell.
        is_told: Whether the rule speaks where messages may end; else on the publisher's own screen alone.
    """

    profile: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    twin: str = ""
    twin_files: Mapping[str, str] = field(default_factory=dict)
    shown: frozenset[int] = frozenset()
    is_told: bool = False
    tells: str = ""


HOTLINE, COUNTIES, NOT_PLACED, TYPES = (
    f"tables/{name}.csv"
    for name in ("hotline_annual", "fbi_county_offenses", "fbi_not_placed", "fbi_offense_types")
)
PREVIOUS = "previous/profiles/ma.yaml"
HALF_OPEN = (resources.DATA / "sources.yaml").read_text("utf-8")
PUBLISHED = (
    "published: {by: Its source, in: A report, seen_on: 2026-11-23, "
    "decided_by: Office of the Governor, reason: Its source printed it}"
)
EARLIER = HEAD.replace("2023", "2022")
FBI = {
    COUNTIES: "fips,year,offenses\n25025,2019,43\n25017,2019,7\n25027,2019,203\n",
    NOT_PLACED: "usps,year,reason,offenses\n",
    TYPES: "usps,year,type,offenses\nMA,2019,commercial_sex_acts,253\n",
}

# One or more cases for each rule that looks at counts; `tells` is what stands on the own screen alone.
CASES: dict[str, Case] = {
    "FS102": Case(
        people(group("One", 7, 43, 203), group("Two", 43, 7, 203)),
        twin=people(group("One", 7, 43, 203), group("Two", 42, 8, 203)),
        tells="the counts 43, 7, 203",
    ),
    "FS103": Case(
        figures(persons=960) + people(group("One", 7, 43, 203)),
        twin=figures(persons=960) + people(group("One", 8, 44, 203)),
        tells="counts that add to 253 of 960 persons; allowed: 960, or 'not_stated: 707'",
    ),
    "FS104": Case(
        figures(persons=960) + people(group("One", 7, 43, 853)),
        tells="counts that add to 903, the number of cases; allowed: counts of the 960 persons",
    ),
    "FS105": Case(
        figures(persons=960) + people(group("One", 7, 43, 203, of="persons", not_stated=57)),
        shown=frozenset({960}),
        is_told=True,
        tells="found 253 and 57 not stated; allowed: together 960, the number of persons",
    ),
    "FS106": Case(
        figures(persons=920) + people(group("One", 7, 43, 903)),
        shown=frozenset({920, 903}),
        is_told=True,
        tells="found counts that add to 953; allowed: at most 920, the number of persons",
    ),
    "FS107": Case(
        figures(cases=903),
        {HOTLINE: annual(y2013=(310, 7))},
        tells="found 903; allowed: 720, the sum of 2012-2016",
    ),
    "FS108": Case(
        files={HOTLINE: annual(y2013=(7, 43))},
        shown=frozenset({43, 203, 180, 190}),
        is_told=True,
        tells="found 43; allowed: at most 7, the calls of that year",
    ),
    "FS109": Case(
        figures(persons=7, cases=43),
        {HOTLINE: "usps,year,calls,cases\n"},
        twin=figures(persons=9, cases=43),
        tells="found 7; allowed: at least 43, the cases of 2012-2016",
    ),
    "FS112": Case(
        files={HOTLINE: annual(y2013=(310, 7))},
        twin_files={HOTLINE: annual(y2013=(310, 9), y2016=(340, 158))},
        tells="found 7; allowed: a change from 203 in 2012 by a factor of 3 at most",
    ),
    "FS113": Case(
        figures(persons=7, cases=903),
        {PREVIOUS: EARLIER + figures(persons=403, cases=903)},
        tells="found 7; allowed: a change from 403 in the edition before by a factor of 3 at most",
    ),
    "FS114": Case(
        figures(persons=960),
        {PREVIOUS: EARLIER + figures(persons=953)},
        is_told=True,
    ),
    "FS115": Case(people(group("One", 7, 43, 203)), twin=people(group("One", 8, 43, 203)), is_told=True),
    "FS117": Case(
        people(group("One", 0, 0, 0)),
        {"sources.yaml": ZEROS},
        twin=people(group("One", 0, 7, 0)),
        twin_files={"sources.yaml": ZEROS},
        tells="nothing but zeros",
    ),
    "FS118": Case(
        figures(persons=960) + people(group("One", 7, 43, 50)),
        twin=figures(persons=960) + people(group("One", 8, 43, 50)),
        tells="counts that add to 100;",
    ),
    "FS119": Case(
        figures(calls=920) + types(7, 43, 890),
        {HOTLINE: annual(y2012=(207, 153), y2013=(210, 150))},
        shown=frozenset({920, 1_407, 803, 813}),
        is_told=True,
        tells="found counts that add to 940; allowed: at most 920 calls",
    ),
    "FS120": Case(
        f"venues:\n  sex: {{period: 2012-2016, {SOURCE}, names: [A, B], counts: [7, 43]}}\n",
        twin=f"venues:\n  sex: {{period: 2012-2016, {SOURCE}, names: [A, B], counts: [8, 50]}}\n",
        is_told=True,
        tells="found 43; allowed: at most 7, as above: names stand in order of their counts",
    ),
    "FS124": Case(people(group("One", 7, 43, 203)), is_told=True),
    "FS128": Case(
        people(group("One", "not shown", 7, 203)).replace(SOURCE, "source: fbi-offenses"),
        {"sources.yaml": HALF_OPEN},
        shown=frozenset({7}),
        is_told=True,
    ),
    "FS129": Case(
        people(group("One", 7, 43, 203, of="persons")).replace("value: 203", f"value: 203, {PUBLISHED}"),
        is_told=True,
    ),
    "FS130": Case(
        people(group("One", 7, 43, 203, of="persons")),
        {PREVIOUS: EARLIER + people(group("One", 7, 43, 203)).replace("value: 7", f"value: 7, {PUBLISHED}")},
        is_told=True,
    ),
    "FS131": Case(people(group("One", 7, 43, 203, of="persons")), is_told=True),
    "FS208": Case(
        "publisher: Office of seven and 7 places\n" + people(group("One", 7, 43, 203, of="persons")),
        is_told=True,
    ),
    "FS404": Case(
        files={HOTLINE: annual(y2013=(243, 7), y2014=(243, 7))},
        twin_files={HOTLINE: annual(y2013=(243, 6), y2014=(243, 8))},
        tells="found 243 calls and 7 cases",
    ),
    "FS504": Case(
        files={
            HOTLINE: "usps,year,calls,cases\n"
            + "".join(f"{usps},2012,{'7,43' if usps == 'AK' else '203,190'}\n" for usps in MEMBERS),
            "sources.yaml": CLOSED.replace("period: 2012-2016", "period: 2012", 1),
        },
        shown=frozenset({50}),
        is_told=True,
        tells="found 43; allowed: at most 7, the calls of that year",
    ),
    "FS903": Case(
        figures(persons=960, calls=1_600)
        + people(group("One", 7, 43, 203))
        + "silenced:\n"
        + "  - {code: FS115, field: 'demographics.groups[0].bars[0].value', reason: 7 or seven}\n",
        is_told=True,
        tells="found '7 or seven'; allowed: the reason why",
    ),
    "FS001": Case(people(group("One", "'7'", "<43", "seven", "7.5", 203)), is_told=True),
    "FS001 record": Case("figures:\n  persons: 7\n  cases: [43]\n", is_told=True),
    "FS001 beside": Case(people(group("One", 203, 180)).replace("label: A", "label: 7"), is_told=True),
    "FS001 swapped": Case(f"figures:\n  persons: {{value: 2016, period: 43, {SOURCE}}}\n", is_told=True),
    "FS001 table": Case(files={HOTLINE: annual(y2013=("7 ?", "4.3"))}, is_told=True),
    "FS001 words": Case("demographics:\n  7 or 43 persons\n", is_told=True),
    "FS003 colon": Case("figures:\n  persons: 7: 43\n", is_told=True),
    "FS003 remark": Case("figures:\n  persons: seven #43 persons\n", is_told=True),
    "FS003 key": Case("figures:\n  persons: {7 43: 7}\n", is_told=True),
    "FS004": Case("figures:\n  persons: {value: 1,743, period: 2016, 43: 7}\n", is_told=True),
    "FS004 head": Case(files={HOTLINE: "MA,2013,43,7\n"}, is_told=True),
    "FS010": Case(files={HOTLINE: annual(y2013=(43, 7)).replace("MA,2013", "MA,43")}, is_told=True),
    "FS012": Case(
        files={**FBI, TYPES: FBI[TYPES].replace("253", "257")},
        is_told=True,
        tells="found 257 by type, 253 by county and not placed",
    ),
    "FS012 corrected": Case(
        files={**FBI, COUNTIES: FBI[COUNTIES].replace(",7\n", ",-7\n")},
        is_told=True,
        tells="found -7 over all years",
    ),
    "FS015": Case(
        "map: {method: fixed, bounds: [1, 10, 100]}\n",
        FBI,
        is_told=True,
        tells="the last at least 203, the highest count of a county",
    ),
    "FS017": Case(
        figures(persons=20) + people(group("One", 10, 10, of="persons")),
        {HOTLINE: "usps,year,calls,cases\n"},
        is_told=True,
    ),
}

NO_COUNTS: dict[str, str] = {
    **dict.fromkeys(("FS125", "FS126", "FS127"), "names of counties, policies and who decided them"),
    **dict.fromkeys(("FS101", "FS110", "FS111", "FS123"), "regions, periods and editions"),
    **dict.fromkeys(("FS116", "FS121", "FS122"), "labels and names, which are printed"),
    **dict.fromkeys((f"FS20{digit}" for digit in range(1, 8)), "texts, which are printed"),
    **dict.fromkeys((f"FS21{digit}" for digit in range(1, 8)), "links, laws, efforts and phone numbers"),
    **dict.fromkeys((f"FS30{digit}" for digit in range(1, 6)), "days and years"),
    **dict.fromkeys(("FS401", "FS402", "FS403"), "codes of counties"),
    **dict.fromkeys(("FS501", "FS502", "FS503", "FS505"), "names of files"),
    **dict.fromkeys(("FS901", "FS902"), "codes and places of silences"),
}
FORMS_WITHOUT_COUNTS: dict[str, str] = {
    "FS002": "bytes and sizes of files",
    "FS005": "what is missing",
    "FS006": "links",
    "FS007": "keys of sources",
    "FS008": "codes of places",
    "FS009": "places and years",
    "FS011": "codes of counties",
    "FS013": "characters",
    "FS014": "names of counties",
    "FS016": "of the program, which has a test of its own below",
}


def build_data(folder: Path, profile: str, files: Mapping[str, str]) -> Path:
    """Write a folder whose sources all hide counts below 11."""
    shared = {
        "sources.yaml": CLOSED,
        HOTLINE: annual(),
        COUNTIES: "fips,year,offenses\n",
        NOT_PLACED: "usps,year,reason,offenses\n",
        TYPES: "usps,year,type,offenses\n",
    }
    for name, text in {**shared, **files, "profiles/ma.yaml": HEAD + profile}.items():
        write(folder / name, text)
    return folder


@pytest.fixture(autouse=True)
def without_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the drawing out: what is told of the data does not depend on it."""
    drawn = Sheet("ma.pdf", b"%PDF", SheetFit("full", 9.0, 1.0, 1, (), {}, ()))
    monkeypatch.setattr(sheet, "draw_sheet", lambda *_arguments, **_options: drawn)


def run_commands(data: Path) -> dict[str, Result]:
    """Run each command that tells of data, in each form."""
    output = data / "output"
    forms: dict[str, tuple[str | Path, ...]] = {
        "check": ("check", "MA", "--silenced"),
        "check json": ("check", "MA", "--silenced", "--report", "json"),
        "build": ("build", "MA", "--output", output, "--force"),
        "build json": ("build", "MA", "--output", output, "--force", "--report", "json"),
        "list json": ("list", "--report", "json"),
    }
    return {name: invoke(*words, "--data", data) for name, words in forms.items()}


def list_texts(value: object) -> Iterator[str]:
    """Yield each text of a report, and each number as text but for lines and sums of findings or sheets."""
    counted = {"line", "checked", "written", "unchanged", "failed", "fit", "edition", "fips", "years"}
    counted |= {"people", "venues", "laws", "efforts"}
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from () if key in counted else list_texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from list_texts(inner)
    elif value is not None:
        yield str(value)


def list_numbers(text: str, data: Path) -> set[int]:
    """Return the numbers in what was printed, but for places, years, days and codes."""
    for pattern in (
        re.escape(str(data)),
        "the 50 states",
        "a factor of 3",
        "sha256",
        r"(?m)^\d+ profiles? checked.*",
        r"(?m)^.*\t.*",  # a sheet's line: its path, and how it was made to fit
        r"\.(?:yaml|csv|pdf|md)(?::\d+)?",
        r"\[\d+\]",
        r"\bFS\d{3}\b",
        r"\b\d{4}-\d{2}-\d{2}\b",
        r"(?<!\d)(?:19|20|21)\d{2}(?!\d)",
        r"(?<!\d)\d{5}(?!\d)",
    ):
        text = re.sub(pattern, " ", text)
    return {int(number.replace(",", "")) for number in re.findall(r"\d+(?:,\d{3})*", text)}


def list_printed_counts(data: Path) -> set[int]:
    """Return the counts that the sheet prints, and the sums that each reader makes of whole series."""
    from factsheet.checks.printed_profile import load_printed_profile
    from factsheet.disclosure.cell_names import list_counts

    try:
        profile = load_printed_profile(open_library(data), "MA")
    except DataError:
        return set()
    series = [profile.cases_by_year, profile.calls_by_year]
    sums = {each.total for each in series if each is not None}
    return {count for count in {*list_counts(profile).values(), *sums} if isinstance(count, int)}


def read_texts(name: str, result: Result) -> str:
    """Return all that a command printed, of a report in JSON its values."""
    printed = result.stdout
    if name.endswith("json") and printed:
        printed = "\n".join(list_texts(json.loads(printed)))
    return f"{printed}\n{result.stderr}"


def assert_hidden(data: Path, case: Case, text: str) -> None:
    """Hold that a text has no number but those that the sheet prints."""
    allowed = {*POLICY, *case.shown, *list_printed_counts(data)}
    assert list_numbers(text, data) <= allowed, text
    assert not HIDDEN_WORDS.search(text), text


@pytest.mark.parametrize("name", CASES)
def test_no_command_tells_a_hidden_count_but_on_the_own_screen(tmp_path: Path, name: str) -> None:
    case, code = CASES[name], name.split()[0]
    data = build_data(tmp_path, case.profile, case.files)
    results = run_commands(data)
    assert {result.exit_code for result in results.values()} <= {0, 1}
    assert_hidden(data, case, "\n".join(read_texts(form, result) for form, result in results.items()))
    assert (f"[{code} " in results["check"].stderr) is case.is_told
    assert (f'"{code}"' in results["check json"].stdout) is case.is_told
    shown = invoke("check", "MA", "--data", data, "--show-counts").stderr
    assert f"[{code} " in shown
    assert case.tells in shown
    assert not case.tells or case.tells not in results["check"].stderr


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.twin or case.twin_files])
def test_what_is_told_does_not_depend_on_a_hidden_count(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    every = []
    for profile, files in ((case.profile, case.files), (case.twin, case.twin_files or case.files)):
        data = build_data(tmp_path, profile, files)
        every.append({form: (result.stdout, result.stderr) for form, result in run_commands(data).items()})
    assert every[0] == every[1]


@pytest.mark.parametrize("name", CASES)
def test_no_error_or_report_of_the_python_calls_tells_a_hidden_count(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    data = build_data(tmp_path, case.profile, case.files)
    report = factsheet.build(["MA"], data=data, output=tmp_path / "output")
    texts = [f"{fault} {fault!r}" for fault in (*report.faults, *(each.fault for each in report.warnings))]
    try:
        factsheet.load_profile("MA", data)
    except DataError as error:
        texts.append(f"{error} {error!r}")
    assert_hidden(data, case, re.sub(r"line=\d+", "", "\n".join(texts)))


def test_a_slip_of_the_program_tells_no_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slip(*_arguments: object) -> None:
        raise ValueError("7 cases, and forty-three calls")

    monkeypatch.setattr(joined_state, "read_shapes", slip)
    data = build_data(tmp_path, "", {})
    results = run_commands(data)
    assert "ValueError: # cases, and # calls" in results["check"].stderr
    told = "\n".join(read_texts(form, result) for form, result in results.items())
    assert_hidden(data, Case(), re.sub(r"\.py:\d+", "", told))


def test_every_code_is_met_over_hidden_counts_or_speaks_of_none() -> None:
    met = {name.split()[0] for name in CASES}
    tables = {code for code, *_ in (*FOLDER_RULES, *SILENCE_RULES)}
    rules = {rule.code for rule in RULES} | tables
    forms = {code.value for code in FormCode}
    assert forms == {code.value for code in FORM_FAULTS}
    assert met & rules | {*NO_COUNTS} == rules
    assert met & forms | {*FORMS_WITHOUT_COUNTS} == forms
    assert met.isdisjoint({*NO_COUNTS, *FORMS_WITHOUT_COUNTS})


def list_called_sources(find: Callable[..., object]) -> Iterator[str]:
    """Yield the source of a function and of those of its module that it calls, and they call."""
    names, seen = [find.__name__], set[str]()
    space = inspect.getmodule(find).__dict__
    while names:
        name = names.pop()
        function = space.get(name)
        if name in seen or not isinstance(function, FunctionType) or function.__module__ != find.__module__:
            continue
        seen.add(name)
        source = inspect.getsource(function)
        yield source
        names += [node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)]


@pytest.mark.parametrize("code", [rule.code for rule in RULES if rule.code in NO_COUNTS])
def test_a_rule_that_is_not_met_over_hidden_counts_looks_at_none(code: str) -> None:
    (rule,) = [rule for rule in RULES if rule.code == code]
    sources = "\n".join(list_called_sources(rule.find))
    assert rule.find.__name__ in sources
    assert not re.search(r"\.numbers?\b|\.counts\b|\bread_count|NamedCount|\bsum_|\.value\b", sources)


def list_formatted_counts(module: str) -> list[str]:
    """Return what a module puts into texts that is the number of a count."""
    tree = ast.parse(Path(module).read_text(encoding="utf-8"))
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.FormattedValue)]
    texts += [
        argument
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"str", "repr", "format"}
        for argument in node.args
    ]
    return [
        ast.unparse(text)
        for text in texts
        if isinstance(text, ast.Attribute) and text.attr in {"number", "numbers", "counted", "cells"}
    ]


def test_no_rule_words_a_count_by_itself() -> None:
    modules = {inspect.getfile(rule.find) for rule in RULES}
    assert len(modules) > 5
    assert {module: list_formatted_counts(module) for module in modules} == {module: [] for module in modules}


def test_what_a_code_means_holds_no_count_of_the_data() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) > 40
    for code in codes:
        meaning, remedy = look_up_meaning(code)
        assert re.findall(r"\b\d+\b", f"{meaning} {remedy}") in ([], ["5"], ["100"])


@pytest.mark.parametrize("command", [("check",), ("build", "MA"), ("list",)])
def test_hidden_counts_are_refused_in_a_report_that_is_kept(command: tuple[str, ...]) -> None:
    result = invoke(*command, "--show-counts", "--report", "json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(f"Error: {NO_COUNTS_IN_REPORT}\n")


def test_a_list_shows_what_the_sheets_show(tmp_path: Path) -> None:
    data = build_data(tmp_path, figures(persons=7, cases=903), {**FBI, HOTLINE: annual(y2013=(310, 7))})
    state = next(
        each
        for each in json.loads(invoke("list", "--data", data, "--report", "json").stdout)["states"]
        if each["code"] == "MA"
    )
    assert [state[name] for name in ("cases", "persons", "calls", "years")] == [903, None, 1_600, 5]
    assert [state[name] for name in ("offenses", "counties")] == [253, None]
    told, shown = (
        next(line for line in invoke("list", "--data", data, *flag).stdout.splitlines() if "MA" in line)
        for flag in ((), ("--show-counts",))
    )
    assert told.split()[2:10] == ["2023", "synthetic", "903", "-", "1600", "5", "253", "-"]
    assert shown.split()[2:10] == ["2023", "synthetic", "903", "7", "1600", "5", "253", "3"]


def test_the_offenses_of_a_place_of_one_county_are_hidden_with_it(tmp_path: Path) -> None:
    small = {
        COUNTIES: "fips,year,offenses\n11001,2019,7\n",
        TYPES: "usps,year,type,offenses\nDC,2019,commercial_sex_acts,7\n",
    }
    data = build_data(tmp_path, "", small)
    write(data / "profiles" / "dc.yaml", HEAD.replace("MA", "DC"))
    rows = {line.split("  ")[0]: line.split() for line in invoke("list", "--data", data).stdout.splitlines()}
    assert rows["District of Columbia"][-6:-4] == ["-", "-"]


def test_a_process_that_draws_tells_what_the_order_allows(tmp_path: Path) -> None:
    from factsheet.batch.order import Order
    from factsheet.batch.run import _make_one_sheet

    case = CASES["FS112"]
    data = build_data(tmp_path, case.profile, case.files)
    for shows_counts in (False, True):
        result = _make_one_sheet("MA", Order(data, tmp_path / "output", shows_counts=shows_counts))
        assert (case.tells in "".join(map(str, result.warnings))) is shows_counts


def test_an_import_names_what_changes_and_a_trial_tells_the_counts(tmp_path: Path) -> None:
    data = build_data(tmp_path / "data", "", {})
    table = write(tmp_path / "calls.csv", "state,year,calls,cases\nMA,2013,310,7\nMA,2014,320,8\n")
    words = ("import", "table", table, "--as", "hotline-annual", "--data", data)
    trial, done = invoke(*words, "--dry-run"), invoke(*words)
    assert (trial.exit_code, done.exit_code) == (0, 0)
    assert "tables/hotline_annual.csv: MA 2013: calls 310, cases 190 -> calls 310, cases 7\n" in trial.stdout
    assert "MA.2013.cases: found 7; allowed: a change from 203 in 2012" in trial.stderr
    assert done.stdout.splitlines()[:2] == [
        f"tables/hotline_annual.csv: MA {year}: changed" for year in (2013, 2014)
    ]
    assert done.stdout.splitlines()[-1] == "5 values in 2 files changed."
    assert done.stderr == ""


@pytest.mark.parametrize("row", ["MA,2013,310,7.43", "MA,2013,310,seven", "MA,2013,'43',<7", "MA,2013,7,43"])
def test_an_import_that_is_refused_tells_no_hidden_count(tmp_path: Path, row: str) -> None:
    data = build_data(tmp_path / "data", "", {})
    table = write(tmp_path / "calls.csv", f"state,year,calls,cases\n{row}\n")
    result = invoke("import", "table", table, "--as", "hotline-annual", "--data", data)
    assert result.exit_code == 1
    told = re.sub(
        r"(?m)^\d+ values in \d+ files would change.*$", "", result.output.replace(str(tmp_path), "")
    )
    # 43 cases are more than what would be hidden of that year.
    assert_hidden(data, Case(shown=frozenset({43} if row.endswith(",43") else ())), told)


def test_an_import_of_the_fbi_s_file_tells_offenses_where_their_source_is_open(tmp_path: Path) -> None:
    head = "DATA_YEAR,ORI,STATE_ABBR,COUNTY_NAME,OFFENSE_SUBCAT_ID,ACTUAL_COUNT\n"
    rows = "2019,A,MA,SUFFOLK,HTCSA,43\n2019,B,MA,,HTCSA,7\n2019,C,MA,SUFFOLK,HTCSA,-7\n2019,D,FS,,HTCSA,7\n"
    file = write(tmp_path / "fbi.csv", head + rows)
    closed = build_data(tmp_path / "closed", "", {})
    told = invoke("import", "fbi", file, "--data", closed).stdout
    assert "note: federal agencies left out, they belong to no state: 1 row\n" in told
    assert "note: agencies without a county, on no map: 1 row\n" in told
    assert "note: line 4: MA 2019, SUFFOLK: a correction kept\n" in told
    assert "tables/fbi_county_offenses.csv: 25025 2019: new\n" in told
    shipped = (resources.DATA / "sources.yaml").read_text("utf-8")
    opened = build_data(tmp_path / "opened", "", {"sources.yaml": shipped})
    told = invoke("import", "fbi", file, "--data", opened).stdout
    assert "note: agencies without a county, on no map: 1 row, 7 offenses\n" in told
    assert "note: line 4: MA 2019, SUFFOLK: correction of -7 kept\n" in told
    assert "tables/fbi_county_offenses.csv: 25025 2019: new, offenses 36\n" in told
