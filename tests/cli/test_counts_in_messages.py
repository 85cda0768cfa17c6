"""No command tells a count that the sheet hides: each rule is met over hidden counts, in each form."""

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FunctionType

import pytest

import factsheet
from factsheet.checks.file_faults import FORM_FAULTS
from factsheet.checks.findings_report import look_up_meaning
from factsheet.checks.rules import FOLDER_RULES, LANGUAGE_RULES, RULES, SILENCE_RULES
from factsheet.errors import DataError, FormCode
from factsheet.sources import joined_state
from tests.cli.hidden_count_cases import CASES, FORMS_WITHOUT_COUNTS, NO_COUNTS, Case
from tests.cli.hidden_counts import assert_hidden, build_data, read_texts, read_written, run_commands
from tests.cli.runs import invoke

pytestmark = pytest.mark.usefixtures("without_drawing")


@pytest.mark.parametrize("name", CASES)
def test_no_command_tells_a_hidden_count_but_on_the_own_screen(tmp_path: Path, name: str) -> None:
    case, code = CASES[name], name.split()[0]
    data = build_data(tmp_path, case.profile, case.files)
    results = run_commands(data)
    assert {result.exit_code for result in results.values()} <= {0, 1}
    told = [read_texts(form, result) for form, result in results.items()]
    assert_hidden(data, case, "\n".join((*told, read_written(data / "output"))))
    assert (f"[{code} " in results["check"].stderr) is case.is_told
    assert (f'"{code}"' in results["check json"].stdout) is case.is_told
    shown = invoke("check", "MA", "--data", data, "--show-counts").stderr
    assert f"[{code} " in shown
    assert case.tells in shown
    invoke("build", "MA", "--data", data, "--output", data / "output", "--force", "--show-counts")
    assert_hidden(data, case, read_written(data / "output"))
    assert not case.tells or case.tells not in results["check"].stderr


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.twin or case.twin_files])
def test_what_is_told_does_not_depend_on_a_hidden_count(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    every = []
    for profile, files in ((case.profile, case.files), (case.twin, case.twin_files or case.files)):
        data = build_data(tmp_path, profile, files)
        told = {form: f"{result.stdout}\n{result.stderr}" for form, result in run_commands(data).items()}
        written = {path.name: path.read_text("utf-8") for path in sorted((data / "output").glob("*.json"))}
        assert "report.json" in written
        every.append(told | written)
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
    tables = {code for code, *_ in (*LANGUAGE_RULES, *FOLDER_RULES, *SILENCE_RULES)}
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
