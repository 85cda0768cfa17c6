"""Makes the plan of each state: reads and checks its data, and compares with the sheets that stand there."""

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path

from factsheet.batch import plan_reasons
from factsheet.batch.data_origin import name_data_folder
from factsheet.batch.manifest import SheetRecord
from factsheet.batch.order import Order
from factsheet.batch.plan_reasons import UNPRINTED, word_reasons
from factsheet.batch.program_digest import PROGRAM_PARTS, describe_program
from factsheet.batch.report import ReplacedSheet
from factsheet.batch.sheet_task import StateTask, WantedSheet
from factsheet.batch.standing_sheets import SheetStanding, StandingSheets
from factsheet.batch.state_plan import PlannedSheet, StatePlan
from factsheet.checks.state import CheckedState, check_state
from factsheet.digests import make_digest
from factsheet.disclosure import SafeProfile
from factsheet.embedded_data import PrivateData, make_sheet_contents
from factsheet.embedded_data.changed_values import list_changed_values
from factsheet.errors import FactsheetError, Fault, OutputError, describe_internal_error
from factsheet.model.sheet_options import SheetOptions
from factsheet.page.formats import SHEET_FORMATS
from factsheet.page.sheet_name import apply_draft, name_sheet
from factsheet.pdf.standards import FILE_STANDARDS
from factsheet.sources.data_library import Library
from factsheet.sources.drawn_states import find_house_style
from factsheet.theme import Theme
from factsheet.wording.language import find_own_language
from factsheet.wording.language_files import LanguageFile

OTHER_ALLOWED = "another folder as --output, or --force to replace it"
_STANDING_REASONS = {
    SheetStanding.UNKNOWN: plan_reasons.UNKNOWN,
    SheetStanding.EDITED: plan_reasons.EDITED,
}


