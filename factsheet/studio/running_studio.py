"""A studio that runs: the folder it works on, its drafts, and the one room in which sheets are drawn."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime
from http import HTTPStatus
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from starlette.exceptions import HTTPException
from starlette.requests import Request

from factsheet.checks import Limits
from factsheet.drafts.history import History
from factsheet.drafts.joining import JoinedDraft
from factsheet.drafts.journal import Draft, Journal
from factsheet.drafts.saving import Saver
from factsheet.drafts.studio_folder import STUDIO_FOLDER
from factsheet.intake.write_intent import Finished
from factsheet.sources.data_library import Library, open_library
from factsheet.studio.starting.folder_hold import FolderHold

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(slots=True)
class Studio:
    """What the screens work with.

    Attributes:
        folder: The data folder; None where none was chosen: then the shipped data are shown, to look at.
        is_read_only: Whether nothing may be kept or saved: the data are the shipped ones, or another studio
            is open on the folder.
        read_day: Tells today.
        read_time: Tells the time, with its zone.
        is_chosen: Whether the folder was chosen; where it was not, the first page asks for one.
        hold: The lock of the folder, or why it can only be looked at.
        on_end: Ends the server; set by what runs it.
        room: Where everything that reads data or draws is done, one after the other: neither the kept results
            of the readers nor the library that renders pages may be used by two threads.
        last_drafts: By subject, an empty draft on its files as they could be read last.
        last_numbers: By subject, the number of its last step. It goes on where edits are thrown away, so
            that a page that still shows them is told of all that came later.
        seen_drafts: What forms were made from, by the word that each of them sends back.
        joined: By subject, what was joined with files that somebody else had changed.
        recovered: What an earlier studio that was killed had begun to save, and this one finished.
        own: By class, what the studio has one of; see `find_own`.
    """

    folder: Path | None
    is_read_only: bool
    read_day: Callable[[], date]
    read_time: Callable[[], datetime]
    is_chosen: bool = True
    hold: FolderHold | None = None
    on_end: Callable[[], None] | None = None
    room: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "studio-room"))
    last_drafts: dict[str, Draft] = field(default_factory=dict)
    last_numbers: dict[str, int] = field(default_factory=dict)
    seen_drafts: dict[str, Draft] = field(default_factory=dict)
    joined: dict[str, JoinedDraft] = field(default_factory=dict)
    recovered: Finished | None = None
    own: dict[type[object], object] = field(default_factory=dict)

    @property
    def may_write(self) -> bool:
        """Whether edits may be kept, and files be written."""
        return self.folder is not None and not self.is_read_only

    @property
    def own_folder(self) -> Path:
        """The folder of the studio within the data folder.

        Raises:
            ValueError: There is no data folder.
        """
        if self.folder is None:
            raise ValueError("the shipped data have no studio folder")
        return self.folder / STUDIO_FOLDER

    @property
    def journal(self) -> Journal:
        """The drafts that are kept beside the data folder."""
        return Journal(self.own_folder / "drafts", is_read_only=self.is_read_only)

    @property
    def history(self) -> History:
        """What the files of the data folder were before each save.

        Raises:
            ValueError: There is no data folder.
        """
        if self.folder is None:
            raise ValueError("the shipped data have no history")
        return History(self.own_folder / "history", self.folder)

    @property
    def saver(self) -> Saver:
        """What saves drafts into the data folder."""
        return Saver(self.journal, self.history)

    @property
    def limits(self) -> Limits:
        """What the checks find too old or changed too much, as of today."""
        return Limits(self.read_day())

    def open_data(self) -> Library:
        """Open the data as the disk has them; messages tell counts: it is the publisher's own screen."""
        return open_library(self.folder, shows_counts=True)

    def end_server(self) -> None:
        """End what serves this studio, once the last answer is out."""
        if self.on_end is not None:
            self.on_end()

    async def run_in_room(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what a call returns that reads data or draws; calls wait for each other."""
        return await asyncio.get_running_loop().run_in_executor(self.room, lambda: call(*args, **kwargs))


def find_studio(request: Request) -> Studio:
    """Return the studio that a request was made to."""
    studio: Studio = request.app.state.studio
    return studio


def find_own(request: Request, kind: type[T], make: Callable[[Studio], T]) -> T:
    """Return what the running studio has one of, such as its list of builds.

    Args:
        request: Made to the studio.
        kind: Its class.
        make: Makes it when it is first asked for.
    """
    studio = find_studio(request)
    if kind not in studio.own:
        studio.own[kind] = make(studio)
    return cast(T, studio.own[kind])


def find_writable(request: Request) -> Studio:
    """Return the studio that a request was made to, if something may be kept in its folder.

    Raises:
        HTTPException: Nothing may.
    """
    studio = find_studio(request)
    if not studio.may_write:
        raise HTTPException(HTTPStatus.FORBIDDEN)
    return studio
