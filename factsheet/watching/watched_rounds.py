"""Rounds of a watch: the sheets are drawn once, then anew after each save.

A round is a run as any other: it draws what is not as it should be, whatever was saved. What it refuses is
told only once nothing more was saved for a moment: a file may be read while its editor still writes it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from factsheet.batch.order import Order
from factsheet.batch.report import BatchReport, SheetResult, SheetStatus
from factsheet.batch.run import build_sheets
from factsheet.batch.run_report import write_run_report
from factsheet.batch.standing_sheets import look_at_sheets
from factsheet.checks.state import check_state
from factsheet.errors import FactsheetError, HeldError
from factsheet.output_store import open_store
from factsheet.reading.file_names import CARRIED, PROFILES
from factsheet.sources.data_library import Library, open_library
from factsheet.watching.saves import Saved
from factsheet.watching.sheet_news import (
    FolderNews,
    HeldNews,
    News,
    NoNews,
    SheetNews,
    ToldNews,
    drop_doubled,
)

Tell = Callable[[News], None]


@dataclass(frozen=True, slots=True)
class WatchOrder:
    """What is watched.

    Attributes:
        states: Postal codes, each once.
        order: How the sheets are drawn and where they go.
        read_day: Gives the day of the checks, which may be another one tomorrow.
    """

    states: Sequence[str]
    order: Order
    read_day: Callable[[], date]

    def make_order(self) -> Order:
        """Return the order of one round: of the day, and without a gallery, which waits for the end."""
        limits = replace(self.order.limits, today=self.read_day())
        return replace(self.order, limits=limits, has_gallery=False)


def watch_sheets(watched: WatchOrder, saves: Iterable[Saved], tell: Tell) -> BatchReport | None:
    """Draw the sheets now, and anew after each save, until the saves end or the interrupt key is pressed.

    Args:
        watched: What is watched.
        saves: The files of each save; an empty set where nothing was saved for a moment.
        tell: Called with all that is new, as soon as it is known.

    Returns:
        The report on the last round; None where none came to its end.

    Raises:
        FactsheetError: Nothing can be drawn from the very beginning, or no save be heard of.
    """
    watch = _Watch(watched, tell)
    with suppress(KeyboardInterrupt):
        for saved in saves:
            watch.take_saves(saved)
            if watch.report is not None and watch.report.is_stopped:
                break
    return watch.report


def show_sheets(order: Order, report: BatchReport) -> BatchReport:
    """Write gallery and report beside the sheets, as the last round left them.

    Raises:
        HeldError: Another run draws into the folder.
        OutputError: The folder cannot be read.
    """
    store = open_store(order.output)
    with store.hold():
        records = look_at_sheets(store, (), order).list_present()
        return write_run_report(store, order, records, report)


@dataclass(slots=True)
class _Watch:
    """A watch on its way.

    Attributes:
        told: What was told.
        report: On the last round that came to its end.
        saved: Files of which no round has been made yet.
        is_due: Whether a round is to be made.
        is_held: Whether it was told that another run holds the folder.
        unsaid: What is told as soon as nothing more is saved.
        has_news: Whether the round has any.
    """

    watched: WatchOrder
    tell: Tell
    told: ToldNews = field(default_factory=ToldNews)
    report: BatchReport | None = None
    saved: set[Path] = field(default_factory=set)
    is_due: bool = True
    is_held: bool = False
    unsaid: list[News] = field(default_factory=list)
    has_news: bool = False

    def take_saves(self, saved: Saved) -> None:
        """Draw what a save changes; where nothing was saved, tell what was kept back, and try again."""
        if saved:
            self.unsaid.clear()
            self.saved |= saved
            self.is_due = True
        for news in drop_doubled(self.unsaid):
            self._say_news(news)
        self.unsaid.clear()
        if self.is_due:
            self._make_round()

    def _make_round(self) -> None:
        """Draw, unless another run holds the folder: then nothing changes, and it is tried again."""
        order = self.watched.make_order()
        library = open_library(order.data)
        self.has_news = False
        try:
            report = self._draw_sheets(library, order)
        except HeldError as error:
            if not self.is_held:
                self._say_news(HeldNews(error.faults))
            self.is_held = True
            return
        except FactsheetError as error:
            if self.report is None:
                raise
            self._take_news(self.told.compare_folder(BatchReport((), error.faults)))
        else:
            self._finish_round(library, order, report)
        self.is_due = self.is_held = False
        self.saved.clear()

    def _draw_sheets(self, library: Library, order: Order) -> BatchReport:
        """Draw, first of all the states whose own files were saved."""
        states = self.watched.states
        own = {usps for usps in states if any(_is_of_state(path, usps) for path in self.saved)}

        def take_result(result: SheetResult) -> None:
            self._take_news(self.told.compare_sheet(result, is_asked=result.usps in own))

        return build_sheets(
            library, sorted(states, key=lambda usps: usps not in own), order, on_result=take_result
        )

    def _finish_round(self, library: Library, order: Order, report: BatchReport) -> None:
        is_first, self.report = self.report is None, report
        if report.is_stopped:
            return
        self._take_news(self.told.compare_folder(report))
        if not self.has_news:
            self._say_news(NoNews(len(report.sheets)))
        if is_first and not report.count(SheetStatus.WRITTEN):
            _load_drawing(library, order, self.watched.states)

    def _take_news(self, news: SheetNews | FolderNews | None) -> None:
        """Tell good news; keep bad news back, and what is told of files that may be there for a moment."""
        if news is None:
            return
        self.has_news = True
        if isinstance(news, FolderNews) or news.result.faults:
            self.unsaid.append(news)
        else:
            self._say_news(news)

    def _say_news(self, news: News) -> None:
        self.tell(news)
        self.told.note_news(news)


def _is_of_state(path: Path, usps: str) -> bool:
    """Return whether a file belongs to one state alone: its profile, or what its finished sheet carried."""
    return path.parent.name in {PROFILES, CARRIED} and re.split(r"[._]", path.name)[0] == usps.lower()


def _load_drawing(library: Library, order: Order, states: Sequence[str]) -> None:
    """Draw a sheet and drop it, so that what draws is loaded and warm when the first file is saved."""
    from factsheet.layout import draw_sheet  # matplotlib

    for usps in states[:1]:
        checked = check_state(library, usps, order.limits)
        if checked.profile is not None:
            with suppress(FactsheetError):
                draw_sheet(checked.profile, order.variants[0])
