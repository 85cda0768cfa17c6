"""The names of the house: each module and class has one of its own, functions are verbs with an object."""

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import factsheet

PACKAGE = Path(factsheet.__file__).parent
_VERBS = """
    add aim align answer append apply arrange assemble attach attempt await balance begin bind break build
    call capitalize center certify change check choose chop cite classify clean close collect color combine
    compare complete compose contract convert copy count cover cut decode defer describe digest divide draw
    drop dump edit embed encode end escape expect explain export extract fill find finish fit fix flag
    flatten fold follow format gather give group guess hide hold hush identify import infer join judge keep
    key label lay leave lengthen let limit linearize link list listen load look lose make map mark mask
    match measure mend merge move name narrow normalize number offer open order pack pad paginate paint pair
    parse pause pick place plan prepare press print project propose protect prune put qualify quote raise
    rank read rebase recall record recover refuse register remember rename render repack replace report
    resolve restore restrict rewrite rotate round run salvage save scale scan seal select send serve set
    settle share shorten show skip sort speak split spread stack stamp start strip style subtract sum
    suppress survey take tear tell tidy tie tint trace transform trim try undo unify verify walk watch weigh
    widen word wrap write
"""
VERBS = frozenset(_VERBS.split())
PREDICATES = frozenset({"are", "is", "has", "can", "may", "must", "holds"})
VALIDATORS = ("BeforeValidator", "AfterValidator")  # their functions are called what the field is


@cache
def modules() -> dict[str, ast.Module]:
    """Return the syntax of each module by its path in the package."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


MODULES = tuple(modules())


def repeated(names: Iterator[str]) -> list[str]:
    return sorted(name for name, count in Counter(names).items() if count > 1)


def names_of_modules() -> Iterator[str]:
    """Yield the name of each module, but for __init__ and __main__."""
    for path in MODULES:
        if not path.endswith(("__init__.py", "__main__.py")):
            yield Path(path).stem


def names_of_classes() -> Iterator[str]:
    for tree in modules().values():
        yield from (node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def is_command(node: ast.FunctionDef) -> bool:
    """Return whether a function is named by what is typed: it is decorated as a command or a group."""
    return any("command" in ast.unparse(each) or "group" in ast.unparse(each) for each in node.decorator_list)


def validators_of(tree: ast.Module) -> set[str]:
    """Return the functions that check a field and are called what it is, such as `_day`."""
    return {
        argument.id
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in VALIDATORS
        for argument in call.args
        if isinstance(argument, ast.Name)
    }


def functions_of(tree: ast.Module) -> list[str]:
    exempt = {*factsheet.__all__, *validators_of(tree)}
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    return [node.name for node in functions if not is_command(node) and node.name not in exempt]


def is_verb_with_object(name: str) -> bool:
    first, *others = name.strip("_").split("_")
    return bool(others) and first in VERBS | PREDICATES


def test_no_two_modules_have_one_name() -> None:
    assert len(list(names_of_modules())) > 150
    assert repeated(names_of_modules()) == []


def test_no_two_classes_have_one_name() -> None:
    assert len(list(names_of_classes())) > 100
    assert repeated(names_of_classes()) == []


@pytest.mark.parametrize("module", MODULES)
def test_functions_are_verbs_with_an_object(module: str) -> None:
    names = functions_of(modules()[module])
    assert [name for name in names if not is_verb_with_object(name)] == []


def test_most_modules_have_functions_whose_names_are_looked_at() -> None:
    assert sum(len(functions_of(tree)) for tree in modules().values()) > 800


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("place_labels", True),
        ("_find_row_faults", True),
        ("is_link", True),
        ("labels", False),
        ("_placed", False),
        ("finish", False),
        ("_row_height", False),
    ],
)
def test_participles_nouns_and_bare_verbs_are_seen(name: str, expected: bool) -> None:  # noqa: FBT001
    assert is_verb_with_object(name) is expected
