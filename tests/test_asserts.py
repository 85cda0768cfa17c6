"""No test passes on nothing: what it asserts is reached whatever a loop or a condition meets."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted(ROOT.glob("tests/**/test_*.py"))
CONTEXTS = {"raises", "warns"}
HELPERS = ("assert_", "check_text", "check_page")  # functions that assert; the last two compare stored pages


def is_sure(node: ast.stmt) -> bool:
    """Return whether a statement asserts something each time it is reached."""
    match node:
        case ast.Assert(test=test):
            return not can_be_true_of_nothing(test)
        case ast.Expr(value=ast.Call(func=func)):
            return is_helper(func)
        case ast.With(items=items, body=body):
            return any(is_context(item.context_expr) for item in items) or has_sure_one(body)
        case ast.If(body=body, orelse=other):
            return has_sure_one(body) and has_sure_one(other)
        case ast.For(iter=ast.Tuple(elts=[_, *_]) | ast.List(elts=[_, *_]), body=body):
            return has_sure_one(body)
    return False


def is_helper(func: ast.expr) -> bool:
    """Return whether a function asserts: one of ours, or what Playwright expects of a page."""
    match func:
        case ast.Attribute(value=ast.Call(func=ast.Name(id="expect"))):
            return True
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.startswith(HELPERS)
    return False


def has_sure_one(body: list[ast.stmt]) -> bool:
    """Return whether one of some statements asserts something each time."""
    return any(is_sure(node) for node in body)


def is_context(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CONTEXTS


def can_be_true_of_nothing(test: ast.expr) -> bool:
    """Return whether a test is `all(... for ...)` or `not any(... for ...)`."""
    match test:
        case ast.Call(func=ast.Name(id="all"), args=[ast.GeneratorExp()]):
            return True
        case ast.UnaryOp(op=ast.Not(), operand=ast.Call(func=ast.Name(id="any"), args=[ast.GeneratorExp()])):
            return True
    return False


def can_end_early(test: ast.FunctionDef) -> bool:
    """Return whether a test has a `return` of its own, before which it may have asserted nothing."""
    nodes: list[ast.AST] = [*test.body]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.Return):
            return True
        if not isinstance(node, ast.FunctionDef):
            nodes += ast.iter_child_nodes(node)
    return False


def list_tests(source: str) -> list[ast.FunctionDef]:
    nodes = ast.walk(ast.parse(source))
    return [node for node in nodes if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_test_asserts_something_whatever_its_loops_meet(path: Path) -> None:
    tests = list_tests(path.read_text(encoding="utf-8"))
    assert tests
    assert [test.name for test in tests if not has_sure_one(test.body) or can_end_early(test)] == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("assert x", True),
        ("assert x == []", True),
        ("expect(page).to_have_title(x)", True),
        ("expect(page)", False),
        ("with pytest.raises(E):\n  x()", True),
        ("with open(x) as file:\n  assert file", True),
        ("assert_clear(x)", True),
        ("for x in (1, 2):\n  assert x", True),
        ("if x:\n  assert x\nelse:\n  assert y", True),
        ("x()", False),
        ("for x in y:\n  assert x", False),
        ("for x in ():\n  assert x", False),
        ("for x in (1, 2):\n  if x:\n    assert x", False),
        ("if x:\n  assert x", False),
        ("assert all(x for x in y)", False),
        ("assert not any(x for x in y)", False),
        ("with open(x) as file:\n  for line in file:\n    assert line", False),
    ],
)
def test_loops_and_conditions_are_seen_through(body: str, expected: bool) -> None:  # noqa: FBT001
    assert has_sure_one(ast.parse(body).body) is expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [("if x:\n  return\nassert y", True), ("def x():\n  return y\nassert x()", False)],
)
def test_a_test_that_ends_early_is_seen(body: str, expected: bool) -> None:  # noqa: FBT001
    (test,) = list_tests(f"def test_x():\n  {body.replace(chr(10), chr(10) + '  ')}")
    assert can_end_early(test) is expected
