"""SVG files that are not drawn: each with what was found and what helps."""

import time

import pytest

from factsheet.errors import DataError
from factsheet.logo.menu_words import (
    AS_PNG,
    EFFECT_ALLOWED,
    ELEMENT_ALLOWED,
    LETTERS_ALLOWED,
    LINK_ALLOWED,
    MARKER_ALLOWED,
    MASK_ALLOWED,
    PICTURE_ALLOWED,
    SCRIPT_ALLOWED,
    SIMPLER,
    SIZE_ALLOWED,
    SVG_ALLOWED,
    XML_ALLOWED,
)
from factsheet.logo.outlines import LENGTH_ALLOWED, POINTS_ALLOWED
from factsheet.logo.svg import read_svg
from factsheet.logo.transforms import TRANSFORM_ALLOWED
from tests.logo.pictures import SPACE, SQUARE, an_svg, refused_in, told

COLOR = "a plain colour such as #24518f or navy, or none"
FAR = "points less than 10,000,000 units from the corner"
FLAT = "a plain transform in its place: in Inkscape choose File > Save As, Plain SVG"


def refusal(content: bytes) -> list[str]:
    with pytest.raises(DataError) as error:
        read_svg(content, "logo.svg")
    return told(error.value)


R = '<rect width="3" height="3" {}/>'
PATH = "path data as SVG writes it, which begin with M"


@pytest.mark.parametrize(
    ("content", "found", "allowed"),
    [
        ("<script>alert(1)</script>", "svg.script: found a script", SCRIPT_ALLOWED),
        (R.format('onclick="a()"'), "rect.onclick: found a script", SCRIPT_ALLOWED),
        ('<image href="a.png"/>', "image: found a picture inside of the drawing", PICTURE_ALLOWED),
        ('<use href="http://a.org/a.svg#a"/>', "use.href: found 'http://a.org/a.svg#a'", LINK_ALLOWED),
        ('<use xlink:href="file:///etc/passwd"/>', "use.href: found 'file:///etc/passwd'", LINK_ALLOWED),
        ("<video/>", "video: found the element 'video'", ELEMENT_ALLOWED),
        ("<rect><animate/></rect>", "animate: found the element 'animate'", ELEMENT_ALLOWED),
        ("<text>An <tspan>Office</tspan></text>", "text: found the letters 'An Office'", LETTERS_ALLOWED),
        ("<flowRoot>Office</flowRoot>", "flowRoot: found the letters 'Office'", LETTERS_ALLOWED),
        ('<g mask="url(#m)"/>', "g.mask: found a mask", MASK_ALLOWED),
        ('<g style="mask: url(#m)"/>', "g.mask: found a mask", MASK_ALLOWED),
        ('<g filter="url(#f)"/>', "g.filter: found a filter", EFFECT_ALLOWED),
        ('<g style="mix-blend-mode:screen"/>', "g.mix-blend-mode: found blending", EFFECT_ALLOWED),
        ('<line marker-end="url(#a)"/>', "line.marker-end: found a mark on a line", MARKER_ALLOWED),
        ('<g style="rotate:4deg"/>', "g.rotate: found a transform as a style", FLAT),
        (R.format('fill="rgb(٣,0,0)"'), "rect.fill: found 'rgb(٣,0,0)'", COLOR),
        (R.format('fill="context-fill"'), "rect.fill: found 'context-fill'", COLOR),
        (R.format('opacity="half"'), "rect.opacity: found 'half'", "a number from 0 to 1, or a percentage"),
        (R.format('fill-rule="odd"'), "rect.fill-rule: found 'odd'", "evenodd or nonzero"),
        (R.format('x="10em"'), "rect.x: found '10em'", LENGTH_ALLOWED),
        ('<g transform="spin(4)"/>', "g.transform: found 'spin(4)'", TRANSFORM_ALLOWED),
        ('<g transform="rotate(1e400)"/>', "g.transform: found 'rotate(1e400)'", FAR),
        (R.format('x="1e400"'), "rect: found a point that lies farther out", FAR),
        (R.format('transform="scale(1e9)"'), "rect: found a point that lies farther out", FAR),
        ('<path d="L 3 4"/>', "path.d: found 'L 3 4'", PATH),
        ('<path d="M٣ 1L2 2"/>', "path.d: found 'M٣ 1L2 2'", PATH),
        ('<polygon points="1,2 3"/>', "polygon.points: found '1,2 3'", POINTS_ALLOWED),
    ],
)
def test_what_is_not_drawn_is_refused_with_what_helps(content: str, found: str, allowed: str) -> None:
    assert refused_in(f"{SQUARE}\n{content}") == [f"2: {found}; allowed: {allowed}"]


