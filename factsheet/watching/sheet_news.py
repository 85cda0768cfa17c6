"""What is new about a sheet since it was told of the last time."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from factsheet.batch.report import BatchReport, SheetResult, SheetStatus
from factsheet.checks import Finding
from factsheet.errors import Fault
from factsheet.model.sheet_options import SheetOptions


@dataclass(frozen=True, slots=True)
class SheetNews:
    """What became of a sheet.

    Attributes:
        name: Its file name; state, format and language as long as none is known.
        result: What became of it.
        before: What became of it the last time that it was told; None where it was not.
        faults: Those of the result that were not told just before, with another sheet.
        findings: Those of the result that were not there the last time.
        stands: Whether a sheet is there.
    """

    name: str
    result: SheetResult
    before: SheetResult | None
    faults: tuple[Fault, ...]
    findings: tuple[Finding, ...]
    stands: bool

    @property
    def is_mended(self) -> bool:
        """Return whether the sheet was refused the last time, and is not now."""
        return bool(self.before and self.before.faults and not self.result.faults)


@dataclass(frozen=True, slots=True)
class FolderNews:
    """What is wrong and belongs to no sheet.

    Attributes:
        faults, findings: Those that were not told the last time.
        report: On the round, with all of them.
    """

    faults: tuple[Fault, ...]
    findings: tuple[Finding, ...]
    report: BatchReport


@dataclass(frozen=True, slots=True)
class HeldNews:
    """The folder of the sheets is held by another run, for whose end this one waits."""

    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class NoNews:
    """What was saved changes none of the sheets; how many there are."""

    sheets: int


News = SheetNews | FolderNews | HeldNews | NoNews


@dataclass(slots=True)
class ToldNews:
    """What was told, by sheet and by state, and what is new beside it."""

    results: dict[tuple[str, SheetOptions], SheetResult] = field(default_factory=dict)
    names: dict[tuple[str, SheetOptions], str] = field(default_factory=dict)
    findings: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    folder: BatchReport = field(default_factory=lambda: BatchReport(()))

    def compare_sheet(self, result: SheetResult, *, is_asked: bool) -> SheetNews | None:
        """Return what is new about a sheet, None where nothing is.

        Args:
            result: What became of it.
            is_asked: Whether it is told also if nothing is new: somebody waits to hear of it.
        """
        key = (result.usps, result.options)
        told = self.results.get(key)
        is_same = (
            told is not None
            and result.status is not SheetStatus.WRITTEN
            and _list_faults(told.faults) == _list_faults(result.faults)
            and _list_findings(told.warnings) == _list_findings(result.warnings)
        )
        if is_same and not is_asked:
            return None
        known = _list_findings(self.findings.get(result.usps, ()))
        return SheetNews(
            _name_result(result) or self.names.get(key, _describe_sheet(result)),
            result,
            told,
            result.faults,
            tuple(one for one in result.warnings if _name_finding(one) not in known),
            stands=result.path is not None or key in self.names,
        )

    def compare_folder(self, report: BatchReport) -> FolderNews | None:
        """Return what is new of all that belongs to no sheet, None where nothing is."""
        faults, findings = _list_faults(self.folder.unassigned), _list_findings(self.folder.folder)
        news = FolderNews(
            tuple(fault for fault in report.unassigned if _name_fault(fault) not in faults),
            tuple(one for one in report.folder if _name_finding(one) not in findings),
            report,
        )
        if news.faults or news.findings:
            return news
        self.folder = report  # what is mended is new when it comes again
        return None

    def note_news(self, news: News) -> None:
        """Take in that something was told."""
        if isinstance(news, FolderNews):
            self.folder = news.report
        elif isinstance(news, SheetNews):
            result, before = news.result, news.before
            fit = result.fit or (
                before.fit if before else None
            )  # what is not drawn lets the sheet before stand
            self.results[result.usps, result.options] = replace(result, fit=fit)
            if result.path is not None:
                self.names[result.usps, result.options] = news.name
            if not result.faults:  # a file that cannot be read has no findings; they come back with it
                self.findings[result.usps] = result.warnings


def drop_doubled(news: Iterable[News]) -> tuple[News, ...]:
    """Return news with each fault and each finding once: those of a shared file strike many sheets."""
    seen: set[Fault | Finding] = set()
    kept: list[News] = []
    for one in news:
        if not isinstance(one, SheetNews | FolderNews):
            kept.append(one)
            continue
        faults = tuple(fault for fault in one.faults if fault not in seen)
        findings = tuple(finding for finding in one.findings if finding not in seen)
        seen.update(one.faults, one.findings)
        kept.append(replace(one, faults=faults, findings=findings))
    return tuple(kept)


def _name_result(result: SheetResult) -> str:
    return "" if result.path is None else str(result.path).replace("\\", "/").rpartition("/")[2]


def _describe_sheet(result: SheetResult) -> str:
    return f"{result.usps} {result.options.form} {result.options.lang}"


def _list_faults(faults: Iterable[Fault]) -> frozenset[Fault]:
    return frozenset(map(_name_fault, faults))


def _list_findings(findings: Iterable[Finding]) -> frozenset[Finding]:
    return frozenset(map(_name_finding, findings))


def _name_fault(fault: Fault) -> Fault:
    """Return a fault without its line: it stays the same where text is added above it."""
    return replace(fault, line=0)


def _name_finding(finding: Finding) -> Finding:
    return replace(finding, fault=_name_fault(finding.fault))
