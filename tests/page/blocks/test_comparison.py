# ruff: noqa: E501 - whole messages stand in one line
"""A state beside the nation: strips with a dot a state, what is off the scale, and all of it in words."""

from dataclasses import replace

import pytest

from factsheet.geometry import Box
from factsheet.model import Profile
from factsheet.model.vocabulary import Format
from factsheet.page.blocks.comparison import compose_comparison
from factsheet.page.placed import Element, Picture
from factsheet.page.sheet_context import SheetContext
from tests.figures.builders import patches_of
from tests.page.builders import a_context, runs_in
from tests.sheets.drawn import profile_of

WIDTH = 332.0
OFF_SCALE = 1  # of the other states, which a note names


def elements_of(context: SheetContext, width: float = WIDTH) -> tuple[Element, ...]:
    block = compose_comparison(context, width)
    assert block is not None
    return block.place(Box(0, 0, width, block.least)).elements


def alt_of(context: SheetContext) -> str:
    (alt,) = [element.alt for element in elements_of(context) if element.alt]
    return alt


def text_of(context: SheetContext) -> str:
    return " ".join(" ".join(run.text for run in runs_in(elements_of(context))).split())


def without_states(profile: Profile) -> Profile:
    assert profile.nation is not None
    return replace(profile, nation=replace(profile.nation, states=()))


def test_the_words_have_both_values_and_where_the_other_states_lie() -> None:
    assert alt_of(a_context(profile_of("VA"))) == (
        "Chart. Cases per 100,000 residents a year: 1.7 in Virginia, 1.5 in the nation. The middle half of the "
        "50 others: 1.0 to 1.6; all of them: 0.5 to 10.9. Calls that became cases: 23% in Virginia, 26% in the "
        "nation. The middle half of the 50 others: 22% to 28%; all of them: 15% to 47%. Change in cases, "
        "2012 to 2016: up 59% in Virginia, up 128% in the nation. The middle half of the 32 others: up 81% to "
        "up 161%; all of them: up 27% to up 341%."
    )


def test_the_words_in_spanish() -> None:
    told = alt_of(a_context(profile_of("DC"), lang="es")).replace("\u00a0", " ")
    assert told.startswith(
        "Gráfico. Casos por 100,000 habitantes al año: 10.9 en el Distrito de Columbia, 1.5 en el país."
    )
    assert told.endswith(
        "Variación de casos, 2012 a 2016: 27 % más en el Distrito de Columbia, 128 % más en el país. La mitad "
        "central de los otros 32: de 81 % más a 161 % más; todos: de 40 % más a 341 % más."
    )


def test_one_figure_for_both_is_said_to_be_the_same() -> None:
    assert "Calls that became cases: 26% in Texas, the same as in the nation." in alt_of(
        a_context(profile_of("TX"))
    )


def test_a_state_off_the_scale_is_named_with_its_figure_and_residents_with_their_source() -> None:
    assert (
        "More reports can mean more awareness. The District of Columbia (10.9 per 100,000) is off the scale. "
        "Residents: Census Bureau, 2012–2016."
    ) in text_of(a_context(profile_of("VA")))


def test_the_state_itself_is_never_off_the_scale() -> None:
    assert "off the scale" not in text_of(a_context(profile_of("DC")))


def test_a_figure_on_too_few_cases_has_no_strip() -> None:
    assert "Change in cases" not in alt_of(a_context(profile_of("AK")))


def test_without_other_states_nothing_speaks_of_dots() -> None:
    context = a_context(without_states(profile_of("VA")))
    assert "50 states and D.C." in text_of(context)
    assert "dot" not in text_of(context)
    assert "middle half" not in alt_of(context)


def test_without_residents_there_is_no_rate_and_no_word_of_them() -> None:
    context = a_context(replace(profile_of("VA"), residents=None))
    assert "100,000" not in alt_of(context)
    assert "Residents" not in text_of(context)


@pytest.mark.parametrize(
    ("form", "width"), [(Format.GRAY, 240.0), (Format.HANDOUT, 540.0), (Format.LARGE, 468.0)]
)
def test_every_other_state_is_drawn_in_each_format(form: Format, width: float) -> None:
    elements = elements_of(a_context(profile_of("VA"), form=form), width)
    (picture,) = [mark for element in elements for mark in element.children if isinstance(mark, Picture)]
    discs = [patch for patch in patches_of(picture.drawing) if patch.get_linewidth() > 1.8]
    dots = [len(patch.get_path().vertices) // 2 for patch in discs]
    assert sum(dots) == 2 * (50 + 50 + 32 + 3 - OFF_SCALE)  # a fill on a line each; three are of the state
    assert picture.drawing.width == width
