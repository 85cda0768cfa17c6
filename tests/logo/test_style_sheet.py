"""Which of the styles in a file count for an element, as CSS has it; what is not understood is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.logo.menu_words import STYLE_ALLOWED
from factsheet.logo.style_sheet import StyleError, parse_declarations, parse_rules
from tests.logo.pictures import refused_in, shape_of

RECT = '<rect id="i" class="a b" width="3" height="3" {}/>'


def paint_of(sheet: str, own: str = "") -> object:
    return shape_of(f"<style>{sheet}</style><g class='out'>{RECT.format(own)}</g>").paint


@pytest.mark.parametrize(
    ("sheet", "own", "color"),
    [
        (".a{fill:navy}", "", "#000080"),
        ("#i{fill:navy}", "", "#000080"),
        ("rect{fill:navy}", "", "#000080"),
        ("*{fill:navy}", "", "#000080"),
        ("rect.a.b{fill:navy}", "", "#000080"),
        (".out .a{fill:navy}", "", "#000080"),
        ("svg g rect{fill:navy}", "", "#000080"),
        (".x,.b,.y{fill:navy}", "", "#000080"),
        (".A{fill:red} .ab{fill:red} circle{fill:red} .out .out .a{fill:red}", "", "#000000"),
        (".a{fill:red} .b{fill:navy}", "", "#000080"),
        (".b{fill:navy} rect{fill:red}", "", "#000080"),
        ("#i{fill:navy} .a.b{fill:red}", "", "#000080"),
        (".out .a{fill:navy} .a{fill:red}", "", "#000080"),
        (".a{fill:navy}", 'fill="red"', "#000080"),
        ("#i{fill:red}", 'style="fill:navy"', "#000080"),
        (".a{fill:navy!important} #i{fill:red}", 'style="fill:red"', "#000080"),
        (".a{fill:red !important}", 'style="fill:navy ! IMPORTANT"', "#000080"),
        ("", 'fill="red" style="fill: navy;;stroke"', "#000080"),
        ("/* .a{fill:red} */ .a{/*x*/fill:navy}", "", "#000080"),
        ("<![CDATA[ .a { FILL : navy ; } ]]>", "", "#000080"),
        ("@charset 'utf-8'; @font-face{font-family:x;src:url(data:a;b)} .a{fill:navy}", "", "#000080"),
        (".a{font-family:'A;'} .b{fill:navy}", "", "#000080"),
        (".a{fill:navy} /* no end", "", "#000080"),
    ],
)
def test_the_style_that_counts_is_found(sheet: str, own: str, color: str) -> None:
    assert paint_of(sheet, own) == color


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        ("g > .a{fill:red}", "'g > .a'"),
        (".a:hover{fill:red}", "'.a:hover'"),
        ("rect[id]{fill:red}", "'rect[id]'"),
        ("@import 'a.css';", "'@import'"),
        ("@media print{.a{fill:red}}", "'@media'"),
        (".a{fill:red", "'.a{fill:red'"),
        (".a{} }", "'}'"),
        ("{fill:red}", "'{fill:red}'"),
        (".a,{fill:red}", "nothing"),
    ],
)
def test_a_style_that_is_not_understood_is_refused(sheet: str, told: str) -> None:
    content = f"\n<style>{sheet.replace('>', '&gt;')}</style>{RECT.format('')}"
    assert refused_in(content) == [f"2: style.rule: found {told}; allowed: {STYLE_ALLOWED}"]


def test_more_styles_than_anybody_writes_are_refused() -> None:
    sheet = "".join(f".c{n}{{fill:red}}" for n in range(2_000))
    (line,) = refused_in(f"<style>{sheet}</style>{'<g/>' * 2_000}")
    assert line == f"1: style: found 2,000 styles for 2,002 elements; allowed: {STYLE_ALLOWED}"


@pytest.mark.parametrize(
    ("text", "declarations"),
    [
        ("fill:red;Stroke : none ;", [("fill", "red"), ("stroke", "none")]),
        ("a:url(data:x;y);b:'c;d'", [("a", "url(data:x;y)"), ("b", "'c;d'")]),
        (";;:;a;b:", []),
    ],
)
def test_declarations_end_where_css_ends_them(text: str, declarations: list[tuple[str, str]]) -> None:
    assert list(parse_declarations(text)) == declarations


pieces = st.sampled_from([*"{};:,.#@*> \n\"'()/-\\", "/*", "*/", "a", "fill", "@media", "!important", "<!--"])


@given(st.lists(pieces, max_size=40).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        outcome: object = list(parse_rules(text))
    except StyleError as error:
        outcome = error.args[0]
    assert isinstance(outcome, list | str)


@pytest.mark.parametrize(
    "text", ["/*" * 300_000, " " * 600_000 + "x", "a" * 600_000, "@a" * 300_000, "'\"(" * 200_000]
)
def test_a_text_made_to_keep_the_reader_busy_is_refused_soon(text: str) -> None:
    assert list(parse_declarations(text))[:1] in ([], [("a", "b")])
    try:
        rules = list(parse_rules(text))
    except StyleError:
        rules = []
    assert rules == []
