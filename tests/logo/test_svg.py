"""Drawings come out as outlines in their paints; scripts, links and the like are refused by name."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.errors import DataError
from factsheet.logo.artwork import Gradient, Group, Outlines, Part, Shape
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
from tests.logo.drawings import ILLUSTRATOR, ILLUSTRATOR_EXPORT, INKSCAPE
from tests.logo.pictures import SQUARE, an_svg, group_of, parts_of, refused_in, shape_of, told

SPACE = 'xmlns="http://www.w3.org/2000/svg"'
COLOR = "a plain colour such as #24518f or navy, or none"
FAR = "points less than 10,000,000 units from the corner"
FLAT = "a plain transform in its place: in Inkscape choose File > Save As, Plain SVG"


def refusal(content: bytes) -> list[str]:
    with pytest.raises(DataError) as error:
        read_svg(content, "logo.svg")
    return told(error.value)


def outlines_in(parts: tuple[Part, ...]) -> list[Shape]:
    """Return all shapes, those in groups too, the lowest first."""
    return [
        shape for part in parts for shape in ([part] if isinstance(part, Shape) else outlines_in(part.parts))
    ]


def test_a_rectangle_is_four_corners_in_its_colour() -> None:
    shape = shape_of(SQUARE)
    assert shape.paint == "#24518f"
    assert shape.segments == (("M", (2, 2)), ("L", (12, 2)), ("L", (12, 12)), ("L", (2, 12)), ("Z", ()))


def test_size_is_that_of_the_view_box_and_places_begin_at_its_corner() -> None:
    content = f'<svg {SPACE} viewBox="10,20 30 40" width="300"><polygon points="10,20 40,20 40 60"/></svg>'
    outlines = read_svg(content.encode(), "logo.svg")
    assert (outlines.width, outlines.height) == (30, 40)
    assert outlines_in(outlines.parts)[0].segments == (
        ("M", (0, 0)), ("L", (30, 0)), ("L", (30, 40)), ("Z", ()),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('width="30px" height="12"', (30, 12)),
        ('width="1in" height="72pt"', (96, 96)),
        ('width="25.4mm" height="2.54cm"', (96, 96)),
        ('viewBox="0 0 10 10" width="40" height="20"', (10, 10)),
        ('viewBox="0 0 10 10" width="40" height="20" preserveAspectRatio="none"', (40, 20)),
        ('viewBox="0 0 10 10" width="100%" height="100%"', (10, 10)),
    ],
)
def test_a_drawing_says_how_large_it_is(head: str, size: tuple[int, int]) -> None:
    outlines = read_svg(f"<svg {SPACE} {head}>{SQUARE}</svg>".encode(), "logo.svg")
    assert (outlines.width, outlines.height) == pytest.approx(size)


def test_colour_rule_and_place_are_handed_down() -> None:
    inner = '<g transform="scale(2)"><path d="M1 1h2v2z"/><path fill="none" d="M0 0h1v1z"/></g>'
    shape = shape_of(f'<g fill="#a01c30" fill-rule="evenodd" transform="translate(5 6)">{inner}</g>')
    assert (shape.paint, shape.is_even_odd) == ("#a01c30", True)
    assert shape.segments == (("M", (7, 8)), ("L", (11, 8)), ("L", (11, 12)), ("Z", ()))


def test_what_inkscape_saves_by_default_is_drawn_whole() -> None:
    outlines = read_svg(INKSCAPE.encode(), "logo.svg")
    drawn = outlines_in(outlines.parts)
    assert (outlines.width, outlines.height) == (60, 20)
    assert [each.paint if isinstance(each.paint, str) else "flow" for each in drawn] == [
        "#0b3d2e", "#ffffff", "flow", "#0b3d2e", "#a01c30",
    ]  # fmt: skip
    assert [each.stroke is not None for each in drawn] == [False, True, False, False, False]
    assert isinstance(outlines.parts[-1], Group)
    assert len(outlines.parts[-1].clips) == 1


def test_what_illustrator_saves_by_default_is_drawn_whole() -> None:
    outlines = read_svg(ILLUSTRATOR.encode(), "logo.svg")
    square, clipped, circle, see_through = outlines.parts
    assert (outlines.width, outlines.height) == (300, 100)
    assert isinstance(square, Shape)
    assert square.paint == "#24518f"
    assert isinstance(clipped, Group)
    assert [each.paint for each in outlines_in((clipped,))] == ["#24518f", "#a01c30"]
    assert isinstance(circle, Shape)
    assert isinstance(circle.paint, Gradient)
    assert isinstance(see_through, Group)
    assert see_through.opacity == 0.5


def test_what_illustrator_exports_is_drawn_whole() -> None:
    outlines = read_svg(ILLUSTRATOR_EXPORT.encode(), "logo.svg")
    assert [each.paint for each in outlines_in(outlines.parts)] == ["#24518f", "#ffffff", "#ffffff"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_each_encoding_that_xml_names_is_read(encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    content = f"{head}<svg {SPACE} viewBox='0 0 4 4'><title>Bühne</title>{SQUARE}</svg>"
    assert len(read_svg(content.encode(encoding), "logo.svg").parts) == 1


@pytest.mark.parametrize(
    "content",
    [
        '<rect display="none" width="3" height="3" filter="url(#f)"/>',
        '<g style="display:none"><text>Agency</text></g>',
        '<rect visibility="hidden" width="3" height="3"/>',
        '<rect width="3" height="3" opacity="0"/>',
        '<rect width="0" height="3"/>',
        "<text> \n </text>",
        "<defs><text>Agency</text></defs>",
        "<title>Agency</title><desc>x</desc><metadata><a/></metadata>",
        '<rect xmlns="https://example.org/other" width="1" height="1"/>',
        '<use href="#nobody"/>',
        '<g requiredExtensions="https://example.org/x"><image/></g>',
        '<text systemLanguage="fr">Agence</text>',
        '<path d="M0 0h3v3z" fill="url(#nobody)"/>',
    ],
)
def test_what_nobody_sees_is_passed_over(content: str) -> None:
    assert len(parts_of(SQUARE + content)) == 1
    assert refused_in(content) == [
        "1: svg: found nothing that is drawn; allowed: one shape or more with a fill or a line"
    ]


def test_visibility_can_be_given_back_inside() -> None:
    inner = '<rect visibility="visible" width="3" height="3"/><rect width="4" height="4"/>'
    assert shape_of(f'<g visibility="hidden">{inner}</g>').segments[2] == ("L", (3, 3))


def test_a_switch_draws_the_first_that_anybody_can_show() -> None:
    choices = (
        '<foreignObject requiredExtensions="x"/><g><path d="M1 1h2v2z"/></g><g><path d="M9 9h2v2z"/></g>'
    )
    assert shape_of(f"<switch>{choices}</switch>").segments[0] == ("M", (1, 1))


def test_a_copy_stands_in_its_place_in_the_colour_around_it() -> None:
    kept = '<defs><rect id="r" x="1" width="2" height="2"/></defs>'
    shape = shape_of(f'{kept}<use xlink:href="#r" x="10" y="5" fill="navy" transform="scale(2)"/>')
    assert (shape.paint, shape.segments[0]) == ("#000080", ("M", (22, 10)))


def test_a_symbol_is_fitted_into_its_frame_and_cut_off_there() -> None:
    symbol = '<symbol id="s" viewBox="0 0 10 10"><rect width="20" height="10"/></symbol>'
    group = group_of(f'{symbol}<use href="#s" x="4" y="2" width="20" height="10"/>')
    (clip,), (shape,) = group.clips, outlines_in(group.parts)
    assert [values for _, values in clip.segments] == [(4, 2), (24, 2), (24, 12), (4, 12), ()]
    assert [values for _, values in shape.segments] == [(9, 2), (29, 2), (29, 12), (9, 12), ()]


def test_percentages_are_of_the_drawing() -> None:
    shape = shape_of('<rect x="10%" width="50%" height="100%"/>')
    assert [values for _, values in shape.segments] == [(4, 0), (24, 0), (24, 20), (4, 20), ()]


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


def test_a_drawing_without_its_namespace_is_drawn() -> None:
    content = f'<svg viewBox="0 0 4 4">{SQUARE}</svg>'.encode()
    assert len(read_svg(content, "logo.svg").parts) == 1


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


PIECES = """
<g>|</g>|<rect width='3' height='4'/>|<use href='#a'/>|<g id='a' opacity='.5'>|<text>a</text>|<style>|</style>
.a{fill:red}|<path class='a' d='M0 0h3v3z' stroke='red'/>|<defs>|</defs>|<clipPath id='c'>|</clipPath>
<g clip-path='url(#c)'>|<linearGradient id='l'/>|<rect fill='url(#l)'/>|<svg>|</svg>|<switch>|</switch>
&amp;|&x;|<?a b?>|<!-- -->|<![CDATA[|]]>
"""
words = st.sampled_from([piece for line in PIECES.split("\n") for piece in line.split("|")])


@given(st.lists(words, max_size=20))
def test_whatever_a_drawing_holds_is_drawn_or_refused(found: list[str]) -> None:
    try:
        outlines: Outlines | None = read_svg(an_svg("".join(found)), "logo.svg")
        faults = 0
    except DataError as error:
        outlines, faults = None, len(error.faults)
    assert (faults > 0) == (outlines is None)
