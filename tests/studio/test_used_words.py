"""Every text that code and templates say is there in both languages, and no text is there that nothing says.

Some keys are put together at run time: ``f"parts.{part}"``. Such a pattern says a text if what stands in its
gaps are words of the program.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest
from jinja2 import nodes

from factsheet.studio.interface_words import LANGUAGES, load_words
from factsheet.studio.rendering import HERE, open_templates

FILES = (".html", ".css", ".js", ".yaml", ".json", ".csv", "_")
TOPICS = tuple(f"{path.stem}." for path in sorted((HERE / "words" / LANGUAGES[0]).glob("*.yaml")))
KEY = re.compile(rf"(?:{'|'.join(map(re.escape, TOPICS))})\w+(?:\.\w+)*")
GAP = "\0"  # stands for what a pattern leaves open


@cache
def list_keys(lang: str) -> frozenset[str]:
    """Return the keys of a language; a text that has two forms by number is one."""
    texts = load_words(lang).texts
    counted = {key.removesuffix(".other") for key in texts if key.endswith(".other")}
    counted = {key for key in counted if f"{key}.one" in texts}
    forms = {f"{key}.{form}" for key in counted for form in ("one", "other")}
    return frozenset((texts.keys() - forms) | counted)


def list_said() -> Iterator[str]:
    """Yield the constants of code and templates, and what is joined of some with gaps between them."""
    for path in HERE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, ast.JoinedStr):
                parts = (each.value if isinstance(each, ast.Constant) else GAP for each in node.values)
                yield "".join(map(str, parts))
    for path in (HERE / "templates").glob("*.html"):
        template = open_templates().parse(path.read_text(encoding="utf-8"))
        yield from (str(node.value) for node in template.find_all(nodes.Const))
        for joined in template.find_all(nodes.Concat):
            yield "".join(str(each.value) if isinstance(each, nodes.Const) else GAP for each in joined.nodes)


SAID = frozenset(list_said())
PATTERNS = frozenset(text for text in SAID if GAP in text and text.startswith(TOPICS))
ENDS = frozenset(text[1:] for text in SAID if re.fullmatch(rf"{GAP}\.[a-z]+", text))
PIECES = frozenset(text for text in SAID if re.fullmatch(rf"[a-z]{{4,}}_{GAP}", text))


@cache
def list_program_words() -> frozenset[str]:
    """Return what may stand in the gaps of patterns: words and short texts of the whole package."""
    paths = (*HERE.parent.rglob("*.py"), *(HERE / "templates").glob("*.html"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    told = {re.sub(r"[ .]", sign, each) for each in re.findall(r'"([\w ,.-]+)"', text) for sign in "_-"}
    words = {*re.findall(r"[\w-]+", text), *told}
    return frozenset(words | {word.lower().strip("-") for word in words})


def matches(key: str, pattern: str) -> re.Match[str] | None:
    return re.fullmatch("(.+)".join(map(re.escape, pattern.split(GAP))), key)


def is_said(key: str) -> bool:
    """Return whether something says a text: by its key, by a pattern, or by the beginning of its key."""
    if key in SAID or any(fills_pattern(key, pattern) for pattern in PATTERNS):
        return True
    return any(is_said(key.removesuffix(end)) for end in ENDS if key.endswith(end))


def fills_pattern(key: str, pattern: str) -> bool:
    found = matches(key, pattern)
    return found is not None and all(is_word(part) for group in found.groups() for part in group.split("."))


def is_word(part: str) -> bool:
    return part in list_program_words() or any(matches(part, piece) for piece in PIECES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_said_is_there(lang: str) -> None:
    keys = list_keys(lang)
    starts = {key[: at.start()] for key in keys for at in re.finditer(r"\.", key)}
    said = {text for text in SAID if KEY.fullmatch(text)}
    assert len(said & keys) > 300
    assert sorted(key for key in said - keys - starts if not key.endswith(FILES)) == []


def test_no_text_is_there_that_nothing_says() -> None:
    assert sorted(key for key in list_keys(LANGUAGES[0]) if not is_said(key)) == []


def test_each_pattern_says_a_text() -> None:
    keys = list_keys(LANGUAGES[0])
    lost = [pattern for pattern in PATTERNS if not any(matches(key, pattern) for key in keys)]
    assert (len(PATTERNS) > 30, sorted(lost)) == (True, [])
