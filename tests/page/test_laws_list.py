"""Laws in two columns: citations below each other, short titles where they save a line, underlines."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.geometry import Box
from factsheet.model import Law
from factsheet.model.vocabulary import Format
from factsheet.page.blocks.laws_and_efforts import compose_federal_laws, compose_laws
from factsheet.page.ladder import SHORT_TITLES, WHOLE, Shortening
from factsheet.page.laws_list import set_laws_list, word_laws
from factsheet.page.placed import Element, Role, Rule
from factsheet.page.sheet_context import StepContext
from factsheet.page.stacking import Block, Placement
from factsheet.pdf.extents import walk_marks
from factsheet.typesetting.faces import Face
from factsheet.typesetting.text_run import Run
from tests.page.builders import a_context, runs_in
from tests.sheets.builders import a_law
from tests.sheets.drawn import library, profile_of

WIDTH = 300.0
CONTEXT = a_context()
LONG = Law(
    title="Victim of Human Trafficking as Affirmative Defense to Charges of Common Night Walking",
    short_title="Affirmative Defense to Night Walking",
    citation="M.G.L. ch. 265 § 57",
    url="https://example.org/57",
    source="a test",
    checked_on="2026-11-25",
)
BRIEF = LONG.model_copy(update={"title": "Defense to Walking"})
ALL = [one.usps for one in library().jurisdictions]


def place(block: Block, width: float = WIDTH) -> Placement:
    return block.place(Box(0, 0, width, block.least))


def rows_of(placed: Placement) -> list[list[Run]]:
    """Return the runs of each item of a list."""
    (listed,) = placed.elements
    items = [item for item in listed.children if isinstance(item, Element)]
    assert items
    return [[mark for mark in walk_marks(item) if isinstance(mark, Run)] for item in items]


def list_laws(context: StepContext, laws: Sequence[Law], width: float = WIDTH, *, columns: int = 1) -> Block:
    words = word_laws(context, laws, has_short_titles=context.shortening.has_short_titles)
    return set_laws_list(context, words, width, columns=columns)


def words_of(context: StepContext, law: Law) -> str:
    return " ".join(" ".join(run.text for run in runs_in(place(list_laws(context, [law])).elements)).split())


def languages_in(block: Block | None) -> list[str | None]:
    """Return the language of each marked text of a block, None where a text is in that of the sheet."""
    assert block is not None
    stack, found = [element for element in place(block, 540).elements if element.role is Role.LIST], []
    while stack:
        element = stack.pop(0)
        found += [element.lang] * any(isinstance(mark, Run) for mark in element.children)
        stack += [child for child in element.children if isinstance(child, Element)]
    return found


@given(sizes=st.lists(st.integers(8, 160), min_size=1, max_size=9), width=st.floats(190, 540))
def test_all_citations_begin_in_one_column_beside_the_top_of_their_titles(
    sizes: list[int], width: float
) -> None:
    laws = [a_law(number, size) for number, size in enumerate(sizes)]
    rows = rows_of(place(list_laws(CONTEXT, laws, width), width))
    firsts = [next(run for run in row if run.face is Face.SEMIBOLD) for row in rows]
    assert len({round(run.x, 3) for run in firsts}) == 1
    assert [run.y for run in firsts] == [row[0].y for row in rows]
    assert all(run.x + run.width < firsts[0].x for row in rows for run in row if run.face is Face.REGULAR)


def test_two_columns_are_taken_only_where_they_are_shorter() -> None:
    short, long = [a_law(n, 12) for n in range(8)], [a_law(n, 70) for n in range(8)]
    for laws, columns in ((short, 2), (long, 1)):
        one, either = (list_laws(CONTEXT, laws, 540, columns=count) for count in (1, 2))
        starts = {round(row[0].x) for row in rows_of(place(either, 540))}
        assert (len(starts), either.least < one.least) == (columns, columns == 2)


def test_large_print_sets_the_citation_below_its_title() -> None:
    (row,) = rows_of(place(list_laws(a_context(form=Format.LARGE), [a_law(1, 12)], 468), 468))
    assert {run.x for run in row} == {0.0}


@pytest.mark.parametrize(
    ("law", "shortening", "title"),
    [
        (LONG, WHOLE, LONG.title),
        (LONG, SHORT_TITLES, LONG.short_title),
        (BRIEF, SHORT_TITLES, BRIEF.title),
        (LONG.model_copy(update={"short_title": None}), SHORT_TITLES, LONG.title),
    ],
)
def test_a_short_title_stands_only_where_it_saves_a_line_and_lines_are_short(
    law: Law, shortening: Shortening, title: str
) -> None:
    context = replace(CONTEXT, shortening=shortening)
    assert words_of(context, law) == f"{title} M.G.L.\u00a0ch.\u00a0265\u00a0§\u00a057".replace("\u00a0", " ")


@pytest.mark.parametrize(("form", "underlines"), [(Format.HANDOUT, 1), (Format.GRANT, 0)])
def test_a_link_is_told_by_its_underline_and_no_color(form: Format, underlines: int) -> None:
    context = a_context(form=form)
    placed = place(list_laws(context, [LONG, a_law(1, 12)]))
    rules = [mark for mark in placed.artifacts if isinstance(mark, Rule)]
    assert sum(rule.color == context.palette.ink for rule in rules) == underlines
    assert {run.color for run in runs_in(placed.elements)} == {context.palette.ink}


def test_titles_of_another_language_are_marked_and_in_italics() -> None:
    puerto_rico = profile_of("PR")
    spanish = languages_in(compose_laws(a_context(puerto_rico, lang="es"), 540))
    english = languages_in(compose_laws(a_context(puerto_rico), 540))
    assert Counter(spanish) == {None: 6, "en-US": 2}
    assert Counter(english) == {"es": 6, None: 2}


@pytest.mark.parametrize("usps", ALL)
def test_every_jurisdiction_lists_its_own_laws_and_no_federal_ones(usps: str) -> None:
    context = a_context(profile_of(usps))
    laws, federal = compose_laws(context, 540), compose_federal_laws(context, 540)
    assert laws is not None
    assert federal is None
    (listed,) = (element for element in place(laws, 540).elements if element.role is Role.LIST)
    assert len(listed.children) == len(context.profile.laws)
