"""Drawings come out as filled outlines; scripts, links, entities and the like are refused by name."""

import pytest

from factsheet.errors import DataError
from factsheet.logo.artwork import Outlines
from factsheet.logo.svg import read_svg
from tests.logo.pictures import SQUARE, an_svg, told

SPACE = 'xmlns="http://www.w3.org/2000/svg"'
PLAIN = "elements alone, without document type, entities or instructions"
ELEMENTS = "the elements svg, g, path, rect, circle, ellipse, polygon, polyline, title, desc, metadata, defs"
ATTRIBUTES = "place, size, transform and plain fill"
COLOR = "a plain colour such as #24518f or navy, or none"


def drawing(content: str) -> Outlines:
    return read_svg(an_svg(content), "logo.svg")


def refusal(content: bytes) -> list[str]:
    with pytest.raises(DataError) as error:
        read_svg(content, "logo.svg")
    return told(error.value)


def refused_inside(content: str) -> list[str]:
    return refusal(an_svg(content))


def test_a_rectangle_is_four_corners_in_its_colour() -> None:
    (shape,) = drawing(SQUARE).shapes
    assert shape.fill == "#24518f"
    assert shape.segments == (("M", (2, 2)), ("L", (12, 2)), ("L", (12, 12)), ("L", (2, 12)), ("Z", ()))


def test_size_is_that_of_the_view_box_and_places_begin_at_its_corner() -> None:
    content = f'<svg {SPACE} viewBox="10,20 30 40" width="300"><polygon points="10,20 40,20 40 60"/></svg>'
    outlines = read_svg(content.encode(), "logo.svg")
    assert (outlines.width, outlines.height) == (30, 40)
    assert outlines.shapes[0].segments == (("M", (0, 0)), ("L", (30, 0)), ("L", (30, 40)), ("Z", ()))


def test_without_a_view_box_width_and_height_are_the_size() -> None:
    outlines = read_svg(f'<svg {SPACE} width="30px" height="12">{SQUARE}</svg>'.encode(), "logo.svg")
    assert (outlines.width, outlines.height) == (30, 12)


@pytest.mark.parametrize(
    ("fill", "color"),
    [
        ('fill="navy"', "#000080"),
        ('fill="#C00"', "#cc0000"),
        ('fill="rgb(36, 81, 143)"', "#24518f"),
        ('style="fill: #24518F; stroke: none; stroke-width: 3"', "#24518f"),
        ('fill="#ffffff" style="fill:#24518f"', "#24518f"),
        ("", "#000000"),
    ],
)
def test_colours_are_read_as_svg_writes_them(fill: str, color: str) -> None:
    (shape,) = drawing(f'<circle r="3" {fill}/>').shapes
    assert shape.fill == color


def test_colour_rule_and_place_are_handed_down() -> None:
    inner = '<g transform="scale(2)"><path d="M1 1h2v2z"/><path fill="none" d="M0 0h1v1z"/></g>'
    (shape,) = drawing(f'<g fill="#a01c30" fill-rule="evenodd" transform="translate(5 6)">{inner}</g>').shapes
    assert (shape.fill, shape.is_even_odd) == ("#a01c30", True)
    assert shape.segments == (("M", (7, 8)), ("L", (11, 8)), ("L", (11, 12)), ("Z", ()))


def test_what_says_something_and_what_editors_add_is_passed_over() -> None:
    content = (
        f'<svg {SPACE} xmlns:ink="https://example.org/ink" viewBox="0 0 4 4" ink:version="1" '
        'xml:space="preserve" class="a" style="enable-background:new 0 0 4 4">'
        "<title>A name</title><desc>x</desc><metadata><a/></metadata>"
        '<defs/><!-- note --><rect id="r" class="b" width="4" height="4" ink:label="x"/></svg>'
    )
    assert len(read_svg(content.encode(), "logo.svg").shapes) == 1


def test_what_inkscape_keeps_for_itself_is_passed_over() -> None:
    content = (
        f'<svg width="40mm" height="20mm" viewBox="0 0 40 20" version="1.1" id="svg1" {SPACE} '
        'inkscape:version="1.3.2" sodipodi:docname="logo.svg" '
        'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" '
        'xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd">'
        '<sodipodi:namedview id="n" pagecolor="#ffffff" inkscape:zoom="2"><inkscape:page x="0"/>'
        '</sodipodi:namedview><defs id="defs1"><inkscape:path-effect effect="spiro"/></defs>'
        '<g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1">'
        '<rect style="fill:#24518f;stroke-width:0.26" id="r" width="30" height="10" x="1" y="2"/></g></svg>'
    )
    (shape,) = read_svg(content.encode(), "logo.svg").shapes
    assert (shape.fill, shape.segments[0]) == ("#24518f", ("M", (1, 2)))


