"""Drawings come out as outlines in their paints; scripts, links and the like are refused by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.errors import DataError
from factsheet.logo.artwork import Gradient, Group, Outlines, Part, Shape
from factsheet.logo.svg import read_svg
from tests.logo.drawings import ILLUSTRATOR, ILLUSTRATOR_EXPORT, INKSCAPE
from tests.logo.pictures import SPACE, SQUARE, an_svg, group_of, parts_of, refused_in, shape_of


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


def test_a_drawing_without_its_namespace_is_drawn() -> None:
    content = f'<svg viewBox="0 0 4 4">{SQUARE}</svg>'.encode()
    assert len(read_svg(content, "logo.svg").parts) == 1


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
