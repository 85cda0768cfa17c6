"""Drawn sheets put in their places, each only if it is itself, with a record of what it was drawn from."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from factsheet.batch.data_origin import name_data_folder
from factsheet.batch.manifest import SheetRecord
from factsheet.batch.order import Order
from factsheet.batch.output_names import PICTURES
from factsheet.batch.report import SheetResult, SheetStatus, describe_finding
from factsheet.batch.sheet_task import DrawnSheet, StateTask
from factsheet.batch.standing_sheets import SheetStanding
from factsheet.batch.state_plan import PlannedSheet, StatePlan
from factsheet.digests import make_digest
from factsheet.errors import OutputError, describe_internal_error
from factsheet.output_store import OutputStore
from factsheet.page.sheet_name import apply_draft


def name_picture(sheet: str, *, is_before: bool = False) -> str:
    """Return where the picture of a sheet lies, or that of the one before it."""
    return f"{PICTURES}/{sheet.removesuffix('.pdf')}{'.before' if is_before else ''}.png"


@dataclass(frozen=True, slots=True)
class SheetWriter:
    """Puts drawn sheets in their places.

    Attributes:
        store: Where they go.
        order: What was asked for.
        records: What is noted of each sheet, by file name; changed with each that is written.
    """

    store: OutputStore
    order: Order
    records: dict[str, SheetRecord]

    def finish_state(self, plan: StatePlan, drawn: tuple[DrawnSheet, ...]) -> Iterator[SheetResult]:
        """Yield what became of each sheet of a state, after it is in its place."""
        by_name = {sheet.name: sheet for sheet in drawn}
        for planned in plan.sheets:
            result = self._finish_sheet(plan, planned, by_name.get(planned.name))
            yield replace(result, state=plan.state, warnings=plan.findings)

    def _finish_sheet(self, plan: StatePlan, planned: PlannedSheet, drawn: DrawnSheet | None) -> SheetResult:
        refused = plan.faults or planned.faults or (drawn.faults if drawn else ())
        if refused:
            return SheetResult(plan.usps, SheetStatus.FAILED, planned.options, faults=refused)
        try:
            if not planned.is_drawn:
                return self._keep_sheet(plan, planned)
            if drawn is None or plan.task is None:
                raise ValueError(f"{planned.name} did not come back")
            return self._write_sheet(plan, planned, drawn, plan.task)
        except OutputError as error:
            refused = error.faults
        except Exception as error:  # a slip in our code must not take the other sheets with it
            refused = (describe_internal_error(plan.usps, error),)
        return SheetResult(plan.usps, SheetStatus.FAILED, planned.options, faults=refused)

    def _keep_sheet(self, plan: StatePlan, planned: PlannedSheet) -> SheetResult:
        """Return the result of a sheet that stands as it should."""
        record = self.records[planned.name]
        self.records[planned.name] = replace(record, findings=self._describe_findings(plan))
        place = self.store.locate(planned.name)
        return SheetResult(plan.usps, SheetStatus.UNCHANGED, planned.options, place, record.fit)

    def _write_sheet(
        self, plan: StatePlan, planned: PlannedSheet, drawn: DrawnSheet, task: StateTask
    ) -> SheetResult:
        from factsheet.batch.sheet_identity import expect_sheet, refuse_other_sheet  # opens PDF files

        place = self.store.locate(planned.name)
        expected = expect_sheet(task.profile, planned.options, planned.own_words)
        refuse_other_sheet(drawn.content, expected, str(place))
        record = self._make_record(plan, planned, drawn, task)
        is_same = planned.record is not None and planned.record.sha256 == record.sha256
        if not is_same:
            record = replace(record, before=self._keep_picture(planned))
        is_written = self.store.put(planned.name, drawn.content, force=self.order.force)
        if drawn.picture or not is_same:
            self._put_picture(planned.name, drawn.picture)
        if planned.record and (is_same or not is_written):
            record = _keep_history(record, planned.record)
        self.records[planned.name] = record
        return SheetResult(
            plan.usps,
            SheetStatus.WRITTEN if is_written else SheetStatus.UNCHANGED,
            planned.options,
            place,
            drawn.fit,
            why=planned.why if is_written else (),
            replaced=planned.replaced if is_written and not is_same else None,
        )

    def _describe_findings(self, plan: StatePlan) -> tuple[Mapping[str, str | int], ...]:
        """Return the findings as they are kept; none where they tell counts that the sheets do not show."""
        if self.order.shows_counts:
            return ()
        return tuple(describe_finding(finding, self.order.data) for finding in plan.findings)

    def _keep_picture(self, planned: PlannedSheet) -> str | None:
        """Keep the picture of the sheet that is about to be replaced, and return its name.

        Of several sheets that were drawn without a picture, one after the other, the last that has one stays.
        """
        if planned.standing is not SheetStanding.INTACT:
            return None
        with suppress(OutputError):  # the sheet matters, not its picture
            picture = self.store.read(name_picture(planned.name))
            if picture is None:
                return None if self.order.has_gallery or planned.record is None else planned.record.before
            name = name_picture(planned.name, is_before=True)
            self.store.put(name, picture)
            return name
        return None

    def _put_picture(self, sheet: str, picture: bytes) -> None:
        """Put the picture of a sheet beside it; where there is none, or no room, that of the one before goes.

        One that is missing is made when the run is told of, and what keeps it from being made is told there.
        """
        name = name_picture(sheet)
        try:
            if picture:
                self.store.put(name, picture)
                return
        except OutputError:
            pass
        with suppress(OutputError):
            self.store.remove(name)

    def _make_record(
        self, plan: StatePlan, planned: PlannedSheet, drawn: DrawnSheet, task: StateTask
    ) -> SheetRecord:
        if drawn.fit is None:
            raise ValueError(f"{planned.name} was not drawn")
        profile = apply_draft(task.profile, planned.options)
        return SheetRecord(
            usps=plan.usps,
            state=plan.state,
            format=planned.options.form.value,
            lang=planned.options.lang,
            standard=planned.options.standard.value,
            stamp=profile.status.value,
            edition=profile.edition,
            version=profile.version,
            data=name_data_folder(self.order.data, self.order.output),
            sha256=make_digest(drawn.content),
            bytes=len(drawn.content),
            inputs=planned.inputs,
            fit=drawn.fit,
            findings=self._describe_findings(plan),
            why=planned.why,
            changes=planned.replaced.changes if planned.replaced else (),
        )


def _keep_history(record: SheetRecord, before: SheetRecord) -> SheetRecord:
    """Return the record of a sheet that came out the same, with what was noted when its file last changed."""
    return replace(record, data=before.data, why=before.why, changes=before.changes, before=before.before)