@dataclass(frozen=True, slots=True)
class Planner:
    """Makes plans for an order.

    Attributes:
        data: The data folder, opened.
        order: What is asked for.
        standing: What stands in the output folder.
    """

    data: Library
    order: Order
    standing: StandingSheets

    def plan_state(self, usps: str) -> StatePlan:
        """Return the plan of one state; whatever is wrong with its data becomes part of it."""
        return self.plan_checked(check_state(self.data, usps, self.order.limits))

    def plan_checked(self, checked: CheckedState) -> StatePlan:
        """Return the plan of a state whose data were checked by the limits of the order."""
        usps, state = checked.usps, self._find_name(checked.usps)
        try:
            theme = find_house_style(self.data, usps)
            if checked.profile is None or checked.errors:
                return self._refuse(checked, state, checked.errors)
            return self._plan_sheets(checked, checked.profile, theme)
        except FactsheetError as error:
            return self._refuse(checked, state, checked.errors or error.faults)
        except Exception as error:  # a slip in our code must not take the other states with it
            return self._refuse(checked, state, (describe_internal_error(usps, error),))

    def _find_name(self, usps: str) -> str:
        try:
            return self.data.find(usps).name
        except FactsheetError:
            return usps

    def _refuse(self, checked: CheckedState, state: str, faults: tuple[Fault, ...]) -> StatePlan:
        sheets = tuple(PlannedSheet(options) for options in self.order.variants)
        return StatePlan(checked.usps, state, sheets, checked.warnings, faults)

    def _plan_sheets(self, checked: CheckedState, profile: SafeProfile, theme: Theme) -> StatePlan:
        sheets = tuple(self._plan_variant(profile, options, theme) for options in self.order.variants)
        wanted = tuple(
            WantedSheet(sheet.name, sheet.options, sheet.own_words, sheet.contents)
            for sheet in sheets
            if sheet.is_drawn
        )
        task = StateTask(profile, theme, wanted, has_pictures=self.order.has_gallery) if wanted else None
        return StatePlan(checked.usps, profile.jurisdiction.name, sheets, checked.warnings, task=task)

    def _plan_variant(self, profile: SafeProfile, options: SheetOptions, theme: Theme) -> PlannedSheet:
        """Return the plan of one sheet; a fault in the words of its language is no other sheet's."""
        try:
            own = find_own_language(options.lang, self.data.wording_folder)
        except FactsheetError as error:
            return PlannedSheet(options, faults=error.faults)
        return self._plan_sheet(profile, options, theme, own)

    def _plan_sheet(
        self, profile: SafeProfile, options: SheetOptions, theme: Theme, own: LanguageFile | None
    ) -> PlannedSheet:
        has_files = SHEET_FORMATS[options.form].has_files
        standard = FILE_STANDARDS[options.standard].name_claims(has_files=has_files)
        contents = make_sheet_contents(apply_draft(profile, options), options, theme, own, standard)
        name, unprinted = name_sheet(profile, options), make_digest(repr(profile.unprinted).encode())
        sheet = PlannedSheet(
            options,
            name,
            {**contents.private.inputs.to_dict(), **describe_program(), UNPRINTED: unprinted},
            self.standing.judge(name),
            record=self.standing.records.get(name),
            own_words=own,
            contents=contents,
        )
        return self._decide(sheet, contents.private)

    def _decide(self, sheet: PlannedSheet, new: PrivateData) -> PlannedSheet:
        """Return the sheet with why it is drawn, if it is, and what it would replace."""
        if sheet.standing is SheetStanding.MISSING:
            return replace(sheet, why=(plan_reasons.DELETED if sheet.record else plan_reasons.NEW,))
        record = sheet.record if sheet.standing is SheetStanding.INTACT else None
        if record and record.inputs == sheet.inputs:
            return replace(sheet, why=(plan_reasons.FORCED,) if self.order.force else ())
        from factsheet.pdf.carried_data import find_carried_data  # opens PDF files: those that are replaced

        try:
            old = find_carried_data(self.standing.read(sheet.name))
        except OutputError as error:
            return replace(sheet, why=(plan_reasons.UNKNOWN,), faults=error.faults)
        after = json.loads(new.profile)
        changes = list_changed_values(old.profile if old else {}, after)
        other = self._find_other_folder(sheet.record)
        if record is None:
            why: tuple[str, ...] = (_STANDING_REASONS[sheet.standing],)
        else:
            drawings = old.drawing if old else {}, json.loads(new.drawing)
            why = word_reasons(record.inputs, sheet.inputs, changes, drawings)
        planned = replace(sheet, why=why, replaced=ReplacedSheet(other, changes))
        return self._refuse_other_folder(planned) if _has_other_content(planned) else planned

    def _find_other_folder(self, record: SheetRecord | None) -> str | None:
        """Return the data folder that a sheet was drawn from, None where it is this one, or not known."""
        here = name_data_folder(self.order.data, self.order.output)
        return None if record is None or record.data == here else record.data

    def _refuse_other_folder(self, sheet: PlannedSheet) -> PlannedSheet:
        """Return the sheet refused where another data folder drew the one that stands in its place.

        A sheet of the shipped data may always be replaced by one of a folder of the user's own: anybody can
        draw it again.
        """
        other = sheet.replaced.data if sheet.replaced else None
        if not other or self.order.force:
            return sheet
        place = self.standing.store.locate(sheet.name)
        folder = os.path.normpath(place.parent / other) if isinstance(place, Path) else other
        found = f"a sheet drawn from another data folder, '{folder}'"
        fault = Fault(str(place), 1, "file", found, OTHER_ALLOWED, code="")
        return replace(sheet, faults=(fault,))


def _has_other_content(sheet: PlannedSheet) -> bool:
    """Return whether a sheet would differ from the one that was drawn there by more than what draws it."""
    before = sheet.record.inputs if sheet.record else {}
    return any(
        before.get(name) != digest for name, digest in sheet.inputs.items() if name not in PROGRAM_PARTS
    )
