"""The records of a state profile, as they pass from the data files to the page.

Records that stand in the data files as they are (`Law`, `Breakdown`, ...) are frozen pydantic models,
so that the record that is checked is the record that is drawn. `Profile` is what one sheet needs, joined
from all files. `None` and empty tuples mean "not published"; a zero is a count of zero.
"""

from factsheet.model.blocks import BlockChoice, BlockName, OwnTexts
from factsheet.model.counts import CELL_ALLOWED, Cell, CellMark, read_addend, sum_cells
from factsheet.model.county_records import (
    CountyCounts,
    CountyShape,
    Inset,
    Nation,
    Offenses,
    StateShapes,
    YearSeries,
)
from factsheet.model.entries import (
    BOUNDS_ALLOWED,
    CLASSES_ALLOWED,
    MAX_CLASSES,
    Bar,
    Breakdown,
    BreakMethod,
    CallTypes,
    Demographics,
    Effort,
    Efforts,
    Law,
    MapChoice,
    Measure,
    NetBar,
    Published,
    Ranking,
    Silence,
    Status,
    Universe,
    Venues,
    list_rankings,
)
from factsheet.model.local_text import LocalText, Noun
from factsheet.model.period import Period
from factsheet.model.policy import DEFAULT_POLICY, DisclosurePolicy
from factsheet.model.profile import Origin, Profile, Unprinted, list_key_figures
from factsheet.model.record import Record
from factsheet.model.shared import (
    Contact,
    ContactLine,
    FigureNouns,
    Jurisdiction,
    JurisdictionKind,
    MapWords,
    RequestType,
    Source,
)

__all__ = [
    "BOUNDS_ALLOWED",
    "CELL_ALLOWED",
    "CLASSES_ALLOWED",
    "DEFAULT_POLICY",
    "MAX_CLASSES",
    "Bar",
    "BlockChoice",
    "BlockName",
    "BreakMethod",
    "Breakdown",
    "CallTypes",
    "Cell",
    "CellMark",
    "Contact",
    "ContactLine",
    "CountyCounts",
    "CountyShape",
    "Demographics",
    "DisclosurePolicy",
    "Effort",
    "Efforts",
    "FigureNouns",
    "Inset",
    "Jurisdiction",
    "JurisdictionKind",
    "Law",
    "LocalText",
    "MapChoice",
    "MapWords",
    "Measure",
    "Nation",
    "NetBar",
    "Noun",
    "Offenses",
    "Origin",
    "OwnTexts",
    "Period",
    "Profile",
    "Published",
    "Ranking",
    "Record",
    "RequestType",
    "Silence",
    "Source",
    "StateShapes",
    "Status",
    "Universe",
    "Unprinted",
    "Venues",
    "YearSeries",
    "list_key_figures",
    "list_rankings",
    "read_addend",
    "sum_cells",
]