ENTITIES = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>\n'
OUTSIDE = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'


@pytest.mark.parametrize("head", [ENTITIES, OUTSIDE, '<!DOCTYPE svg SYSTEM "https://example.org/a.dtd">\n'])
def test_a_document_type_is_refused(head: str) -> None:
    found = refusal(f"{head}<svg {SPACE}><title>&b;&x;</title></svg>".encode())
    assert found == [f"logo.svg:1: file: found a document type; allowed: {PLAIN}"]


def test_an_instruction_is_refused() -> None:
    content = b'<?xml version="1.0"?>\n<?xml-stylesheet href="https://example.org/a.css"?>' + an_svg()
    assert refusal(content) == [f"logo.svg:2: file: found the instruction 'xml-stylesheet'; allowed: {PLAIN}"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("<script>alert(1)</script>", "script"),
        ("<style>rect {{fill: red}}</style>", "style"),
        ('<image href="https://example.org/a.png"/>', "image"),
        ('<use href="#a"/>', "use"),
        ("<foreignObject/>", "foreignObject"),
        ("<text>Agency</text>", "text"),
        ("<svg/>", "svg"),
        ('<a href="https://example.org"/>', "a"),
        ('<rect xmlns="https://example.org/other" width="1" height="1"/>', "rect"),
    ],
)
def test_an_element_that_is_not_drawn_is_refused_by_name(content: str, name: str) -> None:
    assert refused_inside(f"{SQUARE}\n{content}") == [
        f"logo.svg:2: svg: found the element '{name}'; allowed: {ELEMENTS}"
    ]


@pytest.mark.parametrize(
    ("attribute", "name"),
    [
        ('onclick="alert(1)"', "onclick"),
        ('href="https://example.org"', "href"),
        ('xmlns:x="http://www.w3.org/1999/xlink" x:href="file:///etc/passwd"', "href"),
        ('clip-path="url(#a)"', "clip-path"),
        ('filter="url(https://example.org/f.svg#a)"', "filter"),
        ('style="mask: url(#m)"', "mask"),
    ],
)
def test_an_attribute_that_is_not_drawn_is_refused_by_name(attribute: str, name: str) -> None:
    assert refused_inside(f'<rect width="3" height="3" {attribute}/>') == [
        f"logo.svg:1: rect: found the attribute '{name}'; allowed: {ATTRIBUTES}"
    ]


@pytest.mark.parametrize(
    ("attribute", "message"),
    [
        ('fill="url(#shade)"', f"rect.fill: found 'url(#shade)'; allowed: {COLOR}"),
        ('fill="#12345678"', f"rect.fill: found '#12345678'; allowed: {COLOR}"),
        ('fill="rgb(٣,0,0)"', f"rect.fill: found 'rgb(٣,0,0)'; allowed: {COLOR}"),
        ('fill="currentColor"', f"rect.fill: found 'currentColor'; allowed: {COLOR}"),
        ('stroke="#000"', "rect.stroke: found '#000'; allowed: none: lines turned into filled outlines"),
        ('opacity="0.5"', "rect.opacity: found '0.5'; allowed: nothing transparent: 1"),
        ('style="display:none"', "rect.display: found 'none'; allowed: a part that is shown; leave out what is hidden"),  # noqa: E501
        ('fill-rule="odd"', "rect.fill-rule: found 'odd'; allowed: evenodd or nonzero"),
        ('x="10%"', "rect.x: found '10%'; allowed: a number, or one followed by px"),
        (
            'transform="spin(4)"',
            "rect.transform: found 'spin(4)'; allowed: matrix, translate, scale, rotate, skewX or skewY, "
            "each with its numbers in brackets",
        ),
        ('x="1e400"', "rect: found a point that lies farther out; allowed: points less than 10,000,000 units from the corner"),  # noqa: E501
        ('transform="rotate(1e400)"', "rect.transform: found 'rotate(1e400)'; allowed: points less than 10,000,000 units from the corner"),  # noqa: E501
        ('transform="scale(1e9)"', "rect: found a point that lies farther out; allowed: points less than 10,000,000 units from the corner"),  # noqa: E501
    ],
)  # fmt: skip
def test_a_value_that_is_not_drawn_is_refused(attribute: str, message: str) -> None:
    assert refused_inside(f'<rect width="3" height="3" {attribute}/>') == [f"logo.svg:1: {message}"]


