import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.wording.template import (
    TEMPLATE_ALLOWED,
    Part,
    fill_template,
    list_template_fields,
    parse_template,
)

SPANISH = {"de el": "del", "a el": "al"}


def test_a_template_is_cut_where_bold_or_a_link_begins_or_ends() -> None:
    parts = fill_template("*{n}* agencies are in the [{what} directory].", {"n": "4", "what": "national"}, {})
    assert parts == (
        Part("4", is_strong=True),
        Part(" agencies are in the "),
        Part("national directory", is_link=True),
        Part("."),
    )


def test_neighbours_set_alike_are_one_part() -> None:
    assert fill_template("{a} and {b}", {"a": "x", "b": "y"}, {}) == (Part("x and y"),)


def test_the_fields_of_a_template_are_its_names() -> None:
    assert list_template_fields("{name}: {n} *{unit}*") == {"name", "n", "unit"}


@pytest.mark.parametrize(
    "template", ["{", "}", "{Name}", "{}", "*bold", "[link", "link]", "[[link]]", "{n!r}", "{n:d}"]
)
def test_a_brace_bracket_or_star_without_partner_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match=r"^" + TEMPLATE_ALLOWED.replace("*", r"\*").replace("[", r"\[")):
        parse_template(template)


@given(st.text())
def test_a_value_goes_in_as_it_is_whatever_it_holds(value: str) -> None:
    parts = fill_template("before {value} after", {"value": value}, SPANISH)
    text = "".join(part.text for part in parts)
    assert text == f"before {value} after"
    assert not any(part.is_strong or part.is_link for part in parts)


@pytest.mark.parametrize(
    ("template", "value", "text"),
    [
        ("mapa de {place}", "el Distrito", "mapa del Distrito"),
        ("a {place}", "el Distrito", "al Distrito"),
        ("mapa de {place}", "El Paso", "mapa de El Paso"),
        ("mapa de {place}", "elefantes", "mapa de elefantes"),
        ("desde {place}", "el Distrito", "desde el Distrito"),
        ("*mapa de* {place}", "el Distrito", "mapa de el Distrito"),
    ],
)
def test_a_preposition_melts_into_the_article_that_follows_it(template: str, value: str, text: str) -> None:
    assert "".join(part.text for part in fill_template(template, {"place": value}, SPANISH)) == text
