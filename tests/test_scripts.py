"""Scripts beside the package call it by names that it has."""

import ast
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPTS = sorted([*ROOT.glob("benchmarks/*.py"), *ROOT.glob("tools/**/*.py")])


def names_taken(path: Path) -> list[tuple[str, str]]:
    """Return module and name of each thing that a script imports from the package."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    taken = [(node.module or "", alias.name) for node in imports for alias in node.names]
    return [(module, name) for module, name in taken if module.partition(".")[0] == "factsheet"]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_script_imports_is_there(path: Path) -> None:
    taken = names_taken(path)
    assert [pair for pair in taken if not hasattr(importlib.import_module(pair[0]), pair[1])] == []


def test_some_script_imports_something() -> None:
    assert sum(len(names_taken(path)) for path in SCRIPTS) > 3
