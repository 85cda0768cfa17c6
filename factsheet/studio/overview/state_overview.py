"""All states at a glance: worked out once a state and kept while its files hold the same."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from starlette.requests import Request

from factsheet.batch.planner import Planner
from factsheet.checks import Finding
from factsheet.checks.state import check_state
from factsheet.drafts.journal import Draft
from factsheet.drafts.sheet_proof import check_files
from factsheet.drafts.tree_changes import count_changes
from factsheet.errors import FactsheetError
from factsheet.model import Jurisdiction
from factsheet.sources.data_library import Library
from factsheet.sources.drawn_states import has_data
from factsheet.studio.builds.built_sheets import find_output
from factsheet.studio.open_drafts import list_draft_files
from factsheet.studio.overview.data_marks import mark_state, read_data_marks
from factsheet.studio.overview.map_thumbnails import MapThumbnail, make_thumbnail
from factsheet.studio.overview.overview_rows import StateRow, make_state_row
from factsheet.studio.overview.sheets_now import SheetsNow, find_built_time, look_at_output, make_build_order
from factsheet.studio.overview.state_facts import StateFacts, list_told, make_state_facts
from factsheet.studio.running_studio import Studio, find_own


@dataclass(frozen=True, slots=True)
class StatesNow:
    """All states as they are now.

    Attributes:
        rows: One for each state that has data, in the order of the list of jurisdictions.
        places: Those states.
        built: When sheets were last built into the output folder; None where none were.
        looked: When this was found.
    """

    rows: tuple[StateRow, ...]
    places: tuple[Jurisdiction, ...]
    built: datetime | None
    looked: datetime


@dataclass(slots=True)
class StateOverview:
    """What is known of all states; to be asked in the studio's room alone.

    Attributes:
        facts: What was found of each state, with the mark of the files that it was found in.
        drafts: What the checks find in edits that are kept, with the mark of the state and of the edits.
        thumbnails: Maps as they were drawn.
    """

    studio: Studio
    facts: dict[str, tuple[str, StateFacts]] = field(default_factory=dict)
    drafts: dict[str, tuple[str, tuple[Finding, ...]]] = field(default_factory=dict)
    thumbnails: dict[str, MapThumbnail] = field(default_factory=dict)

    @property
    def is_ready(self) -> bool:
        """Whether the states were looked at before, so that looking again takes little time."""
        return bool(self.facts)

    def list_places(self) -> tuple[Jurisdiction, ...]:
        """Return the states that have data, without a look at these.

        Raises:
            DataError: The list of jurisdictions cannot be read.
        """
        library = self.studio.open_data()
        return tuple(place for place in library.jurisdictions if has_data(library, place.usps))

    def list_facts(self) -> tuple[StateFacts, ...]:
        """Return what the files say of each state that has data.

        Raises:
            DataError: The list of jurisdictions cannot be read.
        """
        library = self.studio.open_data()
        return self._refresh_facts(library, look_at_output(self.studio, library))

    def look_at_states(self) -> StatesNow:
        """Return all states as they are now.

        Raises:
            DataError: The list of jurisdictions cannot be read.
        """
        library, looked = self.studio.open_data(), self.studio.read_time()
        built = look_at_output(self.studio, library)
        facts = self._refresh_facts(library, built)
        rows = tuple(self._make_row(library, one, built) for one in facts)
        return StatesNow(
            rows, tuple(one.place for one in facts), find_built_time(self.studio, looked.tzinfo), looked
        )

    def draw_thumbnail(self, usps: str) -> MapThumbnail | None:
        """Return the small map of a state; None where its data cannot be read.

        Args:
            usps: Postal code in capital letters.
        """
        if not self.is_ready:
            self.list_facts()
        known = self.facts.get(usps)
        if known is None or known[1].profile is None:
            return None
        self.thumbnails[usps] = make_thumbnail(known[1].profile, self.thumbnails.get(usps))
        return self.thumbnails[usps]

    def _refresh_facts(self, library: Library, built: SheetsNow) -> tuple[StateFacts, ...]:
        output = find_output(self.studio.folder) if self.studio.folder else None
        marks, about = read_data_marks(library, output), f"{self.studio.folder} {self.studio.read_day()}"
        found: dict[str, tuple[str, StateFacts]] = {}
        for place in library.jurisdictions:
            if has_data(library, place.usps):
                variant = built.choose_variant(place.usps)
                mark = f"{mark_state(library, marks, place.usps)} {about} {variant}"
                known = self.facts.get(place.usps)
                if known is None or known[0] != mark:
                    known = (mark, self._find_facts(library, place, built))
                found[place.usps] = known
        self.facts = found
        return tuple(facts for _, facts in found.values())

    def _find_facts(self, library: Library, place: Jurisdiction, built: SheetsNow) -> StateFacts:
        order = make_build_order(self.studio, (built.choose_variant(place.usps),))
        checked = check_state(library, place.usps, order.limits)
        return make_state_facts(place, checked, Planner(library, order, built.standing))

    def _make_row(self, library: Library, facts: StateFacts, built: SheetsNow) -> StateRow:
        usps = facts.place.usps
        draft, sheet = self._read_draft(usps), built.judge_sheet(usps, facts.sheet)
        if draft is None:
            return make_state_row(facts, facts.findings, sheet, edits=0)
        edits = count_changes(draft.base, draft.now)
        return make_state_row(facts, self._check_draft(library, facts, draft), sheet, edits=edits)

    def _read_draft(self, usps: str) -> Draft | None:
        """Return the edits of a state that are kept, None where there are none."""
        draft = self.studio.journal.read_draft(usps.lower()) if self.studio.folder else None
        return draft if draft and draft.steps else None

    def _check_draft(self, library: Library, facts: StateFacts, draft: Draft) -> tuple[Finding, ...]:
        """Return what the checks would find if the edits were saved; of the files where that cannot be."""
        usps = facts.place.usps
        mark = f"{self.facts[usps][0]} {draft.number} {draft.steps[-1].made}"
        kept = self.drafts.get(usps)
        if kept is None or kept[0] != mark:
            findings = facts.findings
            with suppress(FactsheetError):
                files = list_draft_files(library, draft)
                findings = list_told(check_files(library, usps, files, self.studio.limits))
            kept = self.drafts[usps] = (mark, findings)
        return kept[1]


def find_overview(request: Request) -> StateOverview:
    """Return the overview of the studio that a request was made to."""
    return find_own(request, StateOverview, StateOverview)
