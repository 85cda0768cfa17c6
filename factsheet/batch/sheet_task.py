"""What a process needs to draw the sheets of one state, and gives back: profile, options and bytes alone."""

from dataclasses import dataclass

from factsheet.disclosure import SafeProfile
from factsheet.embedded_data import SheetContents
from factsheet.errors import FactsheetError, Fault, describe_internal_error
from factsheet.garbage import pause_collection
from factsheet.model.sheet_fit import SheetFit
from factsheet.model.sheet_options import SheetOptions
from factsheet.theme import Theme
from factsheet.wording.language_files import LanguageFile


@dataclass(frozen=True, slots=True)
class WantedSheet:
    """One sheet to be drawn.

    Attributes:
        name: Its file name.
        options: How it is drawn.
        own_words: The words of its language, None for those that came with the program.
        contents: What its file carries, where that was made as it was planned.
    """

    name: str
    options: SheetOptions
    own_words: LanguageFile | None = None
    contents: SheetContents | None = None


@dataclass(frozen=True, slots=True)
class StateTask:
    """The sheets of one state that are to be drawn.

    Attributes:
        profile: What they show.
        theme: What the publisher adds.
        sheets: How each is drawn.
        has_pictures: Whether a picture of each is wanted too.
    """

    profile: SafeProfile
    theme: Theme
    sheets: tuple[WantedSheet, ...]
    has_pictures: bool = False


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """A sheet as a process gives it back.

    Attributes:
        name: Its file name.
        content: The file; empty where it could not be drawn.
        fit: How it came to fit.
        picture: Of its first page, where one was wanted.
        faults: What kept it from being drawn.
    """

    name: str
    content: bytes = b""
    fit: SheetFit | None = None
    picture: bytes = b""
    faults: tuple[Fault, ...] = ()


def draw_state(task: StateTask) -> tuple[DrawnSheet, ...]:
    """Draw the sheets of one state; whatever goes wrong with one becomes its result."""
    return tuple(_draw_one(task, wanted) for wanted in task.sheets)


def _draw_one(task: StateTask, wanted: WantedSheet) -> DrawnSheet:
    with pause_collection():
        from factsheet.gallery.page_pictures import make_picture  # renders; only where something is drawn
        from factsheet.layout import draw_sheet  # matplotlib

    try:
        sheet = draw_sheet(
            task.profile,
            wanted.options,
            own_words=wanted.own_words,
            theme=task.theme,
            contents=wanted.contents,
        )
        picture = make_picture(sheet.content) if task.has_pictures else b""
        return DrawnSheet(sheet.name, sheet.content, sheet.fit, picture)
    except FactsheetError as error:
        return DrawnSheet(wanted.name, faults=error.faults)
    except Exception as error:  # a slip in our code must not take the other sheets with it
        fault = describe_internal_error(task.profile.jurisdiction.usps, error)
        return DrawnSheet(wanted.name, faults=(fault,))
