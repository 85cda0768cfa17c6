"""The page of differences: whole in itself, read by everybody, and no way in for what a file says."""

import hashlib
import re
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from factsheet.differences.compared_places import compare_places
from factsheet.differences.difference_page import render_difference_page
from tests.differences.builders import Edit, carrying, issue, put, sheet
from tests.verification.sheet_changes import changed, set_entry

HOSTILE = "</td><script>alert(1)</script>\u202e{{ 7 * 7 }}\x07 & 'quotes\" <img src=x onerror=alert(2)>"


class Page(HTMLParser):
    """The elements of a page, in order, each with its attributes and the text right in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.open: list[int] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), []))
        if tag != "meta":
            self.open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        at = self.open.pop()
        assert self.elements[at][0] == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.elements[self.open[-1]][2].append(data)

    def texts(self, tag: str) -> list[str]:
        return [" ".join("".join(parts).split()) for name, _, parts in self.elements if name == tag]

    def attributes(self, key: str, tag: str = "") -> list[str | None]:
        return [attrs[key] for name, attrs, _ in self.elements if key in attrs and tag in ("", name)]


def edit_all(*, text: str) -> Edit:
    def edit(tree: dict[str, Any]) -> None:
        issue(2024, 2)(tree)
        tree["calls"]["value"] += 1000
        tree["laws"][0]["citation"] = text
        tree["laws"].append({"title": text, "citation": text})
        tree["cases_by_year"] = None
        tree["nation"]["cases_per_call_percent"] = 99

    return edit


def write(folder: Path, text: str = "St. 2011, ch. 178") -> str:
    """Return the page of two folders that differ in each way."""
    old, new = folder / "old <b>", folder / "new"
    for name, content in {"wy.pdf": sheet("WY"), "gu.pdf": sheet("GU"), "ri.pdf": sheet("RI")}.items():
        put(old, name, content)
    put(old, "bad.pdf", b"%PDF-1.7")
    after = carrying(sheet("WY"), edit_all(text=text), lambda tree: tree.update(theme={"publisher": text}))
    put(new, "wy.pdf", after)
    put(new, "gu.pdf", changed(sheet("GU"), set_entry("H1", "/Lang", "es")))
    put(new, "gu2.pdf", carrying(sheet("GU"), drawing=lambda tree: tree.update(lang="es")))
    put(new, "bad.pdf", sheet("MA"))
    return render_difference_page(compare_places(old, new)).decode()


def test_it_tells_everything(tmp_path: Path) -> None:
    page = Page(write(tmp_path))
    assert page.texts("h2") == ["Files that could not be compared", "Guam", "Wyoming"]
    cells = page.texts("td")
    assert {"St. 2011, ch. 178", "+1,000", "99%", "gone", "new", "calls.value"} <= {*cells}
    captions = " | ".join(page.texts("caption"))
    for words in (
        "Wyoming: numbers",
        "Wyoming: texts",
        "Wyoming: choices of drawing",
        "Only in",
        "Guam: pages and tags",
    ):
        assert words in captions
    assert any(
        "from the 2023 edition, version 1, to the 2024 edition, version 2" in text for text in page.texts("p")
    )


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    return write(tmp_path, HOSTILE)


def test_what_a_file_says_stands_in_it_as_text(hostile: str) -> None:
    page = Page(hostile)
    names = {name for name, _, _ in page.elements}
    assert names & {"script", "img", "b", "iframe", "object", "link", "form", "a"} == {"a"}
    assert {key for _, attrs, _ in page.elements for key in attrs if key.startswith("on")} == set()
    assert "{{ 7 * 7 }}" in hostile
    assert any("<script>alert(1)</script>" in text for text in page.texts("td"))
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", hostile) == []
    assert "\\u202e" in hostile


def test_it_needs_and_runs_nothing_beside_it(hostile: str) -> None:
    page = Page(hostile)
    (style,) = re.findall(r"<style>(.*?)</style>", hostile, re.DOTALL)
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = [value for value in page.attributes("content", "meta") if value and "default-src" in value]
    assert policy == (f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'")
    assert re.findall(r"url\(|@import|https?:", style) == []
    assert page.attributes("src") == page.attributes("style") == []
    assert [link for link in page.attributes("href") if link and not link.startswith("#")] == []


def test_a_screen_reader_finds_its_way(hostile: str) -> None:
    page = Page(hostile)
    ids = page.attributes("id")
    assert len(ids) == len({*ids})
    assert page.attributes("lang", "html") == ["en"]
    assert len(page.texts("h1")) == 1
    tables = [name for name, _, _ in page.elements if name in {"table", "caption"}]
    assert tables == ["table", "caption"] * (len(tables) // 2)
    assert len(page.attributes("scope", "th")) == len(page.texts("th")) > 20
    targets = {f"#{each}" for each in ids}
    links = page.attributes("href")
    assert links
    assert {*links} <= targets
    named = {str(value) for value in page.attributes("aria-labelledby")}
    assert named <= {str(each) for each in ids}
    assert len(page.attributes("tabindex", "div")) == len(page.attributes("role", "div"))


def test_rows_have_as_many_cells_as_their_heads(hostile: str) -> None:
    counts: list[list[int]] = []
    for name, attrs, _ in Page(hostile).elements:
        if name == "table":
            counts.append([])
        elif name == "tr":
            counts[-1].append(0)
        elif name in {"td", "th"}:
            counts[-1][-1] += int(attrs.get("colspan") or 1)
    assert len(counts) > 5
    assert [rows for rows in counts if len({*rows}) != 1] == []


def test_the_same_differences_give_the_same_bytes(tmp_path: Path) -> None:
    assert write(tmp_path) == write(tmp_path)
