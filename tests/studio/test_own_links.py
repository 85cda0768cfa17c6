"""Links, forms and pictures of the templates lead to addresses that the studio has."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.routing import Route

from factsheet.studio.rendering import HERE
from factsheet.studio.web_app import make_app
from tests.studio.served import make_studio

TEMPLATES = sorted((HERE / "templates").glob("*.html"))
ADDRESS = re.compile(r'\b(href|src|action|hx-get|hx-post|data-events|data-drop)="(/[^"]*)"')
VALUE, STATEMENT = re.compile(r"\{\{.*?\}\}"), re.compile(r"\{%.*?%\}")
ROUTES = [route for route in make_app(make_studio(None)).routes if isinstance(route, Route)]


def list_addresses(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each path that is asked for, a value being any word, and the methods by which that may be."""
    for asking, address in ADDRESS.findall(text):
        methods = {"action": {"GET", "POST"}, "hx-post": {"POST"}, "data-drop": {"POST"}}.get(asking, {"GET"})
        yield VALUE.sub("ma", STATEMENT.sub("", re.split(r"[?#]", address)[0])), frozenset(methods)


def is_answered(path: str, methods: frozenset[str]) -> bool:
    return any(methods & {*(route.methods or ())} and route.path_regex.match(path) for route in ROUTES)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_each_link_leads_somewhere(template: Path) -> None:
    found = list_addresses(template.read_text(encoding="utf-8"))
    assert [path for path, methods in found if not is_answered(path, methods)] == []


def test_links_are_found() -> None:
    found = [
        path for each in TEMPLATES for path, _methods in list_addresses(each.read_text(encoding="utf-8"))
    ]
    assert len({*found}) > 40
    assert not is_answered("/history", frozenset({"GET"}))
