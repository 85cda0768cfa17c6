"""Reports with their appendices, kept for a while in a private folder until they are fetched."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from starlette.requests import Request

from factsheet.studio.builds.report_attachment import AttachedReport
from factsheet.studio.guards.private_folders import make_private_folder
from factsheet.studio.running_studio import find_own

_TOKEN_BYTES = 16
_MOST_KEPT = 6


@dataclass(frozen=True, slots=True)
class FinishedReport:
    """A report that can be fetched.

    Attributes:
        told: What is told of it; its content lies in a file.
        size: In bytes.
        name: What the file is called that a browser saves.
    """

    told: AttachedReport
    path: Path
    size: int
    name: str

    def list_notes(self) -> Iterator[str]:
        """Yield what should be known, each note once."""
        yield from dict.fromkeys(self.told.notes)


@dataclass(slots=True)
class FinishedReports:
    """The last reports, by random tokens; the folder is gone when the program is."""

    folder: Path = field(default_factory=make_private_folder)
    reports: dict[str, FinishedReport] = field(default_factory=dict)

    def keep_report(self, report: AttachedReport, name: str) -> str:
        """Keep a report and return its token; the oldest one goes where there are too many."""
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        path = self.folder / token
        path.write_bytes(report.content)
        size = len(report.content)
        self.reports[token] = FinishedReport(replace(report, content=b""), path, size, name)
        while len(self.reports) > _MOST_KEPT:
            oldest = self.reports.pop(next(iter(self.reports)))
            oldest.path.unlink(missing_ok=True)
        return token


def find_reports(request: Request) -> FinishedReports:
    """Return the reports of the studio that a request was made to."""
    return find_own(request, FinishedReports, lambda _studio: FinishedReports())