def test_path_data_and_points_that_cannot_be_read_are_told() -> None:
    content = '<path d="L 3 4"/>\n<polygon points="1,2 3"/>\n<path d="M٣ 1L2 2"/>'
    assert refused_inside(content) == [
        "logo.svg:1: path.d: found 'L 3 4'; allowed: path data as SVG writes it, which begin with M",
        "logo.svg:2: polygon.points: found '1,2 3'; allowed: pairs of numbers, one pair for each corner",
        "logo.svg:3: path.d: found 'M٣ 1L2 2'; allowed: path data as SVG writes it, which begin with M",
    ]


def test_all_faults_are_told_at_once_in_their_order() -> None:
    content = '<script/>\n<rect width="1" height="1" stroke="red" opacity=".3"/>\n<defs><g/></defs>'
    assert [line.split("; allowed")[0] for line in refused_inside(content)] == [
        "logo.svg:1: svg: found the element 'script'",
        "logo.svg:2: rect.opacity: found '.3'",
        "logo.svg:2: rect.stroke: found 'red'",
        "logo.svg:3: defs: found parts to be used elsewhere",
    ]


@pytest.mark.parametrize(
    "content", ["", "<g/>", '<rect width="0" height="3"/>', '<path d="M0 0h3z" fill="none"/>']
)
def test_a_drawing_of_nothing_is_refused(content: str) -> None:
    assert refused_inside(content) == [
        "logo.svg:1: svg: found nothing that is drawn; allowed: one filled shape or more"
    ]


@pytest.mark.parametrize(
    ("size", "found"),
    [
        ("", "nothing"),
        ('viewBox="0 0 0 5"', "'0 0 0 5'"),
        ('viewBox="0 0 1e9 5"', "'0 0 1e9 5'"),
        ('viewBox="a"', "'a'"),
        ('viewBox="0 0 ٣ 5"', "'0 0 ٣ 5'"),
        ('width="1e400" height="5"', "nothing"),
    ],
)
def test_a_drawing_without_a_size_is_refused(size: str, found: str) -> None:
    assert refusal(f"<svg {SPACE} {size}>{SQUARE}</svg>".encode()) == [
        f"logo.svg:1: svg.viewBox: found {found}; "
        "allowed: a viewBox of four numbers, or width and height in px, from 0.001 to 1,000,000"
    ]


@pytest.mark.parametrize("content", [b"<svg/>", b"<html xmlns='http://www.w3.org/1999/xhtml'/>"])
def test_other_xml_is_refused(content: bytes) -> None:
    assert refusal(content) == [
        "logo.svg:1: file: found another kind of XML; "
        "allowed: an svg element in the namespace http://www.w3.org/2000/svg"
    ]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "an error, no element found"),
        (b"<svg>\n<g></svg>", "an error, mismatched tag"),
        (b"\x89PNG\r\n", "an error, not well-formed (invalid token)"),
        (an_svg()[:-3], "an error, unclosed token"),
    ],
)
def test_what_is_no_xml_is_refused(content: bytes, found: str) -> None:
    (line,) = refusal(content)
    assert line.endswith(f"file: found {found}; allowed: text in XML form")


def test_an_encoding_that_nobody_knows_is_refused() -> None:
    (line,) = refusal(b'<?xml version="1.0" encoding="no-such"?>' + an_svg())
    assert line == "logo.svg:1: file: found an encoding that is not known; allowed: text in UTF-8"


@pytest.mark.parametrize("content", ["<g>" * 30 + "</g>" * 30, "<g/>" * 2001])
def test_too_many_elements_are_refused(content: str) -> None:
    assert refused_inside(content) == [
        "logo.svg:1: file: found more; allowed: at most 2,000 elements, 20 levels deep"
    ]


def test_too_many_lines_in_all_are_refused() -> None:
    path = f'<path d="M0 0{"h1" * 12_000}"/>'
    assert refused_inside(path * 2) == [
        "logo.svg:1: path: found more lines and curves; allowed: at most 20,000 lines and curves in all"
    ]
