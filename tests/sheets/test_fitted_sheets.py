"""Real sheets that are too long are cut no further than their pages ask for."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factsheet.errors import LayoutError
from factsheet.model import Profile
from factsheet.page.compose import compose_sheet
from factsheet.page.composition import Composition
from factsheet.page.copyfit import FittedSheet, fit_sheet
from factsheet.page.formats import SHEET_FORMATS
from factsheet.page.ladder import LISTS, OPTIONAL_BLOCKS, FitStep
from factsheet.page.sheet_context import SheetContext
from factsheet.page.styles import Styles
from tests.page.builders import a_context
from tests.sheets.builders import a_law, a_profile, an_effort, full

pytestmark = pytest.mark.slow

HANDOUT = SHEET_FORMATS["handout"]
FRAME = HANDOUT.sheet.frame


def compose(context: SheetContext, step: FitStep) -> Composition:
    styles = Styles(step.scale, context.palette)
    return compose_sheet(replace(context, styles=styles, shortening=step.shortening), FRAME.width)


def fit(context: SheetContext) -> FittedSheet:
    origins = context.profile.origins
    return fit_sheet(lambda step: compose(context, step), HANDOUT.ladder, FRAME.height, origins)


def a_long_profile(laws: int, efforts: int, length: int) -> Profile:
    base = full(a_profile("OH"))
    kinds = {
        kind: tuple(an_effort(100 * place + n, length) for n in range(efforts))
        for place, kind in enumerate(("collaborations", "resources", "funding"), 1)
    }
    listed = tuple(a_law(n, length) for n in range(laws))
    return replace(base, laws=listed, efforts=base.efforts.model_copy(update=kinds))


def find_vain_cuts(context: SheetContext, fitted: FittedSheet) -> list[str]:
    """Return the lists and blocks of which one entry more, or the whole, would have had room."""
    cuts = [omission for omission in fitted.composition.omits if omission.path in (*LISTS, *OPTIONAL_BLOCKS)]
    return [
        omission.path
        for omission in cuts
        for count in (omission.shown + 1, omission.shown + omission.hidden)
        if compose(context, fitted.step.show(omission.path, count)).least <= FRAME.height
    ]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(laws=st.integers(6, 24), efforts=st.integers(0, 9), length=st.integers(30, 150))
def test_no_entry_of_a_real_sheet_is_cut_in_vain(laws: int, efforts: int, length: int) -> None:
    context = a_context(a_long_profile(laws, efforts, length))
    try:
        fitted = fit(context)
    except LayoutError:
        fitted = None  # too long at the smallest type whatever is cut: told, not drawn
    assert fitted is None or find_vain_cuts(context, fitted) == []


def test_the_property_above_sees_cuts() -> None:
    fitted = fit(a_context(a_long_profile(18, 8, 60)))
    assert [omission for omission in fitted.composition.omits if omission.path in (*LISTS, *OPTIONAL_BLOCKS)]
