"""The limits of the style guide that the linter lacks."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PARTS = ("factsheet", "tools", "benchmarks")
MODULES = sorted(path for part in PARTS for path in (ROOT / part).rglob("*.py"))
MAX_LINES = 300
MAX_FUNCTION_LINES = 60


def told(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def own_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


@pytest.mark.parametrize("path", MODULES, ids=told)
def test_a_module_has_at_most_300_lines_and_says_its_part(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MAX_LINES
    assert ast.get_docstring(ast.parse(source))


@pytest.mark.parametrize("path", MODULES, ids=told)
def test_no_function_runs_over_a_screen(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert {each.name: own_lines(each) for each in functions if own_lines(each) > MAX_FUNCTION_LINES} == {}


def test_most_functions_are_short() -> None:
    lengths = sorted(
        own_lines(node)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    )
    assert lengths[len(lengths) // 2] <= 10
    assert lengths[len(lengths) * 9 // 10] <= 20
