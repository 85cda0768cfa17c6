"""What blocks are set with in tests: a shipped profile in a format, without a publisher."""

from dataclasses import replace

from factsheet.disclosure import protect_profile
from factsheet.model import Profile
from factsheet.model.vocabulary import Format
from factsheet.page.formats import SHEET_FORMATS
from factsheet.page.placed import Drawable, Element
from factsheet.page.sheet_context import StepContext
from factsheet.page.styles import Styles
from factsheet.pdf.extents import walk_marks
from factsheet.theme import DEFAULT_THEME, Palette, Theme
from factsheet.typesetting.text_run import Run
from factsheet.wording import load_wording
from tests.sheets.drawn import profile_of


def a_context(
    profile: Profile | None = None,
    *,
    theme: Theme = DEFAULT_THEME,
    form: Format = Format.HANDOUT,
    lang: str = "en",
) -> StepContext:
    chosen = SHEET_FORMATS[form]
    known = replace(profile or profile_of("MA"), publisher=None)
    styles = Styles(chosen.ladder[0].scale, chosen.palette or Palette())
    return StepContext(protect_profile(known).profile, load_wording(lang), chosen, theme, styles=styles)


def runs_in(elements: tuple[Element, ...]) -> list[Run]:
    marks: list[Drawable] = [mark for element in elements for mark in walk_marks(element)]
    return [mark for mark in marks if isinstance(mark, Run)]
