"""Clips cut off what lies outside of their outlines; those that are not drawn are refused."""

import pytest

from factsheet.logo.menu_words import CLIP_ALLOWED, LETTERS_ALLOWED
from factsheet.logo.path_data import PATH_ALLOWED
from factsheet.logo.svg_numbers import FAR_ALLOWED
from tests.logo.pictures import SQUARE, group_of, parts_of, refused_in

CUT = '<g clip-path="url(#c)"><rect width="30" height="10"/></g>'


def corners(content: str, index: int = 0) -> list[tuple[float, ...]]:
    return [values for _, values in group_of(content).clips[index].segments if values]


def test_a_clip_stands_in_the_place_of_what_it_cuts() -> None:
    clip = '<clipPath id="c" transform="scale(2)"><rect x="1" width="2" height="3"/></clipPath>'
    assert corners(clip + f'<g transform="translate(5 6)">{CUT}</g>') == [(7, 6), (11, 6), (11, 12), (7, 12)]


def test_a_clip_may_be_a_copy_as_illustrator_writes_it() -> None:
    kept = '<defs><rect id="r" width="2" height="3"/></defs>'
    clip = kept + '<clipPath id="c"><use xlink:href="#r" x="4"/></clipPath>'
    assert corners(clip + CUT) == [(4, 0), (6, 0), (6, 3), (4, 3)]


def test_clips_of_clips_all_cut() -> None:
    clips = '<clipPath id="d"><rect width="9" height="9"/></clipPath>' + (
        '<clipPath id="c" clip-path="url(#d)"><rect width="2" height="3"/></clipPath>'
    )
    assert len(group_of(clips + CUT).clips) == 2
    assert corners(clips + CUT)[2] == (9, 9)


@pytest.mark.parametrize(("rule", "is_even_odd"), [("evenodd", True), ("nonzero", False)])
def test_a_clip_has_its_rule(rule: str, is_even_odd: bool) -> None:  # noqa: FBT001
    clip = f'<clipPath id="c" clip-rule="{rule}"><path d="M0 0h9v9h-9z"/></clipPath>'
    assert group_of(clip + CUT).clips[0].is_even_odd is is_even_odd


def test_outlines_that_lie_apart_cut_together() -> None:
    clip = '<clipPath id="c"><rect width="2" height="3"/><rect x="5" width="2" height="3"/></clipPath>'
    assert len(corners(clip + CUT)) == 8


@pytest.mark.parametrize(
    "clip",
    [
        '<clipPath id="c"/>',
        '<clipPath id="c"><rect width="0" height="3"/></clipPath>',
        '<clipPath id="c"><rect display="none" width="2" height="3"/></clipPath>',
        '<clipPath id="c"><use href="#nobody"/></clipPath>',
    ],
)
def test_a_clip_of_nothing_hides_all(clip: str) -> None:
    assert parts_of(SQUARE + clip + CUT) == parts_of(SQUARE)


@pytest.mark.parametrize("value", ["none", "url(#nobody)"])
def test_a_clip_that_is_not_there_hides_nothing(value: str) -> None:
    assert len(parts_of(f'<rect width="3" height="3" clip-path="{value}"/>')) == 1


@pytest.mark.parametrize(
    ("clip", "found", "allowed"),
    [
        ('<circle r="4"/><circle r="5"/>', "a clip of several outlines that touch", CLIP_ALLOWED),
        ('<circle r="4" clip-path="url(#c)"/>', "a clip that is cut off by another", CLIP_ALLOWED),
        ("<text>Agency</text>", "a clip of the element 'text'", LETTERS_ALLOWED),
        ('<image href="a.png"/>', "a clip of the element 'image'", CLIP_ALLOWED),
        ('<path d="L1 1"/>', "a clip whose d cannot be read", PATH_ALLOWED),
        ('<circle r="1e10"/>', "a clip that cannot be read", FAR_ALLOWED),
    ],
)
def test_another_clip_is_refused(clip: str, found: str, allowed: str) -> None:
    assert refused_in(f'<clipPath id="c">{clip}</clipPath>{CUT}') == [
        f"1: g.clip-path: found {found}; allowed: {allowed}"
    ]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ('<g clip-path="circle(4px)"/>', "a clip without an outline of its own"),
        ('<clipPath id="c" clipPathUnits="objectBoundingBox"/>' + CUT, "a clip in shares of what it cuts"),
    ],
)
def test_a_clip_of_another_kind_is_refused(content: str, found: str) -> None:
    assert refused_in(content) == [f"1: g.clip-path: found {found}; allowed: {CLIP_ALLOWED}"]
