"""No public name of the package is there for nothing, or for tests alone."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import factsheet

PACKAGE = Path(factsheet.__file__).parent
EXEMPT = frozenset({*factsheet.__all__, "__all__"})  # what other programs call


def trees() -> dict[str, ast.Module]:
    paths = sorted(PACKAGE.rglob("*.py"))
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths
    }


def modules_in(tree: ast.Module) -> set[str]:
    """Return what a module calls the modules that it imports; classes are written in capitals."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    return {alias.asname or alias.name for node in imports for alias in node.names if alias.name.islower()}


def uses_in(tree: ast.AST, modules: set[str]) -> Iterator[str]:
    """Yield each name that is read; an import alone is no use, but that under another name is."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Load()):
                yield name
            case ast.Attribute(value=ast.Name(id=owner), attr=name) if owner in modules:
                yield name
            case ast.alias(name=name, asname=str()):
                yield name


def definitions_in(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """Yield the public names of a module; a decorated function is what click calls by its decorator."""
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name, decorator_list=[]) | ast.ClassDef(name=name):
                yield name, node
            case ast.FunctionDef(name=name) if "command" not in ast.unparse(node.decorator_list):
                yield name, node
            case ast.Assign(targets=targets):
                yield from (
                    (each.id, node)
                    for target in targets
                    for each in ast.walk(target)
                    if isinstance(each, ast.Name)
                )
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name, node


def dead_names(modules: dict[str, ast.Module]) -> list[str]:
    """Return the names that nothing but their own definition reads, with their modules."""
    uses = Counter(name for tree in modules.values() for name in uses_in(tree, modules_in(tree)))
    return [
        f"{module}: {name}"
        for module, tree in modules.items()
        for name, node in definitions_in(tree)
        if not name.startswith("_") and name not in EXEMPT
        if uses[name] <= list(uses_in(node, modules_in(tree))).count(name)
    ]


def test_every_public_name_is_used_by_the_package_itself() -> None:
    assert dead_names(trees()) == []


def test_the_search_finds_what_is_there_for_nothing() -> None:
    source = """
from x import b, Kind, imported
USED, DEAD = 1, 2
def lonely(): return lonely()
def called(): return USED + b.SHARED + Kind.KIND
class Unmade: pass
called()
"""
    other = "SHARED, KIND = 3, 4"

    found = dead_names({"a.py": ast.parse(source), "b.py": ast.parse(other)})
    assert found == ["a.py: DEAD", "a.py: lonely", "a.py: Unmade", "b.py: KIND"]