def test_letters_are_refused_with_the_menu_words_of_both_programs() -> None:
    assert refused_in("<text>Agency</text>") == [
        "1: text: found the letters 'Agency'; allowed: letters turned into outlines: select all (Ctrl+A), "
        "then in Inkscape choose Path > Object to Path, in Illustrator Type > Create Outlines; or save the "
        "whole logo as PNG, 1,000 pixels wide (Inkscape: File > Export; Illustrator: File > Export > "
        "Export As, PNG)"
    ]


def test_each_kind_is_told_once_with_how_many_there_are_in_the_order_of_the_file() -> None:
    words = "".join(f"\n<text>{word}</text>" for word in ("One", "Two", "Three"))
    content = (
        f'{words}\n<g mask="url(#a)"><rect mask="url(#b)"/></g><image/><script/>\n<rect filter="url(#c)"/>'
    )
    assert [line.split("; allowed")[0] for line in refused_in(content)] == [
        "2: text: found the letters 'One', the first of 3",
        "5: g.mask: found a mask, the first of 2",
        "5: image: found a picture inside of the drawing",
        "5: svg.script: found a script",
        "6: rect.filter: found a filter",
    ]


@pytest.mark.parametrize(
    "size", ["", 'viewBox="0 0 0 5"', 'viewBox="a"', 'width="1e400" height="5"', 'width="100%"']
)
def test_a_drawing_without_a_size_is_refused(size: str) -> None:
    (line,) = refusal(f"<svg {SPACE} {size}>{SQUARE}</svg>".encode())
    told_of = size.split('"')[1] if "viewBox" in size else None
    found = f"'{told_of}'" if told_of else "nothing"
    assert line == f"logo.svg:1: svg: found {found}; allowed: {SIZE_ALLOWED}"


@pytest.mark.parametrize(
    "content", [b"<html xmlns='http://www.w3.org/1999/xhtml'/>", b"<a:svg xmlns:a='b'/>"]
)
def test_other_xml_is_refused(content: bytes) -> None:
    assert refusal(content) == [f"logo.svg:1: file: found another kind of XML; allowed: {SVG_ALLOWED}"]


def test_what_is_no_xml_is_refused() -> None:
    (line,) = refusal(an_svg()[:-3])
    assert line == f"logo.svg:1: file: found an error, unclosed token; allowed: {XML_ALLOWED}"


def test_too_many_lines_in_all_are_refused() -> None:
    path = f'<path d="M0 0{"h1v1" * 6_000}"/>'
    assert refused_in(path * 2) == [
        f"1: path: found more lines and curves; allowed: at most 20,000 lines and curves in all: {SIMPLER}"
    ]


TOO_MANY = f"found more; allowed: at most 20,000 parts with all copies, 60 levels deep; {AS_PNG}"


def test_copies_of_copies_are_refused_before_they_grow() -> None:
    copies = {n: f'<use href="#g{n + 1}"/>' * 10 for n in range(12)}
    layers = "".join(f'<g id="g{n}">{inside}</g>' for n, inside in copies.items())
    assert refused_in(f'<defs>{layers}<g id="g12"/></defs><use href="#g0"/>') == [f"1: g: {TOO_MANY}"]


@pytest.mark.parametrize(
    "content",
    [
        '<g id="a"><use href="#a"/></g>',
        '<symbol id="a"><use href="#a" width="9" height="9"/></symbol><use href="#a"/>',
        '<clipPath id="a" clip-path="url(#a)"/><rect width="3" height="3" clip-path="url(#a)"/>',
    ],
)
def test_what_holds_a_copy_of_itself_is_refused(content: str) -> None:
    (line,) = refused_in(content)
    assert line.endswith(TOO_MANY)


@pytest.mark.parametrize(
    "content",
    [
        '<polygon points="' + "1" * 1_000_000 + 'x"/>',
        '<polygon points="' + "1 " * 500_000 + 'x"/>',
        '<path d="M' + "1" * 1_000_000 + 'x"/>',
        '<path d="M0 0' + "h1" * 1_000_000 + '"/>',
        '<g transform="' + "scale(1)" * 100_000 + 'x"/>',
        '<rect width="' + "1" * 1_000_000 + 'em" height="1"/>',
        '<rect width="1" height="1" fill="rgb(' + "1" * 1_000_000 + '"/>',
        '<rect width="1" height="1" fill="url(#' + " " * 1_000_000 + '"/>',
        '<rect width="1" height="1" stroke="red" stroke-dasharray="' + "1" * 1_000_000 + 'a1"/>',
        '<rect width="1" height="1" style="' + "fill:('" * 200_000 + '"/><text>a</text>',
        '<text class="' + "a " * 500_000 + '">a</text><style>' + ".b{}" * 2_000 + "</style>",
    ],
    ids=range(11),
)  # fmt: skip
def test_a_value_made_to_keep_the_reader_busy_is_refused_soon(content: str) -> None:
    start = time.perf_counter()
    assert len(refused_in(content)) == 1
    assert time.perf_counter() - start < 10
